import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test } from "vitest";
import { createTranslate } from "../../src/core/message.js";
import { task } from "../../src/tasks/voice-activity-detection/index.js";
import { readVoice, spokenSeconds } from "../../src/tasks/voice-activity-detection/segments.js";

const t = createTranslate();
const input = { media: undefined };
const View = task.output.View;

describe("segments", () => {
  test.each<[string, unknown]>([
    ["classes", [{ class: "A", start: 0.5, end: 2 }]],
    ["labels", [{ label: "A", start: "0.5", end: 2 }]],
    ["pairs of times", [{ timestamp: [0.5, 2], speaker: "A" }]],
    ["an object with segments", { segments: [{ class: "A", start: 0.5, end: 2 }], duration: 9 }],
    ["an output with a diarization", { output: { diarization: [{ speaker: "A", start: 0.5, end: 2 }] } }],
    ["a batch of one", [[{ class: "A", start: 0.5, end: 2 }]]],
    ["one segment on its own", { class: "A", start: 0.5, end: 2 }],
    ["reversed times", [{ class: "A", start: 2, end: 0.5 }]],
  ])("are read out of %s", (_name, body) => {
    expect(readVoice(body)).toEqual([{ label: "A", start: 0.5, end: 2 }]);
  });

  test("are read out of bare pairs, of which nobody is said to speak", () => {
    expect(
      readVoice([
        [3, 4],
        [0.5, 2],
      ]),
    ).toEqual([
      { start: 0.5, end: 2 },
      { start: 3, end: 4 },
    ]);
  });

  test("begin with the sound at the earliest", () => {
    expect(readVoice([{ start: -2, end: 1 }])).toEqual([{ start: 0, end: 1 }]);
  });

  test.each<[string, unknown, string]>([
    ["no times", [{ class: "A" }], "[0]"],
    ["a time that is none", [{ start: 0, end: "late" }], "[0].end"],
    ["what is no list", "speech", ""],
    ["a label that is none", [{ start: 0, end: 1, label: {} }], "[0].label"],
  ])("of %s are a bad answer, with the place named", (_name, body, path) => {
    expect(() => readVoice(body)).toThrow(expect.objectContaining({ kind: "bad-answer", path }));
  });

  test("count once what two say at the same time, and nothing after the end of the sound", () => {
    const segments = readVoice([
      [0, 2],
      [1, 3],
      [1.2, 1.4],
      [9, 12],
    ]);
    expect(spokenSeconds(segments)).toBe(6);
    expect(spokenSeconds(segments, 10)).toBe(4);
    expect(spokenSeconds(segments, 2.5)).toBe(2.5);
  });
});

test("says in words and in a table what the waveform shows", () => {
  const segments = readVoice([
    { class: "A", start: 0.5, end: 2, score: 0.9 },
    { start: 2, end: 2.25 },
  ]);
  expect(task.output.toText(segments, input, t)).toBe(
    "Speech in 1.8 s, 2 segments\nA: 0:00.5–0:02.0, 1.5 s, 0.900\nSpeech: 0:02.0–0:02.3, 0.3 s",
  );
  expect(task.output.toTable?.(segments, input, t)).toEqual({
    columns: ["label", "start", "end", "length", "score"],
    rows: [
      ["A", "0.5", "2", "1.5", "0.9"],
      ["Speech", "2", "2.25", "0.25", ""],
    ],
  });
});

test("says that nobody speaks", () => {
  render(<View output={readVoice([])} input={input} />);
  expect(screen.getByText("No speech was found")).toBeVisible();
  expect(task.output.toText([], input, t)).toBe("No speech was found.");
  expect(readVoice(task.output.toCard([]))).toEqual([]);
});

test("lists each voice with its time, and segments with start, end and length; times are text while nothing plays them", () => {
  const output = readVoice([
    { class: "<b>A</b>", start: 0, end: 2 },
    { class: "B", start: 3, end: 4.5 },
    { class: "<b>A</b>", start: 5, end: 6 },
  ]);
  render(<View output={output} input={input} />);
  const voices = within(screen.getByRole("list", { name: "Voices" })).getAllByRole("listitem");
  expect(voices.map((voice) => voice.textContent)).toEqual(["<b>A</b> 3.0 s", "B 1.5 s"]);
  const rows = screen.getAllByRole("row").map((row) =>
    within(row)
      .queryAllByRole("cell")
      .map((cell) => cell.textContent),
  );
  expect(rows[2]).toEqual(["B", "0:03.0–0:04.5", "1.5 s"]);
  expect(screen.queryByRole("button")).toBeNull();
});

test("draws fifty of 5,000 segments, and as many more with each wish", async () => {
  const output = readVoice(Array.from({ length: 5000 }, (_, index) => ({ start: index, end: index + 0.5 })));
  render(<View output={output} input={input} />);
  expect(screen.getAllByRole("row")).toHaveLength(51);
  await userEvent.click(screen.getByRole("button", { name: "Show 50 more" }));
  expect(screen.getAllByRole("row")).toHaveLength(101);
});
