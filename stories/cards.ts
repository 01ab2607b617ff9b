import type { ModelCard } from "../src/card/modelCard.js";
import type { CardExample, TaskId } from "../src/core/task.js";

/** A card without a file: a task's own examples, as if its author had written them. */
export function cardOf(task: { id: TaskId; examples: readonly CardExample[] }, examples = task.examples): ModelCard {
  return { id: `demo/${task.id}`, task: task.id, taskSource: "card", data: {}, examples, parameters: {}, problems: [], inference: true, languages: [], maskToken: undefined };
}
