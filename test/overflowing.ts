/** Parts of a widget that stick out of it, other than those that scroll. */
export function overflowing(article: HTMLElement): string[] {
  const { left, right } = article.getBoundingClientRect();
  return [...article.querySelectorAll<HTMLElement>("*")]
    .filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 1 && (box.left < left - 1 || box.right > right + 1) && !scrolls(element, article);
    })
    .map((element) => element.className.toString() || element.tagName);
}

function scrolls(element: HTMLElement, article: HTMLElement): boolean {
  for (let parent: Element | null = element; parent && parent !== article; parent = parent.parentElement) {
    if (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(parent).overflowX)) return true;
  }
  return false;
}
