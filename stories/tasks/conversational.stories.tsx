import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, userEvent, waitFor, within } from "storybook/test";
import type { Fetcher } from "../../src/core/task.js";
import { ConversationalWidget } from "../../src/tasks/conversational/index.js";
import recordings from "../../test/recordings/conversational.json";
import { cardOf, readDemoCard } from "../cards.js";
import { neverAnswers } from "../fetchers.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof ConversationalWidget> = { title: "Tasks/Conversation", component: ConversationalWidget };
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("kitchen-talk"), recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

const answered = (text: string, output: unknown, fetcher: Fetcher = neverAnswers): Story => ({
  args: { card: cardOf("conversational", [{ text, output }]), fetcher },
});

/** A backend that writes the same answer, and after it goes on forever or stops. */
function writes(text: string, isEndless: boolean): Fetcher {
  return Object.assign(
    async (request: Parameters<Fetcher>[0], options: Parameters<Fetcher>[1]) => {
      const frames = text.split(/(?<= )/).map((piece) => ({ choices: [{ index: 0, delta: { content: piece } }] }));
      for (const chunk of frames) options.onEvent({ type: "chunk", chunk });
      return isEndless ? neverAnswers(request, options) : { body: frames };
    },
    { backend: { place: "server", name: "Story server" } as const },
  );
}

const kettle = "A kettle of a litre and a half needs about four minutes, as long as it is ";

/** In the middle of an answer, with the next message already begun. */
export const Streaming: Story = {
  args: {
    card: cardOf("conversational", [{ text: "How long does a kettle take?" }]),
    fetcher: writes(`<think>Litres, watts, degrees.</think>${kettle}`, true),
  },
  play: async ({ canvasElement }) => {
    const widget = within(canvasElement);
    await userEvent.click(widget.getByRole("button", { name: "Send" }));
    await waitFor(() => expect(widget.getByText(/needs about four minutes/)).toBeVisible());
    await userEvent.type(widget.getByLabelText("Message"), "And a pot?");
    await expect(widget.getByLabelText("Message")).toHaveFocus();
  },
};

/** Two versions of a question, and two of the answer to the second. */
export const Versions: Story = {
  args: {
    card: cardOf("conversational", [{ text: "Name a tree." }]),
    fetcher: writes("The hornbeam, which keeps its brown leaves all winter.", false),
  },
  play: async ({ canvasElement }) => {
    const widget = within(canvasElement);
    const settled = () => waitFor(() => expect(widget.getByRole("article")).toHaveAttribute("data-status", "done"));
    await userEvent.click(widget.getByRole("button", { name: "Send" }));
    await settled();
    await userEvent.click(await widget.findByRole("button", { name: "Change this message" }));
    await userEvent.type(widget.getByLabelText("Message"), " One of the hedges.{Enter}");
    await settled();
    await userEvent.click(await widget.findByRole("button", { name: "Ask again" }));
    await settled();
    await waitFor(() => expect(widget.getAllByText("2 / 2")).toHaveLength(2));
  },
};

/** Reasoning and calls of a tool, folded away. */
export const Tools: Story = answered("What is the weather in Oslo?", {
  role: "assistant",
  content: null,
  reasoning: "The thermometer knows; I do not.",
  tool_calls: [{ id: "c1", type: "function", function: { name: "get_temperature", arguments: '{"city":"Oslo"}' } }],
  finish_reason: "tool_calls",
  usage: { completion_tokens: 31, completion_time: 0.62 },
});

/** Everything that Markdown has. */
export const Markdown: Story = answered("Show me what you can write.", {
  text: [
    "# A heading\n\nA paragraph with **strong**, *stressed*, ~~struck~~ and `inline` words; a formula $a_1 * b_1 * c$ stays as it is.",
    "## A lower one\n\n- one\n- two\n  1. two and a bit\n  2. two and a half\n- [x] done\n\n> A quotation.\n>\n> - with a list",
    "| name | minutes | remark |\n|:--|--:|:-:|\n| egg | 6 | soft |\n| leek | 10 | with a lid |",
    "```css\n.kettle { inline-size: 1.5lh; /* a rather long line of code that does not fit into a narrow page at all */ }\n```",
    "---\n\nA [link](https://example.org/eggs), https://example.org/leeks, ![a pot](https://example.org/pot.png) and <b>HTML</b>.",
  ].join("\n\n"),
});

/** Right to left, with code that stays left to right. */
export const RightToLeft: Story = answered("كيف أطبخ العدس؟", {
  text: "اغسل العدس ثم **اطبخه** عشرين دقيقة:\n\n1. ماء بارد\n2. عدس\n3. ملح في النهاية\n\n```js\nconst minutes = 20; // عشرون\n```",
});

/** Addresses that would run code, pictures that would tell of the reader, HTML, and signs that turn the order of text. */
export const Hostile: Story = {
  ...answered("Be evil.", {
    text: [
      "[a](javascript:alert(1)) [b](data:text/html,<script>alert(1)</script>) ![c](https://example.org/spy.png)",
      "<img src=x onerror=alert(1)> <script>alert(1)</script>",
      '<https://example.org/"onmouseover="alert(1)> [bank.example](https://evil.example/login)',
      "abc \u202Etxet neddih\u202C def \u001b[31mred\u001b[0m",
      "```html\n<b onclick=alert(1)>never closed",
    ].join("\n\n"),
  }),
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText(/never closed/);
    await expect(canvasElement.querySelector("img, script, [onclick], [onmouseover]")).toBeNull();
    for (const link of canvasElement.querySelectorAll("a")) await expect(link.protocol).toBe("https:");
  },
};

/** A conversation that is long, with an answer that is longer. */
export const Long: Story = {
  args: {
    card: cardOf("conversational", [
      {
        messages: Array.from({ length: 201 }, (_, index) => ({
          role: index % 2 === 0 ? "user" : "assistant",
          content: index % 2 === 0 ? `Question ${index / 2 + 1}` : `Answer **${(index + 1) / 2}** with \`code\``,
        })),
        output: { text: "A line of a very long answer.\n\n".repeat(4000) },
      },
    ]),
    fetcher: neverAnswers,
  },
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByRole("button", { name: /Show all/ });
    await expect(canvasElement.querySelectorAll("*").length).toBeLessThan(5000);
  },
};

/** An answer without a word. */
export const Silent: Story = answered("Are you there?", { choices: [] });
