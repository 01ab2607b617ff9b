import type { Meta, StoryObj } from "@storybook/react-vite";
import { TextToImageWidget } from "../../src/tasks/text-to-image/index.js";
import recordings from "../../test/recordings/text-to-image.json";
import { readDemoCard } from "../cards.js";
import { neverAnswers } from "../fetchers.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof TextToImageWidget> = {
  title: "Tasks/Text to image",
  component: TextToImageWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const card = readDemoCard("paper-kites");
const states = statesOf(card, recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** Five pictures of one prompt: one is flagged by the server, one is not there any more. */
export const Several: Story = {
  args: {
    card: {
      ...card,
      examples: [
        {
          example_title: "Five of one prompt",
          text: "papkite style, a kite in a wide sky: flat sheets of paper above soft shadows, calm light, no people, no text",
          output: {
            images: ["red-diamond", "carp", "lantern", "winter", "gone"].map((name) => ({
              url: `/models/demo/paper-kites/${name}.png`,
            })),
            seed: 4242,
            has_nsfw_concepts: [false, false, true, false, false],
          },
        },
      ],
    },
    fetcher: neverAnswers,
  },
};
