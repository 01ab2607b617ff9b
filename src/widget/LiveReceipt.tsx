"use client";
import { type ReactNode, useState } from "react";
import type { Receipt } from "../core/run.js";
import { CopyButton } from "../ui/CopyButton.js";
import { useWords } from "../ui/words.js";
import { formatSeconds } from "./elapsed.js";
import { describeJson } from "./json.js";

/** Who answered a run, and in which time; on demand, all that is known of it. */
export default function LiveReceipt({ receipt }: { receipt: Receipt }) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  const { source, backend, seconds, computeSeconds, provider, note } = receipt;
  const time = computeSeconds ?? seconds;
  return (
    <>
      <span>{t.list([backend && t(backend.name), provider, note && t(note)])}</span>
      <span className="iw-receipt-end">
        {source === "cached" && t("from the cache")}
        {source === "live" && time !== undefined && <bdi>{formatSeconds(time, t)}</bdi>}
      </span>
      <details className="iw-receipt-more" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="iw-details-sum">{t("Details of this run")}</summary>
        {open && <Details receipt={receipt} />}
      </details>
    </>
  );
}

/** Where the input went, with what, in which time, at which cost. */
function Details({ receipt }: { receipt: Receipt }) {
  const t = useWords();
  const { backend, provider, host, revision, device, seconds, computeSeconds, tokens, cost, requestId, note, request, sent } =
    receipt;
  const counts = [
    tokens?.input !== undefined && t("{n} read", { n: tokens.input }),
    tokens?.output !== undefined && t("{n} written", { n: tokens.output }),
  ];
  // An answer from the cache took no time.
  const speed = receipt.source === "live" && tokens?.output && seconds ? tokens.output / seconds : 0;
  const facts: readonly (readonly [name: string, value: string | undefined])[] = [
    [t("Model"), receipt.model],
    [t("Revision"), revision],
    [t("Answered by"), t.list([backend && t(backend.name), provider])],
    [t("Note"), note && t(note)],
    [t("Input sent to"), host ?? (backend?.place === "device" ? t("nowhere: it stayed on this device") : undefined)],
    [t("Device"), device],
    [t("Time, measured here"), seconds === undefined ? undefined : formatSeconds(seconds, t)],
    [t("Time, told by the server"), computeSeconds === undefined ? undefined : formatSeconds(computeSeconds, t)],
    [t("Tokens"), t.list(counts)],
    [t("Speed"), speed > 0 ? t("{n} tokens/s", { n: Number(speed.toPrecision(3)) }) : undefined],
    [t("Cost"), cost === undefined ? undefined : inDollars(cost, t.locale)],
    [t("Request"), requestId],
    [
      t("Parameters"),
      request && Object.keys(request.parameters).length > 0
        ? Object.entries(request.parameters)
            .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
            .join(", ")
        : undefined,
    ],
  ];
  return (
    <div className="iw-receipt-all">
      <dl className="iw-g2">
        {facts.map(([name, value]) =>
          value ? (
            <div className="iw-fact" key={name}>
              <dt className="iw-soft">{name}</dt>
              <dd className="iw-verbatim" dir="auto">
                {value}
              </dd>
            </div>
          ) : null,
        )}
      </dl>
      {request && (
        <Lines label={t("Request")}>
          {sent
            ? [
                `${sent.method} ${sent.url}`,
                ...Object.entries(sent.headers).map(([name, value]) => `${name}: ${value}`),
                ...(sent.body === undefined ? [] : ["", shorten(sent.body)]),
              ].join("\n")
            : describeJson(request.inputs, true)}
        </Lines>
      )}
      <div className="iw-row">
        <span className="iw-note">{t("Copy all of this as JSON")}</span>
        <CopyButton text={() => describeJson({ ...receipt, body: undefined })} label={t("Copy the receipt as JSON")} />
      </div>
    </div>
  );
}

function inDollars(cost: number, locale: string): string {
  return cost.toLocaleString(locale, {
    style: "currency",
    currency: "USD",
    minimumSignificantDigits: 3,
    maximumSignificantDigits: 3,
  });
}

function Lines({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <pre className="iw-code iw-code-lines" tabIndex={0} role="region" aria-label={label}>
      {children}
    </pre>
  );
}

/** JSON with its long texts cut, such as files in base64; other text as it is. */
function shorten(body: string): string {
  try {
    return describeJson(JSON.parse(body), true);
  } catch {
    return body.slice(0, 2_000);
  }
}
