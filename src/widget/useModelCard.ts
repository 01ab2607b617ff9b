"use client";
import { QueryClient, QueryClientContext, useQuery } from "@tanstack/react-query";
import { useContext, useMemo, useState } from "react";
import type { loadModelCard, loadReadme, readModelCard } from "../card/index.js";
import type { ModelCard } from "../card/modelCard.js";
import { InferenceError } from "../core/errors.js";
import { toInferenceError } from "../core/toInferenceError.js";
import { type LoadCard, useWidgetSettings } from "./WidgetProvider.js";

/** What gives the model: its card, the text of its README, or its id, looked up in the hub. */
export interface CardSource {
  readonly card?: ModelCard | string | undefined;
  /** Repository id such as `owner/name`; beside a README, whose files it places. */
  readonly model?: string | undefined;
  /** Absolute address of the README; beside its text, only the place of its files. */
  readonly src?: string | undefined;
}

/** How the card of a model stands. */
export type ModelCardState = NoCard | Card | NotLoaded;

interface NoCard extends CardActions {
  /** `none`: no model was given; `stopped`: by the visitor, or for all who waited. */
  readonly status: "none" | "loading" | "stopped";
  readonly card: undefined;
  readonly error: undefined;
}

interface Card extends CardActions {
  readonly status: "ready";
  readonly card: ModelCard;
  readonly error: undefined;
}

interface NotLoaded extends CardActions {
  readonly status: "failed";
  readonly card: undefined;
  readonly error: InferenceError;
}

interface CardActions {
  /** Loads again what failed or was stopped, for every widget that shows it. */
  retry(): void;
  /** Stops the loading, for every widget that waits for it. */
  stop(): void;
}

/** What is needed of the card room, which is loaded only for a README or an id. */
export interface CardRoom {
  readonly loadModelCard: typeof loadModelCard;
  readonly loadReadme: typeof loadReadme;
  readonly readModelCard: typeof readModelCard;
}

/** Seconds after which a loader that has said nothing is given up. */
const limit = 45;

/** The cache of pages that bring none, so that their widgets still share what they load. */
let pageClient: QueryClient | undefined;

const names = new WeakMap<LoadCard, number>();
let lastName = 0;

/**
 * The card of a model, loaded once per page however many widgets show it.
 *
 * A card that is read already is given back as it is, and loads nothing. A README needs no network; `loadRoom` brings the code
 * that reads it. Nothing is loaded on a server.
 */
export function useCardSource({ card, model, src }: CardSource, loadRoom: () => Promise<CardRoom>): ModelCardState {
  const { hubUrl, loadCard } = useWidgetSettings();
  const client = useCardClient();
  const isText = typeof card === "string";
  const file = card === undefined ? src : undefined;
  const id = card === undefined && src === undefined ? model : undefined;
  const queryKey = [
    "inference-widgets",
    ...(isText
      ? ["card room"]
      : file !== undefined
        ? ["card file", file, model, hubUrl]
        : ["card", id, hubUrl, nameOf(loadCard)]),
  ];
  const query = useQuery<CardRoom | ModelCard>(
    {
      queryKey,
      enabled: isText || file !== undefined || id !== undefined,
      queryFn: ({ signal }) =>
        inTime<CardRoom | ModelCard>(
          (within) => (isText ? loadRoom() : file !== undefined ? loadFile(file, within) : load(id ?? "", within)),
          signal,
        ),
      // A module is no data to compare.
      structuralSharing: false,
      staleTime: Number.POSITIVE_INFINITY,
      // The host's loader may need no network, and failures are told and tried again by the visitor.
      networkMode: "always",
      retry: false,
      refetchOnMount: true,
      refetchOnReconnect: true,
      refetchOnWindowFocus: false,
      throwOnError: false,
    },
    client,
  );

  async function loadFile(url: string, signal: AbortSignal): Promise<ModelCard> {
    const { loadReadme, readModelCard } = await loadRoom();
    return readModelCard(await loadReadme(url, { signal }), { id: model ?? "", hubUrl, baseUrl: folderOf(url) });
  }

  async function load(model: string, signal: AbortSignal): Promise<ModelCard> {
    if (!loadCard) return (await loadRoom()).loadModelCard(model, { hubUrl, signal });
    const loaded = await loadCard(model, { hubUrl, signal });
    return typeof loaded === "string" ? (await loadRoom()).readModelCard(loaded, { id: model, hubUrl }) : loaded;
  }

  const loaded = query.data;
  const read = useMemo(() => {
    if (!isText) return typeof card === "object" ? card : (loaded as ModelCard | undefined);
    return (loaded as CardRoom | undefined)?.readModelCard(card, { id: model ?? "", hubUrl, baseUrl: folderOf(src) });
  }, [isText, card, loaded, model, src, hubUrl]);

  const actions = {
    retry: () => void query.refetch(),
    stop: () => void client.cancelQueries({ queryKey, exact: true }),
  };
  if (read) return { ...actions, status: "ready", card: read, error: undefined };
  if (card === undefined && file === undefined && id === undefined)
    return { ...actions, status: "none", card: undefined, error: undefined };
  if (query.fetchStatus !== "idle") return { ...actions, status: "loading", card: undefined, error: undefined };
  if (query.error) return { ...actions, status: "failed", card: undefined, error: toInferenceError(query.error) };
  return { ...actions, status: "stopped", card: undefined, error: undefined };
}

/** The query client of the page where there is one, else one for the whole page; on a server, one for this render alone. */
function useCardClient(): QueryClient {
  const [own] = useState(() => {
    if (typeof window === "undefined") return new QueryClient();
    pageClient ??= new QueryClient();
    return pageClient;
  });
  return useContext(QueryClientContext) ?? own;
}

/** The folder that a file lies in; an address such as a data URL has none. */
function folderOf(file: string | undefined): string | undefined {
  try {
    return file === undefined ? undefined : new URL(".", file).href;
  } catch {
    return undefined;
  }
}

function nameOf(loadCard: LoadCard | undefined): number {
  if (!loadCard) return 0;
  const name = names.get(loadCard) ?? ++lastName;
  names.set(loadCard, name);
  return name;
}

/** What `load` gives, given up after the limit or as soon as `signal` aborts, even where `load` itself does not listen. */
async function inTime<T>(load: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
  const controller = new AbortController();
  let giveUp: (error: InferenceError) => void = () => {};
  const givenUp = new Promise<never>((_resolve, reject) => {
    giveUp = (error) => {
      reject(error);
      controller.abort();
    };
  });
  const timer = setTimeout(() => giveUp(new InferenceError("timeout", "The Hub sent no whole answer in time.")), limit * 1000);
  const stop = () => giveUp(new InferenceError("aborted", "The loading was stopped."));
  signal.addEventListener("abort", stop);
  try {
    return await Promise.race([load(controller.signal), givenUp]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
}
