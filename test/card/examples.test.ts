import { describe, expect, it } from "vitest";
import { readExamples } from "../../src/card/examples.js";
import { type Problem, readModelCard } from "../../src/card/index.js";
import type { CardExample, TaskId } from "../../src/core/task.js";
import { registry } from "../../src/tasks/registry.js";

const file = (path: string) => `https://huggingface.co/owner/name/resolve/main/${path}`;

const read = (task: TaskId | undefined, ...lines: readonly string[]) =>
  readModelCard(["---", ...(task ? [`pipeline_tag: ${task}`] : []), ...lines, "---", ""].join("\n"), { id: "owner/name" });

const withoutIds = (examples: readonly CardExample[]) => examples.map(({ id, ...fields }) => fields);

/** A fault as the code and the place of it. */
const faultsOf = (problems: readonly Problem[]) => problems.map(({ code, path }) => `${code} ${path}`);

interface Row {
  readonly is: string;
  readonly task?: TaskId;
  readonly card: readonly string[];
  readonly examples: readonly object[];
  readonly faults: readonly string[];
}

function itReads(rows: readonly Row[]) {
  it.each(rows)("$is", ({ task, card, examples, faults }) => {
    const { examples: found, problems } = read(task, ...card);
    expect(withoutIds(found)).toEqual(examples);
    expect(faultsOf(problems)).toEqual(faults);
    for (const { message, severity } of problems) expect([message.endsWith("."), severity]).toEqual([true, expect.any(String)]);
  });
}

describe("the form of `widget`", () => {
  itReads([
    { is: "may be missing", card: ["license: mit"], examples: [], faults: [] },
    { is: "may be nothing", card: ["widget:"], examples: [], faults: [] },
    { is: "may be an empty list", card: ["widget: []"], examples: [], faults: [] },
    {
      is: "as a mapping of fields is one example",
      task: "sentence-similarity",
      card: ["widget:", "  source_sentence: a", "  sentences: [b, c]"],
      examples: [{ source_sentence: "a", sentences: ["b", "c"] }],
      faults: ["widget-not-a-list widget"],
    },
    {
      is: "as a mapping of items is its items",
      card: ["widget:", "  0: { text: a }", "  1: { text: b }"],
      examples: [{ text: "a" }, { text: "b" }],
      faults: ["widget-not-a-list widget"],
    },
    {
      is: "as another mapping has no examples",
      card: ["widget: { live: true }"],
      examples: [],
      faults: ["widget-not-a-list widget"],
    },
    {
      is: "as a text is one example",
      card: ["widget: Hello there"],
      examples: [{ text: "Hello there" }],
      faults: ["widget-not-a-list widget", "text-example widget"],
    },
    {
      is: "as a list of texts is an example each",
      task: "token-classification",
      card: ["widget:", "- Ada lived in London.", "- Bo"],
      examples: [{ text: "Ada lived in London." }, { text: "Bo" }],
      faults: ["text-example widget[0]", "text-example widget[1]"],
    },
    {
      is: "as a list of file names is a file each where the task takes one",
      task: "image-segmentation",
      card: ["widget:", "- lake.png"],
      examples: [{ src: file("lake.png") }],
      faults: ["text-example widget[0]"],
    },
    {
      is: "keeps a file name as text where the task reads texts",
      task: "text-classification",
      card: ["widget:", "- lake.png"],
      examples: [{ text: "lake.png" }],
      faults: ["text-example widget[0]"],
    },
    {
      is: "repairs a colon without a blank",
      task: "question-answering",
      card: ["widget:", "- text:Who?", "  context:Ada.", "- src:a.wav"],
      examples: [{ text: "Who?", context: "Ada." }, { src: file("a.wav") }],
      faults: ["missing-blank widget[0]", "missing-blank widget[1]", "example-of-another-task widget[1]"],
    },
    {
      is: "repairs a colon that is missing before quotes",
      card: ["widget:", '- text "assert 6 == sum([1, 2, 3])"'],
      examples: [{ text: "assert 6 == sum([1, 2, 3])" }],
      faults: ["colon-without-blank widget[0]"],
    },
    {
      is: "repairs dashes without a blank beside an empty `widget`",
      task: "question-answering",
      card: ["widget:", "-text: Who?", "-context: Ada.", "-example_title: One"],
      examples: [{ text: "Who?", context: "Ada.", example_title: "One" }],
      faults: [
        "missing-blank widget",
        "missing-blank widget[1].context",
        "missing-blank widget[2].example_title",
        "split-example widget[1]",
        "split-example widget[2]",
      ],
    },
    {
      is: "repairs dashes without a blank inside of it",
      card: ["widget:", "  -text: a", "  example_title: A"],
      examples: [{ text: "a", example_title: "A" }],
      faults: ["dash-without-blank widget.-text"],
    },
    {
      is: "repairs a dash followed by a blank that does not break",
      card: ["widget:", "  -\u00a0text: a"],
      examples: [{ text: "a" }],
      faults: ["missing-blank widget"],
    },
    {
      is: "gives a title back to the example it was cut from",
      card: ["widget:", "- text: a", "- example_title: A", "- text: b", "- output: { text: c }"],
      examples: [
        { text: "a", example_title: "A" },
        { text: "b", output: { text: "c" } },
      ],
      faults: ["split-example widget[1]", "split-example widget[3]"],
    },
    {
      is: "joins two items that make one example together",
      task: "sentence-similarity",
      card: ["widget:", "- source_sentence: a", "- sentences: [b]"],
      examples: [{ source_sentence: "a", sentences: ["b"] }],
      faults: ["split-example widget[1]"],
    },
    {
      is: "joins parameters with the example after them",
      task: "translation",
      card: ["widget:", "- max_length: 1", "- text: a"],
      examples: [{ text: "a", parameters: { max_length: 1 } }],
      faults: ["parameter-beside-fields widget[0].max_length", "split-example widget[1]"],
    },
    {
      is: "keeps apart what overlaps or is whole",
      task: "question-answering",
      card: ["widget:", "- { text: a, context: b }", "- { context: c }", "- { text: d, context: e }"],
      examples: [{ text: "a", context: "b" }, { context: "c" }, { text: "d", context: "e" }],
      faults: [],
    },
    {
      is: "keeps the pictures of a gallery apart",
      task: "text-to-image",
      card: ["widget:", "- output: { url: a.png }", "- output: { url: b.png }"],
      examples: [{ output: { url: file("a.png") } }, { output: { url: file("b.png") } }],
      faults: [],
    },
    {
      is: "skips an empty item and reads a number",
      card: ["widget:", "-", "- 7"],
      examples: [{ text: "7" }],
      faults: ["not-an-example widget[0]", "text-example widget[1]"],
    },
    {
      is: "flattens a nested list",
      card: ["widget:", "- - text: a", "  - text: b"],
      examples: [{ text: "a" }, { text: "b" }],
      faults: ["nested-list widget[0]"],
    },
    {
      is: "is found under `widgets`",
      card: ["widgets:", "- text: a"],
      examples: [{ text: "a" }],
      faults: ["misnamed-widget widgets"],
    },
    {
      is: "is found under `examples`",
      card: ["examples:", "- text: a"],
      examples: [{ text: "a" }],
      faults: ["misnamed-widget examples"],
    },
    {
      is: "is `widget` where both are there",
      card: ["widget:", "- text: a", "widgets:", "- text: b"],
      examples: [{ text: "a" }],
      faults: [],
    },
  ]);
});

describe("the fields of an example", () => {
  itReads([
    {
      is: "have their names in hyphens and humps too",
      card: ["widget:", "- source-sentence: a", "  Sentences: [b]", "  exampleTitle: A"],
      examples: [{ source_sentence: "a", sentences: ["b"], example_title: "A" }],
      faults: ["field-name widget[0].source-sentence", "field-name widget[0].Sentences", "field-name widget[0].exampleTitle"],
    },
    {
      is: "prefer the right spelling",
      card: ["widget:", "- { exampleTitle: A, example_title: B, text: a }"],
      examples: [{ text: "a", example_title: "B" }],
      faults: ["unknown-field widget[0].exampleTitle"],
    },
    {
      is: "have a title under other names",
      card: ["widget:", "- { text: a, title: A }", "- { text: b, example: B }", "- { text: c, name: C }"],
      examples: [
        { text: "a", example_title: "A" },
        { text: "b", example_title: "B" },
        { text: "c", example_title: "C" },
      ],
      faults: ["field-name widget[0].title", "field-name widget[1].example", "field-name widget[2].name"],
    },
    {
      is: "have a title in the `label` of a sound, and of nothing else",
      card: ["widget:", "- { src: a.wav, label: A }", "- { text: b, label: B }"],
      examples: [
        { src: file("a.wav"), example_title: "A" },
        { text: "b", label: "B" },
      ],
      faults: ["field-name widget[0].label", "unknown-field widget[1].label"],
    },
    {
      is: "keep a misspelt one and name the right one",
      card: ["widget:", "- { text: a, exdample_title: A }"],
      examples: [{ text: "a", exdample_title: "A" }],
      faults: ["unknown-field widget[0].exdample_title"],
    },
    {
      is: "have no blank title, group or value",
      card: ["widget:", "- { text: a, example_title: ' ', group: '', context: }"],
      examples: [{ text: "a" }],
      faults: [],
    },
    {
      is: "have their parameters under `parameter` too, and beside the fields",
      card: [
        "widget:",
        "- { text: a, parameter: { top_k: 3 } }",
        "- { text: b, hypothesis_template: 'This is {}.', parameters: { top_k: 1 } }",
        "- { text: c, max-length: 9, results: [] }",
      ],
      examples: [
        { text: "a", parameters: { top_k: 3 } },
        { text: "b", parameters: { hypothesis_template: "This is {}.", top_k: 1 } },
        { text: "c", parameters: { max_length: 9 }, results: [] },
      ],
      faults: [
        "field-name widget[0].parameter",
        "parameter-beside-fields widget[1].hypothesis_template",
        "parameter-beside-fields widget[2].max-length",
        "unknown-field widget[2].results",
      ],
    },
    {
      is: "are a question and its passage under other names",
      task: "question-answering",
      card: ["widget:", "- { query: Who?, passage: Ada. }"],
      examples: [{ text: "Who?", context: "Ada." }],
      faults: ["field-name widget[0].query"],
    },
    {
      is: "are a pair of texts for a classifier of texts",
      task: "text-classification",
      card: ["widget:", "- { query: Who?, passage: Ada. }"],
      examples: [{ text: "Who?", text_pair: "Ada." }],
      faults: ["field-name widget[0].query"],
    },
    {
      is: "are a query and one text for a ranker",
      task: "text-ranking",
      card: ["widget:", "- { query: Who?, passage: Ada. }"],
      examples: [{ source_sentence: "Who?", sentences: ["Ada."] }],
      faults: ["field-name widget[0].query"],
    },
    {
      is: "are several examples where `text` is a list",
      card: ["widget:", "- { text: [a, null, b], group: G, example_title: A }"],
      examples: [
        { text: "a", group: "G", example_title: "A" },
        { text: "b", group: "G" },
      ],
      faults: ["list-of-texts widget[0].text"],
    },
    {
      is: "are several examples where `src` is a list and the task takes one file",
      task: "automatic-speech-recognition",
      card: ["widget:", "- src: [a.wav, b.wav]"],
      examples: [{ src: file("a.wav") }, { src: file("b.wav") }],
      faults: ["list-of-texts widget[0].src"],
    },
    {
      is: "keep a list of pages where the task takes several",
      task: "visual-document-retrieval",
      card: ["widget:", "- { text: a, src: [1.png, 2.png] }"],
      examples: [{ text: "a", src: [file("1.png"), file("2.png")] }],
      faults: [],
    },
    {
      is: "keep a blank text in a gallery",
      task: "text-to-image",
      card: ["widget:", "- { text: ' ', output: { url: a.png } }"],
      examples: [{ text: " ", output: { url: file("a.png") } }],
      faults: [],
    },
    {
      is: "are none where nothing but an empty output is told",
      task: "text-classification",
      card: ["widget:", "- { output: [] }", "- { text: ' ', output: [] }"],
      examples: [],
      faults: ["not-an-example widget[0]", "blank-text widget[1].text", "not-an-example widget[1]"],
    },
    {
      is: "have no blank text to run",
      task: "question-answering",
      card: ["widget:", "- { text: ' ', context: a }", "- text: ''"],
      examples: [{ context: "a" }],
      faults: ["blank-text widget[0].text", "blank-text widget[1].text", "not-an-example widget[1]"],
    },
    {
      is: "have numbers and truth values as texts",
      card: ["widget:", "- { text: 1984, context: true }", "- { source_sentence: 1.5, sentences: [1, b] }"],
      examples: [
        { text: "1984", context: "true" },
        { source_sentence: "1.5", sentences: ["1", "b"] },
      ],
      faults: [
        "text-not-quoted widget[0].text",
        "text-not-quoted widget[0].context",
        "text-not-quoted widget[1].source_sentence",
        "text-not-quoted widget[1].sentences[0]",
      ],
    },
    {
      is: "have no context where a text alone is read",
      task: "text-generation",
      card: ["widget:", "- { text: a, context: '' }"],
      examples: [{ text: "a" }],
      faults: ["unused-field widget[0].context"],
    },
    {
      is: "have candidate labels in a text with commas",
      task: "zero-shot-classification",
      card: ["widget:", "- { text: a, candidate_labels: 'b, c d' }"],
      examples: [{ text: "a", candidate_labels: ["b", "c d"] }],
      faults: [],
    },
    {
      is: "have each candidate label once, and none that is empty",
      task: "zero-shot-classification",
      card: ["widget:", "- { text: a, candidate_labels: 'b,, c, b,' }", "- { text: a, candidate_labels: 'b; c' }"],
      examples: [
        { text: "a", candidate_labels: ["b", "c"] },
        { text: "a", candidate_labels: ["b", "c"] },
      ],
      faults: ["candidate-labels widget[0].candidate_labels", "candidate-labels widget[1].candidate_labels"],
    },
    {
      is: "have candidate labels in a list, also without a text",
      task: "zero-shot-classification",
      card: ["widget:", "- candidate-labels: ['b, c', d, 3]"],
      examples: [{ candidate_labels: ["b, c", "d", "3"] }],
      faults: ["field-name widget[0].candidate-labels", "candidate-labels widget[0].candidate-labels"],
    },
    {
      is: "have `multi_class` in any spelling of yes and no",
      card: ["widget:", ...["'true'", "yes", "1", "No", "maybe"].map((value) => `- { text: a, multi_class: ${value} }`)],
      examples: [
        { text: "a", multi_class: true },
        { text: "a", multi_class: true },
        { text: "a", multi_class: true },
        { text: "a", multi_class: false },
        { text: "a" },
      ],
      faults: [...[0, 1, 2, 3].map((index) => `truth-value widget[${index}].multi_class`), "bad-field widget[4].multi_class"],
    },
    {
      is: "have a table as rows, or as row objects",
      task: "table-question-answering",
      card: [
        "widget:",
        "- { text: a, table: [[River, km], [Nile, 6650]] }",
        "- { text: a, table: [{ River: Nile }, { River: Danube, km: 2850 }] }",
        "- { text: a, table: [[2021, 2020], [1, 2]] }",
      ],
      examples: [
        { text: "a", table: { River: ["Nile"], km: ["6650"] } },
        { text: "a", table: { River: ["Nile", "Danube"], km: ["", "2850"] } },
        {
          text: "a",
          table: [
            ["2021", "2020"],
            ["1", "2"],
          ],
        },
      ],
      faults: [0, 1, 2].map((index) => `table-form widget[${index}].table`),
    },
    {
      is: "have columns of equal length",
      task: "tabular-classification",
      card: ["widget:", "- structuredData: { a: [1, 2], b: [3] }", "- structured_data: { a: 1, b: 2 }", "- structured_data: 3"],
      examples: [{ structured_data: { a: ["1", "2"], b: ["3", ""] } }, { structured_data: { a: ["1"], b: ["2"] } }],
      faults: [
        "field-name widget[0].structuredData",
        "table-form widget[0].structuredData",
        "table-form widget[1].structured_data",
        "bad-field widget[2].structured_data",
        "not-an-example widget[2]",
      ],
    },
    {
      is: "are told when they are those of another task",
      task: "sentence-similarity",
      card: ["widget:", "- text: a"],
      examples: [{ text: "a" }],
      faults: ["example-of-another-task widget[0]", "no-usable-example widget"],
    },
    {
      is: "are turned round where speech was taken for the input",
      task: "text-to-speech",
      card: ["widget:", "- { src: a.wav, output: { text: Good morning } }"],
      examples: [{ text: "Good morning", output: { url: file("a.wav") } }],
      faults: ["reversed-example widget[0].src"],
    },
    {
      is: "hold the mask of this model",
      task: "fill-mask",
      card: ["mask-token: '[MASK]'", "widget:", "- A <mask> day.", "- text: 'A [MASK] day.'", "- text: A day."],
      examples: [{ text: "A [MASK] day." }, { text: "A [MASK] day." }, { text: "A day." }],
      faults: ["text-example widget[0]", "foreign-mask widget[0]", "no-mask widget[2].text"],
    },
  ]);

  it("keep line ends, and blanks at the end of code", () => {
    const { examples, problems } = read(
      undefined,
      "widget:",
      "- text: |",
      "    def f():",
      "      return 1",
      "- text: >-",
      "    a",
      "    b",
    );
    expect(withoutIds(examples)).toEqual([{ text: "def f():\n  return 1\n" }, { text: "a b" }]);
    expect(problems).toEqual([]);
  });

  it("are texts as the author wrote them, where that is known", () => {
    const written = new Map([
      ["widget[0].text", "007"],
      ["widget[0].output[0].label", "yes"],
    ]);
    const problems: Problem[] = [];
    const examples = readExamples(
      { widget: [{ text: 7, context: new Date(0), output: [{ label: true, score: 1 }] }] },
      {
        task: undefined,
        resolve: () => undefined,
        report: (problem) => problems.push(problem),
        written: (path) => written.get(path),
      },
    );
    expect(withoutIds(examples)).toEqual([{ text: "007", context: "1970-01-01", output: [{ label: "yes", score: 1 }] }]);
    expect(problems[0]).toMatchObject({ code: "text-not-quoted", path: "widget[0].text", fix: 'text: "007"' });
  });

  it("never set the id, nor a prototype", () => {
    const [example] = read(undefined, "widget:", "- { text: a, id: mine, generic: true, __proto__: { b: 1 } }").examples;
    expect(example?.id).not.toBe("mine");
    expect(example).toEqual({ id: expect.any(String), text: "a" });
  });
});

describe("an example's id", () => {
  const idsOf = (...lines: readonly string[]) => read(undefined, "widget:", ...lines).examples.map(({ id }) => id);

  it("stays when examples are added, titled or answered", () => {
    const [id] = idsOf("- text: a");
    expect(idsOf("- text: b", "- { text: a, example_title: A, output: { text: c } }")[1]).toBe(id);
  });

  it("is no other example's", () => {
    const ids = idsOf("- text: a", "- text: a", "- text: b");
    expect(new Set(ids).size).toBe(3);
  });
});

describe("a recorded output", () => {
  const outputRow = (is: string, task: TaskId, output: string, expected: unknown, ...faults: readonly string[]): Row => ({
    is,
    task,
    card: ["widget:", `- { text: a, src: a.png, output: ${output} }`],
    examples: [{ text: "a", src: file("a.png"), ...(expected !== undefined && { output: expected }) }],
    faults: faults.map((fault) => (fault.includes(" ") ? fault.replace(" ", " widget[0].output") : `${fault} widget[0].output`)),
  });

  itReads([
    outputRow("is none where it is null", "text-classification", "null", undefined),
    outputRow("is none where it is an empty mapping", "text-classification", "{}", undefined),
    outputRow("is that nothing was found where it is an empty list", "text-classification", "[]", []),
    outputRow("is that nothing was found, for a task of any output", "object-detection", "[]", []),
    outputRow("is none where it is a list of nothing", "text-classification", "[null]", undefined),
    outputRow("is a text where the task gives one", "summarization", "Hello", { text: "Hello" }, "output-form"),
    outputRow("is a file where the task gives one", "text-to-image", "a b.png", { url: file("a%20b.png") }, "output-form"),
    outputRow("is a file where it reads as one", "text-generation", "a.mp4", { url: file("a.mp4") }, "output-form"),
    outputRow(
      "is a label where the task gives labels",
      "text-classification",
      "GOOD",
      [{ label: "GOOD", score: null }],
      "output-form",
    ),
    outputRow("is an answer where the task gives one", "question-answering", "Ada", { answer: "Ada" }, "output-form"),
    outputRow("is a label where it is a number", "text-classification", "3", [{ label: "3", score: null }], "output-form"),
    outputRow("is a list of one number where the task gives numbers", "tabular-regression", "0.5", [0.5], "output-form"),
    outputRow(
      "is a list where it is one label",
      "text-classification",
      "{ label: A, score: 1 }",
      [{ label: "A", score: 1 }],
      "output-form",
    ),
    outputRow(
      "is a list of labels where it is a mapping",
      "text-classification",
      "{ GOOD: 0.9, BAD: 10% }",
      [
        { label: "GOOD", score: 0.9 },
        { label: "BAD", score: 0.1 },
      ],
      "output-form",
      "score-not-a-number [1].score",
    ),
    outputRow(
      "is a list of labels where it is a list of texts",
      "image-classification",
      "[owl, hawk]",
      [
        { label: "owl", score: null },
        { label: "hawk", score: null },
      ],
      "output-form",
    ),
    outputRow("is a list of texts elsewhere", "translation", "[one, two]", [{ text: "one" }, { text: "two" }], "output-form"),
    outputRow("keeps a label without a score", "text-classification", "[{ label: A }]", [{ label: "A", score: null }]),
    outputRow(
      "has numbers for scores",
      "text-classification",
      '[{ label: A, score: "0.9" }, { label: B, score: 7% }, { label: C, score: high }, { label: D, score: 0 }]',
      [
        { label: "A", score: 0.9 },
        { label: "B", score: 0.07 },
        { label: "C", score: null },
        { label: "D", score: 0 },
      ],
      "score-not-a-number [0].score",
      "score-not-a-number [1].score",
      "score-not-a-number [2].score",
    ),
    outputRow(
      "has parts of 1 for percents",
      "text-classification",
      "[{ label: A, score: 90 }, { label: B, score: 10 }]",
      [
        { label: "A", score: 0.9 },
        { label: "B", score: 0.1 },
      ],
      "scores-in-percent",
    ),
    outputRow("keeps raw scores", "text-classification", "[{ label: A, score: 3.5 }, { label: B, score: -2 }]", [
      { label: "A", score: 3.5 },
      { label: "B", score: -2 },
    ]),
    outputRow("has texts for labels", "text-classification", "[{ label: 1, score: 1 }, { label: true, score: 0 }]", [
      { label: "1", score: 1 },
      { label: "true", score: 0 },
    ]),
    outputRow("may be several files", "text-to-image", "[{ url: a.png }, { url: ./b.mp4 }]", [
      { url: file("a.png") },
      { url: file("b.mp4") },
    ]),
    outputRow(
      "leads from a page to the file",
      "text-to-image",
      "{ url: https://huggingface.co/a/b/blob/main/c.png }",
      { url: "https://huggingface.co/a/b/resolve/main/c.png" },
      "page-url .url",
    ),
    ...["image", "audio", "video", "src"].map((name) =>
      outputRow(
        `has its file under \`${name}\` too`,
        "text-to-video",
        `{ ${name}: a.png }`,
        { url: file("a.png") },
        `output-form .${name}`,
      ),
    ),
    ...["generated_text", "summary_text", "translation_text"].map((name) =>
      outputRow(`leaves \`${name}\` to the task`, "translation", `[{ ${name}: b }]`, [{ [name]: "b" }]),
    ),
    outputRow(
      "of another task is kept",
      "text-to-image",
      "[{ label: A, score: 1 }]",
      [{ label: "A", score: 1 }],
      "output-of-another-task",
    ),
    outputRow(
      "keeps passages for labels, equal scores and markup",
      "text-classification",
      "[{ label: <b>A long passage</b>, score: 1 }]",
      [{ label: "<b>A long passage</b>", score: 1 }],
    ),
  ]);
});

describe("what the tasks there are make of it", () => {
  const cards: Readonly<Record<keyof typeof registry, readonly string[]>> = {
    "any-to-any": ["widget:", "- { src: a.png, text: What? }", "- { messages: [{ role: user, content: Hello }], output: Hello }"],
    "audio-text-to-text": ["widget:", "- { src: a.wav, text: What?, output: A bell }", "- { src: a.mp3, prompt: What? }"],
    "image-text-to-text": [
      "widget:",
      "- { src: a.png, text: What?, output: [{ generated_text: A boat }] }",
      "- { messages: [{ role: user, content: [{ type: image_url, image_url: { url: a.png } }, { type: text, text: What? }] }] }",
    ],
    "video-text-to-text": [
      "widget:",
      "- { src: b.webm, prompt: Who? }",
      "- { src: a.mp4, text: What?, output: { text: A boat } }",
    ],
    "text-classification": [
      "widget:",
      "- A bare text",
      "- { text: a, output: GOOD }",
      "- { text: a, output: { GOOD: 90, BAD: 10 } }",
      "- { text: 3, output: [{ label: 1, score: 90% }] }",
      "- { query: a, passage: b, output: [[{ label: A, score: 1 }]] }",
    ],
    "token-classification": [
      "widget:",
      "- text:Ada",
      "- { text: Ada, output: [{ entity_group: PER, score: '0.9', word: Ada, start: 0, end: 3 }] }",
    ],
    "question-answering": [
      "widget:",
      "- { text: Who?, context: Ada. }",
      "- context: Ada.",
      "- { query: Who?, passage: Ada., output: Ada }",
    ],
    "table-question-answering": [
      "widget:",
      "- { text: a, table: [[b], [c]], output: c }",
      "- { text: a, table: { b: [c, d], e: f }, output: { answer: c } }",
    ],
    "table-to-text": [
      "widget:",
      "- { table: [[b], [c]], output: c }",
      "- { text: Describe it, table: { b: [c, d], e: f }, output: { text: c } }",
      "- { text: c d }",
    ],
    "tabular-to-text": [
      "widget:",
      "- { structured_data: { b: [1, 2], e: 3 }, output: [{ generated_text: c }] }",
      "- { table: [{ b: 1 }, { b: 2 }], output: { text: c } }",
    ],
    "text-generation": [
      "widget:",
      "- Once upon a time",
      "- { text: Once, output: ' upon a time' }",
      "- { text: Once, output: [{ generated_text: Once upon a time }] }",
      "- { messages: [{ role: user, content: Hello }], output: { text: Hi } }",
    ],
    "automatic-speech-recognition": [
      "widget:",
      "- a.wav",
      "- { src: [a.wav, <b c.wav>], output: Hello }",
      "- { src: '[x](d.wav)', label: D, output: [Hello] }",
    ],
    "image-classification": ["widget:", "- a.png", "- { src: a.png, output: [{ label: 1, score: 90% }] }"],
    "image-feature-extraction": ["widget:", "- a.png", "- { src: a.png, output: [[1, -0.5]] }"],
    "image-to-text": ["widget:", "- a.png", "- { src: a.png, output: a caption }"],
    "document-question-answering": [
      "widget:",
      "- { src: a.png, text: Who? }",
      "- { src: a.png, text: Who?, output: [{ answer: Ada, score: 90%, start: 3, end: 4 }] }",
      "- { src: a.png, question: Who?, output: Ada }",
    ],
    "visual-document-retrieval": [
      "widget:",
      "- { src: [a.png, b.png], text: Who? }",
      "- { src: [a.png, b.png], query: Who?, output: [{ index: 1, score: 90% }] }",
      "- { src: a.png, text: Who?, output: [[0.5]] }",
    ],
    "visual-question-answering": ["widget:", "- { src: a.png, text: Who? }", "- { src: a.png, text: Who?, output: Ada }"],
    "zero-shot-image-classification": [
      "widget:",
      "- { src: a.png, candidate_labels: 'b, c' }",
      "- { src: a.png, candidate_labels: [b, c], output: [{ label: b, score: 90% }] }",
    ],
    "audio-classification": [
      "widget:",
      "- a.wav",
      "- { src: a.wav, output: { bell: 0.9, glass: 0.1 } }",
      "- { src: a.wav, output: bell }",
    ],
    "audio-to-audio": [
      "widget:",
      "- a.wav",
      "- { src: a.wav, output: b.wav }",
      "- { src: a.wav, output: [{ label: voice, url: b.wav }, { audio: c.wav }] }",
    ],
    "text-to-speech": [
      "widget:",
      "- A bare text",
      "- { text: a, output: a.wav }",
      "- { src: a.wav, output: { text: Good morning } }",
    ],
    "text-to-audio": ["widget:", "- { text: a, output: { audio: a.mp3 } }", "- { text: a, output: [a.mp3, b.mp3] }"],
    "voice-activity-detection": [
      "widget:",
      "- a.wav",
      "- { src: a.wav, output: { class: SPEAKER_00, start: '0.5', end: 2 } }",
      "- { src: a.wav, output: [{ timestamp: [0, 1] }] }",
    ],
    "depth-estimation": [
      "widget:",
      "- a.png",
      "- { src: a.png, output: { url: b.png } }",
      "- { src: a.png, output: { depth: { url: b.png } } }",
    ],
    "mask-generation": ["widget:", "- a.png", "- { src: a.png, points: [[1, 2]], output: { masks: [[[0, 1]]], scores: [0.9] } }"],
    "text-to-image": [
      "widget:",
      "- a red kite",
      "- { text: a red kite, output: kite.png }",
      "- { text: '-', output: { url: kite.png } }",
    ],
    "unconditional-image-generation": [
      "widget:",
      "- { parameters: { seed: 1 }, output: { url: moth.png } }",
      "- { text: a moth, output: [a.png, b.png] }",
    ],
    "image-to-image": ["widget:", "- a.png", "- { src: a.png, prompt: by night, output: { url: b.png } }"],
    "image-text-to-image": ["widget:", "- { src: a.png, prompt: by night, output: { url: b.png } }", "- { prompt: a kite }"],
    "image-segmentation": [
      "widget:",
      "- lake.png",
      "- { src: /lake.png, output: { image: out.png } }",
      "- { src: a.png, output: b.png }",
    ],
    "object-detection": [
      "widget:",
      "- street.png",
      "- { src: /lake.png, output: [{ label: boat, score: 90%, box: { xmin: 1, ymin: 2, xmax: 30, ymax: 40 } }] }",
      "- { src: a.png, output: [] }",
    ],
    "zero-shot-object-detection": [
      "widget:",
      "- { src: a.png, candidate_labels: 'boat, gull' }",
      "- { src: a.png, candidate_labels: [boat], output: [{ label: boat, score: 0.4, box: [1, 2, 30, 40] }] }",
    ],
    "keypoint-detection": [
      "widget:",
      "- runner.png",
      "- { src: a.png, output: { url: points.png } }",
      "- { src: a.png, output: [{ keypoints: [[1, 2], [30, 40]], scores: [0.9, 0.8] }] }",
    ],
    "feature-extraction": [
      "widget:",
      "- A bare text",
      "- { text: a, output: [0.1, -0.2] }",
      "- { text: a, output: [[0.1, -0.2], [0.3, 0.4]] }",
      "- { text: a, text_pair: b, output: [[0.1, -0.2], [0.3, 0.4]] }",
    ],
    "sentence-similarity": [
      "widget:",
      "- { source_sentence: a, sentences: [b, c], output: [0.9, -0.1] }",
      "- { source-sentence: a, sentences: b, output: 0.9 }",
      "- { query: a, passage: b, output: ['0.9'] }",
    ],
    "text-ranking": [
      "widget:",
      "- { query: a, passage: b, output: [{ index: 0, score: 0.9 }] }",
      "- { source_sentence: a, sentences: [b, c], output: [{ corpus_id: 1, score: -3 }] }",
      "- { text: a, texts: [b, c], output: [0.1, 0.2] }",
    ],
    "text-retrieval": [
      "widget:",
      "- { query: a, passage: b, output: [{ index: 0, score: 0.9 }] }",
      "- { source_sentence: a, sentences: [b, c] }",
    ],
    "zero-shot-classification": [
      "widget:",
      "- { text: a, candidate_labels: 'b, c', multi_class: yes, output: { labels: [b, c], scores: [0.9, 0.1] } }",
      "- { text: a, candidate-labels: ['b, c', d], hypothesis_template: 'About {}.', output: { b: 90, d: 10 } }",
      "- candidate_labels: b; c",
    ],
    "multiple-choice": [
      "widget:",
      "- { text: a, choices: 'b, c', output: [{ label: b, score: 1 }] }",
      "- { question: a, context: d, candidate_labels: [b, c], output: b }",
    ],
    "tabular-classification": [
      "widget:",
      "- { structured_data: { a: [1, 2], b: [c, null] }, output: [x, null] }",
      "- { structured_data: { a: 1 }, output: x }",
      "- { table: [[a], [1]], output: [{ label: x, score: 1 }] }",
    ],
    "tabular-regression": [
      "widget:",
      "- { structured_data: { a: [1, 2] }, output: [3, '4.5'] }",
      "- { structured_data: { a: 1 }, output: 3 }",
    ],
    "time-series-forecasting": [
      "widget:",
      "- { table: { month: [1, 2], a: [3, 4] }, output: { mean: [5] } }",
      "- { structured_data: { a: [3, 4] }, output: [5, 6] }",
    ],
    "graph-ml": ["widget:", "- { nodes: [a, b], edges: [[a, b]], output: [x, y] }", "- { text: CCO, output: 1.2 }"],
    "fill-mask": [
      "mask_token: '[MASK]'",
      "widget:",
      "- A [MASK] day.",
      "- { text: A <mask> day., output: [{ token_str: sunny, score: 90% }] }",
      "- { text: A [MASK] day., output: { sunny: 90, windy: 10 } }",
    ],
    summarization: [
      "widget:",
      "- A long text.",
      "- { text: A long text., output: Short. }",
      "- { text: a, output: [{ summary_text: b }] }",
    ],
    translation: [
      "widget:",
      "- Guten Tag",
      "- { text: Guten Tag, output: Good day }",
      "- { text: 3, output: [{ translation_text: c }] }",
    ],
    conversational: [
      "widget:",
      "- { text: a, output: Hello }",
      "- { text: a, output: { content: Hello, reasoning: b } }",
      "- { messages: [{ role: user, content: a }], output: { messages: [{ role: assistant, content: Hello }] } }",
      "- { messages: [{ role: user, content: [{ type: text, text: a }] }], output: [{ generated_text: Hello }] }",
    ],
    "video-classification": ["widget:", "- boat.webm", "- { src: boat.mp4, output: { sailing: 90, surfing: 10 } }"],
    "text-to-video": [
      "widget:",
      "- A paper boat",
      "- { text: A paper boat, output: { url: boat.mp4 } }",
      "- { text: A paper boat, output: [{ url: boat.mp4 }, { url: rain.gif }] }",
    ],
    "image-to-video": [
      "widget:",
      "- { src: boat.png, output: { url: boat.mp4 } }",
      "- { src: boat.png, prompt: It sails, output: { video: boat.mp4 } }",
    ],
    "image-text-to-video": [
      "widget:",
      "- { src: boat.png, prompt: It sails, output: { url: boat.mp4 } }",
      "- { text: A kite, output: boat.mp4 }",
    ],
    "video-to-video": ["widget:", "- { src: day.mp4, prompt: Night, output: { url: night.mp4 } }", "- { src: day.mp4 }"],
    "text-to-3d": ["widget:", "- A chair", "- { text: A chair, output: { url: chair.glb } }"],
    "image-to-3d": ["widget:", "- chair.png", "- { src: chair.png, output: { url: chair.ply } }"],
    "reinforcement-learning": [
      "widget:",
      "- { structured_data: { lean: 0.1, turn: -0.2 }, output: { action: 1 } }",
      "- { output: { url: replay.mp4 } }",
    ],
    robotics: [
      "widget:",
      "- { src: view.png, text: Lift it, structured_data: { arm: 0.1 }, output: { action: [0.1, 0.2] } }",
      "- { text: Lift it, output: { url: replay.mp4 } }",
    ],
    other: [
      "widget:",
      "- { text: a, output: Hello }",
      "- { src: a.png, output: [[1, 2], [3, 4]] }",
      "- { text: a, table: { b: [c] }, output: { image: out.png } }",
      "- output: [{ a: 1, b: 2 }]",
    ],
  };

  it.each(Object.keys(registry) as readonly (keyof typeof registry)[])("%s reads every example and every output", async (tag) => {
    const { examples } = read(tag, ...(cards[tag] ?? []));
    const { task } = await registry[tag]();
    expect(examples.length).toBeGreaterThan(1);
    expect(examples.some(({ output }) => output !== undefined)).toBe(true);
    for (const example of examples) {
      const input = task.input.fromCard(example);
      if (input === undefined) throw new Error(`No input: ${JSON.stringify(example)}`);
      // One of them all; each of them reads its own input back.
      const readOutput = task.output.fromCard as (output: unknown, input: unknown) => unknown;
      if (example.output !== undefined) expect(readOutput(example.output, input)).toBeDefined();
    }
  });
});

describe("hostile and huge examples", () => {
  const readAny = (widget: unknown, task?: TaskId) => {
    const problems: Problem[] = [];
    const examples = readExamples({ widget }, { task, resolve: () => undefined, report: (problem) => problems.push(problem) });
    return { examples, problems };
  };

  it("are cut: 200 examples, 100 000 characters in a text", () => {
    const { examples, problems } = readAny([{ text: `${"a".repeat(99_999)}😀` }, ...new Array(300).fill({ text: "b" })]);
    expect(examples).toHaveLength(200);
    expect(examples[0]?.text).toBe("a".repeat(99_999));
    expect(faultsOf(problems)).toEqual(["too-many-examples widget[200]", "long-text widget[0].text"]);
  });

  it("are cut also where one item is a list of many texts", () => {
    expect(readAny(new Array(200).fill({ text: new Array(200).fill("a") })).examples).toHaveLength(200);
  });

  it("are left out where they are nested without end", () => {
    let deep: unknown = "a";
    for (let level = 0; level < 20_000; level += 1) deep = level % 2 ? [deep] : { deep };
    const { examples, problems } = readAny([{ text: "a", output: deep, messages: deep }]);
    expect(examples).toHaveLength(1);
    expect(problems.map(({ code }) => code)).toContain("too-deep");
  });

  it("never make the reading throw, whatever stands where", () => {
    const leaves = [
      null,
      undefined,
      "",
      " ",
      "a",
      "a.png",
      "javascript:x",
      0,
      Number.NaN,
      -1e308,
      true,
      new Date(Number.NaN),
      [],
      {},
      "\ud800",
    ];
    const shapes = (leaf: unknown) => [
      leaf,
      [leaf],
      [[leaf]],
      { text: leaf },
      { url: leaf },
      { label: leaf, score: leaf },
      { a: [leaf, leaf] },
    ];
    const names = [
      "text",
      "context",
      "src",
      "table",
      "structured_data",
      "candidate_labels",
      "multi_class",
      "sentences",
      "messages",
    ];
    const tasks: readonly (TaskId | undefined)[] = [
      undefined,
      "text-classification",
      "sentence-similarity",
      "text-to-speech",
      "fill-mask",
    ];
    for (const leaf of leaves) {
      for (const value of shapes(leaf)) {
        const item = Object.fromEntries(
          [...names, "example_title", "group", "parameters", "output", "odd"].map((name) => [name, value]),
        );
        for (const task of tasks) {
          for (const widget of [value, [value], [[value]], [item], item, { 0: item }, { "-text": value }]) readAny(widget, task);
        }
      }
    }
  });
});
