"use client";
import type { ReactNode } from "react";
import { ComposedPart } from "./ComposedPart.js";
import { Examples } from "./Examples.js";
import { Output } from "./Output.js";
import { Parameters } from "./Parameters.js";
import { PartContext } from "./Part.js";
import * as parts from "./parts.js";

export type { RootProps, WidgetActions, WidgetProps, WidgetPropsOf } from "./parts.js";

/** The part as a page may compose it: drawn anew, with attributes of the page's; so are the parts inside. */
function composed<P extends object>(Part: (props: P) => ReactNode): (props: P) => ReactNode {
  return (props) => (
    <PartContext.Provider value={ComposedPart}>
      <Part {...props} />
    </PartContext.Provider>
  );
}

/** The parts a widget is made of, to be put together anew. Each must stand inside `Widget.Root`. */
export const Widget = {
  Root: composed(parts.Root),
  Header: composed(parts.Header),
  Title: composed(parts.Title),
  Availability: composed(parts.Availability),
  Examples: composed(Examples),
  Body: composed(parts.Body),
  Form: composed(parts.Form),
  Input: composed(parts.Input),
  Parameters: composed(Parameters),
  Run: composed(parts.Run),
  Status: composed(parts.Status),
  Unavailable: composed(parts.Unavailable),
  Output: composed(Output),
  Receipt: composed(parts.Receipt),
};
