"use client";
import { type ComponentPropsWithRef, createContext, type JSX, type ReactElement, useContext } from "react";
import type { ResultSource, Run } from "../core/run.js";
import { useWidget } from "./context.js";
import type { TaskState } from "./useTask.js";

/** How a widget stands, for a part that is drawn by a function; the same stands in `data-*` attributes on each part. */
export interface PartState {
  /** `data-status` */
  readonly status: Run<unknown, unknown>["status"];
  /** Where the shown result came from: `data-source`. */
  readonly source: ResultSource | undefined;
  /** The result belongs to another input than the one in the fields: `data-stale`. */
  readonly isStale: boolean;
  /** The field that a run asked for in vain lacks: `data-missing`. */
  readonly missing: string | undefined;
}

/** What every part takes: the attributes of its element, and what is to be drawn in that element's place. */
export type PartProps<Tag extends keyof JSX.IntrinsicElements> = Omit<ComponentPropsWithRef<Tag>, "className"> & {
  /** Stands beside the part's own class. */
  className?: string | undefined;
  /**
   * What is drawn in the place of the part's element: an element, which gets the part's attributes beside its own, or a function
   * that is given them. Both must take a `ref`.
   *
   * @default the part's own element
   */
  render?: ReactElement | ((props: PartAttributes, state: PartState) => ReactElement) | undefined;
};

/** Attributes, event handlers and `ref` of a part, to be spread over one element. */
export type PartAttributes = ComponentPropsWithRef<"div">;

export interface Attributes {
  readonly [name: string]: unknown;
}

export interface OwnProps extends Attributes {
  /** The part's element. */
  readonly tag: string;
  /** What the page gives the part. */
  readonly given: { readonly render?: PartProps<"div">["render"]; readonly ref?: unknown };
  /** The part's own ref. */
  readonly at?: { readonly current: Element | null };
}

/** What draws the parts that a page composes; none in a ready-made widget, where a page gives them nothing. */
export const PartContext = createContext<((props: OwnProps) => ReactElement) | undefined>(undefined);

/** The element of a part: `tag` with the part's own attributes, how the widget stands, and what it was given. */
export function Part(props: OwnProps): ReactElement {
  const Composed = useContext(PartContext);
  const { state } = useWidget();
  if (Composed) return <Composed {...props} />;
  const { tag, given, at, ...own } = props;
  const Tag = tag as "div";
  return <Tag {...standing(state)} {...own} {...(given as PartAttributes)} ref={at as PartAttributes["ref"]} />;
}

/** How a widget stands, in attributes. */
export function standing({ run, isStale, missing }: TaskState<unknown, unknown>) {
  return {
    "data-status": run.status,
    "data-source": run.status === "done" ? run.receipt.source : undefined,
    "data-stale": isStale ? "" : undefined,
    "data-missing": missing?.field,
  };
}
