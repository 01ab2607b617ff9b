import { describe, expect, it } from "vitest";
import { readModelCard } from "../../src/card/index.js";

const read = (...lines: readonly string[]) => readModelCard(["---", ...lines, "---"].join("\n"), { id: "ada/lander" }).agent;
const measured = (value: string, dataset = "{ name: LunarLander-v2 }") => [
  "pipeline_tag: reinforcement-learning",
  "model-index:",
  "- name: PPO",
  "  results:",
  `  - dataset: ${dataset}`,
  `    metrics: [{ type: mean_reward, value: ${value} }, { type: accuracy, value: 1 }]`,
];

describe("the record of an agent", () => {
  it.each([
    ["230.44 +/- 20.50", 230.44, 20.5],
    ["'-12 ± 3'", -12, 3],
    ["500", 500, null],
    ["500.00 +/- nan", 500, null],
  ])("reads a mean reward of %s", (value, mean, deviation) => {
    expect(read(...measured(value))?.rewards).toEqual([{ environment: "LunarLander-v2", mean, deviation }]);
  });

  it("names the environment by its type where it has no name, and does without", () => {
    expect(read(...measured("1", "{ type: Walker2d }"))?.rewards[0]?.environment).toBe("Walker2d");
    expect(read(...measured("1", "nothing"))?.rewards[0]?.environment).toBeUndefined();
  });

  it("leads to the replay in the repository", () => {
    expect(read("pipeline_tag: robotics")?.replay).toBe("https://huggingface.co/ada/lander/resolve/main/replay.mp4");
    const there = readModelCard("---\npipeline_tag: robotics\n---", { id: "ada/arm", baseUrl: "/files/" });
    expect(there.agent?.replay).toBe("/files/replay.mp4");
  });

  it("is none for other tasks, and empty where the card is broken", () => {
    expect(read("pipeline_tag: text-to-video")).toBeUndefined();
    expect(read("pipeline_tag: robotics", "model-index: [7, { results: { metrics: 3 } }]")?.rewards).toEqual([]);
    expect(read(...measured("high"))?.rewards).toEqual([]);
  });
});
