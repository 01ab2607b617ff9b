/** What a page may set without writing CSS of its own. */
export const themes = ["default", "plain", "contrast", "shadcn"] as const;
export const schemes = ["auto", "light", "dark"] as const;

/** Names of fonts, as a sheet writes them. `undefined` is the widget's own. */
export const fonts = {
  "The widget's own": undefined,
  "The page's": "inherit",
  Serif: 'Charter, "Bitstream Charter", Cambria, Georgia, serif',
  Monospace: "ui-monospace, Menlo, Consolas, monospace",
} as const;

/** A colour for each scheme, as `#rrggbb`. */
export interface Pair {
  readonly light: string;
  readonly dark: string;
}

/** What was chosen; what is `undefined` is left as the theme has it. */
export interface Look {
  readonly theme: (typeof themes)[number];
  readonly scheme: (typeof schemes)[number];
  readonly accent: Pair | undefined;
  readonly surface: Pair | undefined;
  /** Corners of the card, in pixels. */
  readonly radius: number | undefined;
  readonly font: keyof typeof fonts;
  /** Size of text, in pixels. */
  readonly base: number | undefined;
}

export const firstLook: Look = {
  theme: "default",
  scheme: "auto",
  accent: undefined,
  surface: undefined,
  radius: undefined,
  font: "The widget's own",
  base: undefined,
};

/** The colours that a theme has where none is chosen. That of `plain` is a usual page's, that of `shadcn` the example's. */
export const ownColours: Readonly<Record<Look["theme"], { readonly accent: Pair; readonly surface: Pair; readonly ink: Pair }>> =
  {
    default: {
      accent: { light: "#00617a", dark: "#6fc4dc" },
      surface: { light: "#ffffff", dark: "#15181b" },
      ink: { light: "#15191d", dark: "#e9ebed" },
    },
    plain: {
      accent: { light: "#00617a", dark: "#6fc4dc" },
      surface: { light: "#ffffff", dark: "#121212" },
      ink: { light: "#15191d", dark: "#e9ebed" },
    },
    contrast: {
      accent: { light: "#003d50", dark: "#9be3f8" },
      surface: { light: "#ffffff", dark: "#000000" },
      ink: { light: "#000000", dark: "#ffffff" },
    },
    shadcn: {
      accent: { light: "#18181b", dark: "#e4e4e7" },
      surface: { light: "#ffffff", dark: "#18181b" },
      ink: { light: "#09090b", dark: "#fafafa" },
    },
  };

/** The rule to copy, or `undefined` where the theme is taken as it is. */
export function cssOf(look: Look): string | undefined {
  const set: (readonly [string, string | undefined])[] = [
    ["--iw-accent", look.accent && both(look.accent)],
    ["--iw-on-accent", look.accent && both({ light: onColour(look.accent.light), dark: onColour(look.accent.dark) })],
    ["--iw-surface", look.surface && both(look.surface)],
    ["--iw-font", fonts[look.font]],
    ["--iw-base", look.base === undefined ? undefined : `${look.base}px`],
    ["--iw-r3", look.radius === undefined ? undefined : `${look.radius}px`],
    ["--iw-r2", look.radius === undefined ? undefined : `${Math.round(look.radius * 0.6)}px`],
    ["--iw-r1", look.radius === undefined ? undefined : `${Math.round(look.radius * 0.3)}px`],
  ];
  const lines = set.filter(([, value]) => value !== undefined).map(([name, value]) => `  ${name}: ${value};`);
  return lines.length > 0 ? [`${selectorOf(look)} {`, ...lines, "}"].join("\n") : undefined;
}

/** A theme's own rules are found by its name, so that what changes them must name it too. */
export const selectorOf = ({ theme }: Look): string => (theme === "default" ? ".iw" : `.iw[data-theme="${theme}"]`);

/** What cannot be read with these colours, in sentences. WCAG 2.2 asks for 4.5 to 1 for text of usual size. */
export function faultsOf(look: Look): readonly string[] {
  const own = ownColours[look.theme];
  const [accent, surface] = [look.accent ?? own.accent, look.surface ?? own.surface];
  const least = look.theme === "contrast" ? 7 : 4.5;
  return (["light", "dark"] as const).flatMap((scheme) => {
    if (look.scheme !== "auto" && look.scheme !== scheme) return [];
    const pairs = [
      ["The accent", "the surface", accent[scheme], surface[scheme]],
      ["Text", "the surface", own.ink[scheme], surface[scheme]],
      ["The word on a button", "the accent", onColour(accent[scheme]), accent[scheme]],
    ] as const;
    return pairs.flatMap(([what, where, front, back]) => {
      const found = contrastOf(front, back);
      return found < least
        ? [`${scheme === "light" ? "Light" : "Dark"}: ${what} has ${ratio(found)} on ${where}, and needs ${ratio(least)}.`]
        : [];
    });
  });
}

/** As a reader says it: `4.5 : 1`. Rounded down, so that what fails does not look as if it held. */
export const ratio = (contrast: number): string => `${(Math.floor(contrast * 10) / 10).toFixed(1)} : 1`;

/** Contrast of two colours given as `#rrggbb`, 1 to 21. Source: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrastOf(first: string, second: string): number {
  const [a, b] = [luminanceOf(first), luminanceOf(second)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** White or nearly black, whichever can be read better on this. */
export const onColour = (colour: string): string =>
  contrastOf("#ffffff", colour) >= contrastOf("#101316", colour) ? "#ffffff" : "#101316";

function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const both = ({ light, dark }: Pair): string => (light === dark ? light : `light-dark(${light}, ${dark})`);
