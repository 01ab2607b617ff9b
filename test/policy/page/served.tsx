import type { ReactNode } from "react";
import type { Task } from "../../../src/core/task.js";
import { registry, type TaskModule } from "../../../src/tasks/registry.js";
import { WidgetProvider } from "../../../src/widget/WidgetProvider.js";
import { cardOf } from "../../cardOf.js";

/** Every task with its examples, as a server and then the page draw it. */
export async function servedPage(): Promise<ReactNode> {
  const modules = await Promise.all(Object.values<() => Promise<TaskModule>>(registry).map((load) => load()));
  return (
    <WidgetProvider>
      {modules.map(({ task, default: Widget }) => (
        <Widget key={task.id} card={cardOf({ id: `demo/${task.id}`, task: task.id, examples: examplesOf(task) })} />
      ))}
    </WidgetProvider>
  );
}

// The examples of any input and output.
const examplesOf = (task: TaskModule["task"]) => (task as unknown as Task<unknown, unknown>).examples;
