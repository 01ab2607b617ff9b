import { readGallery } from "../src/card/index.js";
import type { ModelCard } from "../src/card/modelCard.js";

/** A card that says only this. */
export function cardOf(said: Partial<ModelCard>): ModelCard {
  return {
    id: "demo/card",
    task: undefined,
    taskSource: said.task && "card",
    data: {},
    examples: [],
    gallery: readGallery(said.examples ?? []),
    inference: true,
    parameters: {},
    languages: [],
    maskToken: undefined,
    problems: [],
    ...said,
  };
}
