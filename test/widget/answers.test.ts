import { QueryClient } from "@tanstack/react-query";
import { describe, expect, test, vi } from "vitest";
import type { InferenceRequest } from "../../src/core/task.js";
import { holdsAtMost, recallAnswer, rememberAnswer, requestKey } from "../../src/widget/answers.js";
import { answeringFetcher } from "../controlledFetcher.js";

const fetcher = answeringFetcher(1);
const request = (inputs: unknown): InferenceRequest => ({
  task: "other",
  model: "demo/any",
  inputs,
  parameters: {},
  stream: false,
});

describe("kept answers", () => {
  test("are bounded in number, the newest staying", () => {
    const client = new QueryClient();
    for (let index = 0; index < 100; index += 1) rememberAnswer(client, fetcher, request(index), { body: index });
    expect(client.getQueryCache().getAll()).toHaveLength(30);
    expect(recallAnswer(client, fetcher, request(99))).toEqual({ body: 99 });
    expect(recallAnswer(client, fetcher, request(0))).toBeUndefined();
    client.clear();
  });

  test("a very long request is not kept", () => {
    const client = new QueryClient();
    rememberAnswer(client, fetcher, request("x".repeat(200_001)), { body: 1 });
    rememberAnswer(client, fetcher, request(Array.from({ length: 20_000 }, () => "")), { body: 1 });
    expect(recallAnswer(client, fetcher, request("x".repeat(200_001)))).toBeUndefined();
    expect(client.getQueryCache().getAll()).toHaveLength(0);
  });

  test("belong to one backend and one model", () => {
    const client = new QueryClient();
    rememberAnswer(client, fetcher, request("x"), { body: 1 });
    expect(recallAnswer(client, answeringFetcher(2), request("x"))).toBeUndefined();
    expect(recallAnswer(client, fetcher, { ...request("x"), model: "demo/other" })).toBeUndefined();
    client.clear();
  });
});

describe("the key of a request", () => {
  test("is equal for equal requests, and a file is equal to itself only", () => {
    const file = new Blob(["a"]);
    const key = (inputs: unknown) => requestKey({ inputs, parameters: {} });
    expect(key({ image: file, question: "?" })).toBe(key({ image: file, question: "?" }));
    expect(key(file)).not.toBe(key(new Blob(["a"])));
    expect(key("a")).not.toBe(key(["a"]));
  });
});

test("tells that a tensor of millions is large without looking into it", () => {
  const looked = vi.spyOn(Object, "values");
  const tensor = { dims: [10_000, 384], data: new Float32Array(10_000 * 384) };
  expect(holdsAtMost(5000, tensor)).toBe(false);
  expect(looked.mock.calls.map(([value]) => value)).toEqual([tensor]);
  looked.mockRestore();
  expect(holdsAtMost(5000, { dims: [12], data: new Float32Array(12) })).toBe(true);
});
