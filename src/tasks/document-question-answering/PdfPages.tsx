"use client";
import { useEffect, useId, useRef, useState } from "react";
import type { Message } from "../../core/message.js";
import { Icon } from "../../ui/Icon.js";
import { warn } from "../../ui/icons.js";
import { back, forward } from "../../ui/laterIcons.js";
import { useWords } from "../../ui/words.js";
import { openPdf, type Pdf } from "./openPdf.js";

export interface PdfPagesProps {
  file: File;
  /** Called with the picture of each page that is gone to, and first with that of page 1. */
  onPage(picture: File): void;
}

/** Goes through the pages of a PDF, of which one at a time is drawn. */
export default function PdfPages({ file, onPage }: PdfPagesProps) {
  const t = useWords();
  const id = useId();
  const [number, setNumber] = useState(1);
  const { count, drawn, fault } = usePdf(file, number, onPage);
  const isBusy = drawn !== number && fault === undefined;

  if (fault !== undefined) {
    return (
      <p className="iw-note iw-note-bad" role="alert">
        <Icon path={warn} />
        {t(fault)}
      </p>
    );
  }
  const turn = (to: number, label: string, icon: string) => (
    <button
      className="iw-tool iw-flip"
      type="button"
      aria-label={label}
      aria-disabled={to < 1 || to > count || undefined}
      onClick={() => to >= 1 && to <= count && setNumber(to)}
    >
      <Icon path={icon} className="iw-i16" />
    </button>
  );
  return (
    <div className="iw-row iw-t3" role="group" aria-labelledby={id}>
      <span className="iw-pdf-name" id={id}>
        {t("Pages of the PDF")}
      </span>
      {count > 1 && turn(number - 1, t("Previous page"), back)}
      <span className="iw-pdf-place" role="status">
        {/* Only the page that is there is said. */}
        <bdi aria-hidden={isBusy || undefined}>
          {count === 0
            ? t("Opening the PDF…")
            : isBusy
              ? t("Drawing page {n} of {count}…", { n: number, count })
              : t("Page {n} of {count}", { n: number, count })}
        </bdi>
      </span>
      {count > 1 && turn(number + 1, t("Next page"), forward)}
    </div>
  );
}

interface PdfState {
  readonly file: File;
  /** 0 until the file has been opened. */
  readonly count: number;
  /** The page that was drawn last. */
  readonly drawn?: number;
  readonly fault?: Message;
}

/** Owns an open PDF, and draws the page asked for; only the last one asked for is handed on. */
function usePdf(file: File, number: number, onPage: (picture: File) => void): PdfState {
  const [state, setState] = useState<PdfState>({ file, count: 0 });
  const [pdf, setPdf] = useState<Pdf>();
  const latest = useRef(onPage);

  useEffect(function followHandler() {
    latest.current = onPage;
  });
  useEffect(
    function ownPdf() {
      const stop = new AbortController();
      let opened: Pdf | undefined;
      setState({ file, count: 0 });
      openPdf(file, stop.signal).then(
        (pdf) => {
          opened = pdf;
          if (stop.signal.aborted) return pdf.close();
          setPdf(pdf);
          setState({ file, count: pdf.count });
        },
        (thrown: unknown) => {
          if (!stop.signal.aborted) setState({ file, count: 0, fault: messageOf(thrown) });
        },
      );
      return () => {
        stop.abort();
        opened?.close();
        setPdf(undefined);
      };
    },
    [file],
  );
  useEffect(
    function drawPage() {
      if (!pdf) return;
      const stop = new AbortController();
      pdf.draw(number, stop.signal).then(
        (picture) => {
          if (stop.signal.aborted) return;
          setState((before) => ({ ...before, drawn: number }));
          latest.current(picture);
        },
        (thrown: unknown) => {
          if (!stop.signal.aborted) setState((before) => ({ ...before, fault: messageOf(thrown) }));
        },
      );
      return () => stop.abort();
    },
    [pdf, number],
  );
  return state;
}

function messageOf(thrown: unknown): Message {
  return thrown instanceof Error ? thrown.message : "The PDF could not be read. Send a picture of the page.";
}
