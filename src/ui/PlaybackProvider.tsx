"use client";
import { createContext, type ReactNode, useState } from "react";

/** Stands for one widget; a widget without sound needs no more than this. */
export const PlaybackContext = createContext<object>({});

/** Lets the parts inside follow and move each other's players, and no players outside. */
export function PlaybackProvider({ children }: { children?: ReactNode }) {
  const [widget] = useState(() => ({}));
  return <PlaybackContext.Provider value={widget}>{children}</PlaybackContext.Provider>;
}
