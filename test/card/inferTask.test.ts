import { describe, expect, it } from "vitest";
import { inferTask } from "../../src/card/index.js";

describe("inferTask", () => {
  it("lets `pipeline_tag` win over the tags", () => {
    expect(inferTask({ pipeline_tag: "sentence-similarity", tags: ["feature-extraction"] })).toEqual({
      task: "sentence-similarity",
      taskSource: "card",
    });
  });

  it.each([
    [["summarization", "translation"], "translation"],
    [["fill-mask", "text-classification"], "text-classification"],
    [["transformers", "any-to-any", "image-text-to-text"], "image-text-to-text"],
    [["other", "robotics"], "robotics"],
    [["conversational", "feature-extraction"], "conversational"],
    [["text2text-generation"], "text-generation"],
    [["structured-data-classification"], "tabular-classification"],
  ])("takes the most specific of the tags %j", (tags, task) => {
    expect(inferTask({ tags })).toEqual({ task, taskSource: "tags" });
  });

  it("reads one tag given as a text, and the key `tag`", () => {
    expect(inferTask({ tags: "translation" }).task).toBe("translation");
    expect(inferTask({ tag: "translation", tags: [null, 3, "pytorch"] }).task).toBe("translation");
  });

  it("does not take a keyword for a task", () => {
    expect(inferTask({ tags: ["ner", "sentiment-analysis", "constructor"] })).toEqual({ task: undefined, taskSource: undefined });
  });

  it.each(["text-generation", "image-text-to-text"])("makes a chat of %s with the tag `conversational`", (pipeline_tag) => {
    expect(inferTask({ pipeline_tag, tags: ["conversational"] })).toEqual({ task: "conversational", taskSource: "card" });
    expect(inferTask({ tags: ["conversational", pipeline_tag] })).toEqual({ task: "conversational", taskSource: "tags" });
  });

  it("makes no chat of another task with that tag", () => {
    expect(inferTask({ pipeline_tag: "text-classification", tags: ["conversational"] }).task).toBe("text-classification");
  });

  it.each([
    ["Text Classification", "text-classification"],
    ["text_generation", "text-generation"],
    ["sentiment-analysis", "text-classification"],
    ["ner", "token-classification"],
    ["asr", "automatic-speech-recognition"],
    ["conversational", "conversational"],
  ])("knows %s", (pipeline_tag, task) => {
    expect(inferTask({ pipeline_tag })).toEqual({ task, taskSource: "card" });
  });

  it("has no task for an unknown `pipeline_tag`, whatever the tags say", () => {
    const codes: string[] = [];
    const task = inferTask({ pipeline_tag: "protein-folding", tags: ["translation"] }, ({ code }) => codes.push(code));
    expect(task).toEqual({ task: undefined, taskSource: undefined });
    expect(codes).toEqual(["unknown-task"]);
  });

  it("lets the tags decide when `pipeline_tag` is not a text", () => {
    const codes: string[] = [];
    expect(inferTask({ pipeline_tag: false, tags: ["translation"] }, ({ code }) => codes.push(code)).task).toBe("translation");
    expect(inferTask({ pipeline_tag: null, tags: ["translation"] }).task).toBe("translation");
    expect(codes).toEqual(["bad-pipeline-tag"]);
  });
});
