import { readModelCard } from "../src/card/index.js";
import type { ModelCard } from "../src/card/modelCard.js";
import type { CardExample, TaskId } from "../src/core/task.js";
import { cardOf as cardSaying } from "../test/cardOf.js";

const files = import.meta.glob<string>("../public/models/demo/*/README.md", { eager: true, query: "?raw", import: "default" });

/** The text of a demo model's README, by the name of the model. */
export const readmes: ReadonlyMap<string, string> = new Map(
  Object.entries(files).map(([path, text]) => [path.split("/").at(-2) ?? "", text]),
);

/** Reads a README as one of the demo models', whose files lie under public/. */
export function readDemoCard(name: string, markdown = readmes.get(name) ?? ""): ModelCard {
  const baseUrl = new URL(`./models/demo/${name}/`, window.location.href).href;
  return readModelCard(markdown, { id: `demo/${name}`, baseUrl });
}

/** A card without a file, with these examples. */
export function cardOf(task: TaskId, examples: readonly CardExample[]): ModelCard {
  return cardSaying({ id: `demo/${task}`, task, examples });
}
