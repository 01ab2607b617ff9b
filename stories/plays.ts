import { expect, userEvent, waitFor, within } from "storybook/test";

interface Canvas {
  canvasElement: HTMLElement;
}

/** Presses the run button, whatever its verb, and waits for the widget to come to a state. */
export async function pressRun({ canvasElement }: Canvas, status: "done" | "running" | "failed"): Promise<void> {
  const widget = within(canvasElement).getByRole("article");
  const verb = /^(run|transcribe|segment|detect|compare|rank|search|summarize|translate|send)$/i;
  await userEvent.click(within(widget).getByRole("button", { name: verb }));
  await waitFor(() => expect(widget.dataset.status).toBe(status), { timeout: 5000 });
}

/** Plays for the states that every task has. */
export const plays = {
  answered: (canvas: Canvas) => pressRun(canvas, "done"),
  waiting: (canvas: Canvas) => pressRun(canvas, "running"),
  failed: async (canvas: Canvas) => {
    await pressRun(canvas, "failed");
    await expect(await within(canvas.canvasElement).findByRole("alert")).toBeVisible();
  },
} as const;
