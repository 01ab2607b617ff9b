import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, userEvent, waitFor, within } from "storybook/test";
import { CardCheck } from "./CardCheck.js";
import { cardSamples } from "./cardSamples.js";

const meta: Meta<typeof CardCheck> = {
  title: "Card check",
  component: CardCheck,
  tags: ["!autodocs"],
  args: { sample: cardSamples.severalFaults },
  parameters: { page: true, controls: { disable: true } },
};
export default meta;
type Story = StoryObj<typeof meta>;

export { CardCheckStory as CardCheck };

/** A card with several faults: what is lost, what is read in spite of them, and what to write. */
const CardCheckStory: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const counts = "1 error, 2 warnings, 3 notes";
    await expect(canvas.getByText(counts, { selector: "bdi" })).toBeVisible();
    await expect(canvas.getByText(counts, { selector: "[role=status]" })).toBeInTheDocument();
    await waitFor(() => expect(canvas.getByRole("article")).toHaveAttribute("data-source", "recorded"));
  },
};

/** A card that needs no mending. */
export const Clean: Story = {
  args: { sample: cardSamples.nothingWrong },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await expect(canvas.getByText(/^Nothing to mend/)).toBeVisible();
    await expect(canvas.queryByRole("list", { name: "Problems" })).toBeNull();
  },
};

/** A score is broken by typing; its problem leads back to the place, where typing mends it. */
export const BrokenAndMended: Story = {
  args: { sample: cardSamples.nothingWrong },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const area = canvas.getByLabelText<HTMLTextAreaElement>("README.md");
    const start = area.value.indexOf("0.03");
    const lines = area.value.slice(0, start).split("\n");
    const place = `${lines.length}:${(lines.at(-1) ?? "").length + 1}`;

    await userEvent.type(area, "little", { initialSelectionStart: start, initialSelectionEnd: start + 4 });
    const problem = await canvas.findByRole("button", { name: new RegExp(`^warning ${place} `) });
    await expect(problem).toHaveTextContent("This score is not a number");

    area.setSelectionRange(0, 0);
    await userEvent.click(problem);
    await expect(area).toHaveFocus();
    await expect(area.selectionStart).toBe(start);
    await expect(area.value.slice(start, area.selectionEnd)).toBe("little");

    await userEvent.keyboard("0.03");
    await expect(await canvas.findByText(/^Nothing to mend/)).toBeVisible();
    await expect(canvas.queryByRole("list", { name: "Problems" })).toBeNull();
  },
};

/** In a gallery only what a page can load is shown; the other items are told with their places. */
export const BadAddress: Story = {
  args: { sample: cardSamples.badAddress },
  play: async ({ canvasElement }) => {
    const gallery = await within(canvasElement).findByRole("article", { name: "Gallery" });
    await expect(within(gallery).getByText("2 items")).toBeVisible();
  },
};

/** The ends of lines in the file move no place in the text. */
export const WindowsLineEnds: Story = {
  args: { sample: cardSamples.windowsLineEnds },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const area = canvas.getByLabelText<HTMLTextAreaElement>("README.md");
    await expect(canvas.getByText(/Windows line ends \(CRLF\)/)).toBeVisible();
    await userEvent.click(canvas.getByRole("button", { name: /^error 11:11 / }));
    await expect(area.value.slice(area.selectionStart, area.selectionEnd)).toBe("'O comboio d'Évora chega às nove.'");
  },
};

/** A file is read in the page; what is no text is refused, and the card that stood there stays. */
export const OwnFile: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const readme = new File(["---\npipeline_tag: fill-mask\nlanguage: en\n---\n"], "mine.md", { type: "text/markdown" });
    await userEvent.upload(canvas.getByLabelText("Open a file"), readme);
    await expect(await canvas.findByRole("radio", { name: "mine.md" })).toBeChecked();
    await expect(canvas.getByLabelText("README.md")).toHaveValue("---\npipeline_tag: fill-mask\nlanguage: en\n---\n");

    const picture = new File([new Uint8Array([137, 80, 78, 71, 0, 0])], "cat.md");
    await userEvent.upload(canvas.getByLabelText("Open a file"), picture);
    await expect(await canvas.findByRole("alert")).toHaveTextContent("cat.md cannot be read as a README.");
    await expect(canvas.getByRole("radio", { name: "mine.md" })).toBeChecked();
  },
};
