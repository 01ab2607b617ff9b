import { masks } from "../core/masks.js";
import type { CardExample, TaskId } from "../core/task.js";
import type { FrontMatter } from "./frontMatter.js";

/** The one mask in a text; undefined when there is none, or more than one. */
export function findMask(text: string): string | undefined {
  const found = masks.flatMap((mask) => Array.from(text.split(mask).slice(1), () => mask));
  return found.length === 1 ? found[0] : undefined;
}

/** `mask_token` of a card, also spelled `mask-token`, or the `content` of a tokenizer's token. */
export function readMaskToken({ mask_token, "mask-token": hyphened }: FrontMatter): string | undefined {
  const told: unknown = mask_token ?? hyphened;
  const token = typeof told === "object" && told !== null && "content" in told ? told.content : told;
  return typeof token === "string" && token.trim() !== "" ? token.trim() : undefined;
}

/** The mask that all examples with one agree on; undefined for a model that fills no mask. */
export function maskOfExamples(task: TaskId | undefined, examples: readonly CardExample[]): string | undefined {
  if (task !== "fill-mask") return undefined;
  const found = new Set(examples.flatMap(({ text }) => (typeof text === "string" ? (findMask(text) ?? []) : [])));
  return found.size === 1 ? [...found][0] : undefined;
}
