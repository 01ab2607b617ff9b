"use client";
import { type ReactNode, useEffect, useId, useState } from "react";
import type { InferenceError, InferenceErrorKind } from "../core/errors.js";
import type { Message } from "../core/message.js";
import { Icon } from "../ui/Icon.js";
import { retry, solid } from "../ui/icons.js";
import { clock, lock } from "../ui/laterIcons.js";
import { type Look, useLook } from "../ui/look.js";
import { Notice, type NoticeProps } from "../ui/Notice.js";
import { useWords } from "../ui/words.js";
import type { ModelCardState } from "./useModelCard.js";
import { useWidgetSettings } from "./WidgetProvider.js";

export interface CardStatusProps {
  /** One that is not ready. */
  state: Exclude<ModelCardState, { status: "ready" }>;
  /** Id of the model whose card is loaded. */
  model: string | undefined;
  /** Address of the card, where it is loaded by that. */
  src?: string | undefined;
  /** How the widget will look. */
  look: Look;
  /** Stands beside the words that the hub asks for an account or the acceptance of terms. */
  login: ReactNode;
  /** Told when the visitor presses the button, so that the widget may take over its focus. */
  onPress(): void;
}

interface Words {
  readonly tone: NoticeProps["tone"] | "wait";
  readonly title: Message;
  /** What to do next. */
  readonly next: Message;
  /** Whether the model's page on the hub is where to go on. */
  readonly modelPage?: boolean;
}

/** Seconds without a card after which the visitor is told, and offered to stop. */
const patience = 4;

/** What stands in the place of a widget while its card is on its way, or did not come; one button stops and tries again. */
export function CardStatus({ state, model, src, look, login, onPress }: CardStatusProps) {
  const t = useWords();
  const id = useId();
  const { slots } = useWidgetSettings();
  const isLoading = state.status === "loading";
  const isLate = useIsLate(isLoading);
  const [pressed, setPressed] = useState(false);
  const page = useModelPage(model);
  const shown = src ?? model;
  const { tone, title, next, modelPage } = wordsOf(state, isLate, src === undefined ? failures : fileFailures);
  const words = `${t(title)}. ${t(next)}`;
  // What a live region holds from the first is not read out.
  const [said, setSaid] = useState("");
  useEffect(
    function announce() {
      setSaid(words);
    },
    [words],
  );
  const isOffered = !isLoading || isLate || pressed;
  const press = () => {
    setPressed(true);
    onPress();
    if (isLoading) state.stop();
    else state.retry();
  };
  return (
    <article {...useLook(look)} aria-labelledby={id} aria-busy={isLoading} data-status={isLoading ? "loading" : "failed"}>
      {isLoading && <div className="iw-sweep" />}
      <p className="iw-sr" role="status">
        {said}
      </p>
      <div className="iw-panel">
        <Notice
          tone={tone === "wait" ? "info" : tone}
          icon={glyphs[tone]}
          title={<span id={id}>{t(title)}</span>}
          actions={
            isOffered ? (
              <>
                <button
                  className={isLoading ? "iw-run iw-stop" : modelPage && page ? "iw-run iw-plain" : "iw-run"}
                  type="button"
                  onClick={press}
                >
                  <Icon path={isLoading ? solid.stop : retry} solid={isLoading} className="iw-i12" />
                  {isLoading ? t("Stop") : t("Try again")}
                </button>
                {(state.error?.kind === "auth" || state.error?.kind === "gated") && (login ?? slots?.login)}
                {modelPage && page && (
                  <a className="iw-link" href={page} rel="noopener noreferrer" target="_blank">
                    {t("Open the model page")}
                  </a>
                )}
                {state.error && <Details error={state.error} />}
              </>
            ) : undefined
          }
        >
          {shown !== undefined && shown !== "" && (
            <p>
              <bdi dir="auto">{shown.slice(0, 200)}</bdi>
            </p>
          )}
          <p>{t(next)}</p>
        </Notice>
      </div>
    </article>
  );
}

function Details({ error }: { error: InferenceError }) {
  const t = useWords();
  return (
    <details className="iw-details">
      <summary className="iw-details-sum">{t("Details")}</summary>
      <ul className="iw-details-list">
        {[t(error.message), ...error.details, ...(error.status > 0 ? [`HTTP ${error.status}`] : [])].map((detail, index) => (
          <li key={index} dir="auto">
            {detail}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The page of the model on the hub; undefined where a loader of the host's own may know another place. */
function useModelPage(model: string | undefined): string | undefined {
  const { hubUrl, loadCard } = useWidgetSettings();
  if (loadCard || model === undefined || !/^[\w.-]+(\/[\w.-]+)?$/.test(model) || !/^https?:/i.test(hubUrl)) return undefined;
  return `${hubUrl.replace(/\/+$/, "")}/${model}`;
}

function useIsLate(isLoading: boolean): boolean {
  const [isLate, setIsLate] = useState(false);
  useEffect(
    function wait() {
      if (!isLoading) return;
      const timer = setTimeout(() => setIsLate(true), patience * 1000);
      return () => {
        clearTimeout(timer);
        setIsLate(false);
      };
    },
    [isLoading],
  );
  return isLate;
}

type Failures = Readonly<Partial<Record<InferenceErrorKind, Words>>>;

const failures: Failures = {
  "not-found": {
    tone: "bad",
    title: "There is no such model",
    next: "Check its name. It is written owner/name, with capitals as on the model page.",
  },
  auth: {
    tone: "warn",
    title: "This model is private, or there is none of this name",
    next: "Check its name. Whether you may read it is told by its model page, once you have signed in there.",
    modelPage: true,
  },
  gated: {
    tone: "warn",
    title: "This model asks you to accept its terms",
    next: "Accept them on the model page, then try again.",
    modelPage: true,
  },
  "rate-limit": { tone: "bad", title: "Too many requests", next: "The hub asks for a pause. Try again in a minute." },
  "bad-answer": {
    tone: "bad",
    title: "The model card could not be read",
    next: "What came is no model card. Check the address of the hub, then try again.",
  },
  network: {
    tone: "bad",
    title: "The hub could not be reached",
    next: "Check the connection, then try again. The hub must also allow requests from this page (CORS).",
  },
  timeout: { tone: "bad", title: "The hub took too long", next: "Try again, or look at the model page.", modelPage: true },
  server: { tone: "bad", title: "The hub failed", next: "Try again in a moment." },
};

const otherFailure: Words = { tone: "bad", title: "The model card could not be loaded", next: "Try again in a moment." };

const glyphs = { wait: clock, warn: lock, bad: undefined, info: undefined } as const;

/** Of a card that is loaded by its address. */
const fileFailures: Failures = {
  "not-found": { tone: "bad", title: "There is no model card at this address", next: "Check the address that the page gives." },
  "bad-answer": {
    tone: "bad",
    title: "The model card could not be read",
    next: "What came is no model card. Check the address that the page gives.",
  },
};

function wordsOf(state: CardStatusProps["state"], isLate: boolean, failures: Failures): Words {
  switch (state.status) {
    case "loading":
      return isLate
        ? { tone: "wait", title: "Loading the model card", next: "This takes longer than usual. It is given up by itself." }
        : { tone: "wait", title: "Loading the model card", next: "The widget follows once it is here." };
    case "none":
    case "stopped":
      return stopped;
    case "failed": {
      const { kind } = state.error;
      if (kind === "aborted") return stopped;
      const isOffline = kind === "network" && typeof navigator !== "undefined" && navigator.onLine === false;
      return isOffline ? offline : ((kind === "permission" ? failures.auth : failures[kind]) ?? otherFailure);
    }
  }
}

const stopped: Words = { tone: "info", title: "Loading was stopped", next: "Try again when you like." };

const offline: Words = {
  tone: "bad",
  title: "You are offline",
  next: "The model card is loaded by itself once the connection is back.",
};
