import type { Meta, StoryObj } from "@storybook/react-vite";
import { SummarizationWidget } from "../../src/tasks/summarization/index.js";
import recordings from "../../test/recordings/summarization.json";
import { cardOf, readDemoCard } from "../cards.js";
import { answers, neverAnswers } from "../fetchers.js";
import { pressRun } from "../plays.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof SummarizationWidget> = {
  title: "Tasks/Summarization",
  component: SummarizationWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("short-minutes"), recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** Several drafts, the lines of one kept. */
export const Drafts: Story = {
  args: {
    card: cardOf("summarization", [
      {
        ...recordings[4]?.example,
        output: [{ text: "- The bridge is rebuilt.\n- The road closes." }, { text: "A bridge, a year." }],
      },
    ]),
    fetcher: neverAnswers,
  },
};

export const NoText: Story = {
  args: { card: cardOf("summarization", [{ text: "Nothing happened." }]), fetcher: answers([{ summary_text: "" }]) },
  play: (canvas) => pressRun(canvas, "done"),
};

export const RightToLeft: Story = {
  args: {
    card: cardOf("summarization", [
      {
        text: "اجتمع المجلس ست ساعات يوم الاثنين، واتفق على إعادة بناء الجسر القديم وإغلاق طريق الميناء لمدة عام.",
        output: { text: "سيعيد المجلس بناء الجسر ويغلق طريق الميناء." },
      },
    ]),
    fetcher: neverAnswers,
  },
};

/** A script without spaces is counted in characters. */
export const WithoutSpaces: Story = {
  args: {
    card: cardOf("summarization", [
      { text: "市议会星期一开会六个小时，同意重建旧桥，并将港口路封闭一年。", output: { text: "市议会将重建旧桥。" } },
    ]),
    fetcher: neverAnswers,
  },
};

/** A text of 300 kB, and a summary that is markup, turns the direction and does not end. */
export const HugeAndHostile: Story = {
  args: {
    card: cardOf("summarization", [
      {
        text: "The harbour was quiet, and nothing of note was said. ".repeat(6000),
        output: { text: `<img src=x onerror=alert(1)> \u202E${"endless".repeat(300)}` },
      },
    ]),
    fetcher: neverAnswers,
  },
};
