"use client";
import type { ReactNode } from "react";
import type { Task } from "../core/task.js";
import { Widget, type WidgetProps } from "./Widget.js";

/**
 * Makes the ready-made widget of a task out of the parts.
 *
 * @example
 * export const TextClassificationWidget = createWidget(task);
 */
export function createWidget<I, O>(task: Task<I, O>): (props: WidgetProps) => ReactNode {
  const isTranscript = task.layout === "transcript";
  return function TaskWidget(props) {
    return (
      <Widget.Root task={task} {...props}>
        <Widget.Header>
          <Widget.Title />
          <Widget.Availability />
          <Widget.Examples />
        </Widget.Header>
        <Widget.Body>
          {isTranscript && <Widget.Output />}
          <Widget.Form>
            <Widget.Input />
            <Widget.Parameters />
            <div className="iw-act">
              <Widget.Run />
              <Widget.Status />
            </div>
            <Widget.Unavailable />
          </Widget.Form>
          {!isTranscript && <Widget.Output />}
        </Widget.Body>
        <Widget.Receipt />
      </Widget.Root>
    );
  };
}
