"use client";
import { createContext, type ReactNode, useContext } from "react";
import type { TaskState } from "./useTask.js";

/** What the parts of one widget share. */
export interface WidgetState {
  readonly state: TaskState<unknown, unknown>;
  /** Id of the title, which names the widget. */
  readonly titleId: string;
  /** Level of the title's heading. */
  readonly headingLevel: 2 | 3 | 4 | 5 | 6;
  /** What the page puts into the widget, its own before that of the provider. */
  readonly slots: Slots;
  readonly tabs: TabControls;
}

/** What a page may put into a widget. */
export interface Slots {
  /** Stands at the end of the row with the title. */
  readonly header?: ReactNode;
  /** Stands where the result will be, in the place of the words that promise it. */
  readonly empty?: ReactNode;
  /** Stands in the place of the words that no backend is connected. */
  readonly noBackend?: ReactNode;
  /** Stands beside the words that a model asks for an account, a token or the acceptance of its terms. */
  readonly login?: ReactNode;
  /** Stands beside the words that a run has to be paid for. */
  readonly payment?: ReactNode;
}

/** One of the tabs over a result: as the task draws it, as the server sent it, or the request as code. */
export type Tab = "result" | "json" | "code";

/** Which tab is open. */
export interface TabControls {
  /** The open tab, held by the page. @default held by the widget */
  tab?: Tab | undefined;
  /** The tab that is open at first. @default "result" */
  defaultTab?: Tab | undefined;
  /** Told of the tab that the visitor opens. */
  onTabChange?: ((tab: Tab) => void) | undefined;
}

export const WidgetContext = createContext<WidgetState | undefined>(undefined);

/** Level of the title of the widget around; headings inside are below it. */
export function useHeadingLevel(): WidgetState["headingLevel"] {
  return useContext(WidgetContext)?.headingLevel ?? 3;
}

/** The widget around one of its own parts, which stand nowhere else. */
export function useWidget(): WidgetState {
  return useContext(WidgetContext) as WidgetState;
}

/** The widget around a part that a page puts somewhere. Throws when there is none, naming the part. */
export function useWidgetAround(part: string): WidgetState {
  const widget = useContext(WidgetContext);
  if (!widget) throw new Error(`<Widget.${part}> must be inside <Widget.Root>: it reads the run from it.`);
  return widget;
}
