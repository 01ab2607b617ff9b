import { userEvent as keys } from "vitest/browser";

/** What Tab goes to, press by press, from where the focus is; the page's end and a place without a name are `undefined`. */
export async function tab(presses: number, { back = false } = {}): Promise<readonly (HTMLElement | undefined)[]> {
  const path: (HTMLElement | undefined)[] = [];
  const arrive = ({ target }: FocusEvent) => path.push(target as HTMLElement);
  const leave = () => path.push(undefined);
  document.addEventListener("focusin", arrive);
  window.addEventListener("blur", leave);
  // One message to the browser for all presses; one for each would take most of the time.
  await keys.keyboard(back ? `{Shift>}{Tab>${presses}/}{/Shift}` : `{Tab>${presses}/}`);
  document.removeEventListener("focusin", arrive);
  window.removeEventListener("blur", leave);
  return path;
}
