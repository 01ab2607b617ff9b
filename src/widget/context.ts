"use client";
import { createContext, useContext } from "react";
import type { TaskState } from "./useTask.js";

/** What the parts of one widget share. */
export interface WidgetState {
  readonly state: TaskState<unknown, unknown>;
  /** Id of the title, which names the widget. */
  readonly titleId: string;
  /** Level of the title's heading. */
  readonly headingLevel: 2 | 3 | 4 | 5 | 6;
}

export const WidgetContext = createContext<WidgetState | undefined>(undefined);

/** Level of the title of the widget around; headings inside are below it. */
export function useHeadingLevel(): WidgetState["headingLevel"] {
  return useContext(WidgetContext)?.headingLevel ?? 3;
}

/** The widget around a part. Throws when there is none, naming the part. */
export function useWidget(part: string): WidgetState {
  const widget = useContext(WidgetContext);
  if (!widget) throw new Error(`<Widget.${part}> must be inside <Widget.Root>: it reads the run from it.`);
  return widget;
}
