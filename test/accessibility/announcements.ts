/** Elements whose changes are read aloud as they come. */
const live = '[role="status"], [role="alert"], [role="log"], output, [aria-live]';

/**
 * Listens to what an element's live regions say; gives each sentence as often as it is said, in its order.
 *
 * A region says what changes in it, and an alert what it comes with. Another region that comes with words is read by
 * some screen readers and not by others: its words stand here behind `comes filled: `, and no test expects any.
 */
export function listen(element: HTMLElement): () => readonly string[] {
  const said: string[] = [];
  const spoken = new Map<Element, string>();
  const hear = () => {
    for (const region of element.querySelectorAll(live)) {
      const words = wordsOf(region);
      const before = spoken.get(region);
      spoken.set(region, words);
      if (words === "" || words === before || region.getAttribute("aria-live") === "off") continue;
      const isHeard = before !== undefined || region.getAttribute("role") === "alert";
      said.push(isHeard ? words : `comes filled: ${words}`);
    }
  };
  for (const region of element.querySelectorAll(live)) spoken.set(region, wordsOf(region));
  new MutationObserver(hear).observe(element, { subtree: true, childList: true, characterData: true });
  return () => {
    hear();
    return said;
  };
}

/** What is read of an element: all but what is hidden from screen readers, or folded away. */
function wordsOf(region: Element): string {
  const copy = region.cloneNode(true) as Element;
  for (const unread of copy.querySelectorAll('[aria-hidden="true"], [hidden], details:not([open]) > :not(summary)'))
    unread.remove();
  return copy.textContent?.trim().replace(/\s+/g, " ") ?? "";
}
