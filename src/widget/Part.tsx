"use client";
import { type ComponentPropsWithRef, cloneElement, createElement, type JSX, type ReactElement, useMemo } from "react";
import type { ResultSource, Run } from "../core/run.js";
import { useWidget } from "./context.js";

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
   * that is given them. Both must take a `ref`, which in React 18 is given to the element here rather than to the part.
   *
   * @default the part's own element
   */
  render?: ReactElement | ((props: PartAttributes, state: PartState) => ReactElement) | undefined;
};

/** Attributes, event handlers and `ref` of a part, to be spread over one element. */
export type PartAttributes = ComponentPropsWithRef<"div">;

interface Attributes {
  readonly [name: string]: unknown;
}

interface OwnProps extends Attributes {
  /** The part's element. */
  readonly tag: string;
  /** What the page gives the part. */
  readonly given: { readonly render?: PartProps<"div">["render"]; readonly ref?: unknown };
  /** The part's own ref. */
  readonly at?: { readonly current: Element | null };
}

/**
 * The element of a part: `tag` with the part's own attributes and those it was given, or what `render` makes of them.
 *
 * Classes are joined, refs all set, and handlers of one event all called, the page's before the part's, which is left out when
 * the page prevents the default.
 */
export function Part({ tag, given: { render, ref, ...given }, at, ...own }: OwnProps): ReactElement {
  const { run, isStale, missing } = useWidget("Root").state;
  const element = (typeof render === "object" ? render : createElement(tag)) as ReactElement & { readonly ref?: unknown };
  // A copy, since React 18 warns of whoever asks an element's props for its ref.
  const drawn: Attributes = { ...(element.props as Attributes) };
  const state: PartState = {
    status: run.status,
    source: run.status === "done" ? run.receipt.source : undefined,
    isStale,
    missing: missing?.field,
  };
  const marks = {
    "data-status": run.status,
    "data-source": state.source,
    "data-stale": isStale ? "" : undefined,
    "data-missing": state.missing,
  };
  const props = {
    ...join(join({ ...marks, ...own }, given), drawn),
    ref: useRefs(at, ref, drawn.ref ?? element.ref),
  };
  return typeof render === "function" ? render(props as PartAttributes, state) : cloneElement(element, props);
}

function join(own: Attributes, given: Attributes): Attributes {
  const joined: Record<string, unknown> = { ...own, ...given };
  for (const name in given) {
    const [before, after] = [own[name], given[name]];
    if (name === "className" && before && after) joined[name] = `${before} ${after}`;
    if (typeof before === "function" && typeof after === "function") {
      joined[name] = (event: Event) => {
        after(event);
        if (!event.defaultPrevented) before(event);
      };
    }
  }
  return joined;
}

/** One ref for several. What a function gives back is its undoing, as React 19 has it. */
function useRefs(own: unknown, given: unknown, drawn: unknown): (node: Element | null) => void {
  return useMemo(() => {
    const undoings: unknown[] = [];
    return (node: Element | null) => {
      [own, given, drawn].forEach((ref, index) => {
        const undo = undoings[index];
        undoings[index] = undefined;
        if (typeof undo === "function") undo();
        else if (typeof ref === "function") undoings[index] = ref(node);
        else if (ref) (ref as { current: unknown }).current = node;
      });
    };
  }, [own, given, drawn]);
}
