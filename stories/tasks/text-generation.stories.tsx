import type { Meta, StoryObj } from "@storybook/react-vite";
import type { Fetcher } from "../../src/core/task.js";
import { TextGenerationWidget } from "../../src/tasks/text-generation/index.js";
import recordings from "../../test/recordings/text-generation.json";
import { cardOf, readDemoCard } from "../cards.js";
import { neverAnswers } from "../fetchers.js";
import { plays } from "../plays.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof TextGenerationWidget> = { title: "Tasks/Text generation", component: TextGenerationWidget };
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("night-ferry"), recordings[1]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

const words = " the keeper had left a note: gone for bread, back before the tide, please do not feed the goat".split(/(?= )/);

/** Has written these words, and never comes to an end. */
const writes: Fetcher = Object.assign(
  (request: Parameters<Fetcher>[0], options: Parameters<Fetcher>[1]) => {
    for (const text of words) options.onEvent({ type: "chunk", chunk: { token: { text, special: false } } });
    return neverAnswers(request, options);
  },
  { backend: { place: "server", name: "Story server" } as const },
);

/** An answer that is still coming in. */
export const Streaming: Story = {
  args: {
    card: cardOf("text-generation", [{ text: "The lamp at the end of the pier had gone out. On the door of the lighthouse" }]),
    fetcher: writes,
  },
  play: plays.waiting,
};

const sentence = "The ferry went back and forth, and each time somebody forgot an umbrella. ";

/** A prompt of 20 000 characters and an answer of 100 000. */
export const Long: Story = {
  args: {
    card: cardOf("text-generation", [
      {
        example_title: "A long text",
        text: `${`${sentence.repeat(6)}\n`.repeat(45)}Then`,
        output: { text: ` it rained.\n${`${sentence.repeat(6)}\n\n`.repeat(225)}` },
      },
    ]),
    fetcher: neverAnswers,
  },
};

/** A text from right to left, one that would reverse what follows it, and markup. */
export const RightToLeftAndHostile: Story = {
  args: {
    card: cardOf("text-generation", [
      {
        example_title: "Arabic",
        text: "كان الحارس العجوز يصعد إلى المنارة كل مساء، وفي يده",
        output: { text: " فانوس صغير وكتاب لم يكمل قراءته قط." },
      },
      {
        example_title: "Hostile",
        text: "Say \u202Ehello",
        output: { text: " \u202E<img src=x onerror=alert(1)><script>alert(1)</script> **bold** [link](javascript:alert(1))" },
      },
    ]),
    fetcher: neverAnswers,
  },
};

/** The model answered, and wrote nothing. */
export const NothingWritten: Story = {
  args: {
    card: cardOf("text-generation", [{ example_title: "Silence", text: "And then", output: [{ generated_text: "And then" }] }]),
    fetcher: neverAnswers,
  },
};
