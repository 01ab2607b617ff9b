"use client";
import { TaskWidget } from "../../widget/createWidget.js";
import type { WidgetPropsOf } from "../../widget/Widget.js";
import { Languages } from "./Languages.js";
import { task } from "./task.js";

/** Tries a translation model in the page; the card tells its languages. */
export function TranslationWidget(props: WidgetPropsOf<typeof task>) {
  return (
    <TaskWidget task={task} {...props}>
      <Languages card={props.card} />
    </TaskWidget>
  );
}
