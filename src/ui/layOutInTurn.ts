/** Elements that wait for a frame of their own. */
const waiting: HTMLElement[] = [];

/**
 * Leaves what is in an element out of the layout until a frame of its own: several long texts at once would hold up the page.
 *
 * The element must have its size without its content.
 */
export function layOutInTurn(element: HTMLElement): void {
  element.style.contentVisibility = "hidden";
  // The frame at hand has the rest of the page to lay out.
  if (waiting.push(element) === 1) requestAnimationFrame(() => requestAnimationFrame(layOutNext));
}

function layOutNext(): void {
  const element = waiting.shift();
  if (element) element.style.contentVisibility = "";
  if (waiting.length > 0) requestAnimationFrame(layOutNext);
}
