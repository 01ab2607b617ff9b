import { defineTask } from "../../core/task.js";
import { textInput } from "../../inputs/textInput.js";
import { createWidget } from "../../widget/createWidget.js";
import { summaryOutput } from "./Output.js";

const summaryGlyph = "M2.5 3h11M2.5 6h11M2.5 9h11M4.5 12.8h7";

/**
 * A long text in a few sentences.
 *
 * Source: https://huggingface.co/tasks/summarization
 */
export const task = defineTask({
  id: "summarization",
  name: "Summarization",
  icon: summaryGlyph,
  verb: "Summarize",
  layout: "split",
  input: textInput({ label: "Text", placeholder: "Paste an article, a report, a long message…" }),
  output: summaryOutput,
  parameters: [
    { name: "min_length", label: "Shortest summary, in tokens", kind: "number", min: 0, max: 2000, step: 1 },
    { name: "max_length", label: "Longest summary, in tokens", kind: "number", min: 1, max: 2000, step: 1 },
    {
      name: "do_sample",
      label: "Vary the words",
      help: "On draws words by chance, off always takes the likeliest.",
      kind: "boolean",
    },
    { name: "num_beams", label: "Drafts compared", kind: "number", min: 1, max: 16, step: 1 },
    {
      name: "truncation",
      label: "Too long texts",
      help: "Whether the model cuts a text that is longer than it can read.",
      kind: "choice",
      options: ["do_not_truncate", "longest_first", "only_first", "only_second"],
    },
  ],
  examples: [
    {
      example_title: "The allotments",
      text:
        "The allotments behind the station have had no water since the storm took the pump house in March. On Saturday some " +
        "forty gardeners met in the rain and agreed to dig the new trench themselves, on three weekends in May, if the town " +
        "pays for pipe and pump. The mayor, who grows leeks there, promised an answer by Wednesday.",
      output: { text: "Gardeners will dig a new water trench themselves in May if the town pays for pipe and pump." },
    },
    {
      example_title: "The night train",
      text:
        "From June the night train will again run from the capital to the coast, for the first time in eleven years. It leaves " +
        "at ten in the evening and arrives at seven, with two sleeping cars and a carriage for bicycles. Tickets cost as much " +
        "as for the day train; a bed is extra.",
      output: { text: "A night train to the coast returns in June after eleven years, with beds and room for bicycles." },
    },
  ],
});

/** Tries a summarization model in the page. */
export const SummarizationWidget = createWidget(task);
export default SummarizationWidget;
