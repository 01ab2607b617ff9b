/**
 * Listens to what an element's live regions say; gives each sentence as often as it is said, in its order.
 *
 * As for screen readers, a region that is not an alert says what changes in it, and nothing by coming.
 */
export function listen(element: HTMLElement): () => readonly string[] {
  const said: string[] = [];
  const spoken = new Map<Element, string>();
  const regions = () =>
    element.querySelectorAll('[role="status"], [role="alert"], [role="log"], [aria-live]:not([aria-live="off"])');
  const hear = () => {
    for (const region of regions()) {
      const text = region.textContent?.trim().replace(/\s+/g, " ") ?? "";
      const isHeard = spoken.has(region) || region.getAttribute("role") === "alert";
      if (isHeard && text !== "" && text !== spoken.get(region)) said.push(text);
      spoken.set(region, text);
    }
  };
  for (const region of regions()) spoken.set(region, region.textContent?.trim().replace(/\s+/g, " ") ?? "");
  new MutationObserver(hear).observe(element, { subtree: true, childList: true, characterData: true });
  return () => {
    hear();
    return said;
  };
}
