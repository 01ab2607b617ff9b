import { describe, expect, it } from "vitest";
import type { InferenceRequest } from "../../src/core/task.js";
import { createRecordedFetcher, type Recording } from "../../src/fetchers/recorded.js";

const file = (text: string, type = "image/png") => new Blob([text], { type });

function run(recordings: readonly Recording[], request: Partial<InferenceRequest> = {}, signal = new AbortController().signal) {
  return createRecordedFetcher(recordings)(
    { task: "text-classification", model: "acme/model", inputs: "hello", parameters: {}, stream: false, ...request },
    { signal, onEvent: () => expect.fail("a recording has nothing to tell") },
  );
}

describe("a recording", () => {
  it("answers its input with all that was recorded", async () => {
    const recording = { inputs: "hello", body: [1], warnings: ["Careful."], meta: { computeSeconds: 0.5 } };
    expect(await run([{ inputs: "other", body: [2] }, recording])).toEqual({
      body: [1],
      warnings: ["Careful."],
      meta: { computeSeconds: 0.5 },
    });
  });

  it.each([
    [
      { question: "q", context: "c" },
      { context: "c", question: "q" },
    ],
    [{ a: undefined, b: [1, null, "x"] }, { b: [1, null, "x"] }],
    [{ image: file("abc") }, { image: file("abc", "") }],
    [
      [file("a"), file("b")],
      [file("a"), file("b")],
    ],
    [Number.NaN, Number.NaN],
    [new URL("https://example.org/a.png"), new URL("https://example.org/a.png")],
  ])("of %j answers the equal %j", async (inputs, asked) => {
    expect((await run([{ inputs, body: "found" }], { inputs: asked })).body).toBe("found");
  });

  it.each([
    ["hello", "hello "],
    [
      [1, 2],
      [1, 2, 3],
    ],
    [{ a: 1 }, { a: 1, b: 2 }],
    [{ a: 1 }, { b: 1 }],
    [{}, []],
    [file("abc"), file("abd")],
    [file("abc"), file("abcd")],
    [file(""), {}],
    [null, undefined],
    [1, "1"],
  ])("of %j does not answer %j", async (inputs, asked) => {
    for (const [recorded, wanted] of [
      [inputs, asked],
      [asked, inputs],
    ]) {
      await expect(run([{ inputs: recorded, body: 1 }], { inputs: wanted })).rejects.toMatchObject({
        kind: "not-deployed",
        message: "Only the recorded inputs are answered here. Choose one of the examples.",
      });
    }
  });

  it("is bound to parameters, task and model only when it names them", async () => {
    const recordings: Recording[] = [
      { inputs: "hello", parameters: { top_k: 1 }, body: "one" },
      { inputs: "hello", task: "fill-mask", body: "mask" },
      { inputs: "hello", model: "acme/other", body: "other" },
      { inputs: "hello", body: "any" },
    ];
    expect((await run(recordings, { parameters: { top_k: 1 } })).body).toBe("one");
    expect((await run(recordings, { parameters: { top_k: 2 } })).body).toBe("any");
    expect((await run(recordings, { task: "fill-mask" })).body).toBe("mask");
    expect((await run(recordings, { model: "acme/other" })).body).toBe("other");
  });

  it("is named as what it is", () => {
    expect(createRecordedFetcher([]).backend).toEqual({ place: "recording", name: "Recording" });
  });

  it("takes the time it is told to, and stops at once", async () => {
    const fetcher = createRecordedFetcher([{ inputs: "hello", body: 1 }], { seconds: 0.1 });
    const request = { task: "fill-mask", model: "a", inputs: "hello", parameters: {}, stream: false } as const;
    const started = Date.now();
    expect((await fetcher(request, { signal: new AbortController().signal, onEvent() {} })).body).toBe(1);
    expect(Date.now() - started).toBeGreaterThanOrEqual(98);

    const slow = createRecordedFetcher([{ inputs: "hello", body: 1 }], { seconds: 60 });
    const controller = new AbortController();
    const answer = slow(request, { signal: controller.signal, onEvent() {} });
    controller.abort();
    await expect(answer).rejects.toMatchObject({ kind: "aborted" });
    await expect(run([{ inputs: "hello", body: 1 }], {}, controller.signal)).rejects.toMatchObject({ kind: "aborted" });
  });
});
