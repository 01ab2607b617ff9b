import { render, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { userEvent as keys } from "vitest/browser";
import { createTranslate } from "../../src/core/message.js";
import { registry } from "../../src/tasks/registry.js";
import { Recorder } from "../../src/ui/Recorder.js";
import { WidgetProvider } from "../../src/widget/WidgetProvider.js";
import { cardOf } from "../cardOf.js";
import { answeringFetcher } from "../controlledFetcher.js";
import { bodyOf, recordingsOf } from "../recordings.js";
import "../../src/styles.css";
import { listen } from "./announcements.js";

const t = createTranslate();
const user = userEvent.setup({ delay: null });

/** Runs the widget of a task by key; gives its result. */
async function answered(tag: keyof typeof registry, body?: unknown): Promise<HTMLElement> {
  const { task, default: TaskWidget } = await registry[tag]();
  const [recording] = recordingsOf(tag);
  const examples = [{ ...recording?.example, output: undefined }];
  const fetcher = answeringFetcher(body ?? (recording && (await bodyOf(recording))));
  render(
    <WidgetProvider>
      <TaskWidget card={cardOf({ id: `demo/${tag}`, task: task.id, examples })} fetcher={fetcher} />
    </WidgetProvider>,
  );
  screen.getByRole("button", { name: t(task.verb ?? "Run") }).focus();
  await user.keyboard("{Enter}");
  await waitFor(() => expect(screen.getByRole("article")).toHaveAttribute("data-status", "done"));
  return screen.getByRole("tabpanel");
}

test("the tabs: arrows go on and back, round the ends, and Enter opens", async () => {
  const panel = await answered("text-classification");
  const [result, json] = screen.getAllByRole("tab");
  result?.focus();
  await keys.keyboard("{ArrowLeft}");
  expect(screen.getAllByRole("tab").at(-1)).toHaveFocus();
  await keys.keyboard("{ArrowRight}{ArrowRight}{Enter}");
  expect(json).toHaveAttribute("aria-selected", "true");
  expect(json).toHaveFocus();
  await waitFor(() => expect(panel).toHaveTextContent("score"));
});

test("the sliders of masks: arrows and Home change the value, which only the slider says", async () => {
  const panel = await answered("image-segmentation");
  const slider = await within(panel).findByRole("slider", { name: "Opacity" });
  await waitFor(() => expect(panel).toHaveTextContent("could not be read"));
  const said = listen(panel);
  slider.focus();
  await keys.keyboard("{ArrowRight}{ArrowRight}");
  expect(slider).toHaveAttribute("aria-valuetext", "65%");
  await keys.keyboard("{Home}");
  expect(slider).toHaveAttribute("aria-valuetext", "0%");
  expect(slider).toHaveFocus();
  expect(said()).toEqual([]);
});

test("the lowest score of labels: arrows and End leave fewer, Reset brings all back and the focus to the slider", async () => {
  const labels = Array.from({ length: 30 }, (_, index) => ({ label: `bird ${index}`, score: (30 - index) / 100 }));
  const panel = await answered("image-classification", labels);
  const slider = await within(panel).findByRole("slider", { name: "Lowest score" });
  expect(slider).toHaveAttribute("aria-valuetext", "any, 30 of 30 labels");
  slider.focus();
  await keys.keyboard("{End}");
  expect(slider).toHaveAttribute("aria-valuetext", "1.000, 0 of 30 labels");
  await keys.keyboard("{Tab}{Enter}");
  expect(slider).toHaveFocus();
  expect(slider).toHaveAttribute("aria-valuetext", "any, 30 of 30 labels");
});

test("the depth at a place: a number in a field has the value there said, and leaving the field says nothing more", async () => {
  const panel = await answered("depth-estimation");
  const [across] = await within(panel).findAllByRole("spinbutton");
  const said = listen(panel);
  across?.focus();
  const value = () => panel.querySelector("output")?.textContent;
  await keys.keyboard("{Control>}a{/Control}0");
  expect(across).toHaveFocus();
  await waitFor(() => expect(said()).toEqual([value()]));
  await keys.keyboard("{Tab}{Tab}");
  expect(said()).toEqual([value()]);
});

test("the recorder: Enter begins and ends, the focus stays, and what is asked is said once", async () => {
  const onRecord = vi.fn();
  render(<Recorder onRecord={onRecord} />);
  const said = listen(document.body);
  const button = screen.getByRole("button", { name: "Record" });
  button.focus();
  await user.keyboard("{Enter}");
  await screen.findByRole("button", { name: "Stop", pressed: true });
  await new Promise((done) => setTimeout(done, 300));
  expect(button).toHaveFocus();
  await user.keyboard("{Enter}");
  await waitFor(() => expect(onRecord).toHaveBeenCalledOnce());
  expect(screen.getByRole("button", { name: "Record" })).toHaveFocus();
  expect(said()).toEqual(["Allow the microphone when the browser asks."]);
});
