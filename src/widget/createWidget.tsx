"use client";
import type { ReactNode } from "react";
import type { Task } from "../core/task.js";
import { Examples } from "./Examples.js";
import { Output } from "./Output.js";
import { Parameters } from "./Parameters.js";
import {
  Availability,
  Body,
  Form,
  Header,
  Input,
  Receipt,
  Root,
  type RootProps,
  Run,
  Status,
  Title,
  Unavailable,
  type WidgetProps,
} from "./parts.js";

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
    <Root {...root}>
      <Header>
        <Title />
        <Availability />
        <Examples />
      </Header>
      <Body>
        {isTranscript && <Output />}
        <Form>
          <Input />
          {children}
          <Parameters />
          <div className="iw-act">
            <Run />
            <Status />
          </div>
          <Unavailable />
        </Form>
        {!isTranscript && <Output />}
      </Body>
      <Receipt />
    </Root>
  );
}
