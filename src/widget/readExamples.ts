import type { Parameters } from "../core/parameters.js";
import type { CardExample, Task } from "../core/task.js";

/** An example a widget can show: the input it describes, and the answer recorded with it. */
export interface TaskExample<I, O> {
  /** Unlike that of any other example of the same card. */
  readonly id: string;
  /** The author's title; without one the widget counts: "Example 2". */
  readonly title: string | undefined;
  /** Place among the shown examples, counted from 1. */
  readonly number: number;
  readonly group: string | undefined;
  readonly input: I;
  readonly parameters: Parameters;
  readonly recorded: Recorded<O> | undefined;
  /** An example for any model of the task; the card has none of its own. */
  readonly generic: boolean;
}

/** A recorded answer, parsed, and as the card holds it. */
export interface Recorded<O> {
  readonly output: O;
  readonly body: unknown;
}

/**
 * The examples of a card that its task can read, those of its author before generic ones, else the task's own.
 * Of the generic ones and the task's own the answers are left out, which no model gave.
 *
 * An example the input cannot read is left out; an output that cannot be read costs that output, never the example.
 */
export function readExamples<I, O>(task: Task<I, O>, card: readonly CardExample[]): readonly TaskExample<I, O>[] {
  for (const generic of [false, true]) {
    const offered = card.filter((example) => Boolean(example.generic) === generic);
    const read = readAll(task, offered, generic);
    if (read.length > 0) return read;
  }
  return readAll(task, task.examples, true);
}

function readAll<I, O>(task: Task<I, O>, examples: readonly CardExample[], generic: boolean): readonly TaskExample<I, O>[] {
  return examples
    .flatMap((example) => {
      const input = task.input.fromCard(example);
      return input === undefined ? [] : [{ example, input }];
    })
    .map(({ example, input }, index) => {
      const recorded = generic ? undefined : readRecorded(task, example, input);
      return {
        id: example.id ?? String(index),
        title: example.example_title?.trim() || undefined,
        number: index + 1,
        group: example.group?.trim() || undefined,
        input: recorded && task.conversation ? task.conversation.say(input) : input,
        parameters: example.parameters ?? {},
        recorded,
        generic,
      };
    });
}

function readRecorded<I, O>(task: Task<I, O>, example: CardExample, input: I): Recorded<O> | undefined {
  if (example.output === undefined || example.output === null) return undefined;
  try {
    return {
      output: task.output.fromCard(example.output, input, { parameters: example.parameters ?? {} }),
      body: example.output,
    };
  } catch {
    return undefined;
  }
}
