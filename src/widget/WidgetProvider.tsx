"use client";
import { QueryClient, QueryClientContext, QueryClientProvider } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { type LoadMedia, loadMedia } from "../core/loadMedia.js";
import { type Catalogue, createTranslate } from "../core/message.js";
import type { Fetcher } from "../core/task.js";
import { WordsProvider } from "../ui/words.js";

interface WidgetSettings {
  readonly fetcher: Fetcher | undefined;
  readonly loadMedia: LoadMedia;
}

const SettingsContext = createContext<WidgetSettings>({ fetcher: undefined, loadMedia });

export interface WidgetProviderProps {
  /** The backend of every widget inside that has none of its own. */
  fetcher?: Fetcher | undefined;
  /** Loads the bytes of an example's file. @default `fetch` without credentials */
  loadMedia?: LoadMedia;
  /** Language of numbers and plurals, a BCP 47 tag. @default "en" */
  locale?: string;
  /** Translations by their English text. @default none */
  catalogue?: Catalogue;
  children?: ReactNode;
}

/**
 * Gives the widgets inside a backend, a language, and one cache of answers.
 *
 * @example
 * <WidgetProvider fetcher={createHuggingFaceFetcher({ token })}>
 *   <InferenceWidget card={card} />
 * </WidgetProvider>
 */
export function WidgetProvider({ fetcher, loadMedia: load = loadMedia, locale, catalogue, children }: WidgetProviderProps) {
  const settings = useMemo(() => ({ fetcher, loadMedia: load }), [fetcher, load]);
  const words = useMemo(() => createTranslate(locale, catalogue), [locale, catalogue]);
  return (
    <QueryClientProvider client={useWidgetClient()}>
      <SettingsContext.Provider value={settings}>
        <WordsProvider value={words}>{children}</WordsProvider>
      </SettingsContext.Provider>
    </QueryClientProvider>
  );
}

/** What the nearest provider sets. */
export function useWidgetSettings(): WidgetSettings {
  return useContext(SettingsContext);
}

/** The query client of the page where there is one, else one that lives as long as the component. */
export function useWidgetClient(): QueryClient {
  const [own] = useState(() => new QueryClient());
  return useContext(QueryClientContext) ?? own;
}
