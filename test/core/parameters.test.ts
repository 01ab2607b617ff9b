import { describe, expect, test } from "vitest";
import { defaultParameters, mergeParameters } from "../../src/core/parameters.js";

describe("parameters", () => {
  test("a later layer wins, and an unset value leaves the earlier one", () => {
    expect(mergeParameters({ a: 1, b: 1 }, { b: 2, c: 2 }, undefined, { a: undefined, c: 3 })).toEqual({ a: 1, b: 2, c: 3 });
  });

  test("nothing may set what makes the request itself", () => {
    const hostile = JSON.parse(
      '{"inputs":"x","model":"m","options":{},"stream":true,"wait_for_model":1,"use_cache":0,"__proto__":{"evil":1}}',
    );
    expect(mergeParameters(hostile, { top_k: 1 })).toEqual({ top_k: 1 });
    expect(({} as Record<string, unknown>).evil).toBeUndefined();
  });

  test("a field without a default is left to the server", () => {
    const number = { kind: "number", label: "n", min: 0, max: 1, step: 1 } as const;
    expect(
      defaultParameters([
        { ...number, name: "a" },
        { ...number, name: "b", default: 0 },
      ]),
    ).toEqual({ b: 0 });
  });
});
