import { describe, expect, it } from "vitest";
import { type ModelCard, readModelCard } from "../../src/card/index.js";

const read = (...lines: readonly string[]) => readModelCard(`---\n${lines.join("\n")}\n---\n\n# A model\n`, { id: "owner/name" });

/** The examples without their ids. */
const examplesOf = ({ examples }: ModelCard) => examples.map(({ id, ...fields }) => fields);

describe("readModelCard", () => {
  it("reads a whole card", () => {
    const card = read(
      "pipeline_tag: text-classification",
      "language: [en, pt-BR]",
      "inference:",
      "  parameters: { top_k: 3 }",
      "widget:",
      "  - text: The hotel was kind.",
      "    example_title: Praise",
      "    group: Reviews",
      "    parameters: { function_to_apply: sigmoid }",
      "    output:",
      "      - { label: POSITIVE, score: 0.98 }",
      "  - text: The bed was not.",
    );
    expect(card).toEqual({
      id: "owner/name",
      task: "text-classification",
      taskSource: "card",
      data: expect.objectContaining({ pipeline_tag: "text-classification" }),
      examples: [
        {
          id: expect.any(String),
          text: "The hotel was kind.",
          example_title: "Praise",
          group: "Reviews",
          parameters: { function_to_apply: "sigmoid" },
          output: [{ label: "POSITIVE", score: 0.98 }],
        },
        { id: expect.any(String), text: "The bed was not." },
      ],
      gallery: [],
      inference: true,
      parameters: { top_k: 3 },
      languages: ["en", "pt"],
      libraries: [],
      maskToken: undefined,
      instancePrompt: undefined,
      baseModels: [],
      problems: [],
    });
  });

  it("keeps numbers, truth values and dates that stand for a text as their author wrote them", () => {
    const card = read(
      "widget:",
      "  - text: 007",
      "    context: 1.50",
      "  - { text: True, context: 2020-01-01 }",
      "  - text: 1e3 # a thousand",
      "inference:",
      "  parameters: { top_k: 03 }",
    );
    expect(card.examples).toMatchObject([
      { text: "007", context: "1.50" },
      { text: "True", context: "2020-01-01" },
      { text: "1e3" },
    ]);
    expect(card.problems).toContainEqual(
      expect.objectContaining({ code: "text-not-quoted", path: "widget[0].text", fix: 'text: "007"' }),
    );
    expect(card.parameters).toEqual({ top_k: 3 });
  });

  it("lists the recorded pictures, videos and sounds, whatever the task", () => {
    const card = read("pipeline_tag: fill-mask", "widget:", "  - { text: A kite, output: { url: kite.mp4 } }", "  - text: A sea");
    expect(card.gallery).toEqual([
      {
        url: "https://huggingface.co/owner/name/resolve/main/kite.mp4",
        kind: "video",
        caption: "A kite",
        negativePrompt: undefined,
      },
    ]);
  });

  it("keeps the task and the examples of a model that is not to be run", () => {
    const card = read(
      "pipeline_tag: fill-mask",
      "inference: false",
      "mask_token: '[MASK]'",
      "widget: [{ text: 'A [MASK] day.' }]",
    );
    expect(card).toMatchObject({
      task: "fill-mask",
      inference: false,
      maskToken: "[MASK]",
      examples: [{ text: "A [MASK] day." }],
    });
  });

  it("reads a bare text as an example and says so", () => {
    const card = read("widget:", "  - Ada lived in London.");
    expect(examplesOf(card)).toEqual([{ text: "Ada lived in London." }]);
    expect(card.problems).toEqual([expect.objectContaining({ code: "text-example", severity: "info", path: "widget[0]" })]);
  });

  it("leaves out what is no example and keeps the others", () => {
    const card = read("widget:", "  - {}", "  - text: kept", "  -", "  - results: []");
    expect(examplesOf(card)).toEqual([{ text: "kept" }]);
    expect(card.problems.map(({ code, path }) => [code, path])).toEqual([
      ["not-an-example", "widget[2]"],
      ["unknown-field", "widget[3].results"],
      ["not-an-example", "widget[0]"],
      ["not-an-example", "widget[3]"],
    ]);
  });

  it("leaves out missing values, and fields of the wrong kind with a word about it", () => {
    const card = read(
      "widget:",
      "  - text: 1984",
      "    context:",
      "    group: [a]",
      "    parameters: 3",
      "    multi_class: true",
    );
    expect(examplesOf(card)).toEqual([{ text: "1984", multi_class: true }]);
    expect(card.problems.map(({ code, path }) => [code, path])).toEqual([
      ["text-not-quoted", "widget[0].text"],
      ["bad-field", "widget[0].group"],
      ["bad-field", "widget[0].parameters"],
    ]);
  });

  it("has no examples when `widget` is not a list", () => {
    const card = read("widget:", "  texte: alone");
    expect(examplesOf(card)).toEqual([]);
    expect(card.problems).toEqual([expect.objectContaining({ code: "widget-not-a-list", severity: "error" })]);
  });

  it("reads the first 200 of many examples", () => {
    const card = read("widget:", ...Array.from({ length: 250 }, (_, index) => `- text: a${index}`));
    expect(card.examples).toHaveLength(200);
    expect(card.problems).toEqual([expect.objectContaining({ code: "too-many-examples", path: "widget[200]" })]);
  });

  it("turns files into URLs wherever an example holds them", () => {
    const card = read(
      "widget:",
      "  - src: a picture.png",
      "    output: { url: ./out/one.png }",
      "  - src: [a.wav, b.wav]",
      "    output: [{ url: one.png }, { label: lake, mask: lake.png }, { label: sky, mask: iVBORw0KGgo= }]",
      "  - messages:",
      "      - role: user",
      "        content:",
      "          - { type: text, text: What is on cat.png? }",
      "          - { type: image_url, image_url: { url: cat.png } }",
      "    output: { url: two.png }",
    );
    const at = (path: string) => `https://huggingface.co/owner/name/resolve/main/${path}`;
    expect(card.problems).toEqual([]);
    expect(examplesOf(card)).toEqual([
      { src: at("a%20picture.png"), output: { url: at("out/one.png") } },
      {
        src: [at("a.wav"), at("b.wav")],
        output: [{ url: at("one.png") }, { label: "lake", mask: at("lake.png") }, { label: "sky", mask: "iVBORw0KGgo=" }],
      },
      {
        messages: [
          {
            role: "user",
            content: [
              { type: "text", text: "What is on cat.png?" },
              { type: "image_url", image_url: { url: at("cat.png") } },
            ],
          },
        ],
        output: { url: at("two.png") },
      },
    ]);
  });

  it("leaves the cells of a table as they are", () => {
    const card = read("widget:", "  - table: { url: [a.png], image: [b.png], constructor: [McLaren] }", "    text: Which one?");
    expect(examplesOf(card)).toEqual([
      { text: "Which one?", table: { url: ["a.png"], image: ["b.png"], constructor: ["McLaren"] } },
    ]);
  });

  it("drops an address no page may load, and keeps the rest of the example", () => {
    const card = read(
      "widget:",
      "  - text: hello",
      "    src: 'javascript:alert(1)'",
      "    output: [{ label: a, url: 'file:///etc/passwd' }, { url: ../up.png }]",
      "  - text: bye",
      "    output: { url: 's3://bucket/a.png' }",
    );
    expect(examplesOf(card)).toEqual([{ text: "hello", output: [{ label: "a" }] }, { text: "bye" }]);
    expect(card.problems.map(({ code, path }) => [code, path])).toEqual([
      ["unsupported-url", "widget[0].src"],
      ["unsupported-url", "widget[0].output[0].url"],
      ["unsupported-url", "widget[0].output[1].url"],
      ["unsupported-url", "widget[1].output.url"],
    ]);
  });

  it("keeps an empty list for an output, as nothing may have been found, and one without scores", () => {
    const card = read("widget:", "  - { text: a, output: [] }", "  - { text: b, output: [{ label: x, score: null }] }");
    expect(examplesOf(card)).toEqual([
      { text: "a", output: [] },
      { text: "b", output: [{ label: "x", score: null }] },
    ]);
  });

  it("reads what its author meant where the YAML breaks, and names the place", () => {
    const card = readModelCard("\n---\nlicense: mit\nwidget:\n- text: Question: who?\n---\n", { id: "owner/name" });
    expect(card.examples).toMatchObject([{ text: "Question: who?" }]);
    expect(card.problems).toEqual([
      expect.objectContaining({ code: "unquoted-value", path: "widget[0].text", line: 5, column: 9 }),
    ]);
  });
});
