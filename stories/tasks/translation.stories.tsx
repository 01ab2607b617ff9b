import type { Meta, StoryObj } from "@storybook/react-vite";
import { TranslationWidget } from "../../src/tasks/translation/index.js";
import { cardOf as cardSaying } from "../../test/cardOf.js";
import recordings from "../../test/recordings/translation.json";
import { cardOf, readDemoCard } from "../cards.js";
import { answers, neverAnswers } from "../fetchers.js";
import { pressRun } from "../plays.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof TranslationWidget> = {
  title: "Tasks/Translation",
  component: TranslationWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const card = readDemoCard("harbour-signs");
const states = statesOf(card, recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** The card's languages, in the codes of its family of models; they can be swapped together with the texts. */
export const Languages: Story = { args: { card, fetcher: answers([{ translation_text: "Boa tarde." }]) } };

/** A model for one pair of languages is told none. */
export const OnePair: Story = {
  args: {
    card: cardSaying({
      id: "demo/translation",
      task: "translation",
      languages: ["de", "en"],
      examples: [{ text: "Guten Abend", output: { text: "Good evening" } }],
    }),
    fetcher: neverAnswers,
  },
};

export const NoText: Story = {
  args: { card: cardOf("translation", [{ text: "…" }]), fetcher: answers([{ translation_text: "" }]) },
  play: (canvas) => pressRun(canvas, "done"),
};

export const RightToLeft: Story = { args: { card: { ...card, examples: card.examples.slice(2) }, fetcher: neverAnswers } };

export const Hostile: Story = {
  args: {
    card: cardOf("translation", [
      {
        text: "<script>alert(1)</script>",
        parameters: { src_lang: "<b>", tgt_lang: "\u202Eeng_Latn" },
        output: { text: `<img src=x onerror=alert(1)> \u202E${"endless".repeat(200)}` },
      },
    ]),
    fetcher: neverAnswers,
  },
};
