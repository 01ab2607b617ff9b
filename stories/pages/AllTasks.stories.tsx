import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, userEvent, waitFor, within } from "storybook/test";
import { registry } from "../../src/tasks/registry.js";
import { AllTasks } from "./AllTasks.js";

const meta: Meta<typeof AllTasks> = {
  title: "All tasks",
  component: AllTasks,
  tags: ["!autodocs"],
  parameters: {
    page: true,
    controls: { disable: true },
    // Each widget is checked in its own stories.
    a11y: { context: { exclude: [".iw"] } },
  },
};
export default meta;
type Story = StoryObj<typeof meta>;

const shown = (canvasElement: HTMLElement) => within(canvasElement).queryAllByRole("article");

export const Recorded: Story = {
  play: async ({ canvasElement }) => {
    const recorded = () => shown(canvasElement).filter((widget) => widget.dataset.source === "recorded");
    await waitFor(() => expect(recorded()).toHaveLength(Object.keys(registry).length), { timeout: 20_000 });
  },
};

export const Found: Story = {
  play: async ({ canvasElement }) => {
    await userEvent.click(within(canvasElement).getByLabelText("Find a task"));
    await userEvent.paste("question table");
    await waitFor(() => expect(within(canvasElement).getByText("1 task")).toBeVisible());
    await waitFor(() => expect(shown(canvasElement).map((widget) => widget.dataset.task)).toEqual(["table-question-answering"]));
    await expect(within(canvasElement).getByRole("heading", { name: "Natural language" })).toBeVisible();
  },
};

export const NothingFound: Story = {
  play: async ({ canvasElement }) => {
    await userEvent.click(within(canvasElement).getByLabelText("Find a task"));
    await userEvent.paste("telepathy");
    await waitFor(() => expect(within(canvasElement).getByText("No task is called that.")).toBeVisible());
  },
};
