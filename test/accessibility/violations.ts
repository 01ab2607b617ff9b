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
 * Of what has been found good before, in another answer of the same task or the same part of another task, nothing is
 * looked at again: to axe elements of one outline are alike. Headings and landmarks are judged by all that stand around.
 */
export async function violations(
  container: HTMLElement,
  { schemes = ["light", "dark"], without = [] }: Options = {},
): Promise<string[]> {
  const root = document.documentElement;
  const before = root.style.colorScheme;
  const found: string[] = [];
  for (const scheme of schemes) {
    const known = good[scheme];
    const { fresh, outlines } = unknown(container, without, known);
    if (fresh.length === 0) continue;
    if (scheme !== "forced") root.style.colorScheme = scheme;
    const include = scheme === "light" ? around(fresh, container) : fresh;
    const result = await axe.run({ include, exclude: [...without] }, options[scheme]).finally(() => {
      root.style.colorScheme = before;
    });
    if (result.violations.length === 0) for (const outline of outlines) known.add(outline);
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

/**
 * Every kind of element within another that is not known, by all that a rule of axe could judge but the very words and
 * numbers; and of each kind the first, if what it stands in is known.
 */
function unknown(container: Element, without: readonly string[], known: ReadonlySet<string>) {
  const outlines = new Set<string>();
  const fresh: Element[] = [];
  const visit = (element: Element, above: string, isWithin: boolean): void => {
    if (without.some((selector) => element.matches(selector))) return;
    const text = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
    const outline = `${above}>${element.localName}${[...element.attributes].map(outlineOf).sort().join("")}${text ? "…" : ""}`;
    const isNew = !known.has(outline) && !outlines.has(outline);
    if (isNew) outlines.add(outline);
    if (isNew && !isWithin) fresh.push(element);
    for (const child of element.children) visit(child, outline, isWithin || isNew);
  };
  visit(container, String(window.innerWidth), false);
  return { fresh, outlines };
}

const headings = "h1, h2, h3, h4, h5, h6, header, footer, nav, aside, main, [role=heading], [role=region]";

/** What may be broken by these elements: what they stand in, and the order of all headings and landmarks. */
function around(fresh: readonly Element[], container: Element): Element[] {
  if (fresh.some((element) => element === container || element.matches(headings) || element.querySelector(headings)))
    return [container];
  return [...new Set(fresh.map((element) => element.parentElement as Element))];
}

function outlineOf({ name, value }: Attr): string {
  if (unseen.has(name)) return "";
  if (references.has(name)) return value.split(/\s+/).every((id) => document.getElementById(id)) ? `[${name}]` : `[${name}=?]`;
  if (wordsAndNumbers.test(name)) return value.trim() === "" ? `[${name}=]` : `[${name}]`;
  return `[${name}=${value}]`;
}

/** Marks for the host's style sheets, which change nothing that a rule judges. */
const unseen = new Set(["data-task", "data-status", "data-source"]);

const references = new Set(["for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details"]);

/** Attributes that decide only by being there, and not empty. Those of shapes are here too. */
const wordsAndNumbers =
  /^(id|name|value|href|src|alt|title|placeholder|download|min|max|step|rows|cols|d|points|transform|[xyr]\d?|[cr][xy]|width|height|viewBox|aria-(label|valuetext|valuenow|valuemin|valuemax|posinset|setsize|row\w+|col\w+))$/;
