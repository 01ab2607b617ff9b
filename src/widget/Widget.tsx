"use client";
import { forwardRef, type ReactNode } from "react";
import { ComposedPart } from "./ComposedPart.js";
import { useWidgetAround } from "./context.js";
import { Examples } from "./Examples.js";
import { Output } from "./Output.js";
import { Parameters } from "./Parameters.js";
import { PartContext } from "./Part.js";
import * as parts from "./parts.js";

export type { RootProps, WidgetActions, WidgetProps, WidgetPropsOf } from "./parts.js";

/** The part as a page may compose it: drawn anew, with attributes of the page's; so are the parts inside. */
function composed<P extends object>(Part: (props: P) => ReactNode): (props: P) => ReactNode {
  return (props) => <PartContext.Provider value={ComposedPart}>{Part(props)}</PartContext.Provider>;
}

/** The same of a part that stands inside the widget. Throws, naming it, where it does not. */
function inside<P extends object>(name: string, Part: (props: P) => ReactNode): (props: P) => ReactNode {
  const Composed = composed(Part);
  // React 18 gives a ref only to what asks for it in this way.
  const Inside = forwardRef<unknown, P>((props, ref) => {
    useWidgetAround(name);
    return Composed({ ...(props as P), ...(ref && { ref }) });
  });
  return Inside as unknown as (props: P) => ReactNode;
}

/** The parts a widget is made of, to be put together anew. Each must stand inside `Widget.Root`. */
export const Widget = {
  Root: composed(parts.Root),
  Header: inside("Header", parts.Header),
  Title: inside("Title", parts.Title),
  Availability: inside("Availability", parts.Availability),
  Examples: inside("Examples", Examples),
  Body: inside("Body", parts.Body),
  Form: inside("Form", parts.Form),
  Input: inside("Input", parts.Input),
  Parameters: inside("Parameters", Parameters),
  Run: inside("Run", parts.Run),
  Status: inside("Status", parts.Status),
  Unavailable: inside("Unavailable", parts.Unavailable),
  Output: inside("Output", Output),
  Receipt: inside("Receipt", parts.Receipt),
};
