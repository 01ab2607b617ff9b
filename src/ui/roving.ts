import type { KeyboardEvent } from "react";

/**
 * The item an arrow key, Home or End leads to from `current`, in a row of items with one tab stop.
 *
 * Left and right follow the direction of the text. Undefined for any other key.
 */
export function nextStop(
  event: KeyboardEvent<HTMLElement> | globalThis.KeyboardEvent,
  items: readonly number[],
  current: number,
): number | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey) return undefined;
  const rightToLeft = getComputedStyle(event.currentTarget as Element).direction === "rtl";
  const at = items.indexOf(current);
  const last = items.length - 1;
  const target = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    ArrowRight: rightToLeft ? at - 1 : at + 1,
    ArrowLeft: rightToLeft ? at + 1 : at - 1,
    Home: 0,
    End: last,
  }[event.key];
  return target === undefined ? undefined : items[Math.max(0, Math.min(last, target))];
}
