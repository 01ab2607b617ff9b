import type { ComponentType } from "react";
import type { CardExample, TaskId } from "../../src/core/task.js";
import { ConversationalWidget } from "../../src/tasks/conversational/index.js";
import { ImageClassificationWidget } from "../../src/tasks/image-classification/index.js";
import { TextClassificationWidget } from "../../src/tasks/text-classification/index.js";
import type { WidgetProps } from "../../src/widget/Widget.js";

/** A task to try a promise of the shell with. */
export interface Kind {
  readonly tag: TaskId;
  readonly Widget: ComponentType<WidgetProps<never, never>>;
  readonly example: CardExample;
  /** An answer that says this word. */
  answer(word: string): unknown;
}

const labelled = (word: string) => [{ label: word, score: 0.9 }];

/** A text, a picture and a chat. */
export const kinds: readonly Kind[] = [
  { tag: "text-classification", Widget: TextClassificationWidget, example: { text: "The sea is calm." }, answer: labelled },
  { tag: "image-classification", Widget: ImageClassificationWidget, example: { src: "/owl.png" }, answer: labelled },
  {
    tag: "conversational",
    Widget: ConversationalWidget,
    example: { text: "How is the sea?" },
    answer: (word) => ({ choices: [{ message: { role: "assistant", content: word } }] }),
  },
];
