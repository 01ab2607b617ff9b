import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, within } from "storybook/test";
import { ImageTextToTextWidget } from "../../src/tasks/image-text-to-text/index.js";
import recordings from "../../test/recordings/image-text-to-text.json";
import { cardOf, readDemoCard } from "../cards.js";
import { neverAnswers } from "../fetchers.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof ImageTextToTextWidget> = { title: "Tasks/Image and text to text", component: ImageTextToTextWidget };
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("picture-talk"), recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** Two pictures in one message, one of them already gone from where it was, and text that goes right to left. */
export const Missing: Story = {
  args: {
    card: cardOf("image-text-to-text", [
      {
        messages: [
          {
            role: "user",
            content: [
              { type: "image_url", image_url: { url: "/models/demo/picture-talk/street.png" } },
              { type: "image_url", image_url: { url: "/models/demo/picture-talk/nowhere.png" } },
              { type: "text", text: "ماذا ترى؟" },
            ],
          },
        ],
        output: { text: "أرى ترامًا أصفر، ولا أرى الصورة الثانية." },
      },
    ]),
    fetcher: neverAnswers,
  },
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText(/could not be loaded/);
  },
};

/** Files that wait in the composer, one with a name without end. */
export const Attached: Story = {
  args: {
    card: cardOf("image-text-to-text", [
      {
        src: [
          "/models/demo/picture-talk/street.png",
          `/models/demo/picture-talk/lake.png?${"a".repeat(20)}`,
          "/models/demo/picture-talk/not-there-but-with-a-rather-long-name.png",
        ],
        text: "Compare them.",
      },
    ]),
    fetcher: neverAnswers,
  },
  play: async ({ canvasElement }) => {
    const files = await within(canvasElement).findByRole("list", { name: "Attached files" });
    await expect(within(files).getAllByRole("button", { name: /^Remove/ })).toHaveLength(3);
  },
};
