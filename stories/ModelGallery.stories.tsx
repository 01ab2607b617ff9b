import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, userEvent, waitFor, within } from "storybook/test";
import { ModelGallery } from "../src/index.js";
import { cardOf, readDemoCard } from "./cards.js";

const meta: Meta<typeof ModelGallery> = { title: "Model gallery", component: ModelGallery };
export default meta;
type Story = StoryObj<typeof meta>;

const card = readDemoCard("paper-kites");

/** The demo card: one long caption, two pictures of one prompt, and a blank prompt. */
export const Recorded: Story = { args: { card } };

/** The third picture, opened by keyboard and gone on from the second. */
export const Enlarged: Story = {
  args: { card },
  play: async ({ canvasElement }) => {
    within(canvasElement)
      .getByRole("button", { name: /^2 of 6/ })
      .focus();
    await userEvent.keyboard("{Enter}");
    await userEvent.keyboard("{ArrowRight}");
    await expect(within(canvasElement).getByRole("dialog", { name: /^3 of 6/ })).toBeVisible();
  },
};

/** A card whose examples have no recorded media. */
export const Empty: Story = { args: { card: cardOf("text-to-image", [{ text: "a kite" }]) } };

/** Some training scripts write names of files into the card that they have not written to the disk. */
export const DeadLink: Story = {
  args: {
    card: cardOf("text-to-image", [
      { text: "a kite over the sea", output: { url: "/models/demo/paper-kites/final.png" } },
      ...card.examples,
    ]),
  },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(within(canvasElement).getByText("This file could not be shown")).toBeVisible());
  },
};

/** A video made in the page while you wait, and a sound. */
export const Video: Story = {
  args: { card },
  render: (args, { loaded: { video } }) => (
    <ModelGallery
      {...args}
      card={cardOf("text-to-video", [
        { text: "a square that turns from blue to red", output: { url: String(video) } },
        { text: "Light wind from the west, with rain before midnight.", output: { url: "/models/demo/dictation/weather.wav" } },
        ...card.examples.slice(0, 1),
      ])}
    />
  ),
  loaders: [async () => ({ video: await recordVideo() })],
};

/** Prompts in Arabic and Hebrew in a page that reads from right to left. */
export const ManyRightToLeft: Story = {
  globals: { direction: "rtl" },
  args: {
    card: cardOf(
      "text-to-image",
      Array.from({ length: 8 }, (_, round) =>
        card.examples.map((example, index) => ({
          ...example,
          text: ["طائرة ورقية حمراء فوق التلال الخضراء", "עפיפון נייר מעל הים בשקיעה", "a paper kite, flat layers", "-"][
            (round + index) % 4
          ],
        })),
      ).flat(),
    ),
  },
};

/** Half a second of a square that changes its colour, as a data URL. */
async function recordVideo(): Promise<string> {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 160;
  const context = canvas.getContext("2d");
  const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: "video/webm" });
  const pieces: Blob[] = [];
  recorder.addEventListener("dataavailable", ({ data }) => pieces.push(data));
  const stopped = new Promise((resolve) => recorder.addEventListener("stop", resolve, { once: true }));
  recorder.start();
  for (let frame = 0; frame < 15; frame += 1) {
    if (context) context.fillStyle = `hsl(${220 + frame * 9} 60% 50%)`;
    context?.fillRect(0, 0, 160, 160);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  recorder.stop();
  await stopped;
  const reader = new FileReader();
  const read = new Promise((resolve) => reader.addEventListener("load", resolve, { once: true }));
  reader.readAsDataURL(new Blob(pieces, { type: "video/webm" }));
  await read;
  return String(reader.result);
}
