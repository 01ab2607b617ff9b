import { describe, expect, test } from "vitest";
import { createTranslate } from "../../src/core/message.js";
import type { CardExample } from "../../src/core/task.js";
import { episodeToCard, readEpisode, withReplay, wordEpisode } from "../../src/outputs/action/episode.js";
import { actionOutput } from "../../src/outputs/action/index.js";

const t = createTranslate();
const words = (body: unknown) => wordEpisode(readEpisode(body), t);

describe("what an agent answers", () => {
  test.each<[string, unknown, string]>([
    ["a bare number", 3, "Action: 3"],
    ["0, which is a choice like others", { action: 0 }, "Action: 0"],
    ["a word", { action: "left" }, "Action: left"],
    ["amounts", { action: [0.5, -1] }, "Part 1: 0.5\nPart 2: −1.0"],
    ["amounts in a batch of one", [[0.5, -1]], "Part 1: 0.5\nPart 2: −1.0"],
    ["amounts by name", { action: { steer: -0.2, gas: 1 } }, "steer: −0.2\ngas: 1.0"],
    ["names beside amounts", { action: [1, 2], names: ["arm", "hand"] }, "arm: 1\nhand: 2"],
    [
      "several steps",
      {
        action: [
          [1, 2],
          [3, 4],
        ],
      },
      "2 steps ahead\nPart 1: 1 → 3\nPart 2: 2 → 4",
    ],
    ["no amount", { action: [] }, "The model chose no action."],
    ["a video", { url: "https://files.example/replay.mp4" }, "Replay: replay.mp4"],
    ["a reward", { rewards: [{ environment: "Lake-v1", mean: -0.75, deviation: "0.5" }] }, "Mean reward −0.75 ± 0.50 in Lake-v1"],
  ])("is read from %s", (_name, body, expected) => {
    expect(words(body)).toBe(expected);
    expect(wordEpisode(readEpisode(episodeToCard(readEpisode(body))), t)).toBe(expected);
  });

  test.each<[string, unknown]>([
    ["action", {}],
    ["action", { action: " " }],
    ["action[0][1]", { action: [1, "fast"] }],
    ["action[1]", { action: [[1, 2], [3]] }],
    ["", null],
    ["", { replay: "javascript:alert(1)" }],
  ])("of the wrong shape names the path %s", (path, body) => {
    expect(() => readEpisode(body)).toThrow(expect.objectContaining({ kind: "bad-answer", path }));
  });

  test("is a table with a row for each step", () => {
    const episode = readEpisode({
      action: [
        [1, 2],
        [3, 4],
      ],
      names: ["arm", "hand"],
    });
    expect(actionOutput.toTable?.(episode, undefined, t)).toEqual({
      columns: ["Step", "arm", "hand"],
      rows: [
        ["1", "1", "2"],
        ["2", "3", "4"],
      ],
    });
  });
});

describe("the replay of a card", () => {
  const examples: readonly CardExample[] = [{ text: "a" }];
  const card = { examples, agent: { replay: "/replay.mp4", rewards: [] } };

  test("is one more example, and the card itself stays as it was", () => {
    expect(withReplay(card, "first")?.examples.map(({ id }) => id)).toEqual(["replay", undefined]);
    expect(withReplay(card, "last")?.examples.map(({ id }) => id)).toEqual([undefined, "replay"]);
    expect(card.examples).toHaveLength(1);
  });

  test("is not made up for a card that tells of no agent", () => {
    const plain = { examples: [] };
    expect(withReplay(plain, "first")).toBe(plain);
    expect(withReplay(undefined, "first")).toBeUndefined();
  });
});
