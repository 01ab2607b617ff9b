import { createRoot } from "react-dom/client";
import { createTranslate } from "../../../src/core/message.js";
import { WidgetProvider } from "../../../src/widget/WidgetProvider.js";
import type { State, TaskStates } from "./states.js";

const t = createTranslate();

/** Shows all these states at once, does what each asks for, takes them away, and tells in words what was not as it should be. */
export async function visit({ task, Widget, states }: TaskStates): Promise<string[]> {
  const root = createRoot(document.getElementById("root") as HTMLElement);
  root.render(
    <WidgetProvider>
      {states.map(({ name, props }) => (
        <section key={name} data-state={name}>
          <Widget {...props} />
        </section>
      ))}
    </WidgetProvider>,
  );
  const problems: string[] = [];
  await waitFor(() => document.querySelectorAll("section > article").length === states.length);
  // What is recorded is drawn before anything is run.
  await quiet();
  await Promise.all(
    states.map(async (state) => {
      const section = document.querySelector(`section[data-state=${CSS.escape(state.name)}]`);
      const article = section?.querySelector("article");
      if (!article) return problems.push(`${state.name}: there is no widget`);
      try {
        await bringTo(article, state);
      } catch (error) {
        problems.push(`${state.name}: ${error instanceof Error ? error.message : error}`);
      }
    }),
  );
  await quiet();
  for (const section of document.querySelectorAll<HTMLElement>("section[data-state]")) {
    const heading = section.querySelector("h3")?.textContent;
    if (heading !== t(task.name)) problems.push(`${section.dataset.state}: the heading is ${heading}`);
    if (!section.querySelector(".iw-run:not(.iw-plain)")) problems.push(`${section.dataset.state}: there is no button to run`);
    problems.push(...unsafeParts(section).map((part) => `${section.dataset.state}: ${part}`));
  }
  root.unmount();
  await quiet();
  return problems;
}

async function bringTo(article: HTMLElement, { comesTo, run, next, again }: State): Promise<void> {
  const isThere = () => comesTo.some((status) => status === article.dataset.status);
  if (run) {
    press(runButton(article));
    await waitFor(() => article.dataset.status !== "idle" || comesTo.includes("idle"), "it does not run");
  }
  await waitFor(
    isThere,
    () => `it is ${article.dataset.status}, not ${comesTo.join(" or ")}: ${article.textContent.slice(-200)}`,
  );
  for (const step of next ?? []) await steps[step](article);
  if (again) {
    press(runButton(article));
    await waitFor(isThere, "it does not run again");
  }
}

const steps = { unfold, open, edit, press: pressAll };

const runButton = (article: HTMLElement) => article.querySelector<HTMLElement>(".iw-run:not(.iw-plain)");

function press(element: HTMLElement | null | undefined): void {
  element?.click();
}

/** Opens parameters and details, and moves what can be moved. */
function unfold(article: HTMLElement): void {
  for (const details of article.querySelectorAll("details")) details.open = true;
  for (const range of article.querySelectorAll<HTMLInputElement>("input[type=range]")) write(range, range.max);
}

/** Opens all that is loaded late, JSON and code too. */
async function open(article: HTMLElement): Promise<void> {
  unfold(article);
  const tabs = [...article.querySelectorAll<HTMLElement>('[role="tab"]')];
  for (const tab of tabs.toReversed()) {
    press(tab);
    await waitFor(() => tab.ariaSelected === "true", "a tab does not open");
    if (tab.id.endsWith("-code")) await quiet();
  }
}

/** Writes into the first field, or takes away its file. Every result but that of a conversation is an earlier one then. */
async function edit(article: HTMLElement): Promise<void> {
  const field = article.querySelector<HTMLInputElement>(".iw-fields :is(textarea, input:not([type]), input[type=text])");
  const remove = [...article.querySelectorAll<HTMLElement>("button")].find(({ textContent }) => textContent === "Remove");
  if (field) write(field, `${field.value} more`);
  else press(remove);
  if (!(field || remove) || article.querySelector(".iw-out-first")) return;
  await waitFor(() => article.querySelector(".iw-stale, [aria-invalid=true]") !== null, "no result is stale");
}

/** Presses every button of the fields and of the result once, with a microphone and a camera that are none. */
async function pressAll(article: HTMLElement): Promise<void> {
  await quiet();
  const pressed = new Set<string>();
  for (let presses = 0; presses < 40; presses += 1) {
    const next = [...article.querySelectorAll<HTMLElement>(".iw-fields button, .iw-out button, .iw-out summary")].find(
      (button) => !pressed.has(nameOf(button)),
    );
    if (!next) return;
    pressed.add(nameOf(next));
    press(next);
    await pause(5);
  }
}

const nameOf = (element: HTMLElement) => `${element.ariaLabel ?? ""}${element.textContent}`.replace(/[\d:.]+/g, "");

/** Sets a control as its user would, so that React hears of it. */
function write(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, value);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Elements, attributes and addresses that no widget has a use for. */
function unsafeParts(section: HTMLElement): string[] {
  const found = [...section.querySelectorAll("script, style, iframe, object, embed, base, meta, link, form, foreignObject")].map(
    (element) => `holds ${element.outerHTML.slice(0, 200)}`,
  );
  for (const element of section.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (/^on|^srcdoc$/i.test(name)) found.push(`has ${name}=${value.slice(0, 100)}`);
      if (!/^(src|href|xlink:href|action|formaction|poster|data|srcset)$/i.test(name)) continue;
      if (!/^(https?:|blob:|#|\/(?![/\\])|data:(image\/(?!svg)|audio\/|video\/|model\/))/i.test(value)) {
        found.push(`has ${name}=${value.slice(0, 100)}`);
      }
    }
    if (element.matches("a[target]:not([rel~=noopener])")) found.push("opens a page that can reach back");
  }
  return found;
}

export async function waitFor(isSo: () => boolean, otherwise: string | (() => string) = "it did not come"): Promise<void> {
  const end = performance.now() + 30_000;
  while (!isSo()) {
    if (performance.now() > end) throw new Error(typeof otherwise === "string" ? otherwise : otherwise());
    await pause(10);
  }
}

/** Comes back once nothing has been added to the page for a while. */
export async function quiet(most = 2000): Promise<void> {
  const end = performance.now() + most;
  let last = performance.now();
  const observer = new MutationObserver((changes) => {
    // A clock that runs changes texts only.
    const isNew = changes.some(({ addedNodes }) => [...addedNodes].some((node) => node instanceof Element));
    if (isNew) last = performance.now();
  });
  observer.observe(document.body, { childList: true, subtree: true });
  while (performance.now() - last < 60 && performance.now() < end) await pause(15);
  observer.disconnect();
}

export const pause = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));
