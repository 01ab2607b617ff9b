import { act, fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, describe, expect, test } from "vitest";
import { createTranslate } from "../../src/core/message.js";
import { readAnswer } from "../../src/outputs/anything/answer.js";
import { answerOutput } from "../../src/outputs/anything/index.js";
import { printJson } from "../../src/outputs/anything/printJson.js";

const t = createTranslate();

// The parts that are loaded when they are first drawn.
beforeAll(() => import("../../src/outputs/anything/Drawing.js"));

const textOf = (body: unknown) => answerOutput.toText(readAnswer(body), undefined, t);

async function show(body: unknown) {
  const View = answerOutput.View;
  const view = render(<View output={readAnswer(body)} input={undefined} />);
  await act(async () => {});
  return view;
}

describe("an answer", () => {
  test("of labels is drawn as bars, best first", async () => {
    const { container } = await show([
      [
        { label: "b", score: 0.1 },
        { label: "a", score: "0.9" },
      ],
    ]);
    expect([...container.querySelectorAll(".iw-bar-label")].map((label) => label.textContent)).toEqual(["a", "b"]);
    expect(textOf({ predictions: [{ label: "a", score: 0.5 }] })).toBe("a: 0.500");
  });

  test("of labels with more to them than a score loses nothing", () => {
    const box = { xmin: 1, ymin: 2, xmax: 3, ymax: 4 };
    expect(textOf([{ label: "bus", score: 0.9, box }])).toContain('"xmax": 3');
    expect(textOf([{ label: "bus", score: 0.9, start: 4 }])).toContain("label\tscore\tstart");
    expect(textOf([{ label: "bus", score: "high" }])).toContain("high");
    expect(readAnswer([[{ label: "a", score: 1 }], [{ label: "b", score: 1 }]]).kind).toBe("json");
  });

  test.each([
    ["Hello", "Hello"],
    [{ generated_text: "Hello" }, "Hello"],
    [[{ summary_text: "Hello" }], "Hello"],
    [[[{ translation_text: "Hello" }]], "Hello"],
    [{ text: "Hello" }, "Hello"],
    [{ answer: "Hello", score: 0.5 }, "Hello\nScore 0.500"],
    [["Hello", { text: "again" }], "Hello\n\nagain"],
    [3.5, "3.5"],
    [false, "false"],
  ])("of text is shown as text: %j", async (body, words) => {
    expect(textOf(body)).toBe(words);
    const { container } = await show(body);
    for (const line of words.split(/\n+/)) expect(container).toHaveTextContent(line);
  });

  test("of many texts says how many are not drawn", async () => {
    await show(Array.from({ length: 130 }, (_, index) => `text ${index}`));
    expect(screen.getAllByRole("listitem")).toHaveLength(100);
    expect(screen.getByText("30 more not shown.")).toBeVisible();
  });

  test("of a very long text is drawn whole only when asked", async () => {
    const text = `${"word ".repeat(1_000_000)}end`;
    const { container } = await show({ generated_text: text });
    expect(container.textContent?.length).toBeLessThan(25_000);
    await userEvent.click(screen.getByRole("button", { name: "Show all (5,000,003 characters)" }));
    expect(container).toHaveTextContent(/end/);
    await userEvent.click(screen.getByRole("button", { name: "Show the beginning" }));
    expect(container.textContent?.length).toBeLessThan(25_000);
    expect(textOf({ generated_text: text })).toBe(text);
  });

  test("of numbers is a table with their places, a hundred of them", async () => {
    const numbers = Array.from({ length: 100_000 }, (_, index) => index / 3);
    await show(numbers);
    const rows = within(screen.getByRole("table")).getAllByRole("row");
    expect(rows).toHaveLength(101);
    expect(within(rows[2] as HTMLElement).getByRole("rowheader")).toHaveTextContent("2");
    expect(within(rows[2] as HTMLElement).getByRole("cell")).toHaveTextContent("0.333333");
    expect(screen.getByText("99,900 more rows not shown.")).toBeVisible();
    expect(textOf(numbers).split("\n")).toHaveLength(100_001);
  });

  test("of rows of numbers says their size and shows the first", async () => {
    await show([
      Array.from({ length: 40 }, (_, row) => Array.from({ length: 384 }, (_, column) => (row === column ? null : row))),
    ]);
    expect(screen.getByText("40 rows, 384 columns")).toBeVisible();
    const rows = within(screen.getByRole("table")).getAllByRole("row");
    expect(rows).toHaveLength(11);
    expect(
      within(rows[1] as HTMLElement)
        .getAllByRole("cell")
        .map((cell) => cell.textContent),
    ).toEqual(["–", ...Array(9).fill("0")]);
    expect(screen.getByText("30 more rows not shown.")).toBeVisible();
    expect(screen.getByText("374 more columns not shown.")).toBeVisible();
  });

  test("of rows of numbers of different length is JSON", () => {
    expect(readAnswer([[1, 2], [3]]).kind).toBe("json");
    expect(readAnswer([null]).kind).toBe("json");
  });

  test("of objects with the same fields is a table, its first hundred rows", async () => {
    const body = Array.from({ length: 120 }, (_, index) => ({ stop: `stop ${index}`, open: index > 0, minutes: null }));
    const { container } = await show(body);
    // Roles of hundreds of cells take jsdom seconds.
    expect([...container.querySelectorAll("th[scope=col]")].map((cell) => cell.textContent)).toEqual(["stop", "open", "minutes"]);
    expect(screen.getByText("stop 99")).toBeVisible();
    expect(screen.queryByText("stop 100")).toBeNull();
    expect(screen.getByText("20 more rows not shown.")).toBeVisible();
    expect(textOf(body)).toContain("stop 119\ttrue\t–");
  });

  test("of objects with other fields, or with lists in them, is JSON", () => {
    expect(readAnswer([{ a: 1 }, { b: 1 }]).kind).toBe("json");
    expect(readAnswer([{ a: 1 }, { a: [1] }]).kind).toBe("json");
    expect(readAnswer([{}, {}]).kind).toBe("json");
  });

  test.each([[null], [[]], [{}], [""], [[[]]], [{ text: " " }], [new Blob([])]])("of nothing says so: %j", async (body) => {
    await show(body);
    expect(screen.getByText("The model answered with nothing.")).toBeVisible();
    expect(textOf(body)).toBe("The model answered with nothing.");
  });

  test("that is none is a bad answer", () => {
    expect(() => readAnswer(undefined)).toThrow(expect.objectContaining({ kind: "bad-answer" }));
  });

  test("is written to a card as it came", () => {
    const body = [{ label: "a", score: 0.2, box: [] }];
    expect(answerOutput.toCard(readAnswer(body))).toBe(body);
  });
});

describe("an answer of media", () => {
  const picture = `iVBORw0KGgo${"A".repeat(80)}`;

  test.each([
    ["a picture by its name", { url: "https://example.org/a%20kite.png?x=1" }, "img", "Picture: a kite.png"],
    ["a video by its name", { url: "/clips/boat.mp4" }, "video", "Video: boat.mp4"],
    ["a sound by its name", [{ url: "https://example.org/a.flac" }], "audio", "Sound: a.flac"],
    ["a video by its field", { video: { url: "https://example.org/x" } }, "video", "Video: x"],
    ["a sound by its type", { url: "https://example.org/x", content_type: "audio/wav" }, "audio", "Sound: x"],
    ["a picture where nothing tells", { url: "https://example.org/x" }, "img", "Picture: x"],
    ["base64 with a type", { label: "voice", blob: picture, "content-type": "audio/flac" }, "audio", "Sound: voice"],
    ["base64 under its field", { image: picture }, "img", "Picture"],
    ["a data URL", `data:image/png;base64,${picture}`, "img", "Picture"],
    ["bytes", new Blob(["abc"], { type: "image/png" }), "img", "Picture: image/png, 3 bytes"],
    ["bytes in a field", { audio: new Blob(["abc"], { type: "audio/wav" }) }, "audio", "Sound: audio/wav, 3 bytes"],
  ])("shows %s", async (_name, body, element, caption) => {
    URL.createObjectURL = () => "blob:https://example.org/1";
    URL.revokeObjectURL = () => {};
    const { container } = await show(body);
    const shown = container.querySelector(element);
    expect(shown).not.toBeNull();
    expect(shown?.getAttribute("alt") ?? shown?.getAttribute("aria-label")).toBe(caption);
    expect(screen.getByText(caption)).toBeVisible();
    expect(textOf(body)).toBe(caption);
    expect(container.querySelector("[autoplay]")).toBeNull();
  });

  test("says so in words when a file is dead, and where it is", async () => {
    const { container } = await show({ url: "https://example.org/gone.png" });
    fireEvent.error(container.querySelector("img") as HTMLElement);
    expect(screen.getByText("This file could not be shown")).toBeVisible();
    expect(screen.getByRole("link", { name: "Open the file" })).toHaveAttribute("href", "https://example.org/gone.png");
  });

  test.each([
    ["javascript:alert(1)"],
    ["data:text/html,<script>alert(1)</script>"],
    ["data:image/svg+xml,<svg onload=alert(1)>"],
    ["//example.org/a.png"],
    ["file:///etc/passwd.png"],
    ["a.png"],
    ["/chair.glb"],
  ])("neither loads nor links what no page may show: %s", async (url) => {
    const { container } = await show([{ url }]);
    expect(container.querySelector("img, audio, video, a, iframe, object")).toBeNull();
    expect(screen.getByText("This file could not be shown")).toBeVisible();
  });

  test("is not seen in words, in addresses of pages, or in drawings that may hold more", () => {
    expect(readAnswer({ image: "a red kite over the dunes" }).kind).toBe("table");
    expect(readAnswer([{ url: "https://example.org/page", title: "A page" }]).kind).toBe("table");
    expect(readAnswer({ blob: picture, "content-type": "image/svg+xml" }).kind).toBe("table");
    expect(readAnswer({ audio: { array: [1, 2], sampling_rate: 16000 } }).kind).toBe("json");
  });

  test("shows the first of very many files and tells the rest", async () => {
    const { container } = await show(Array.from({ length: 500 }, (_, index) => ({ url: `/${index}.png` })));
    expect(container.querySelectorAll("img")).toHaveLength(24);
    expect(screen.getByText("476 more not shown.")).toBeVisible();
  });
});

describe("an answer of any other kind", () => {
  const whole = () => screen.getByRole("region", { name: "Answer as JSON" });

  test("is drawn as JSON, markup as text", async () => {
    const body = JSON.parse(
      '{"__proto__": {"polluted": true}, "html": ["<img src=x onerror=alert(1)>"], "constructor": {"a": "\\u202e"}}',
    );
    const { container } = await show(body);
    expect(whole()).toHaveTextContent("<img src=x onerror=alert(1)>");
    expect(whole()).toHaveTextContent('"polluted": true');
    expect(container.querySelector("img")).toBeNull();
    expect({}).not.toHaveProperty("polluted");
    expect(JSON.parse(textOf(body))).toEqual(body);
  });

  test("is capped until all of it is asked for", async () => {
    await show({ a: [[{ b: "c".repeat(100_000) }]], end: {} });
    expect(whole().textContent?.length).toBeLessThan(21_000);
    await userEvent.click(screen.getByRole("button", { name: /^Show all/ }));
    expect(whole()).toHaveTextContent(/"end"/);
  });

  test.each([
    ["10 000 levels of lists", JSON.parse(`${"[1,".repeat(10_000)}1${"]".repeat(10_000)}`)],
    ["10 000 levels of one", JSON.parse("[".repeat(10_000) + "]".repeat(10_000))],
    ["10 000 levels of objects", JSON.parse(`${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`)],
    ["10 000 levels of predictions", JSON.parse('{"predictions":['.repeat(10_000) + "]}".repeat(10_000))],
    ["a text of 5 MB in an object", { a: { b: "<b>".repeat(1_700_000) } }],
    ["100 000 objects", Array.from({ length: 100_000 }, (_, index) => ({ index, name: "<b>" }))],
    ["a matrix of a million", Array.from({ length: 1000 }, () => Array(1000).fill(0.5))],
    ["columns without end", [Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`c${index}`, index]))]],
  ])("stays small in the page: %s", async (_name, body) => {
    const { container } = await show(body);
    expect(container.querySelectorAll("*").length).toBeLessThan(7000);
    expect(container.textContent?.length).toBeLessThan(60_000);
    expect(textOf(body)).not.toBe("");
  });

  test("never throws, whatever the JSON", () => {
    const leaves = [null, true, 0, -1.5, "", "a", "data:image/png,x", "/9j/", [], {}, "90%"];
    const names = [
      "label",
      "score",
      "text",
      "answer",
      "url",
      "image",
      "audio",
      "blob",
      "content-type",
      "predictions",
      "__proto__",
    ];
    let seed = 3;
    const next = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * below);
    };
    const make = (depth: number): unknown => {
      const kind = depth === 0 ? 0 : next(4);
      if (kind < 2) return leaves[next(leaves.length)];
      const size = next(4);
      if (kind === 2) return Array.from({ length: size }, () => make(depth - 1));
      return Object.fromEntries(Array.from({ length: size }, () => [names[next(names.length)], make(depth - 1)]));
    };
    const kinds = new Set<string>();
    for (let round = 0; round < 20_000; round += 1) {
      const body = make(3);
      const answer = readAnswer(body);
      kinds.add(answer.kind);
      expect(typeof answerOutput.toText(answer, undefined, t)).toBe("string");
      expect(readAnswer(answerOutput.toCard(answer))).toEqual(answer);
    }
    expect(kinds.size).toBe(7);
  });

  test("prints what JSON prints", () => {
    for (const value of [{ a: [1, "b", null, { c: true }], "d\n": [] }, [], "x", [[[[1]]]]]) {
      expect(printJson(value)).toBe(JSON.stringify(value, null, 2));
    }
    expect(printJson({ a: new Blob(["x"], { type: "image/png" }), b: 10n })).toContain("[image/png, 1 bytes]");
  });
});
