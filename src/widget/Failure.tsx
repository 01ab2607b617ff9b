"use client";
import { useEffect, useState } from "react";
import type { InferenceError, InferenceErrorKind } from "../core/errors.js";
import { Icon } from "../ui/Icon.js";
import { info } from "../ui/icons.js";
import { lock } from "../ui/laterIcons.js";
import { Notice } from "../ui/Notice.js";
import { useWords } from "../ui/words.js";
import { useWidget } from "./context.js";
import { failureWords } from "./failureWords.js";
import { useWidgetSettings } from "./WidgetProvider.js";

/** A failure: what happened, what to do next, and on demand what the server said. */
export default function Failure({ error }: { error: InferenceError }) {
  const t = useWords();
  const words = failureWords[error.kind];
  const details = [
    t(error.message),
    ...error.details,
    ...error.warnings.map((warning) => t(warning)),
    ...(error.path ? [t("Bad field: {path}", { path: error.path })] : []),
    ...(error.status > 0 ? [`HTTP ${error.status}`] : []),
    ...(error.requestId ? [t("Request {id}", { id: error.requestId })] : []),
  ];
  return (
    <Notice
      {...(isLocked(error.kind) ? locked : { tone: "bad" })}
      role="alert"
      title={t(words.title)}
      actions={
        <>
          <NextStep kind={error.kind} />
          <details className="iw-details">
            <summary className="iw-details-sum">{t("Details")}</summary>
            <ul className="iw-details-list">
              {details.map((detail, index) => (
                <li key={index} dir="auto">
                  {detail}
                </li>
              ))}
            </ul>
          </details>
        </>
      }
    >
      <p>{t(words.next)}</p>
      {error.retryAfter !== undefined && <Countdown seconds={error.retryAfter} />}
    </Notice>
  );
}

const locked = { tone: "warn", icon: lock } as const;

function isLocked(kind: InferenceErrorKind): boolean {
  return kind === "gated" || kind === "auth";
}

/** Why nothing runs the model, before it is asked to: by what the backend says, or without a kind, as its author wants it. */
export function Unavailability({ kind }: { kind?: InferenceErrorKind }) {
  const t = useWords();
  if (!kind) {
    return (
      <p className="iw-note">
        <Icon path={info} />
        {t("The author of this model has switched off running it here.")}
      </p>
    );
  }
  const words = failureWords[kind];
  return (
    <Notice {...(isLocked(kind) ? locked : { tone: "info" })} title={t(words.title)} actions={<NextStep kind={kind} />}>
      <p>{t(words.next)}</p>
    </Notice>
  );
}

/** What can be done about a failure: the page's own action, and the model's page where that is the place to go on. */
function NextStep({ kind }: { kind: InferenceErrorKind }) {
  const { state, slots } = useWidget();
  const { hubUrl } = useWidgetSettings();
  const t = useWords();
  return (
    <>
      {(kind === "auth" || kind === "gated") && slots.login}
      {kind === "payment" && slots.payment}
      {failureWords[kind].modelPage && isId.test(state.model) && (
        <a className="iw-link" href={`${hubUrl}/${state.model}`} rel="noopener noreferrer" target="_blank">
          {t("Open the model page")}
        </a>
      )}
    </>
  );
}

/** What a hub has a page for. */
const isId = /^[\w.-]+(\/[\w.-]+)?$/;

/** Counts down to when the server may be asked again. */
function Countdown({ seconds }: { seconds: number }) {
  const t = useWords();
  const [end] = useState(() => Date.now() + seconds * 1000);
  const [left, setLeft] = useState(Math.ceil(seconds));
  useEffect(
    function tick() {
      const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1000))), 500);
      return () => clearInterval(timer);
    },
    [end],
  );
  const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  return (
    <p aria-hidden={left > 0 || undefined}>
      {left === 0 ? t("You can try again now.") : t("You can try again in {time}.", { time })}
    </p>
  );
}
