import { expect, it } from "vitest";
import { readServingProviders } from "../../src/core/providers.js";

const fields = { providerId: "fal-ai/flux", status: "live", task: "text-to-image", adapterWeightsPath: "style.safetensors" };
const read = { provider: "fal-ai", ...fields };

it("reads who serves a model out of an object by name and out of a list, in the Hub's order", () => {
  expect(readServingProviders({ "fal-ai": fields })).toEqual([read]);
  const list = [{ ...fields, provider: "together" }, read];
  expect(readServingProviders(list).map(({ provider }) => provider)).toEqual(["together", "fal-ai"]);
});

it("leaves open what the Hub does not say", () => {
  const bare = { provider: "fal-ai", providerId: "", status: "", task: undefined, adapterWeightsPath: undefined };
  expect(readServingProviders({ "fal-ai": { status: 3, task: " ", adapterWeightsPath: null } })).toEqual([bare]);
});

it.each([undefined, null, "fal-ai", 3, [null, "x", {}, { provider: 3 }, { provider: " " }], { "fal-ai": "live", " ": {} }])(
  "finds nobody in %j",
  (mapping) => expect(readServingProviders(mapping)).toEqual([]),
);
