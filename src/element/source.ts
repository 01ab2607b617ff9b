/** What gives an element its model. */
export interface CardOfPage {
  /** The text of a README. */
  readonly card?: string | undefined;
  /** Absolute address of a README, or of the page whose files a text names. */
  readonly cardSrc?: string | undefined;
}

/**
 * The card that the page gives an element: by its address, or written inside it.
 *
 * Written inside, `<script type="text/yaml">` holds the front matter and `<script type="text/markdown">` a whole README. Its files
 * lie beside the page, unless `model` says whose they are.
 */
export function readCardOfPage(element: Element, address: string | null, model: string | null): CardOfPage {
  if (address !== null && address.trim() !== "") return { cardSrc: resolve(address, element) };
  for (const child of element.children) {
    const type = child.localName === "script" ? child.getAttribute("type")?.trim().toLowerCase() : undefined;
    const text = child.textContent ?? "";
    if (type !== "text/markdown" && type !== "text/yaml") continue;
    return {
      card:
        type === "text/markdown" ? withoutMargin(text) : `---\n${withoutMargin(text).replace(/^---\n|\n---\n?$/g, "")}\n---\n`,
      cardSrc: model ? undefined : element.baseURI,
    };
  }
  return {};
}

/** An address that cannot be one is left as it is, so that its loading fails in words. */
function resolve(address: string, { baseURI }: Element): string {
  return URL.canParse(address, baseURI) ? new URL(address, baseURI).href : address;
}

/** The text without the lines around it, and without the margin that all its lines share. */
function withoutMargin(text: string): string {
  const lines = text
    .replaceAll("\r\n", "\n")
    .replace(/^(\s*\n)+|\s+$/g, "")
    .split("\n");
  const margins = lines.filter((line) => line.trim() !== "").map((line) => line.search(/\S/));
  const margin = Math.min(...margins);
  return lines.map((line) => line.slice(margin)).join("\n");
}
