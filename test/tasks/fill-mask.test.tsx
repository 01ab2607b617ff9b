import { act, fireEvent, render, screen, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { createTranslate } from "../../src/core/message.js";
import { FillMaskWidget, fillMaskTask, task } from "../../src/tasks/fill-mask/index.js";
import { cardOf } from "../cardOf.js";
import { controlledFetcher } from "../controlledFetcher.js";
import recordings from "../recordings/fill-mask.json" with { type: "json" };

const t = createTranslate();
const text = "The <mask> tastes of salt.";
const read = (body: unknown, asked = text) => task.output.fromAnswer(body, { text: asked });
const words = (body: unknown, asked = text) => read(body, asked).slots.map((fills) => fills.map(({ word }) => word?.trim()));
const inWords = (body: unknown, asked = text) => task.output.toText(read(body, asked), { text: asked }, t);
const bodyOf = (name: string) => recordings.find((recording) => recording.name === name)?.body;

/** Shows a recorded answer, once its drawing is loaded. */
async function show(body: unknown, asked = text, maskToken?: string) {
  const card = cardOf({ task: "fill-mask", maskToken, examples: [{ text: asked, output: body }] });
  const view = render(<FillMaskWidget card={card} fetcher={controlledFetcher().fetcher} />);
  await screen.findByText((_, element) => element?.className === "iw-filled" || element?.className === "iw-say-title");
  return view;
}
const sentence = (container: HTMLElement) => {
  const copy = container.querySelector(".iw-filled")?.cloneNode(true) as HTMLElement;
  for (const number of copy.querySelectorAll("sup")) number.remove();
  return copy.textContent;
};

describe("every shape a server sends", () => {
  test("is one list for one mask, also as a batch of one", () => {
    const expected = [["air", "water", "bread", "breeze", "wind"]];
    expect(words(bodyOf("one mask"))).toEqual(expected);
    expect(words(bodyOf("as a batch of one"))).toEqual(expected);
  });

  test("is one list for each of several masks, never rows without a word", () => {
    const [, several] = recordings;
    expect(words(several?.body, several?.example.text)).toEqual([
      ["cat", "dog", "boat"],
      ["sky", "world", "evening"],
    ]);
    expect(words([[[{ token_str: "a" }], [{ token_str: "b" }]]], "<mask> <mask>")).toEqual([["a"], ["b"]]);
  });

  test("is the first text of a batch, not more lists than there are masks", () => {
    expect(words([[{ token_str: "a" }], [{ token_str: "b" }]])).toEqual([["a"]]);
  });

  test("says so when only the first mask is filled", () => {
    const fills = read([{ token_str: "bird" }], "The [MASK] sings to the [MASK].");
    expect(fills.slots).toHaveLength(1);
    expect(task.output.warnings?.(fills).map((warning) => t(warning))).toEqual(["Only 1 of 2 masks was filled."]);
  });

  test("has its words under any of their names", () => {
    for (const name of ["token_str", "tokenStr", "label"]) expect(words([{ [name]: "kelp", score: 1 }])).toEqual([["kelp"]]);
    expect(words([{ token: "kelp" }])).toEqual([["kelp"]]);
    expect(words({ predictions: { token_str: "kelp" } })).toEqual([["kelp"]]);
  });

  test("has its words in the whole text alone, with the tokens of its ends, in small letters", () => {
    expect(words([{ sequence: "<s>The kelp tastes of salt.</s>", token: 7 }])).toEqual([["kelp"]]);
    expect(words([{ sequence: "[CLS] the sea weed tastes of salt. [SEP]" }])).toEqual([["sea weed"]]);
  });

  test("keeps a word that is 0, false or empty, and never says undefined", () => {
    expect(words([{ token_str: 0 }, { token_str: false }, { token_str: "" }])).toEqual([["0", "false", ""]]);
    expect(inWords([{ token_str: "", score: 0 }])).toContain("(a blank): 0.000");
  });

  test("keeps a score of 0, and makes none up", () => {
    const scores = read([{ token_str: "a" }, { token_str: "b", score: 0 }, { token_str: "c", score: "0.4" }]).slots[0];
    expect(scores?.map(({ score }) => score)).toEqual([0.4, 0, null]);
  });

  test("names its tokens by number where it has nothing else", () => {
    expect(inWords(bodyOf("numbers of tokens alone"))).toContain("Token 935: 0.512");
  });

  test.each<[string, unknown, string?]>([
    ["[0].token_str", [{ score: 0.9 }]],
    ["[1].token_str", [{ token_str: "a" }, { token_str: ["b"] }]],
    ["[0].score", [{ token_str: "a", score: "high" }]],
    ["[1][0].token_str", [[{ token_str: "a" }], [{}]], "<mask> <mask>"],
    ["[0].token_str", { error: "Model is too busy" }],
    ["[0]", ["kelp"]],
    ["", null],
  ])("names the place %j of what it cannot read", (path, body, asked) => {
    expect(() => read(body, asked)).toThrow(expect.objectContaining({ kind: "bad-answer", path }));
  });

  test("reads a thousand words of a million and says how many were left out", () => {
    const fills = read(Array(1_000_000).fill({ token_str: "a", score: 0.1 }));
    expect(fills.slots[0]).toHaveLength(1000);
    expect(task.output.warnings?.(fills).map((warning) => t(warning))).toEqual(["999,000 more words were left out."]);
  });

  test.each(recordings)("reads back what it records: $name", ({ example, body }) => {
    const fills = read(body, example.text);
    expect(task.output.fromCard(task.output.toCard(fills), { text: example.text })).toEqual(fills);
  });
});

describe("the text with a word in it", () => {
  test("has a space before a word that brings one, and none more", () => {
    expect(inWords([{ token_str: " salt" }], "It tastes of<mask>.")).toContain("It tastes of salt.");
    expect(inWords([{ token_str: "▁salt" }], "It tastes of <mask>.")).toContain("It tastes of salt.");
  });

  test("joins a piece of a word to the letters before it, and shows it as a piece", () => {
    const said = inWords([{ token_str: "##ing", score: 0.9 }], "We went walk [MASK] home.");
    expect(said).toBe("We went walking home.\n\n…ing: 0.900");
  });

  test("is the server's where no mask can be found", () => {
    expect(inWords([{ token_str: "kelp", sequence: "<s>The kelp tastes of salt.</s>" }], "The ⁂ tastes")).toBe(
      "The kelp tastes of salt.\n\nkelp: no score",
    );
  });

  test("says in words all that the picture shows: the best of each mask, then all with their scores", () => {
    expect(inWords([[{ token_str: "sun", score: 0.5 }, { token_str: "moon" }], []], "The <mask> and the <mask>.")).toBe(
      "The sun and the <mask>.\n\nMask 1\nsun: 0.500\nmoon: no score\n\nMask 2\nNo word for this mask.",
    );
  });

  test("as a sheet has a row for each word of each mask", () => {
    const asked = { text: "<mask> <mask>" };
    const fills = read([[{ token_str: " a", score: 0.5, token: 3 }], [{ token_str: "##b" }]], asked.text);
    expect(task.output.toTable?.(fills, asked, t)).toEqual({
      columns: ["mask", "word", "score", "token"],
      rows: [
        ["1", "a", "0.5", "3"],
        ["2", "…b", "", ""],
      ],
    });
  });

  test("shows the word that is chosen, for each mask by itself", async () => {
    const body = [
      [
        { token_str: "sun", score: 0.6 },
        { token_str: "moon", score: 0.3 },
      ],
      [
        { token_str: "rises", score: 0.6 },
        { token_str: "sets", score: 0.3 },
      ],
    ];
    const { container } = await show(body, "The [MASK] [MASK].");
    expect(sentence(container)).toBe("The sun rises.");
    const second = screen.getByRole("radiogroup", { name: "Mask 2" });
    fireEvent.click(within(second).getByRole("radio", { name: "sets" }));
    expect(sentence(container)).toBe("The sun sets.");
    fireEvent.click(screen.getByRole("radio", { name: "moon" }));
    expect(sentence(container)).toBe("The moon sets.");
    expect(within(second).getByRole("radio", { name: "sets" })).toBeChecked();
  });

  test("of a long text shows what stands around the mask", async () => {
    const { container } = await show(
      [{ token_str: "kelp" }],
      `${"Far away. ".repeat(9000)}The <mask>. ${"Far off. ".repeat(9000)}`,
    );
    const shown = sentence(container) ?? "";
    expect(shown.length).toBeLessThan(600);
    expect(shown).toContain("The kelp. Far off.");
  });

  test("writes markup and control characters as text, apart from the sentence around it", async () => {
    const { container } = await show([{ token_str: "<img src=x onerror=alert(1)>\u202E", score: 0.5 }]);
    expect(container.querySelector("img")).toBeNull();
    expect(container.querySelector(".iw-filled mark bdi")).toHaveTextContent("<img src=x onerror=alert(1)>");
  });

  test("says in words that nothing was found", async () => {
    await show([]);
    expect(screen.getByRole("tabpanel")).toHaveTextContent("No word came back");
    expect(inWords([])).toBe("The model found no word.");
  });

  test("draws a part of a thousand words", async () => {
    const { container } = await show(Array.from({ length: 1000 }, (_, index) => ({ token_str: `w${index}`, score: 0.001 })));
    expect(screen.getAllByRole("radio")).toHaveLength(10);
    expect(container.querySelectorAll("*").length).toBeLessThan(500);
  });
});

describe("asking", () => {
  const { input } = task;

  test("says before the run that there is no mask", () => {
    const { fetcher, calls } = controlledFetcher();
    render(<FillMaskWidget fetcher={fetcher} />);
    fireEvent.change(screen.getByLabelText("Text"), { target: { value: "The sea tastes of salt." } });
    fireEvent.click(screen.getByRole("button", { name: "Run" }));
    expect(calls).toHaveLength(0);
    expect(screen.getByLabelText("Text")).toHaveAccessibleDescription(/There is no mask in this text/);
  });

  test("takes the mask of any model where the card does not tell, and sends the text as it is", () => {
    for (const mask of ["<mask>", "[MASK]", "{mask}", "<MASK>"]) {
      expect(input.missing({ text: `A ${mask}.` })).toBeUndefined();
      expect(input.toRequest({ text: `A ${mask}.` }, {}).inputs).toBe(`A ${mask}.`);
    }
  });

  test("sends the model's own mask in place of another's", async () => {
    const { fetcher, calls } = controlledFetcher();
    render(<FillMaskWidget fetcher={fetcher} card={cardOf({ task: "fill-mask", maskToken: "[MASK]" })} />);
    fireEvent.change(screen.getByLabelText("Text"), { target: { value: "A <mask> and a <mask>." } });
    fireEvent.click(screen.getByRole("button", { name: "Run" }));
    await act(async () => {});
    expect(calls[0]?.request.inputs).toBe("A [MASK] and a [MASK].");
  });

  test("takes a mask that only the card knows", () => {
    const own = fillMaskTask("⁂");
    expect(own.input.missing({ text: "A ⁂ day" })).toBeUndefined();
    expect(task.input.missing({ text: "A ⁂ day" })).toBeDefined();
    const fills = own.output.fromAnswer([{ token_str: "fine" }], { text: "A ⁂ day" });
    expect(own.output.toText(fills, { text: "A ⁂ day" }, t)).toBe("A fine day\n\nfine: no score");
  });

  test("names the mask that is inserted: the card's, else the text's, never undefined", () => {
    const button = () => screen.getByRole("button", { name: /^Insert mask/ });
    const { fetcher } = controlledFetcher();
    const { rerender } = render(<FillMaskWidget fetcher={fetcher} />);
    expect(button()).toHaveTextContent("Insert mask<mask>");
    fireEvent.change(screen.getByLabelText("Text"), { target: { value: "A {mask}" } });
    expect(button()).toHaveTextContent("Insert mask{mask}");
    rerender(<FillMaskWidget fetcher={fetcher} card={cardOf({ task: "fill-mask", maskToken: "[MASK]" })} />);
    expect(button()).toHaveTextContent("Insert mask[MASK]");
  });

  test("keeps what is being written when a host reads the same card anew", () => {
    const card = () => cardOf({ task: "fill-mask", maskToken: "[MASK]" });
    const { fetcher } = controlledFetcher();
    const { rerender } = render(<FillMaskWidget fetcher={fetcher} card={card()} />);
    fireEvent.change(screen.getByLabelText("Text"), { target: { value: "Half a sen" } });
    rerender(<FillMaskWidget fetcher={fetcher} card={card()} />);
    expect(screen.getByLabelText("Text")).toHaveValue("Half a sen");
  });

  test("sends the words to choose from as a list", () => {
    expect(input.toRequest({ text }, { targets: " salt, , sugar ", top_k: 2 }).parameters).toEqual({
      targets: ["salt", "sugar"],
      top_k: 2,
    });
    expect(input.toRequest({ text }, { targets: ["salt"] }).parameters).toEqual({ targets: ["salt"] });
  });
});
