import { describe, expect, test } from "vitest";
import type { CardExample } from "../../src/core/task.js";
import { task } from "../../src/tasks/robotics/index.js";

const { fromCard, toCard, toRequest, missing, empty } = task.input;
const requestOf = (example: CardExample) => toRequest(fromCard(example) ?? empty, {}).inputs;

describe("what a robot perceives", () => {
  test.each<[string, CardExample]>([
    ["state", { text: "lift", state: [0.1, -2] }],
    ["structured_data", { instruction: "lift", structured_data: { arm: [0.1], hand: [-2] } }],
    ["observation", { task: "lift", observation: { state: [0.1, -2] } }],
    ["observation.state", { prompt: "lift", observation: { "observation.state": [0.1, "-2"] } }],
  ])("is read from `%s`", (_name, example) => {
    expect(requestOf(example)).toEqual({ observation: { state: [0.1, -2] }, instruction: "lift" });
  });

  test("is sent with what its camera sees, and without what is not there", () => {
    expect(requestOf({ src: "https://files.example/view.png" })).toEqual({
      observation: { image: new URL("https://files.example/view.png") },
    });
  });

  test("is read back as it was written", () => {
    const input = { instruction: "lift", view: undefined, state: "0.1; -2 3" };
    expect(toRequest(fromCard(toCard(input)) ?? empty, {})).toEqual(toRequest(input, {}));
  });

  test("lacks something where it is empty, or holds what is no number", () => {
    expect(missing(empty)?.field).toBe("text");
    expect(missing({ ...empty, state: "0.1, fast" })?.field).toBe("state");
    expect(missing(fromCard({ state: [1, null] }) ?? empty)?.field).toBe("state");
    expect(missing({ ...empty, state: "[0.1, -2]" })).toBeUndefined();
  });
});
