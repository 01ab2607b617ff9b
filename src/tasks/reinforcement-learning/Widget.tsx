"use client";
import { useMemo } from "react";
import { withReplay } from "../../outputs/action/episode.js";
import { TaskWidget } from "../../widget/createWidget.js";
import type { WidgetPropsOf } from "../../widget/Widget.js";
import { task } from "./task.js";

/** Shows what an agent does in the page: its replay and rewards by the card, its next action by a backend. */
export function ReinforcementLearningWidget(props: WidgetPropsOf<typeof task>) {
  const card = useMemo(() => withReplay(props.card, "first"), [props.card]);
  return <TaskWidget task={task} {...props} card={card} />;
}
