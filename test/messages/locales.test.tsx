import { renderToString } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { type Catalogue, createTranslate } from "../../src/core/message.js";
import type { Task } from "../../src/core/task.js";
import { loadMessages, locales } from "../../src/messages/index.js";
import { registry } from "../../src/tasks/registry.js";
import { WidgetProvider } from "../../src/widget/WidgetProvider.js";
import { cardOf } from "../cardOf.js";

const modules = await Promise.all(Object.entries(registry).map(async ([tag, load]) => ({ tag, ...(await load()) })));
const catalogues = await Promise.all(locales.map(async (locale) => ({ locale, messages: (await loadMessages(locale)) ?? {} })));

/** The catalogue, and what was looked up in it and is not there. */
function watched(messages: Catalogue): { readonly messages: Catalogue; readonly missing: Set<string> } {
  const missing = new Set<string>();
  const look = (text: string | symbol) => {
    if (typeof text === "string" && /\p{L}/u.test(text) && !Object.hasOwn(messages, text)) missing.add(text);
  };
  const proxy = new Proxy(messages, {
    getOwnPropertyDescriptor(target, text) {
      look(text);
      return Reflect.getOwnPropertyDescriptor(target, text);
    },
  });
  return { messages: proxy, missing };
}

/** What is seen, read out or hinted at in a page, without what a card or an answer brought along. */
function textsOf(html: string): readonly string[] {
  const own = html.replace(/<(textarea|option)\b[^>]*>.*?<\/\1>/gs, (all) => all.slice(0, all.indexOf(">") + 1));
  return Array.from(
    own.matchAll(/>([^<]+)<|\b(?:aria-label|aria-valuetext|title|alt|placeholder)="([^"]*)"/g),
    ([, text, spoken]) =>
      (text ?? spoken ?? "")
        .replace(/&#x27;/g, "'")
        .replace(/&quot;/g, '"')
        .replace(/&amp;/g, "&")
        .trim(),
  );
}

describe.each(catalogues)("in $locale", ({ locale, messages }) => {
  const worded = new Set(Object.values(messages));
  const english = new Set(Object.keys(messages).filter((key) => messages[key] !== key && /\p{L}{4}/u.test(key)));

  test.each(modules)("$tag speaks the language throughout", ({ tag, task: typedTask, default: TaskWidget }) => {
    // Any input and output will do here.
    const task = typedTask as unknown as Task<unknown, unknown>;
    const { messages: asked, missing } = watched(messages);
    const card = cardOf({ id: `demo/${tag}`, task: task.id, examples: task.examples });
    const html = renderToString(
      <div dir={locale === "ar" ? "rtl" : "ltr"}>
        <WidgetProvider locale={locale} messages={asked}>
          <TaskWidget card={card} />
        </WidgetProvider>
      </div>,
    );
    const [example] = task.examples;
    const input = task.input.fromCard(example ?? {});
    const output = task.output.fromCard(example?.output, input);
    const words = task.output.toText(output, input, createTranslate(locale, asked));
    // A name that was worded already may be asked for again by the control that it is the label of.
    expect([...missing].filter((text) => !worded.has(text))).toEqual([]);
    const data = JSON.stringify([task.examples, output]);
    const shown = [...textsOf(html), ...words.split("\n")];
    expect(shown.filter((text) => english.has(text) && !data.includes(text))).toEqual([]);
    expect(shown.filter((text) => /\{\w+(\|[^}]*)?\}/.test(text) && !data.includes(text))).toEqual([]);
    expect(html).toContain(messages[typeof task.name === "string" ? task.name : task.name.text] ?? "no name");
  });
});
