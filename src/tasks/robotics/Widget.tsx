"use client";
import { useMemo } from "react";
import { withReplay } from "../../outputs/action/episode.js";
import { TaskWidget } from "../../widget/createWidget.js";
import type { WidgetPropsOf } from "../../widget/Widget.js";
import { task } from "./task.js";

/** Tries a policy for robots in the page. */
export function RoboticsWidget(props: WidgetPropsOf<typeof task>) {
  const card = useMemo(() => withReplay(props.card, "last"), [props.card]);
  return <TaskWidget task={task} {...props} card={card} />;
}
