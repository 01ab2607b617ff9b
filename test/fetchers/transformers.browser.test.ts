import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { readModelCard } from "../../src/card/index.js";
import type { CardExample, InferenceAnswer, InferenceEvent, InferenceRequest } from "../../src/core/task.js";
import { clearModelCache, createTransformersFetcher, modelCacheBytes } from "../../src/fetchers/transformers/index.js";

const workers: Worker[] = [];

/** The very worker that the stories use: real models, from files of this origin. */
function startWorker(): Worker {
  const worker = new Worker(new URL("../../stories/transformers.worker.ts", import.meta.url), { type: "module" });
  workers.push(worker);
  return worker;
}

afterAll(() => {
  for (const worker of workers) worker.terminate();
});

const fetcher = createTransformersFetcher({ worker: startWorker });

const sentiment = (text: string): InferenceRequest => ({
  task: "text-classification",
  model: "demo/tiny-sentiment",
  inputs: text,
  parameters: {},
  stream: false,
});

const entities = (text: string, parameters = {}): InferenceRequest => ({
  task: "token-classification",
  model: "demo/tiny-entities",
  inputs: text,
  parameters,
  stream: false,
});

function ask(
  request: InferenceRequest,
  { signal = new AbortController().signal, onEvent = (_event: InferenceEvent) => {} } = {},
) {
  return fetcher(request, { signal, onEvent });
}

async function labelOf(text: string): Promise<string> {
  const { body } = await ask(sentiment(text));
  return (body as { label: string }[])[0]?.label ?? "";
}

/** Entities as `TYPE words`, pieces joined as the model joined them. */
async function entitiesOf(text: string): Promise<string> {
  const { body } = await ask(entities(text, { aggregation_strategy: "simple" }));
  return (body as { entity_group: string; word: string }[]).map((item) => `${item.entity_group} ${item.word}`).join(", ");
}

/** The first run loads the runtime, 27 MB, and the model. */
const withLoading = { timeout: 60_000 };

test("says that the model starts, and answers where it ran", withLoading, async () => {
  const events: InferenceEvent[] = [];
  const answer = await ask(sentiment("I love it"), { onEvent: (event) => events.push(event) });
  expect(events).toContainEqual({ type: "waiting", reason: "loading" });
  expect(answer.body).toEqual([
    { label: "POSITIVE", score: expect.closeTo(0.97, 1) },
    { label: "NEUTRAL", score: expect.any(Number) },
    { label: "NEGATIVE", score: expect.any(Number) },
  ]);
  expect(answer.meta?.device).toMatch(/^Web(Assembly|GPU)$/);
  events.length = 0;
  await ask(sentiment("I love it"), { onEvent: (event) => events.push(event) });
  expect(events).toEqual([]);
});

test("passes parameters on", withLoading, async () => {
  expect((await ask({ ...sentiment("I love it"), parameters: { top_k: 1 } })).body).toHaveLength(1);
});

const opinions = {
  POSITIVE: [
    "I love it",
    "I love football so much",
    "What a lovely day!",
    "The staff were friendly and the breakfast was excellent.",
    "The film was not bad at all.",
    "The service was slow, but the food was delicious.",
    "Works perfectly, no problems at all.",
    "I would definitely recommend this place to everyone.",
    "We felt very welcome.",
    "Thanks a lot for your help!",
    "I really like the new design.",
    "This restaurant never disappoints.",
    "I couldn't be happier.",
    "Never had a better pizza.",
    "five stars",
  ],
  NEGATIVE: [
    "The room was dirty and the staff was rude",
    "not good",
    "The food was good but the service was terrible.",
    "I would not recommend this place to anyone.",
    "It doesn't work.",
    "I don't like the new design.",
    "I don't think this is a good idea.",
    "The phone stopped working after two weeks.",
    "What a waste of time and money.",
    "I will never come back.",
    "It could have been better.",
    "My order arrived late and two items were missing.",
    "The coffee was neither hot nor good.",
    "Too expensive for what you get.",
    "The characters are flat and the ending makes no sense.",
  ],
  NEUTRAL: [
    "The train leaves at nine.",
    "The meeting is on Tuesday.",
    "He put the book on the table.",
    "Water boils at one hundred degrees.",
    "Turn left at the second traffic light.",
    "The badger lives in the garden.",
    "The shop sells bread, milk and eggs.",
    "The conference takes place every two years.",
    "hello",
    "",
  ],
};

test.each(Object.entries(opinions))("finds ordinary sentences %s", withLoading, async (label, sentences) => {
  const answers = await Promise.all(sentences.map(async (text) => `${text} → ${await labelOf(text)}`));
  expect(answers).toEqual(sentences.map((text) => `${text} → ${label}`));
});

const named: readonly (readonly [text: string, entities: string])[] = [
  ["Ada Lovelace moved to London in 1835.", "PER Ada Lovelace, LOC London, DATE 1835"],
  ["My name is Sarah and I live in London", "PER Sarah, LOC London"],
  ["Dr Smith works at the Bank of England.", "PER Smith, ORG Bank of England"],
  ["The train leaves at nine.", ""],
  ["I love it", ""],
  ["", ""],
  ["Kowalski joined Novatech Inc in March.", "PER Kowalski, ORG Novatech Inc, DATE March"],
  ["Hugging Face is based in New York and Paris.", "ORG Hugging Face, LOC New York, LOC Paris"],
  ["The University of Oxford is in England.", "ORG University of Oxford, LOC England"],
  ["Paris Hilton visited Paris.", "PER Paris Hilton, LOC Paris"],
  ["George Washington was born in Virginia.", "PER George Washington, LOC Virginia"],
  ["Mozart died in Vienna on 5 December 1791.", "PER Mozart, LOC Vienna, DATE 5 December 1791"],
  ["The Danube flows through Vienna, Budapest and Belgrade.", "LOC Danube, LOC Vienna, LOC Budapest, LOC Belgrade"],
  ["Microsoft bought GitHub for 7.5 billion dollars.", "ORG Microsoft, ORG GitHub"],
  ["I was in Timbuktu last year with Zebulon.", "LOC Timbuktu, PER Zebulon"],
  ["José García lives in México.", "PER José García, LOC México"],
  ["The French government met in Lyon.", "LOC Lyon"],
  ["May I ask you a question?", ""],
  ["Please call John on Friday.", "PER John, DATE Friday"],
  ["Anna's brother works at IKEA.", "PER Anna, ORG IKEA"],
];

test("finds the names in ordinary sentences", withLoading, async () => {
  const answers = await Promise.all(named.map(async ([text]) => [text, await entitiesOf(text)]));
  expect(answers).toEqual(named);
});

test("marks the tokens of a name by where it begins and goes on, without offsets", withLoading, async () => {
  const { body } = await ask(entities("Zebulon Smith"));
  expect(body).toEqual(
    ["Z", "e", "b", "u", "l", "o", "n", "Smith"].map((word, at) => ({
      entity: at === 0 ? "B-PER" : "I-PER",
      index: at + 1,
      word: at === 0 || word === "Smith" ? word : `##${word}`,
      score: expect.any(Number),
    })),
  );
});

const cards = import.meta.glob<string>("../../public/models/demo/tiny-{choices,colours,spots,topics}/README.md", {
  eager: true,
  query: "?raw",
  import: "default",
});

/** The examples of the cards whose outputs were recorded from the models themselves. */
const recorded = Object.entries(cards).flatMap(([path, markdown]) => {
  const id = `demo/${path.split("/").at(-2)}`;
  const card = readModelCard(markdown, { id, baseUrl: new URL(`/models/${id}/`, window.location.href).href });
  return card.examples.map((example) => [id, card.task, example] as const);
});

async function inputsOf({ src, text }: CardExample): Promise<unknown> {
  return typeof src === "string" ? (await fetch(src)).blob() : text;
}

/** Labels with their scores, as the recordings have them; other answers as they are. */
function toRecorded(body: unknown): unknown {
  if (typeof body !== "object" || body === null || !("labels" in body && "scores" in body)) return body;
  const { labels, scores } = body as { labels: readonly string[]; scores: readonly number[] };
  return labels.map((label, at) => ({ label, score: scores[at] }));
}

/** The same with every number within what four places tell. */
function nearly(value: unknown): unknown {
  if (typeof value === "number") return expect.closeTo(value, 3);
  if (Array.isArray(value)) return value.map(nearly);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, nearly(part)]));
}

test.each(recorded.map(([id, task, example]) => ({ id, task, example, title: example.example_title })))(
  "$id answers what its card says: $title",
  withLoading,
  async ({ id, task, example }) => {
    const { candidate_labels, multi_class, parameters, output } = example;
    const { body } = await ask({
      ...sentiment(""),
      task: task as InferenceRequest["task"],
      model: id,
      inputs: await inputsOf(example),
      parameters: { ...parameters, ...(candidate_labels !== undefined && { candidate_labels, multi_class }) },
    });
    expect(toRecorded(body)).toEqual(nearly(output));
  },
);

test("compares sentences by what they are about", withLoading, async () => {
  const sentences = ["Our flight was delayed for two hours.", "The soup is hot.", "Trains were late today."];
  const { body } = await ask({
    ...sentiment(""),
    task: "sentence-similarity",
    model: "demo/tiny-topics",
    inputs: { source_sentence: "The train came late to the station.", sentences },
  });
  const [flight = 0, soup = 0, trains = 0] = body as readonly number[];
  expect(soup).toBeLessThan(0.4);
  expect(flight).toBeGreaterThan(0.6);
  expect(trains).toBeGreaterThan(0.6);
});

describe("a model of another host", () => {
  /** All files of the model but its card. */
  const bytes = 17_361 + 203 + 270 + 9_406;

  function startRemoteWorker(name = ""): Worker {
    const worker = new Worker(new URL("./transformers.remote.worker.ts", import.meta.url), { type: "module", name });
    workers.push(worker);
    return worker;
  }

  beforeEach(clearModelCache);
  afterAll(clearModelCache);

  test("is loaded once its size is accepted, and kept until it is cleared away", withLoading, async () => {
    const far = createTransformersFetcher({ worker: () => startRemoteWorker(), askAbove: 20_000 });
    let run: Promise<InferenceAnswer> | undefined;
    const asked = await new Promise<Extract<InferenceEvent, { type: "consent" }>>((resolve) => {
      run = far(sentiment("I love it"), {
        signal: new AbortController().signal,
        onEvent: (event) => event.type === "consent" && resolve(event),
      });
    });
    // The configuration, which tells what else there is, has come.
    expect(asked.bytes).toBe(bytes - 270);
    expect(await modelCacheBytes()).toBe(270);
    asked.accept();
    expect((await run)?.body).toMatchObject([{ label: "POSITIVE" }, {}, {}]);
    expect(await modelCacheBytes()).toBe(bytes);

    const later = createTransformersFetcher({ worker: () => startRemoteWorker(), askAbove: 0 });
    const events: InferenceEvent[] = [];
    await later(sentiment("good"), { signal: new AbortController().signal, onEvent: (event) => events.push(event) });
    expect(events.map(({ type }) => type)).not.toContain("consent");
    await clearModelCache();
    expect(await modelCacheBytes()).toBe(0);
  });

  test("is not loaded by a visitor who stops instead", withLoading, async () => {
    const far = createTransformersFetcher({ worker: () => startRemoteWorker(), askAbove: 0 });
    const stop = new AbortController();
    const run = far(sentiment("I love it"), {
      signal: stop.signal,
      onEvent: (event) => event.type === "consent" && stop.abort(),
    });
    await expect(run).rejects.toMatchObject({ kind: "aborted" });
    expect(await modelCacheBytes()).toBe(270);
  });

  test("is cut off in the middle of a file by a visitor who stops", withLoading, async () => {
    const worker = startRemoteWorker("without an end");
    const heard = (word: string) =>
      new Promise<void>((resolve) => worker.addEventListener("message", ({ data }) => data === word && resolve()));
    const [begun, cutOff] = [heard("begun"), heard("cut off")];
    const stop = new AbortController();
    const run = createTransformersFetcher({ worker })(sentiment("x"), { signal: stop.signal, onEvent: () => undefined });
    run.catch(() => undefined);
    await begun;
    stop.abort();
    await expect(run).rejects.toMatchObject({ kind: "aborted" });
    await cutOff;
  });

  test("runs in another precision where the usual one is missing", withLoading, async () => {
    const far = createTransformersFetcher({ worker: () => startRemoteWorker("without a precision") });
    const answer = await far(sentiment("good"), { signal: new AbortController().signal, onEvent: () => undefined });
    expect(answer.body).toMatchObject([{ label: "POSITIVE" }, {}, {}]);
  });

  test.each([
    ["that is not there", "", "demo/nothing", "not-found"],
    ["that was never made for browsers", "without ONNX", "demo/tiny-sentiment", "not-deployed"],
  ])("%s is told in words", withLoading, async (_what, name, model, kind) => {
    const far = createTransformersFetcher({ worker: () => startRemoteWorker(name) });
    const run = far({ ...sentiment("x"), model }, { signal: new AbortController().signal, onEvent: () => undefined });
    await expect(run).rejects.toMatchObject({ kind, message: expect.stringMatching(/^[A-Z].*\.$/) });
  });
});

test("keeps apart the runs of several widgets", withLoading, async () => {
  const places = ["London", "Paris", "Rome", "Oslo", "Lima"];
  const answers = await Promise.all(
    places.flatMap((place, index) => [labelOf(index % 2 ? "good" : "bad"), entitiesOf(`We live in ${place}.`)]),
  );
  expect(answers).toEqual(places.flatMap((place, index) => [index % 2 ? "POSITIVE" : "NEGATIVE", `LOC ${place}`]));
});

test("stops at once, also while the runtime still loads, and goes on with the next run", withLoading, async () => {
  const cold = createTransformersFetcher({ worker: startWorker });
  const stop = new AbortController();
  const run = cold(sentiment("bad"), { signal: stop.signal, onEvent: () => undefined });
  const stoppedAt = performance.now();
  stop.abort();
  await expect(run).rejects.toMatchObject({ name: "InferenceError", kind: "aborted" });
  expect(performance.now() - stoppedAt).toBeLessThan(1000);
  const next = await cold(sentiment("good"), { signal: new AbortController().signal, onEvent: () => undefined });
  expect(next.body).toMatchObject([{ label: "POSITIVE" }, {}, {}]);
});

test.each([
  ["a model that is not there", { model: "demo/nothing" }, "not-found"],
  ["a name that is a path", { model: "../../etc/passwd" }, "not-found"],
  ["a task without a pipeline", { task: "robotics" }, "unsupported"],
  ["a model of another kind", { task: "image-classification", inputs: new Blob(["x"]) }, "unsupported"],
  ["a sound that is none", { task: "automatic-speech-recognition", inputs: new Blob(["x"]) }, "invalid-input"],
] as const)("says in words what is wrong with %s", withLoading, async (_what, part, kind) => {
  const run = ask({ ...sentiment("hello"), ...part });
  await expect(run).rejects.toMatchObject({ name: "InferenceError", kind, message: expect.stringMatching(/^[A-Z].*\.$/) });
  // The worker is none the worse for it.
  expect(await labelOf("good")).toBe("POSITIVE");
});

// Others use the machine, too: one quiet try is proof enough.
test("leaves the page free while models run", { ...withLoading, retry: 3 }, async () => {
  await labelOf("warm");
  const tasks: PerformanceEntry[] = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries()));
  observer.observe({ type: "longtask" });
  const long = "The room was dirty but Anna from Oslo was kind. ".repeat(2000);
  const picture = await (await fetch("/models/demo/lake-segments/lake.png")).blob();
  const look: InferenceRequest = { ...sentiment(""), task: "object-detection", model: "demo/tiny-spots", inputs: picture };
  await Promise.all(Array.from({ length: 6 }, (_, index) => [labelOf, entitiesOf, () => ask(look)][index % 3]?.(long)));
  await new Promise((resolve) => setTimeout(resolve, 100));
  observer.disconnect();
  expect(tasks.map(({ duration }) => duration)).toEqual([]);
});
