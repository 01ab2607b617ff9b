import type { ReactNode } from "react";
import { WidgetProvider } from "../../../src/index.js";
import { messages } from "../../../src/messages/de.js";

const words = { ...messages, Run: "Los geht’s" };

export const InOwnWords = ({ children }: { children: ReactNode }) => (
  <WidgetProvider locale="de" messages={words}>
    {children}
  </WidgetProvider>
);
