import type { Meta, StoryObj } from "@storybook/react-vite";
import { ObjectDetectionWidget } from "../../src/tasks/object-detection/index.js";
import recordings from "../../test/recordings/object-detection.json";
import { cardOf, readDemoCard } from "../cards.js";
import { answers, neverAnswers } from "../fetchers.js";
import { plays } from "../plays.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof ObjectDetectionWidget> = {
  title: "Tasks/Object detection",
  component: ObjectDetectionWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("tiny-spots"), recordings[0]);
const shelves = "/models/demo/shelf-finder/shelf.png";

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** Nothing in the picture: a valid answer. */
export const NothingFound: Story = {
  args: { card: cardOf("object-detection", [{ src: shelves }]), fetcher: answers([]) },
  play: plays.answered,
};

/** Three hundred boxes: tags only for the one pointed at, rows on demand, a filter by label. */
export const ManyBoxes: Story = {
  args: {
    card: cardOf("object-detection", [
      {
        example_title: "Three hundred",
        src: shelves,
        output: Array.from({ length: 300 }, (_, index) => {
          const [x, y] = [((index * 137) % 650) + 4, ((index * 89 + Math.floor(index / 5) * 53) % 430) + 6];
          return {
            label: ["plank", "nail", "grain", "knot"][index % 4],
            score: 0.99 - index * 0.003,
            box: [x, y, x + 14 + (index % 7) * 9, y + 12 + (index % 5) * 8],
          };
        }),
      },
    ]),
    fetcher: neverAnswers,
  },
};

/** Labels that are long, hostile or from right to left, boxes that reach beyond the picture, and one that lies outside. */
export const AwkwardBoxes: Story = {
  args: {
    card: cardOf("object-detection", [
      {
        example_title: "Awkward",
        src: shelves,
        output: [
          { label: "<img src=x onerror=alert(1)>", score: 0.9, box: [61, 317, 248, 433] },
          { label: "ساعة حائط", score: 0.8, box: [538, 93, 642, 215] },
          { label: "a thing whose name goes on and on until nobody remembers what it was", score: 0.7, box: [0, 0, 60, 40] },
          { label: "speck", score: 0.6, box: [716, 476, 718, 478] },
          { label: "shelf", score: null, box: [-40, 210, 790, 236] },
          { label: "somewhere else", score: 0.2, box: [900, 20, 990, 80] },
        ],
      },
    ]),
    fetcher: neverAnswers,
  },
};

/** A picture that cannot be loaded: the list still stands. */
export const PictureLost: Story = {
  args: {
    card: cardOf("object-detection", [
      { ...recordings[0]?.example, src: "data:image/png;base64,AAAA", output: recordings[0]?.body },
    ]),
    fetcher: neverAnswers,
  },
};
