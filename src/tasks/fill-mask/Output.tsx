"use client";
import type { Translate } from "../../core/message.js";
import type { OutputViewProps, TaskOutput } from "../../core/task.js";
import type { TextInput } from "../../inputs/textInput.js";
import { lazily } from "../../ui/lazily.js";
import { formatScore } from "../../ui/score.js";
import { useWords } from "../../ui/words.js";
import { type Fills, readFills, writeFills } from "./fills.js";
import { labelOf, sentenceOf, wordsOf } from "./sentence.js";

export interface FillsViewProps extends OutputViewProps<Fills, TextInput> {
  /** The model's own mask. */
  mask: string | undefined;
}

/** Words for each mask as bars, and the text with a word of each in it; `mask` is the model's own. */
export function fillsOutput(mask?: string): TaskOutput<Fills, TextInput> {
  return {
    promise: "Words for the mask appear here, each with its score.",
    fromCard: (output, { text }) => readFills(output, text, mask),
    fromAnswer: (body, { text }) => readFills(body, text, mask),
    toCard: writeFills,
    warnings: ({ slots, masks, omitted }) => [
      ...(slots.length < masks
        ? [
            {
              text: "Only {filled} of {masks} masks {filled|was|were} filled.",
              values: { filled: slots.length, masks },
            },
          ]
        : []),
      ...(omitted > 0 ? [{ text: "{n} more {n|word was|words were} left out.", values: { n: omitted } }] : []),
    ],
    toText: (fills, { text }, t) => textOf(fills, text, mask, t),
    toTable: ({ slots }, _input, t) => ({
      columns: ["mask", "word", "score", "token"],
      rows: slots.flatMap((fills, index) =>
        fills.map((fill) => [String(index + 1), labelOf(fill, t), String(fill.score ?? ""), String(fill.token ?? "")]),
      ),
    }),
    View: (props) => <Drawn {...props} mask={mask} />,
  };
}

function textOf({ slots, masks }: Fills, text: string, mask: string | undefined, t: Translate): string {
  if (slots.every((fills) => fills.length === 0)) return t("The model found no word.");
  const best = slots.map(([fill]) => fill);
  const sentence = sentenceOf(text, best, mask)
    .map((piece) => wordsOf(piece, t))
    .join("");
  const lists = slots.map((fills, index) => {
    const lines = fills.map(
      (fill) => `${labelOf(fill, t)}: ${fill.score === null ? t("no score") : t.figure(formatScore(fill.score))}`,
    );
    if (lines.length === 0) lines.push(t("No word for this mask."));
    return (masks > 1 || slots.length > 1 ? [t("Mask {n}", { n: index + 1 }), ...lines] : lines).join("\n");
  });
  return [sentence, ...lists].filter(Boolean).join("\n\n");
}

const Drawn = lazily(() => import("./FillsView.js"), Written, true);

/** The result in words, until it is drawn. */
function Written({ output, input, mask }: FillsViewProps) {
  const t = useWords();
  return (
    <p className="iw-written" dir="auto">
      {textOf(output, input.text, mask, t).slice(0, 4000)}
    </p>
  );
}
