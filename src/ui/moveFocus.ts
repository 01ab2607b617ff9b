import type { KeyboardEvent } from "react";

/** Moves the focus along the buttons of a row by the arrow keys, around its ends, and by Home and End. */
export function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const row = event.currentTarget;
  const buttons = [...row.querySelectorAll<HTMLElement>("button")];
  const at = buttons.indexOf(event.target as HTMLElement);
  const onward = row.matches(":dir(rtl)") ? -1 : 1;
  const to = { ArrowRight: at + onward, ArrowLeft: at - onward, Home: 0, End: -1 }[event.key];
  if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  buttons.at(to % buttons.length)?.focus();
}
