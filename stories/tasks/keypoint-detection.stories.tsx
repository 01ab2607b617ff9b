import type { Meta, StoryObj } from "@storybook/react-vite";
import { KeypointDetectionWidget } from "../../src/tasks/keypoint-detection/index.js";
import recordings from "../../test/recordings/keypoint-detection.json";
import { cardOf, readDemoCard } from "../cards.js";
import { answers, neverAnswers } from "../fetchers.js";
import { plays } from "../plays.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof KeypointDetectionWidget> = {
  title: "Tasks/Keypoint detection",
  component: KeypointDetectionWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("morning-stretch"), recordings[0]);
const dancer = "/models/demo/morning-stretch/leap.png";

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** One person, whose points are listed at once. */
export const OnePerson: Story = {
  args: {
    card: cardOf("keypoint-detection", [{ example_title: "A dancer", src: dancer, output: recordings[3]?.body }]),
    fetcher: neverAnswers,
  },
};

/** The server has drawn the points itself. */
export const DrawnByTheModel: Story = {
  args: {
    card: cardOf("keypoint-detection", [{ example_title: "A dancer", src: dancer, output: recordings[6]?.body }]),
    fetcher: neverAnswers,
  },
};

/** Two thousand points of interest, as feature detectors give: no names, no lines. */
export const ManyPoints: Story = {
  args: {
    card: cardOf("keypoint-detection", [
      {
        example_title: "Two thousand",
        src: dancer,
        output: [
          {
            keypoints: Array.from({ length: 2000 }, (_, index) => [(index * 97) % 560, (index * 61) % 420]),
            scores: Array.from({ length: 2000 }, (_, index) => 1 - index / 2000),
          },
        ],
      },
    ]),
    fetcher: neverAnswers,
  },
};

/** Nothing in the picture: a valid answer. */
export const NothingFound: Story = {
  args: { card: cardOf("keypoint-detection", [{ src: dancer }]), fetcher: answers([]) },
  play: plays.answered,
};
