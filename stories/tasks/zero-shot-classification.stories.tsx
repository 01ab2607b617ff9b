import type { Meta, StoryObj } from "@storybook/react-vite";
import { ZeroShotClassificationWidget } from "../../src/tasks/zero-shot-classification/index.js";
import recordings from "../../test/recordings/zero-shot-classification.json";
import { cardOf, readDemoCard } from "../cards.js";
import { answers, neverAnswers } from "../fetchers.js";
import { plays } from "../plays.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof ZeroShotClassificationWidget> = {
  title: "Tasks/Zero-shot classification",
  component: ZeroShotClassificationWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("tiny-choices"), recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

const topics = Array.from({ length: 60 }, (_, index) => `topic ${index + 1}`);

/** Sixty labels, more than stand there at first: thinned out by score, or in the order the model gave them. */
export const ManyLabels: Story = {
  args: {
    card: cardOf("zero-shot-classification", [
      {
        example_title: "Sixty topics",
        text: "A long list of things this text might be about.",
        candidate_labels: topics,
        multi_class: true,
        output: topics.map((label, index) => ({ label, score: ((index * 37) % 60) / 61 })),
      },
    ]),
    fetcher: neverAnswers,
  },
};

/** A backend that picks labels and finds that none fits. */
export const NoneFits: Story = {
  args: {
    card: cardOf("zero-shot-classification", [
      { text: "Mm.", candidate_labels: "delivery, payment, returns", multi_class: true },
    ]),
    fetcher: answers([]),
  },
  play: plays.answered,
};

/** Labels from right to left, with markup, with a character that turns the text around, with a comma, and as long as a text. */
export const AwkwardLabels: Story = {
  args: {
    card: cardOf("zero-shot-classification", [
      {
        example_title: "Awkward",
        text: "تأخر القطار ساعتين بسبب الثلوج.",
        candidate_labels: [
          "سفر",
          "<img src=x onerror=alert(1)>",
          "\u202Edesrever",
          "Paris, France",
          "a label that goes on and on, as if whoever wrote it had meant to write the whole of a letter and then forgot",
        ],
        output: {
          labels: ["سفر", "\u202Edesrever", "Paris, France", "<img src=x onerror=alert(1)>"],
          scores: [0.71, 0.14, 0.1, 0.05],
        },
      },
    ]),
    fetcher: neverAnswers,
  },
};
