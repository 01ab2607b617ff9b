import { describe, expect, it, vi } from "vitest";
import type { Availability } from "../../src/core/backend.js";
import { InferenceError, type InferenceErrorDetails, type InferenceErrorKind } from "../../src/core/errors.js";
import type { Fetcher, InferenceAnswer, InferenceEvent, InferenceRequest } from "../../src/core/task.js";
import { firstAvailable } from "../../src/fetchers/firstAvailable.js";

const request: InferenceRequest = { task: "fill-mask", model: "acme/model", inputs: "a", parameters: {}, stream: true };
const question = { task: "fill-mask", model: "acme/model" } as const;

function named(name: string, run: Fetcher, more: Partial<Fetcher> = {}): Fetcher {
  return Object.assign(vi.fn(run), { backend: { place: "server", name } as const, ...more });
}

const answering = (name: string, answer: InferenceAnswer = { body: name }, more?: Partial<Fetcher>) =>
  named(name, async () => answer, more);

const failing = (name: string, kind: InferenceErrorKind, details?: InferenceErrorDetails) =>
  named(name, async () => {
    throw new InferenceError(kind, `${name} has failed.`, details);
  });

const foretelling = (name: string, availability: Availability | undefined) =>
  answering(name, undefined, { availability: async () => availability });

function run(fetchers: readonly Fetcher[], onEvent: (event: InferenceEvent) => void = () => {}, signal?: AbortSignal) {
  return firstAvailable(fetchers)(request, { signal: signal ?? new AbortController().signal, onEvent });
}

describe("a run", () => {
  it("is answered by the first, and the rest are not asked", async () => {
    const second = answering("Second");
    const answer = { body: [1], warnings: ["Slow."], meta: { host: "first.example" } };
    expect(await run([answering("First", answer), second])).toEqual({
      body: [1],
      warnings: ["Slow."],
      meta: { host: "first.example", backend: { place: "server", name: "First" } },
    });
    expect(second).not.toHaveBeenCalled();
  });

  it.each(["not-deployed", "network", "unsupported", "retired", "too-large"] as const)(
    "goes on after %s, and the answer says why and who answered",
    async (kind) => {
      const fetchers = [failing("First", kind), failing("Second", kind), answering("Third", { body: 3, warnings: ["Slow."] })];
      expect(await run(fetchers)).toEqual({
        body: 3,
        warnings: ["First: First has failed.", "Second: Second has failed.", "Slow."],
        meta: { backend: { place: "server", name: "Third" } },
      });
    },
  );

  it.each([
    "auth",
    "payment",
    "permission",
    "gated",
    "not-found",
    "invalid-input",
    "too-long",
    "rate-limit",
    "loading",
    "busy",
    "timeout",
    "server",
    "bad-answer",
  ] as const)("ends with %s, which is no reason to ask another", async (kind) => {
    const second = answering("Second");
    await expect(run([failing("First", kind), second])).rejects.toMatchObject({ kind, message: "First has failed." });
    expect(second).not.toHaveBeenCalled();
  });

  it("ends with the first that fails for good, whoever came before", async () => {
    const third = answering("Third");
    const answer = run([failing("First", "not-deployed"), failing("Second", "payment"), third]);
    await expect(answer).rejects.toMatchObject({ kind: "payment", message: "Second has failed." });
    expect(third).not.toHaveBeenCalled();
  });

  it("stays with the one that has begun to answer", async () => {
    const events: InferenceEvent[] = [];
    const second = answering("Second");
    const first = named("First", async (_request, { onEvent }) => {
      onEvent({ type: "waiting", reason: "queue" });
      onEvent({ type: "chunk", chunk: "Hel" });
      throw new InferenceError("network", "The connection was lost.", { partial: ["Hel"] });
    });
    await expect(run([first, second], (event) => events.push(event))).rejects.toMatchObject({ partial: ["Hel"] });
    expect(events).toEqual([
      { type: "waiting", reason: "queue" },
      { type: "chunk", chunk: "Hel" },
    ]);
    expect(second).not.toHaveBeenCalled();
  });

  it("that all fail ends with the first's error and the words of the others", async () => {
    const details = { status: 404, details: ["No provider has it."], raw: { error: "none" } };
    const fetchers = [failing("First", "not-deployed", details), failing("Second", "network"), failing("Third", "unsupported")];
    await expect(run(fetchers)).rejects.toMatchObject({
      kind: "not-deployed",
      message: "First has failed.",
      status: 404,
      details: ["No provider has it.", "Second: Second has failed.", "Third: Third has failed."],
      raw: { error: "none" },
    });
  });

  it("asks nobody else once it was stopped", async () => {
    const controller = new AbortController();
    const second = answering("Second");
    const first = named("First", async () => {
      controller.abort();
      throw new InferenceError("network", "The server could not be reached.");
    });
    await expect(run([first, second], undefined, controller.signal)).rejects.toThrow();
    expect(second).not.toHaveBeenCalled();
    await expect(run([second], undefined, controller.signal)).rejects.toMatchObject({ kind: "aborted" });
    expect(second).not.toHaveBeenCalled();
  });

  it("keeps the name of a backend that a fetcher of fetchers has told already", async () => {
    const inner = { place: "device", name: "This device" } as const;
    const { meta } = await run([answering("Both", { body: 1, meta: { backend: inner } })]);
    expect(meta?.backend).toEqual(inner);
  });
});

describe("what is known before", () => {
  const ask = (fetchers: readonly Fetcher[]) =>
    firstAvailable(fetchers).availability?.(question, { signal: new AbortController().signal });

  it.each(["live", "cold", "loading", "auth", "gated", "payment"] as const)(
    "is %s as soon as the first says so, since it would be asked",
    async (status) => {
      expect(await ask([foretelling("First", { status }), foretelling("Second", { status: "live" })])).toEqual({ status });
    },
  );

  it("comes from the next where the first lacks the model or finds it too large", async () => {
    const live = { status: "live", providers: ["fal-ai"] } as const;
    const fetchers = [
      foretelling("First", { status: "not-deployed" }),
      foretelling("Second", { status: "too-large" }),
      foretelling("Third", live),
    ];
    expect(await ask(fetchers)).toEqual(live);
  });

  it("is nothing where the next does not know, cannot tell or has no way to", async () => {
    const missing = foretelling("First", { status: "not-deployed" });
    expect(await ask([missing, foretelling("Second", undefined)])).toBeUndefined();
    expect(await ask([missing, answering("Second")])).toBeUndefined();
    const broken = answering("Second", undefined, { availability: () => Promise.reject(new Error("offline")) });
    expect(await ask([missing, broken, foretelling("Third", { status: "not-deployed" })])).toBeUndefined();
    expect(firstAvailable([answering("First"), missing]).availability).toBeUndefined();
  });

  it("is that of the first where none has the model", async () => {
    const fetchers = [foretelling("First", { status: "too-large" }), foretelling("Second", { status: "not-deployed" })];
    expect(await ask(fetchers)).toEqual({ status: "too-large" });
  });
});

describe("the fetcher", () => {
  it("is named after the first and has the code of the first that has any", async () => {
    const snippet = { language: "python", code: "print(1)" } as const;
    const fetcher = firstAvailable([
      answering("First"),
      answering("Second", undefined, { code: async () => [] }),
      answering("Third", undefined, { code: async () => [snippet] }),
    ]);
    expect(fetcher.backend).toEqual({ place: "server", name: "First" });
    expect(await fetcher.code?.(request)).toEqual([snippet]);
    expect(firstAvailable([answering("First")]).code).toBeUndefined();
  });

  it("is not made of an empty list", () => {
    expect(() => firstAvailable([])).toThrow(TypeError);
  });
});
