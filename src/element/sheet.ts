import styles from "../styles.css?inline";

/**
 * Where the page ends and the widget begins.
 *
 * The element itself is the page's to lay out. What would be inherited through it stops at its one child, but for what the
 * page means for everything in it: whether it is to be seen, whether it can be pressed, its colour scheme. Direction and
 * language, which `all` leaves alone, pass too, and so do custom properties.
 */
const border = `
:host { display: block; }
:host([hidden]) { display: none; }
.iw-border { all: initial; display: block; visibility: inherit; pointer-events: inherit; color-scheme: inherit; }
:host([scheme="light"]) .iw-border { color-scheme: light; }
:host([scheme="dark"]) .iw-border { color-scheme: dark; }
`;

let made: CSSStyleSheet | undefined;

/** The one sheet of all elements of a page. */
export function sharedSheet(): CSSStyleSheet {
  made ??= makeSheet();
  return made;
}

function makeSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(border + styles);
  for (const rule of sheet.cssRules) if (rule instanceof CSSPropertyRule) register(rule);
  return sheet;
}

/** What `@property` says has no effect in a shadow root; only the page knows custom properties. */
function register({ name, syntax, inherits, initialValue }: CSSPropertyRule): void {
  try {
    CSS.registerProperty({ name, syntax, inherits, ...(initialValue !== null && { initialValue }) });
  } catch {
    // Another copy of the library was here before.
  }
}
