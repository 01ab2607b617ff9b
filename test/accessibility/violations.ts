import axe, { type Result, type RunOptions } from "axe-core";

/** A colour scheme; `forced` takes that of a page whose colours are forced. */
export type Scheme = "light" | "dark" | "forced";

interface Options {
  readonly schemes?: readonly Scheme[];
  /** Selectors of what has been looked at elsewhere. */
  readonly without?: readonly string[] | undefined;
}

/**
 * What axe finds wrong within an element: in light all its rules, else those that colours can break.
 *
 * A drawing whose every outline has been found good before, in another answer of the same task or the same
 * part of another task, is not looked at again: to axe they are alike.
 */
export async function violations(
  container: HTMLElement,
  { schemes = ["light", "dark"], without = [] }: Options = {},
): Promise<string[]> {
  const root = document.documentElement;
  const before = root.style.colorScheme;
  const found: string[] = [];
  for (const scheme of schemes) {
    const drawn = outlines(container, without);
    const known = good[scheme];
    if ([...drawn].every((outline) => known.has(outline))) continue;
    if (scheme !== "forced") root.style.colorScheme = scheme;
    const result = await axe.run({ include: [container], exclude: [...without] }, options[scheme]).finally(() => {
      root.style.colorScheme = before;
    });
    if (result.violations.length === 0) for (const outline of drawn) known.add(outline);
    found.push(...result.violations.map((violation) => inWords(violation, scheme)));
  }
  return found;
}

/** Outlines in which axe found nothing. */
const good: Record<Scheme, Set<string>> = { light: new Set(), dark: new Set(), forced: new Set() };

/** Without these, axe reads each style sheet again and words every check that passed. */
const quick = { preload: false, resultTypes: ["violations"], elementRef: false } satisfies RunOptions;

/** What a page owes, and no widget alone. */
const ofPages = ["region", "bypass", "document-title", "html-has-lang", "landmark-one-main", "page-has-heading-one"];

const colours: RunOptions = { ...quick, runOnly: ["color-contrast", "link-in-text-block"] };

const options: Record<Scheme, RunOptions> = {
  light: { ...quick, rules: Object.fromEntries(ofPages.map((rule) => [rule, { enabled: false }])) },
  dark: colours,
  forced: colours,
};

function inWords({ id, nodes }: Result, scheme: Scheme): string {
  return `${id}, ${scheme}: ${nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary ?? ""}`).join("\n")}`;
}

/** Every kind of element within another, by all that a rule of axe could judge but the very words and numbers. */
function outlines(container: Element, without: readonly string[]): Set<string> {
  const found = new Set<string>();
  const visit = (element: Element, above: string): void => {
    if (without.some((selector) => element.matches(selector))) return;
    const text = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
    const outline = `${above}>${element.localName}${[...element.attributes].map(outlineOf).sort().join("")}${text ? "…" : ""}`;
    found.add(outline);
    for (const child of element.children) visit(child, outline);
  };
  visit(container, String(window.innerWidth));
  return found;
}

function outlineOf({ name, value }: Attr): string {
  if (references.has(name)) return value.split(/\s+/).every((id) => document.getElementById(id)) ? `[${name}]` : `[${name}=?]`;
  if (wordsAndNumbers.test(name)) return value.trim() === "" ? `[${name}=]` : `[${name}]`;
  return `[${name}=${value}]`;
}

const references = new Set(["for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details"]);

/** Attributes that decide only by being there, and not empty. Those of shapes are here too. */
const wordsAndNumbers =
  /^(id|name|value|href|src|alt|title|placeholder|download|min|max|step|rows|cols|d|points|transform|[xyr]\d?|[cr][xy]|width|height|viewBox|aria-(label|valuetext|valuenow|valuemin|valuemax|posinset|setsize|row\w+|col\w+))$/;
