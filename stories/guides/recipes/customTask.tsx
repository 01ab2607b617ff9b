import { createWidget, defineTask, type LabelScore, labelsOutput, type TaskOutput, textInput } from "../../../src/index.js";

const task = defineTask({
  id: "text-classification", // what the backend is asked for
  name: "Language of a text",
  icon: "M2.5 4h11M2.5 8h7M2.5 12h4", // a path on a 16 by 16 grid
  layout: "split", // or "stack", with the result below
  input: textInput({ label: "Text", placeholder: "Write in any language…" }),
  output: labelsOutput,
  examples: [{ example_title: "Catalan", text: "Bon dia a tothom!", output: [{ label: "ca", score: 0.97 }] }],
});

export const LanguageWidget = createWidget(task);

/** The same answer, read and checked as before, in a view of your own. */
const flagOutput: TaskOutput<readonly LabelScore[]> = {
  ...labelsOutput,
  promise: "The language appears here.",
  View: ({ output: [best] }) => <output>{best ? `This is ${best.label}.` : "No language was found."}</output>,
};

export const FlagWidget = createWidget(defineTask({ ...task, output: flagOutput }));
