import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, waitFor, within } from "storybook/test";
import { registry } from "../../src/tasks/registry.js";
import { AllTasks } from "./AllTasks.js";

const meta: Meta<typeof AllTasks> = {
  title: "All tasks",
  component: AllTasks,
  tags: ["!autodocs"],
  parameters: { page: true, controls: { disable: true } },
};
export default meta;

export const Recorded: StoryObj<typeof meta> = {
  play: async ({ canvasElement }) => {
    const recorded = () =>
      within(canvasElement)
        .getAllByRole("article")
        .filter((widget) => widget.dataset.source === "recorded");
    await waitFor(() => expect(recorded()).toHaveLength(Object.keys(registry).length), { timeout: 10000 });
  },
};
