import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { readModelCard } from "../../src/card/index.js";
import { createTranslate } from "../../src/core/message.js";
import { mergeParameters } from "../../src/core/parameters.js";
import { task as audioTask } from "../../src/tasks/text-to-audio/index.js";
import { TextToSpeechWidget, task } from "../../src/tasks/text-to-speech/index.js";

const t = createTranslate();

test("asks for a voice by itself, and for how the sound is drawn in the way servers read it", () => {
  const given = { voice: "clerk", speed: 1.2, temperature: 0.4, do_sample: true };
  expect(task.input.toRequest({ text: "Hello." }, given)).toEqual({
    inputs: "Hello.",
    parameters: { voice: "clerk", speed: 1.2, generation_parameters: { temperature: 0.4, do_sample: true } },
  });
  expect(task.input.toRequest({ text: "Hello." }, {}).parameters).toEqual({});
});

test("what the visitor set wins over what a card put among the generation's parameters, and the rest of it stays", () => {
  const parameters = mergeParameters({ generation_parameters: { temperature: 1, top_k: 5 } }, { temperature: 0.2 });
  expect(audioTask.input.toRequest({ text: "Rain" }, { ...parameters, seed: 7 }).parameters).toEqual({
    seed: 7,
    generation_parameters: { temperature: 0.2, top_k: 5 },
  });
});

test("says the length and the sampling rate of bare samples before they have become a file", () => {
  const output = task.output.fromAnswer({ audio: [new Float32Array(48_000)], sampling_rate: 24_000 }, { text: "" });
  expect(task.output.toText(output, { text: "" }, t)).toBe("Speech: 2.0 s, 24 kHz");
  const several = audioTask.output.fromAnswer(
    [
      { audio: [0.1], sampling_rate: 1 },
      { audio: [0.1], sampling_rate: 22_050 },
    ],
    { text: "" },
  );
  expect(audioTask.output.toText(several, { text: "" }, t)).toBe("Sound 1: 1.0 s, 0.001 kHz\nSound 2: 0.0 s, 22.05 kHz");
});

test("shows an example that a card wrote the wrong way round the right way, and tells the author", () => {
  const markdown = "---\npipeline_tag: text-to-speech\nwidget:\n- src: tide.wav\n  output:\n    text: High water at noon.\n---\n";
  const card = readModelCard(markdown, { id: "demo/pier", baseUrl: "https://example.org/" });
  expect(card.problems.map(({ message }) => message)).toEqual([
    "A text-to-speech model reads a text and gives a sound; here they stand the other way round.",
  ]);
  render(<TextToSpeechWidget card={card} />);
  expect(screen.getByRole("textbox", { name: "Text" })).toHaveValue("High water at noon.");
  expect(screen.getByRole("link", { name: /Save .*Speech/ })).toHaveAttribute("href", "https://example.org/tide.wav");
});
