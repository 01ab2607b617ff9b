import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fireEvent, userEvent, within } from "storybook/test";
import { Theming } from "./Theming.js";
import { firstLook } from "./theme.js";

const meta: Meta<typeof Theming> = {
  title: "Theming",
  component: Theming,
  tags: ["!autodocs"],
  parameters: { page: true, controls: { disable: true } },
};
export default meta;
type Story = StoryObj<typeof meta>;

/** A look is chosen; the widgets wear it, and the CSS for it stands there to be copied. */
export const Chosen: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const [widget] = canvas.getAllByRole("article");
    await expect(canvas.getByText(/^\/\* Nothing to write/)).toBeVisible();
    await userEvent.click(canvas.getByRole("radio", { name: "Contrast" }));
    await expect(widget).toHaveAttribute("data-theme", "contrast");
    await userEvent.click(canvas.getByRole("radio", { name: "Default" }));
    fireEvent.change(canvas.getByRole("slider", { name: "Corners" }), { target: { value: "0" } });
    await expect(canvas.getByText(/--iw-r3: 0px;/)).toBeVisible();
    await expect(getComputedStyle(widget as Element).borderRadius).toBe("0px");
  },
};

/** An accent that cannot be read on the surface is told of, with the scheme it fails in. */
export const TooPale: Story = {
  args: { look: { ...firstLook, scheme: "light", accent: { light: "#7fb3ff", dark: "#9cc4ff" } } },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await expect(canvas.getByText(/^Light: The accent has 2\.1 : 1 on the surface/)).toBeVisible();
    await userEvent.click(canvas.getByRole("button", { name: "Start over" }));
    await expect(canvas.queryByText("Too little contrast")).toBeNull();
  },
};

export const Plain: Story = { args: { look: { ...firstLook, theme: "plain" } } };
export const Contrast: Story = { args: { look: { ...firstLook, theme: "contrast" } } };
export const Shadcn: Story = { args: { look: { ...firstLook, theme: "shadcn" } } };
