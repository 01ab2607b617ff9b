import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, waitFor, within } from "storybook/test";
import "./pages.css";

/** A page of plain HTML, shown as it is; the element in it comes by a script tag. */
function ModelPage() {
  return <iframe className="model-page" title="A model page" src="./model-page.html" />;
}

const meta: Meta<typeof ModelPage> = {
  title: "Model page",
  component: ModelPage,
  tags: ["!autodocs"],
  parameters: { page: true, controls: { disable: true } },
};
export default meta;

export const Plain: StoryObj<typeof ModelPage> = {
  name: "Plain HTML",
  play: async ({ canvasElement }) => {
    const frame = within(canvasElement).getByTitle<HTMLIFrameElement>("A model page");
    await waitFor(() =>
      expect(within(frame.contentDocument?.body as HTMLElement).getByRole("heading", { level: 1 })).toHaveTextContent(
        "garden-birds",
      ),
    );
  },
};
