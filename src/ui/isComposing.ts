import type { KeyboardEvent } from "react";

/** Whether a key belongs to the composing of a word. Safari tells of the Enter that ends it by the code alone. */
export function isComposing({ nativeEvent, keyCode }: KeyboardEvent): boolean {
  return nativeEvent.isComposing || keyCode === 229;
}
