"use client";
import { cloneElement, createElement, type ReactElement, useMemo } from "react";
import { useWidget } from "./context.js";
import { type Attributes, type OwnProps, type PartAttributes, type PartState, standing } from "./Part.js";

/**
 * The element of a part: `tag` with the part's own attributes and those it was given, or what `render` makes of them.
 *
 * Classes are joined, refs all set, and handlers of one event all called, the page's before the part's, which is left out when
 * the page prevents the default.
 */
export function ComposedPart({ tag, given: { render, ref, ...given }, at, ...own }: OwnProps): ReactElement {
  const widget = useWidget().state;
  const marks = standing(widget);
  const element = (typeof render === "object" ? render : createElement(tag)) as ReactElement & { readonly ref?: unknown };
  // A copy, since React 18 warns of whoever asks an element's props for its ref.
  const drawn: Attributes = { ...(element.props as Attributes) };
  const state: PartState = {
    status: widget.run.status,
    source: marks["data-source"],
    isStale: widget.isStale,
    missing: marks["data-missing"],
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
