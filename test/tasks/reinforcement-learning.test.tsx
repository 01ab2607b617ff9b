import { fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, test, vi } from "vitest";
import { readModelCard } from "../../src/card/index.js";
import { ReinforcementLearningWidget } from "../../src/tasks/reinforcement-learning/index.js";
import { controlledFetcher } from "../controlledFetcher.js";

const markdown = `---
pipeline_tag: reinforcement-learning
model-index:
- results:
  - dataset: { name: LunarLander-v2 }
    metrics: [{ type: mean_reward, value: 251.20 +/- 18.42 }]
---`;
const card = readModelCard(markdown, { id: "ada/lander" });
const replay = () => screen.getByLabelText<HTMLVideoElement>("Replay");

afterEach(() => vi.unstubAllGlobals());

describe("the card of an agent", () => {
  test("shows its replay and its reward at once, with no request of its own and nothing playing", () => {
    const fetch = vi.fn();
    const request = vi.fn();
    vi.stubGlobal("fetch", fetch);
    vi.stubGlobal("XMLHttpRequest", request);
    render(<ReinforcementLearningWidget card={card} />);
    expect(replay()).toHaveAttribute("src", "https://huggingface.co/ada/lander/resolve/main/replay.mp4");
    expect(replay()).not.toHaveAttribute("autoplay");
    expect(screen.getByText("251.20 ± 18.42")).toBeVisible();
    expect(screen.getByText("LunarLander-v2")).toBeVisible();
    expect(fetch).not.toHaveBeenCalled();
    expect(request).not.toHaveBeenCalled();
  });

  test("says what to do where there is no replay, whatever the reason, and keeps the reward", () => {
    render(<ReinforcementLearningWidget card={card} />);
    fireEvent.error(replay());
    const panel = within(screen.getByRole("tabpanel"));
    expect(panel.getByText("No replay to play")).toBeVisible();
    expect(panel.getByText(/add one to the repository as replay\.mp4/)).toBeVisible();
    expect(panel.queryByRole("link", { name: "Save the replay" })).toBeNull();
    expect(panel.getByText("251.20 ± 18.42")).toBeVisible();
  });
});

test("asks a backend for the action in a state", async () => {
  const { fetcher, calls } = controlledFetcher();
  render(<ReinforcementLearningWidget card={card} fetcher={fetcher} />);
  const field = screen.getByRole("textbox", { name: "State (JSON)" });
  await userEvent.click(screen.getByRole("button", { name: "Run" }));
  expect(field).toHaveFocus();
  expect(field).toHaveAccessibleDescription("Write the state of the environment first.");
  fireEvent.change(field, { target: { value: "[0.1, -0.2]" } });
  await userEvent.click(screen.getByRole("button", { name: "Run" }));
  expect(calls[0]?.request.inputs).toEqual([0.1, -0.2]);
  await calls[0]?.answer({ action: 2 });
  expect(await within(screen.getByRole("tabpanel")).findByText("2")).toBeVisible();
});
