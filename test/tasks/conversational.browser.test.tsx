import { act, render, screen, waitFor } from "@testing-library/react";
import { Marked } from "marked";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { userEvent as user } from "vitest/browser";
import "../../src/styles.css";
import { splitBlocks } from "../../src/outputs/chat/blocks.js";
import { safeLink } from "../../src/outputs/chat/safeLink.js";
import { ConversationalWidget as Widget } from "../../src/tasks/conversational/index.js";
import { WidgetProvider } from "../../src/widget/WidgetProvider.js";
import { cardOf } from "../cardOf.js";
import { controlledFetcher } from "../controlledFetcher.js";

const panel = () => screen.getByRole("tabpanel");
const composer = () => screen.getByLabelText<HTMLTextAreaElement>("Message");
const delta = (content: string) => ({ type: "chunk", chunk: { choices: [{ index: 0, delta: { content } }] } }) as const;

/** Shows an answer as one that the card has recorded. */
async function show(text: string, question = "Say something.") {
  const card = cardOf({ id: "demo/chat", task: "conversational", examples: [{ text: question, output: { text } }] });
  const view = render(
    <WidgetProvider>
      <Widget card={card} fetcher={controlledFetcher().fetcher} />
    </WidgetProvider>,
  );
  await screen.findAllByRole("toolbar");
  return view;
}

describe("an answer that means harm", () => {
  let asked: string[];

  beforeEach(() => {
    asked = [];
    performance.clearResourceTimings();
    for (const name of ["alert", "open", "fetch"] as const)
      vi.spyOn(window, name).mockImplementation((() => asked.push(name)) as never);
  });
  afterEach(() => vi.restoreAllMocks());

  const canary = `${location.origin}/canary`;
  const corpus = [
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1)) [b](java&#115;cript:alert(1)) [c](<java\tscript:alert(1)>)",
    "[a](vbscript:x) [b](file:///etc/passwd) [c](blob:https://example.org/x) [d](data:text/html;base64,PHNjcmlwdD4=)",
    "[a](data:text/html,<script>alert(1)</script>)",
    `![spy](${canary}.png) ![spy][p]\n\n[p]: ${canary}.gif`,
    `<img src="${canary}.svg" onerror="alert(1)">`,
    `<script src="${canary}.js"></script><iframe src="${canary}.html"></iframe><link rel=stylesheet href="${canary}.css">`,
    `<style>@import "${canary}.css"; body { display: none }</style>`,
    '<https://example.org/"onmouseover="alert(1)>',
    'https://example.org/"onmouseover="alert(1)"x',
    '[a](https://example.org/?"onclick=alert(1) "title\\" onmouseover=alert(1)")',
    '[a"onclick="alert(1)](https://example.org/)',
    '`" onclick="alert(1)`\n\n```html" onclick="alert(1)\n<b onclick=alert(1)>\n```',
    '| a" onclick="alert(1) |\n|:--|\n| <img src=x onerror=alert(1)> |',
    "[a]: javascript:alert(1)\n\n[a] [x][a]",
    "<svg><script>alert(1)</script></svg> <math><mi xlink:href=javascript:alert(1)>",
    "# <img src=x onerror=alert(1)>\n\n> <img src=x onerror=alert(1)>\n\n- <img src=x onerror=alert(1)>",
    "&lt;img src=x onerror=alert(1)&gt; &#60;script&#62;alert(1)&#60;/script&#62;",
    "{{constructor.constructor('alert(1)')()}}",
  ];

  test.each(corpus)("runs nothing, asks for nothing and injects nothing: %s", async (text) => {
    await show(text, text);
    await new Promise((done) => setTimeout(done, 30));
    expect(asked).toEqual([]);
    expect(performance.getEntriesByType("resource").filter(({ name }) => name.includes("canary"))).toEqual([]);
    const forbidden = "script, img, iframe, object, embed, link, style, form, video, audio, svg script, math, [srcdoc], [style]";
    expect(panel().querySelectorAll(forbidden)).toHaveLength(0);
    for (const element of panel().querySelectorAll("*"))
      for (const { name } of element.attributes) expect(name).not.toMatch(/^on|^xlink|^src$/);
    for (const link of panel().querySelectorAll("a")) {
      expect(link.protocol).toMatch(/^(https?|mailto):$/);
      expect(link.relList.value).toBe("noopener noreferrer nofollow");
      expect(link.target).toBe("_blank");
    }
  });

  test("nothing of it disappears: what is no Markdown is there as text", async () => {
    await show("[a](javascript:alert(1)) and <b onclick=alert(1)>this</b>");
    expect(panel()).toHaveTextContent("[a](javascript:alert(1)) and <b onclick=alert(1)>this</b>");
  });

  test("a link tells the host it leads to where its words say another", async () => {
    await show("[bank.example](https://evil.example/login) <https://example.org/a> [x](mailto:a@b.example)");
    expect(panel()).toHaveTextContent("bank.example (evil.example) https://example.org/a x (a@b.example)");
  });

  test.each([
    ["https://example.org/a", "https://example.org/a", undefined],
    ["https://example.org@evil.example/", "https://example.org@evil.example/", "evil.example"],
    ["https://evil.example/", "example.org", "evil.example"],
    ["https://example.org.evil.example/", "https://example.org", "example.org.evil.example"],
    ["https://ехample.org/", "https://ехample.org/", "xn--ample-6ug5d.org"],
    ["https://example.org/", "example.org", undefined],
  ])("the host of %s under “%s”", (address, text, host) => {
    expect(safeLink(address, text)).toMatchObject(
      host === undefined ? { host } : { host: expect.stringContaining(host.slice(0, 5)) },
    );
  });

  test.each([
    "",
    "/a",
    "#a",
    "//evil.example",
    "a:b",
    "https://",
    "ht\ttps://a",
    "https://exa\u202Emple.org",
    "javascript://a%0aalert(1)",
  ])("is no link: %s", (address) => {
    expect(safeLink(address, "x")).toBeUndefined();
  });

  test("signs that turn the order of text or colour a terminal are shown as signs", async () => {
    await show("abc \u202Edef\u202C \u001b[31mred\n\n```\nif (admin\u2066) {\n```");
    expect(panel()).toHaveTextContent("abc [U+202E]def");
    expect(panel()).toHaveTextContent("␛[31mred");
    expect(panel()).toHaveTextContent("if (admin[U+2066]) {");
    for (const sign of ["\u202E", "\u2066", "\u001b"]) expect(panel().textContent).not.toContain(sign);
  });
});

describe("Markdown", () => {
  test("is drawn as what it is, with headings below the widget's own", async () => {
    await show("# One\n\n## Two\n\n**b** *i* ~~d~~ `c`\n\n3. x\n4. y\n   - z\n\n> q\n\n| h |\n|--|\n| v |\n\n---\n\n- [x] t");
    await screen.findByRole("heading", { name: "One", level: 4 });
    expect(screen.getByRole("heading", { name: "Two", level: 5 })).toBeVisible();
    for (const selector of ["strong", "em", "del", "code", "ol[start='3'] ul", "blockquote", "td", "hr"])
      expect(panel().querySelector(selector), selector).not.toBeNull();
    expect(screen.getByRole("columnheader", { name: "h" })).toBeVisible();
    expect(panel()).toHaveTextContent("☑ t");
  });

  test("formulas stay as they are written", async () => {
    await show("It is $a_1*b*c$ and $$x_{1}$$ and \\(y*z*w\\), for $5 or $6.");
    expect(panel()).toHaveTextContent("It is $a_1*b*c$ and $$x_{1}$$ and \\(y*z*w\\), for $5 or $6.");
    expect(panel().querySelector("em")).toBeNull();
  });

  test("links by reference are found in any part of the text", async () => {
    await show("See [the docs][1].\n\nMore.\n\n[1]: https://example.org/docs");
    expect(await screen.findByRole("link", { name: "the docs" })).toHaveAttribute("href", "https://example.org/docs");
    expect(panel()).not.toHaveTextContent("[1]:");
  });

  test("code keeps its direction, names its language and can be copied", async () => {
    document.documentElement.dir = "rtl";
    await show("مثال\n\n```python\nprint('a')\n```");
    const code = await screen.findByRole("group", { name: "Code" });
    expect(getComputedStyle(code).direction).toBe("ltr");
    expect(screen.getByText("python")).toBeVisible();
    expect(screen.getByRole("button", { name: "Copy code" })).toBeVisible();
    expect(getComputedStyle(screen.getByText("مثال")).direction).toBe("rtl");
    document.documentElement.removeAttribute("dir");
  });

  test("a list and a quotation have the direction of their words, in a page of either", async () => {
    await show("1. one\n2. two\n\n> said\n\nهكذا\n\n- أحمر\n\n  أخضر");
    const [numbers, points] = await waitFor(() => {
      const lists = [...panel().querySelectorAll<HTMLElement>(".iw-md ol, .iw-md ul, .iw-md blockquote")];
      expect(lists.map((list) => getComputedStyle(list).direction)).toEqual(["ltr", "ltr", "rtl"]);
      return [lists[0] as HTMLElement, lists[2] as HTMLElement];
    });
    expect(getComputedStyle(numbers).paddingLeft).not.toBe("0px");
    expect(getComputedStyle(points).paddingRight).not.toBe("0px");
  });

  test("a fence that is never closed is code to its end", async () => {
    await show("Look:\n\n```js\nconst a = 1;\n\n# no heading\n");
    expect((await screen.findByRole("group", { name: "Code" })).textContent).toContain("# no heading");
    expect(panel().querySelector("h4")).toBeNull();
  });

  test("blocks are cut so that nothing of the text is lost, and code and lists stay whole", () => {
    const text = "a\n\nb\n- c\n\n- d\n\n  e\n\nf\n```\ng\n\nh\n```\ni\n# j\n\n~~~\n```\n~~~\nk";
    const blocks = splitBlocks(text).map((block) => block.text);
    expect(blocks.join("\n")).toBe(text);
    expect(blocks).toEqual(["a\n", "b\n- c\n\n- d\n\n  e\n", "f", "```\ng\n\nh\n```", "i", "# j\n", "~~~\n```\n~~~", "k"]);
  });
});

describe("what is too much", () => {
  const elements = () => screen.getByRole("article").querySelectorAll("*").length;

  test.each([
    ["a line of a megabyte", "a".repeat(1_000_000)],
    ["a fence of a megabyte that is never closed", `\`\`\`\n${"x = 1\n".repeat(170_000)}`],
    ["emphasis without end", "*a* ".repeat(25_000)],
    ["links without end", "[a](https://example.org/) ".repeat(10_000)],
    [
      "a table of a thousand cells in each row",
      `${"|a".repeat(1000)}|\n${"|-".repeat(1000)}|\n${`${"|b".repeat(1000)}|\n`.repeat(20)}`,
    ],
    ["lists within lists within lists", Array.from({ length: 400 }, (_, depth) => `${"  ".repeat(depth)}- a`).join("\n")],
    ["quotes within quotes", `${"> ".repeat(9_000)}a`],
    ["brackets that open only", "[".repeat(50_000)],
    ["emphasis that opens only", "**a *b _c ".repeat(5_000)],
    ["lines without end", "- a\n".repeat(100_000)],
  ])("%s is drawn in part, and all of it when asked for", async (_name, text) => {
    await show(text);
    expect(elements()).toBeLessThan(5_000);
    if (text.length <= 20_000) return expect(screen.queryByRole("button", { name: /^Show all/ })).toBeNull();
    expect(panel().textContent?.length).toBeLessThan(60_000);
    await user.click(screen.getByRole("button", { name: /^Show all/ }));
    expect(panel().textContent?.length).toBeGreaterThan(Math.min(text.length * 0.4, 400_000));
    expect(elements()).toBeLessThan(5_000);
    await user.click(screen.getByRole("button", { name: "Show the beginning" }));
    expect(panel().textContent?.length).toBeLessThan(60_000);
  });

  test("many turns full of marks stay few enough to draw", async () => {
    const messages = Array.from({ length: 201 }, (_, index) => ({
      role: index % 2 === 0 ? "user" : "assistant",
      content: "*a* `b` [c](https://example.org/) ".repeat(30),
    }));
    const examples = [{ messages, output: { text: "End." } }];
    render(<Widget card={cardOf({ id: "demo/chat", task: "conversational", examples })} />);
    await screen.findByText("End.");
    expect(elements()).toBeLessThan(5_000);
  });
});

describe("a growing answer", () => {
  test("3 000 pieces leave what stands already as it is and read it no more, and the focus where it was", async () => {
    const read = vi.spyOn(Marked.prototype, "lexer");
    const { fetcher, calls } = controlledFetcher();
    render(
      <WidgetProvider>
        <Widget model="demo/chat" fetcher={fetcher} />
      </WidgetProvider>,
    );
    await user.type(composer(), "Go{Enter}");
    await waitFor(() => expect(calls).toHaveLength(1));
    const [call] = calls;
    act(() => call?.emit(delta("# A heading\n\nThe first paragraph.\n\n```js\nlet a\n```\n\n")));
    const [first, code] = [await screen.findByText("The first paragraph."), await screen.findByRole("group", { name: "Code" })];
    const [question] = screen.getAllByRole("listitem");
    const changes: MutationRecord[] = [];
    const observer = new MutationObserver((records) => changes.push(...records));
    for (const kept of [first, code, question])
      observer.observe(kept as HTMLElement, { subtree: true, childList: true, characterData: true, attributes: true });
    for (let piece = 0; piece < 3000; piece += 1) {
      call?.emit(delta(piece % 50 === 49 ? ".\n\n" : ` w${piece}`));
      if (piece % 300 === 0) await new Promise((done) => setTimeout(done, 50));
    }
    await waitFor(() => expect(panel()).toHaveTextContent("w2998"));
    expect(first.isConnected && code.isConnected).toBe(true);
    expect(changes).toEqual([]);
    observer.disconnect();
    expect(read.mock.calls.filter(([text]) => text.includes("The first paragraph.")).length).toBeLessThan(4);
    read.mockRestore();
    expect(composer()).toHaveFocus();
    expect(screen.getByRole("article").querySelectorAll("*").length).toBeLessThan(5_000);
    await act(() => call?.answer([{ choices: [{ delta: { content: "The end." } }] }]));
    await waitFor(() => expect(panel()).toHaveTextContent("The end."));
  });

  test("the page does not move under a reader who has scrolled up", async () => {
    const { fetcher, calls } = controlledFetcher();
    render(
      <WidgetProvider>
        <Widget model="demo/chat" fetcher={fetcher} />
      </WidgetProvider>,
    );
    await user.type(composer(), "Go{Enter}");
    await waitFor(() => expect(calls).toHaveLength(1));
    act(() => calls[0]?.emit(delta("A line.\n\n".repeat(200))));
    await waitFor(() => expect(screen.getAllByText("A line.")).toHaveLength(200));
    window.scrollTo(0, 300);
    await new Promise((done) => setTimeout(done, 50));
    const before = window.scrollY;
    act(() => calls[0]?.emit(delta("Another.\n\n".repeat(100))));
    await waitFor(() => expect(screen.getAllByText("Another.").length).toBeGreaterThan(50));
    expect(before).toBeGreaterThan(0);
    expect(window.scrollY).toBe(before);
    window.scrollTo(0, 0);
  });

  test("an unfinished table or fence changes nothing before it", async () => {
    const { fetcher, calls } = controlledFetcher();
    render(
      <WidgetProvider>
        <Widget model="demo/chat" fetcher={fetcher} />
      </WidgetProvider>,
    );
    await user.type(composer(), "Go{Enter}");
    await waitFor(() => expect(calls).toHaveLength(1));
    act(() => calls[0]?.emit(delta("Before.\n\n| a | b |\n|")));
    const before = await screen.findByText("Before.");
    act(() => calls[0]?.emit(delta("--|--|\n| 1 | 2 |\n\n```py\nx")));
    await screen.findByRole("columnheader", { name: "a" });
    expect(await screen.findByRole("group", { name: "Code" })).toHaveTextContent("x");
    expect(before.isConnected).toBe(true);
  });
});
