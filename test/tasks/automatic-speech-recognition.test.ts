import { expect, test } from "vitest";
import { createTranslate } from "../../src/core/message.js";
import { task } from "../../src/tasks/automatic-speech-recognition/index.js";
import { readTranscript } from "../../src/tasks/automatic-speech-recognition/transcript.js";
import { bodyOf, recordingsOf } from "../recordings.js";

const input = { media: "https://example.test/a.wav" };
const recording = async (name: string) => {
  const found = recordingsOf(task.id).find((one) => one.name === name);
  if (!found) throw new Error(`There is no recording "${name}".`);
  return readTranscript(await bodyOf(found));
};

test("reads a text alone", async () => {
  expect(await recording("a: a text alone")).toEqual({ text: "WATER THE LEMON TREE BEFORE FRIDAY", chunks: [] });
});

test("reads chunks with their speakers, and keeps the open end of a last chunk that was cut off", async () => {
  const transcript = await recording("b: chunks with speakers, the last one cut off");
  expect(transcript.language).toBe("english");
  expect(transcript.chunks).toEqual([
    { text: "Two tickets to the coast, please.", start: 0, end: 2.4, speaker: "SPEAKER_00" },
    { text: "Single or return?", start: 2.6, end: 3.9, speaker: "SPEAKER_01" },
    { text: "Return, by the", start: 4.2, end: null, speaker: "SPEAKER_00" },
  ]);
});

test("reads a provider's output with segments and the first inferred language", async () => {
  const transcript = await recording("c: a provider's output with segments and languages");
  expect(transcript.text).toBe("Erst die Zwiebeln, dann der Reis.");
  expect(transcript.language).toBe("de");
  expect(transcript.chunks).toEqual([
    { text: "Erst die Zwiebeln,", start: 0, end: 1.3 },
    { text: "dann der Reis.", start: 1.3, end: 2.6 },
  ]);
});

test("reads a provider's transcription, text or address of a text", async () => {
  const whole = await recording("d: a provider's output with a transcription");
  expect(whole).toEqual({
    text: "The lamp turns once in twelve seconds.",
    language: "english",
    chunks: [{ text: "The lamp turns once in twelve seconds.", start: 0.1, end: 2.9 }],
  });
  expect((await recording("d: a provider's output that is a text")).text).toBe("The lamp turns once in twelve seconds.");
  expect(await recording("d: a provider's output that is the address of a text")).toEqual({
    text: "",
    chunks: [],
    address: "https://example.test/out/lighthouse.txt",
  });
});

test("prefers sentences to words, and takes words where there are only words", async () => {
  expect((await recording("e: verbose, with segments and words")).chunks.map((chunk) => chunk.text)).toEqual([
    "Fresh figs today.",
    "Three for two.",
  ]);
  expect((await recording("e: words only")).chunks.map((chunk) => chunk.text)).toEqual(["Fresh", "figs", "today."]);
});

test("reads a list of one, a plain text, and a batch by its first answer", async () => {
  expect((await recording("f: a list of one")).text).toBe("Water the lemon tree before Friday.");
  expect((await recording("g: a plain text")).text).toBe("Water the lemon tree before Friday.");
  expect(readTranscript({ predictions: [{ text: "one" }, { text: "two" }] }).text).toBe("one");
});

test("makes the text out of the chunks where only chunks are sent", () => {
  const transcript = readTranscript([
    { text: "One.", timestamp: [0, 1] },
    { text: "", timestamp: [1, 1] },
    { text: "Two.", timestamp: [1, 2] },
  ]);
  expect(transcript.text).toBe("One. Two.");
  expect(transcript.chunks.map((chunk) => chunk.text)).toEqual(["One.", "Two."]);
});

test.each([
  ["negative", [-1, 2]],
  ["not a number", [Number.NaN, 2]],
  ["without end", [0, Number.POSITIVE_INFINITY]],
  ["turned round", [3, 2]],
  ["without a start", [null, 2]],
  ["texts", ["0", "1"]],
])("keeps the text of a chunk whose times are %s, without times", (_kind, timestamp) => {
  expect(readTranscript({ text: "Hm.", chunks: [{ text: "Hm.", timestamp }] }).chunks).toEqual([
    { text: "Hm.", start: null, end: null },
  ]);
});

test("keeps chunks in the order they were sent", () => {
  const { chunks } = readTranscript({
    text: "b a",
    chunks: [
      { text: "b", timestamp: [5, 6] },
      { text: "a", timestamp: [1, 2] },
    ],
  });
  expect(chunks.map((chunk) => chunk.text)).toEqual(["b", "a"]);
});

test.each([
  [{ words: 3 }, "text"],
  [{ output: { text: 5 } }, "output.text"],
  [{ chunks: [{ text: "a" }, { timestamp: [0, 1] }] }, "chunks[1].text"],
  [null, ""],
  [[], ""],
  [7, ""],
])("names the bad field of %j", (answer, path) => {
  expect(() => readTranscript(answer)).toThrow(expect.objectContaining({ kind: "bad-answer", path }));
});

test.each(recordingsOf(task.id))("reads its own card output back: $name", async (one) => {
  const transcript = readTranscript(await bodyOf(one));
  expect(task.output.fromCard(task.output.toCard(transcript), input)).toEqual(transcript);
});

test("says in words all that the transcript shows: language and count, times, speakers, where the text is", () => {
  const words = (answer: unknown) => task.output.toText(readTranscript(answer), input, createTranslate());
  expect(words({ text: "plain" })).toBe("plain");
  expect(words({ text: "" })).toBe("No speech was heard.");
  expect(
    words({
      chunks: [
        { text: "One.", timestamp: [0, 61.5], speaker: "A" },
        { text: "Two.", timestamp: [62, null] },
        { text: "Three.", timestamp: [-1, 0] },
      ],
    }),
  ).toBe("3 sentences\n[0:00.0–1:01.5] A: One.\n[1:02.0–] Two.\nThree.");
  expect(words({ text: "Hallo.", language: "de" })).toBe("German\nHallo.");
  expect(words({ output: { txt_file: "https://example.test/a.txt" } })).toBe(
    "The server put the text into a file: https://example.test/a.txt",
  );
  const byWord = ["Fresh", "figs"].map((word, at) => ({ word, start: at * 0.5, end: at * 0.5 + 0.4 }));
  expect(words({ text: "Fresh figs", words: byWord })).toBe("2 words\nFresh figs\n[0:00.0–0:00.4] Fresh\n[0:00.5–0:00.9] figs");
});

test.each([
  ["off", {}],
  ["sentence", { return_timestamps: true }],
  ["word", { return_timestamps: "word" }],
  [true, { return_timestamps: true }],
  ["char", { return_timestamps: "char" }],
  [undefined, {}],
])("asks for timestamps %s in the server's words", (chosen, sent) => {
  const { parameters } = task.input.toRequest(input, { temperature: 0.5, return_timestamps: chosen });
  expect(parameters).toEqual({ temperature: 0.5, ...sent });
});

test("sends a URL to be loaded, and bytes as they are", () => {
  expect(task.input.toRequest(input, {}).inputs).toEqual(new URL("https://example.test/a.wav"));
  const file = new File(["x"], "a.wav");
  expect(task.input.toRequest({ media: file }, {}).inputs).toBe(file);
});

test.each(["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//host/a.wav", "a.wav", 5, null])(
  "reads no example whose src is %s",
  (src) => {
    expect(task.input.fromCard({ src })).toBeUndefined();
  },
);

test("reads an example's src on the web and on the page's own site", () => {
  expect(task.input.fromCard({ src: "https://example.test/a.wav" })).toEqual(input);
  expect(task.input.fromCard({ src: "/models/a.wav" })).toEqual({ media: "/models/a.wav" });
});

test("says what to do when there is no audio", () => {
  expect(task.input.missing(task.input.empty)).toEqual({ field: "media", message: "Choose, drop or record some audio first." });
  expect(task.input.missing(input)).toBeUndefined();
});
