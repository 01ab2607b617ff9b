import { userEvent as keys } from "vitest/browser";

/**
 * What Tab goes to, press by press, from where the focus is; the page's end is `undefined`.
 *
 * `onStop` sees each element while it has the focus.
 */
export async function tab(
  presses: number,
  onStop?: (element: HTMLElement) => unknown,
): Promise<readonly (HTMLElement | undefined)[]> {
  const path: (HTMLElement | undefined)[] = [];
  const arrive = ({ target }: FocusEvent) => {
    // A player's own buttons are one stop.
    if (path.at(-1) === target) return;
    path.push(target as HTMLElement);
    onStop?.(target as HTMLElement);
  };
  const leave = () => path.push(undefined);
  document.addEventListener("focusin", arrive);
  window.addEventListener("blur", leave);
  // One message to the browser for all presses; one for each would take most of the time.
  await keys.keyboard(`{Tab>${presses}/}`);
  document.removeEventListener("focusin", arrive);
  window.removeEventListener("blur", leave);
  return path;
}

/** What Tab has to reach within an element, in its order: of radio buttons the chosen one, else the first. */
export function stopsOf(element: HTMLElement): HTMLElement[] {
  const all = element.querySelectorAll<HTMLElement>(
    "button, input, textarea, select, summary, a[href], audio[controls], video[controls], [tabindex]",
  );
  return [...all].filter((one) => {
    if (
      one.tabIndex < 0 ||
      one.matches(":disabled") ||
      one.closest("[inert]") ||
      !one.checkVisibility({ visibilityProperty: true })
    )
      return false;
    if (!(one instanceof HTMLInputElement) || one.type !== "radio") return true;
    const group = [...element.querySelectorAll<HTMLInputElement>('input[type="radio"]')].filter(({ name }) => name === one.name);
    return one === (group.find(({ checked }) => checked) ?? group[0]);
  });
}

const marks = [
  "outlineStyle",
  "outlineWidth",
  "outlineColor",
  "boxShadow",
  "borderColor",
  "backgroundColor",
  "textDecorationLine",
  "stroke",
  "strokeWidth",
] as const;

/** How an element, and what stands around it, looks now; a focus that is seen makes it look otherwise. */
export function lookOf(element: HTMLElement): string {
  const parent = element.parentElement;
  const around = [element, parent, parent?.parentElement, element.nextElementSibling, element.firstElementChild];
  return around
    .flatMap((one) => {
      const style = one && getComputedStyle(one);
      return style ? marks.map((mark) => style[mark]) : [];
    })
    .join();
}
