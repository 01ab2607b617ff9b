"use client";
import { WidgetProvider } from "inference-widgets";
import { createProxyFetcher } from "inference-widgets/fetchers/proxy";
import type { ReactNode } from "react";

const fetcher = createProxyFetcher("/api/inference");

/** A fetcher is a function, so that it is given in a client component. */
export function Backend({ children }: { readonly children: ReactNode }) {
  return <WidgetProvider fetcher={fetcher}>{children}</WidgetProvider>;
}
