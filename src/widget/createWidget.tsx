"use client";
import type { ReactNode } from "react";
import type { Task } from "../core/task.js";
import { type RootProps, Widget, type WidgetProps } from "./Widget.js";

/**
 * Makes the ready-made widget of a task out of the parts.
 *
 * @example
 * export const TextClassificationWidget = createWidget(task);
 */
export function createWidget<I, O>(task: Task<I, O>): (props: WidgetProps<I, O>) => ReactNode {
  return (props) => <TaskWidget task={task} {...props} />;
}

/** The ready-made widget of a task; children stand below its fields, as further parts that the task needs. */
export function TaskWidget<I, O>({ children, ...root }: RootProps<I, O>) {
  const isTranscript = root.task.layout === "transcript";
  return (
    <Widget.Root {...root}>
      <Widget.Header>
        <Widget.Title />
        <Widget.Availability />
        <Widget.Examples />
      </Widget.Header>
      <Widget.Body>
        {isTranscript && <Widget.Output />}
        <Widget.Form>
          <Widget.Input />
          {children}
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
}
