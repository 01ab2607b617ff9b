import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const base = "ui/base.css";
const sheets = readdirSync("src", { recursive: true })
  .map((entry) => String(entry).replaceAll("\\", "/"))
  .filter((sheet) => sheet.endsWith(".css") && sheet !== "styles.css")
  .map((sheet) => ({ sheet, css: readFileSync(`src/${sheet}`, "utf8").replace(/\/\*[\s\S]*?\*\//g, "") }));

interface Rule {
  readonly sheet: string;
  readonly selector: string;
  /** What the rule stands in, outermost first. */
  readonly within: readonly string[];
  /** Its own declarations. */
  readonly body: string;
}

/** All rules of all sheets, but those of `@property` and the frames of animations. */
const rules = sheets.flatMap(({ sheet, css }) => {
  const found: Rule[] = [];
  const open: { prelude: string; body: string }[] = [];
  for (const [, text = "", brace] of css.matchAll(/((?:[^{};"]|"[^"]*")*)([{};])/g)) {
    const last = open.at(-1);
    if (brace === "{") open.push({ prelude: text.trim(), body: "" });
    else if (last) {
      if (text.trim()) last.body += `${text.trim()};`;
      if (brace === "}") {
        open.pop();
        const within = open.map(({ prelude }) => prelude);
        if (![last.prelude, ...within].some((prelude) => /^@(property|keyframes)/.test(prelude)))
          found.push({ sheet, selector: last.prelude, within, body: last.body });
      }
    }
  }
  return found;
});
const told = ({ sheet, selector, body }: Rule) => `${sheet}: ${selector} { ${body} }`;

describe("the sheet", () => {
  test("has no rule outside a widget, and each weighs one class of ours", () => {
    const parts = rules.filter(({ selector, within }) => within.includes(":where(.iw)") && !selector.startsWith("@"));
    expect(parts.length).toBeGreaterThan(500);
    expect(parts.filter(({ selector }) => !/^\.iw-/.test(selector)).map(told)).toEqual([]);
    const outside = rules.filter(
      ({ selector, within }) => !selector.startsWith("@") && selector !== ":where(.iw)" && !within.includes(":where(.iw)"),
    );
    const root =
      /^(:where\(\.dark\) )?\.iw(\[data-(theme|scheme)(="\w+")?\]|, \.iw\[data-theme\])?$|^\.iw :where\([^)]*(\([^)]*\))*[^)]*\)(:focus-visible)?$/;
    expect(outside.filter(({ sheet, selector }) => sheet !== base || !root.test(selector)).map(told)).toEqual([]);
  });

  test("takes colours, corners and sizes of text from tokens", () => {
    const raw = /#[0-9a-f]{3,8}\b|\b(rgb|hsl|hwb|lab|lch|oklab|oklch)a?\(|[:\s](white|black|red|gr[ae]y|silver)\b(?!-)/i;
    const style = rules.filter(({ body }) => body !== "");
    const declared = style.flatMap((rule) =>
      rule.body
        .split(";")
        .map((declaration) => declaration.trim())
        .filter((declaration) => declaration !== "" && !/^--iw-/.test(declaration))
        .map((declaration) => ({ rule, declaration })),
    );
    const faults = declared.filter(
      ({ declaration }) =>
        raw.test(declaration) ||
        /^border(-[a-z-]+)?-radius: .*\dpx/.test(declaration) ||
        /^border.*: 1px/.test(declaration) ||
        /^font-size: (?!0$|\.9em$|medium$)[\d.]/.test(declaration) ||
        // A line around a part, never a shade below it.
        /^box-shadow: (?!none|(inset )?-?\d(px)? -?\d(px)? 0)/.test(declaration),
    );
    expect(faults.map(({ rule, declaration }) => `${rule.sheet}: ${rule.selector} { ${declaration} }`)).toEqual([]);
    expect(sheets.filter(({ sheet, css }) => sheet !== base && raw.test(css)).map(({ sheet }) => sheet)).toEqual([]);
  });

  test("lays nothing over a page: layers are those of a table's headings", () => {
    const layered = rules.filter(({ body }) => body.includes("z-index"));
    expect(layered.filter(({ sheet }) => sheet !== "ui/DataGrid.css").map(told)).toEqual([]);
    expect(readFileSync("src/ui/DataGrid.css", "utf8")).toContain("isolation: isolate");
  });

  test("says of each token what it is for, and uses each", () => {
    const text = readFileSync(`src/${base}`, "utf8");
    const own = text.slice(text.indexOf(".iw {"), text.indexOf("display: block"));
    const names = [...own.matchAll(/^ {2}(--iw-[\w-]+):/gm)].map((match) => match[1] as string);
    const explained = [...own.matchAll(/^ {2}(--iw-[\w-]+): [^;]+; \/\* [A-Z][^*]+[.] \*\/$/gm)].map((match) => match[1]);
    expect(names.length).toBeGreaterThan(40);
    expect(explained).toEqual(names);
    const all = sheets.map(({ css }) => css).join("");
    expect(names.filter((name) => !all.includes(`var(${name}`))).toEqual([]);
  });

  test("gives readers who ask for more contrast the theme of that name", () => {
    const chosen = rules.find(({ selector }) => selector === '.iw[data-theme="contrast"]');
    const asked = rules.find(({ within }) => within[0] === "@media (prefers-contrast: more)");
    expect(chosen?.body).toContain("--iw-ink");
    expect(asked?.body).toBe(chosen?.body);
  });

  test("falls back to its own tokens where a host has none", () => {
    const value = (selector: string, name: string) =>
      rules.find((rule) => rule.selector === selector)?.body.match(new RegExp(`${name}: ([^;]+);`))?.[1] ?? "";
    const theme = '.iw[data-theme="shadcn"]';
    for (const name of ["surface", "sunken", "ink", "soft", "line", "accent", "on-accent", "bar", "bad"])
      expect(value(theme, `--iw-${name}`), name).toContain(value(".iw", `--iw-${name}`));
  });

  test("describes each class in one sheet", () => {
    const homes = new Map<string, Set<string>>();
    for (const { sheet, selector, within } of rules.filter(({ body }) => body !== ""))
      if (within.length === 1 && /^\.iw-[\w-]+$/.test(selector))
        homes.set(selector, (homes.get(selector) ?? new Set()).add(sheet));
    expect([...homes].filter(([, found]) => found.size > 1).map(([selector, found]) => [selector, ...found])).toEqual([]);
  });

  test("knows no class that no part wears", () => {
    const sources = readdirSync("src", { recursive: true })
      .map(String)
      .filter((file) => /\.tsx?$/.test(file));
    const source = sources.map((file) => readFileSync(`src/${file}`, "utf8")).join("\n");
    const worn = new Set(source.match(/iw-[\w-]+/g));
    const begun = [...source.matchAll(/(iw-[\w-]*-|iw-[km])\$\{/g)].map((match) => match[1] as string);
    const classes = new Set(sheets.flatMap(({ css }) => [...css.matchAll(/\.(iw-[\w-]+)/g)].map((match) => match[1] as string)));
    const known = (name: string) =>
      worn.has(name) || begun.some((start) => name.startsWith(start)) || worn.has(name.replace(/-top$|-neg$/, ""));
    expect([...classes].filter((name) => !known(name))).toEqual([]);
  });
});
