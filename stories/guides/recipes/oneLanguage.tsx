import type { ReactNode } from "react";
import { WidgetProvider } from "../../../src/index.js";
import { messages } from "../../../src/messages/de.js";

export const InGerman = ({ children }: { children: ReactNode }) => (
  <WidgetProvider locale="de" messages={messages}>
    {children}
  </WidgetProvider>
);
