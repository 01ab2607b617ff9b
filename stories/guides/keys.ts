/** Keys of every widget. */
const everywhere = [
  ["Ctrl or ⌘ + Enter", "the widget", "runs; Enter alone does so in a field of one line"],
  ["Escape", "the widget", "stops a run"],
] as const;

/** Controls by what they are in the page, and their keys. */
const controls: readonly (readonly [selector: string, keys: string, place: string, meaning: string])[] = [
  ['[role="tablist"]', "Left, Right", "the tabs of the result", "go from tab to tab"],
  [
    '[role="grid"][aria-rowcount], table[role="grid"]',
    "arrow keys, Home, End, Page Up, Page Down",
    "the table",
    "go from cell to cell",
  ],
  ['table[role="grid"]', "Enter or F2; Escape", "a cell", "begins to edit it; leaves it as it was"],
  ['[role="grid"] .iw-pill', "arrow keys; Delete", "the labels", "go from label to label; takes one away"],
  [
    '[data-place="text"]',
    "arrow keys, Home, End; Enter",
    "the spans in the text",
    "go from span to span; goes to its row, and back",
  ],
  ['[role="slider"]', "arrow keys, Home, End, Page Up, Page Down", "the chart", "go from value to value"],
  ['input[type="range"]', "arrow keys, Home, End", "the slider", "move it"],
  [
    ".iw-player .iw-seek, .iw-range.iw-ltr",
    "arrow keys, Home, End",
    "the place in a sound",
    "go a second back or on; to its start or end",
  ],
  [".iw-thumbs", "arrow keys", "the small pictures", "go from picture to picture"],
  ['[role="radiogroup"]', "arrow keys", "the words for the mask", "choose another word"],
  [".iw-sentence-tools, .iw-choices-tools", "Alt + Up, Alt + Down", "one of several texts", "move it"],
  [".iw-pages", "Alt + Left, Alt + Right", "a page", "move it"],
  [
    '[role="listbox"]',
    "arrow keys, Home, End",
    "the list of what was found",
    "go from one to the next, and show it in the picture",
  ],
  ['[role="toolbar"]', "Left, Right, Home, End", "the buttons of a message", "go from button to button"],
];

/** What the keys do in a widget, by the controls that stand in it now: keys, place, meaning. */
export function keysOf(widget: Element, isChat: boolean): readonly (readonly string[])[] {
  const chat = isChat
    ? [["Enter; Shift + Enter; Up", "the message", "sends it; begins a new line; changes the last one, where this one is empty"]]
    : [];
  const found = controls.filter(([selector]) => widget.querySelector(selector)).map(([, ...row]) => row);
  return [...everywhere, ...chat, ...found];
}
