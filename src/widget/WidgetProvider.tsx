"use client";
import { QueryClient, QueryClientContext, QueryClientProvider } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import type { ModelCard } from "../card/modelCard.js";
import type { LoadMedia } from "../core/loadMedia.js";
import { type Catalogue, createTranslate } from "../core/message.js";
import type { Fetcher } from "../core/task.js";
import { LookProvider, type Scheme, type Theme } from "../ui/look.js";
import { WordsProvider } from "../ui/words.js";
import type { Slots } from "./context.js";

/**
 * Loads the card of a model by its id: read already, or as the text of its README.
 *
 * Rejects with `InferenceError`, whose kind decides what the visitor reads; rejects once `signal` aborts.
 */
export type LoadCard = (
  id: string,
  options: { readonly signal: AbortSignal; readonly hubUrl: string },
) => Promise<ModelCard | string>;

interface WidgetSettings {
  readonly fetcher: Fetcher | undefined;
  readonly loadMedia: LoadMedia;
  readonly hubUrl: string;
  readonly loadCard: LoadCard | undefined;
  readonly slots: Slots | undefined;
  readonly locale: string;
}

const theHub = "https://huggingface.co";

/** Loads by `fetch`; a widget that is given no URL never loads the code for it. */
const loadMedia: LoadMedia = (url, signal) => import("../core/loadMedia.js").then((module) => module.loadMedia(url, signal));

const SettingsContext = createContext<WidgetSettings>({
  fetcher: undefined,
  loadMedia,
  hubUrl: theHub,
  loadCard: undefined,
  slots: undefined,
  locale: "en",
});

export interface WidgetProviderProps {
  /** The backend of every widget inside that has none of its own, but for models whose card says `inference: false`. */
  fetcher?: Fetcher | undefined;
  /** Loads the bytes of an example's file. @default `fetch` without credentials */
  loadMedia?: LoadMedia;
  /** The hub that models given by their id are looked up in. @default "https://huggingface.co" */
  hubUrl?: string | undefined;
  /** Loads the cards of models given by their id. @default the hub's API and the model's README, without credentials */
  loadCard?: LoadCard | undefined;
  /** What the page puts into every widget inside, such as a button to sign in. @default nothing */
  slots?: Slots | undefined;
  /** The look of every widget inside. @default "default" */
  theme?: Theme | undefined;
  /** Whether the widgets inside are light or dark. @default "auto" */
  scheme?: Scheme | undefined;
  /** Language of numbers and plurals, a BCP 47 tag. @default "en" */
  locale?: string | undefined;
  /** Translations by their English text, such as `inference-widgets/messages/de` exports. @default none: the words are English */
  messages?: Catalogue | undefined;
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
export function WidgetProvider(props: WidgetProviderProps) {
  const {
    fetcher,
    loadMedia: load = loadMedia,
    hubUrl = theHub,
    loadCard,
    slots,
    theme,
    scheme,
    locale = "en",
    messages,
    children,
  } = props;
  const settings = useMemo(
    () => ({ fetcher, loadMedia: load, hubUrl, loadCard, slots, locale }),
    [fetcher, load, hubUrl, loadCard, slots, locale],
  );
  const look = useMemo(() => ({ theme, scheme }), [theme, scheme]);
  const words = useMemo(() => createTranslate(locale, messages), [locale, messages]);
  return (
    <QueryClientProvider client={useWidgetClient()}>
      <SettingsContext.Provider value={settings}>
        <LookProvider value={look}>
          <WordsProvider value={words}>{children}</WordsProvider>
        </LookProvider>
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
