"use client";
import { createContext, useContext } from "react";

/** A look of the sheet: its own, one that keeps to the page's type and colours, one of strong contrast, or that of shadcn/ui. */
export type Theme = "default" | "plain" | "contrast" | "shadcn";

/** Light or dark; `auto` follows the page. */
export type Scheme = "auto" | "light" | "dark";

/** How a widget looks, as far as its root says so. */
export interface Look {
  className?: string | undefined;
  /** Leave the class `iw` off the root, so that no rule of the sheet applies. Every other class stays. @default false */
  unstyled?: boolean | undefined;
  /** @default the provider's, else "default" */
  theme?: Theme | undefined;
  /** @default the provider's, else "auto" */
  scheme?: Scheme | undefined;
}

const LookContext = createContext<Pick<Look, "theme" | "scheme">>({});

/** Gives the widgets inside a theme and a scheme. */
export const LookProvider = LookContext.Provider;

/** The attributes of a root that looks so. */
export function useLook({ className, unstyled, theme, scheme }: Look = {}) {
  const around = useContext(LookContext);
  return {
    part: "root",
    className: unstyled ? className : className ? `iw ${className}` : "iw",
    "data-theme": theme ?? around.theme,
    "data-scheme": scheme ?? around.scheme,
  };
}
