/** Parts of a widget that stick out of it, other than those that scroll. */
export function overflowing(article: HTMLElement): string[] {
  const { left, right } = article.getBoundingClientRect();
  return [...article.querySelectorAll<HTMLElement>("*")]
    .filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 1 && (box.left < left - 1 || box.right > right + 1) && !scrolls(element, article);
    })
    .map((element) => element.getAttribute("class") ?? element.tagName);
}

function scrolls(element: HTMLElement, article: HTMLElement): boolean {
  for (let parent: Element | null = element; parent && parent !== article; parent = parent.parentElement) {
    if (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(parent).overflowX)) return true;
  }
  return false;
}

const interactive =
  'button, input:not([type="hidden"]), textarea, select, summary, a[href], [role="tab"], [role="option"], [role="button"], [role="checkbox"], [role="radio"], [role="slider"]';

/** Targets under 24 × 24 CSS pixels with another one nearer than the spacing of SC 2.5.8 allows; links within a sentence may be. */
export function smallTargets(article: HTMLElement): string[] {
  const targets = [...article.querySelectorAll<HTMLElement>(interactive)]
    .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: false }) && !isInSentence(element))
    .map((element) => ({ element, box: boxOf(element) }))
    .filter(({ box }) => box.width > 1 && box.height > 1);
  return targets
    .filter(({ element, box }) => {
      if (!isSmall(box)) return false;
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      return targets.some((other) => {
        if (other.element === element || other.element.contains(element) || element.contains(other.element)) return false;
        if (isSmall(other.box))
          return Math.hypot(x - other.box.x - other.box.width / 2, y - other.box.y - other.box.height / 2) < 23.5;
        const dx = Math.max(other.box.left - x, 0, x - other.box.right);
        const dy = Math.max(other.box.top - y, 0, y - other.box.bottom);
        return Math.hypot(dx, dy) < 11.5;
      });
    })
    .map(({ element, box }) => `${element.localName}.${element.className} ${Math.round(box.width)}×${Math.round(box.height)}`);
}

/** Where a press on the element is taken: the label of a small one belongs to it. */
function boxOf(element: HTMLElement): DOMRect {
  const own = element.getBoundingClientRect();
  const label = element.closest("label") ?? (element as HTMLInputElement).labels?.[0];
  return isSmall(own) && label ? label.getBoundingClientRect() : own;
}

const isSmall = ({ width, height }: DOMRect) => width < 23.5 || height < 23.5;

function isInSentence(element: HTMLElement): boolean {
  const { display } = getComputedStyle(element);
  return display === "inline" && element.parentElement?.textContent?.trim() !== element.textContent?.trim();
}

/** Texts cut off by what they stand in. */
export function clipped(article: HTMLElement): string[] {
  return [...article.querySelectorAll<HTMLElement>("*")]
    .filter((element) => {
      const { overflowX, overflowY, position } = getComputedStyle(element);
      if (element.clientWidth <= 1 || (position === "absolute" && element.clientHeight <= 1) || !element.textContent?.trim())
        return false;
      const cuts = (overflow: string) => overflow === "hidden" || overflow === "clip";
      return (
        (cuts(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
        (cuts(overflowY) && element.scrollHeight > element.clientHeight + 1)
      );
    })
    .map((element) => element.getAttribute("class") ?? element.tagName);
}

/** Gives every text the spacing of SC 1.4.12. */
export function spacing(): HTMLStyleElement {
  const style = document.createElement("style");
  style.textContent =
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }";
  document.head.append(style);
  return style;
}

/** Whether nothing of an element is to be seen where the page stands now: it is out of view, or something lies over all of it. */
export function isCovered(element: HTMLElement): boolean {
  const box = boxOf(element);
  const fractions = [0.1, 0.3, 0.5, 0.7, 0.9];
  const places = fractions.flatMap((x) => fractions.map((y) => [box.left + box.width * x, box.top + box.height * y] as const));
  return !places.some(([x, y]) => {
    const met = document.elementFromPoint(x, y);
    return met !== null && (element.contains(met) || met.contains(element) || met.closest("label")?.control === element);
  });
}
