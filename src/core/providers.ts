import type { ServingProvider } from "./backend.js";
import { isRecord } from "./parse.js";

/**
 * Who serves a model, in the Hub's order, out of its `inferenceProviderMapping`: an object by provider, or a list of objects
 * that name it.
 *
 * Never throws: what is no entry is left out, and what is no mapping is an empty list.
 * Source: https://huggingface.co/docs/inference-providers/hub-api
 */
export function readServingProviders(mapping: unknown): readonly ServingProvider[] {
  const entries: readonly (readonly [name: unknown, entry: unknown])[] = Array.isArray(mapping)
    ? mapping.map((entry: unknown) => [isRecord(entry) ? entry.provider : undefined, entry])
    : Object.entries(isRecord(mapping) ? mapping : {});
  return entries.flatMap(([name, entry]) => {
    const provider = asText(name);
    if (provider === undefined || !isRecord(entry)) return [];
    return [
      {
        provider,
        providerId: asText(entry.providerId) ?? "",
        status: asText(entry.status) ?? "",
        task: asText(entry.task),
        adapterWeightsPath: asText(entry.adapterWeightsPath),
      },
    ];
  });
}

function asText(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}
