import type { Meta, StoryObj } from "@storybook/react-vite";
import { TextToVideoWidget } from "../../src/tasks/text-to-video/index.js";
import recordings from "../../test/recordings/text-to-video.json";
import { cardOf, readDemoCard } from "../cards.js";
import { neverAnswers } from "../fetchers.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof TextToVideoWidget> = {
  title: "Tasks/Text to video",
  component: TextToVideoWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("paper-theatre"), recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** Several videos with seeds and names, one hidden, one that is not there, and a name out of an unkind server. */
export const SeveralAndOneLost: Story = {
  args: {
    card: cardOf("text-to-video", [
      {
        example_title: "Six tries",
        text: `${"a paper boat that sails on and on, ".repeat(40)}قارب من ورق`,
        output: [
          { url: "/models/demo/paper-theatre/boat.webm", seed: 7, label: "first take" },
          { url: "/models/demo/paper-theatre/storm.webm", seed: 4294967295 },
          { url: "/models/demo/paper-theatre/kite.webm", nsfw: true },
          { url: "/models/demo/paper-theatre/lost.mp4", seed: 1 },
          { url: "/models/demo/paper-theatre/boat.webm", label: "<img src=x onerror=alert(1)> قارب \u202Etxt.exe" },
          { url: "/models/demo/moving-postcards/kite.png", label: "a picture that does not move" },
        ],
      },
    ]),
    fetcher: neverAnswers,
  },
};
