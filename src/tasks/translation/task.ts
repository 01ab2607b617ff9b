import { defineTask } from "../../core/task.js";
import { textInput } from "../../inputs/textInput.js";
import { translationOutput } from "./Output.js";

const translationGlyph =
  "M2.5 4h7M6 2.5V4M8.3 4c-.6 2.6-2.6 4.8-5.5 5.8M3.8 5.5c.8 1.9 2.3 3.4 4 4.3M8 13.5L10.8 7l2.7 6.5M9 11.5h3.6";

/**
 * A text in another language.
 *
 * `src_lang` and `tgt_lang` are parameters in the model's own codes, such as `eng_Latn`, `en_XX` or `en`; the widget draws
 * them beside the text. Models for one pair of languages take none.
 * Source: https://huggingface.co/tasks/translation
 */
export const task = defineTask({
  id: "translation",
  name: "Translation",
  icon: translationGlyph,
  verb: "Translate",
  layout: "split",
  input: textInput({ label: "Text", placeholder: "Write what you want to say in another language…" }),
  output: translationOutput,
  parameters: [
    { name: "max_length", label: "Longest translation, in tokens", kind: "number", min: 1, max: 2000, step: 1 },
    {
      name: "truncation",
      label: "Too long texts",
      help: "Whether the model cuts a text that is longer than it can read.",
      kind: "choice",
      options: ["do_not_truncate", "longest_first", "only_first", "only_second"],
    },
    { name: "clean_up_tokenization_spaces", label: "Tidy spaces before punctuation", kind: "boolean" },
  ],
  examples: [
    {
      example_title: "At the market",
      text: "Zwei Kilo Kirschen, bitte, und ein Bund Petersilie.",
      output: { text: "Two kilos of cherries, please, and a bunch of parsley." },
    },
    {
      example_title: "On the postcard",
      text: "Das Wetter ist herrlich, und das Meer ist noch warm.",
      output: { text: "The weather is wonderful, and the sea is still warm." },
    },
  ],
});
