"use client";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { Icon } from "../../ui/Icon.js";
import { warn } from "../../ui/icons.js";
import { useMediaUrl } from "../../ui/useMediaUrl.js";
import { useWords } from "../../ui/words.js";
import type { Answer, Grid, ScoredText } from "./answer.js";
import type { AnswerFile } from "./files.js";
import { longest, Passage } from "./Passage.js";
import { printJson } from "./printJson.js";
import { captionOf, cellText, more, sizeOf } from "./words.js";

/** Rows and texts drawn of one answer; the text twin has all. */
const mostRows = 100;
/** Columns drawn of a table. */
const mostColumns = 30;
/** Rows and columns drawn of a matrix. */
const mostSide = 10;
/** Characters drawn of a cell. */
const mostOfCell = 500;

export interface DrawingProps {
  output: Exclude<Answer, { kind: "nothing" | "labels" }>;
}

/** Texts one below the other; numbers and tables in rows and columns; media to see and to hear; anything else as JSON. */
export default function Drawing({ output }: DrawingProps) {
  switch (output.kind) {
    case "text":
      return <Texts texts={output.texts} />;
    case "numbers":
    case "table":
      return <GridView columns={output.columns} rows={output.rows} />;
    case "media":
      return <Files files={output.files} total={output.total} />;
    case "json":
      return <Json body={output.body} />;
  }
}

function Texts({ texts }: { texts: readonly ScoredText[] }) {
  const [only] = texts;
  if (only && texts.length === 1) return <OneText {...only} />;
  return (
    <div className="iw-stack">
      <ol className="iw-stack">
        {texts.slice(0, mostRows).map((text, index) => (
          <li className="iw-any-item" key={index}>
            <OneText {...text} />
          </li>
        ))}
      </ol>
      <Rest count={texts.length - mostRows} />
    </div>
  );
}

function OneText({ text, score }: ScoredText) {
  return <Long text={text}>{(shown) => <Passage text={shown} score={score} />}</Long>;
}

/** A text whose end is drawn only when it is asked for. */
function Long({ text, children }: { text: string; children(shown: string): ReactNode }) {
  const t = useWords();
  const [whole, setWhole] = useState<string>();
  const isWhole = whole === text;
  if (text.length <= longest) return children(text);
  return (
    <>
      {children(isWhole ? text : `${text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, "")}…`)}
      <div className="iw-more">
        <button
          className="iw-run iw-plain"
          type="button"
          aria-expanded={isWhole}
          onClick={() => setWhole(isWhole ? undefined : text)}
        >
          {isWhole ? t("Show the beginning") : t("Show all ({n} characters)", { n: text.length })}
        </button>
      </div>
    </>
  );
}

function Json({ body }: { body: unknown }) {
  const t = useWords();
  const text = useMemo(() => printJson(body), [body]);
  return (
    <Long text={text}>
      {(shown) => (
        <Scroll label={t("Answer as JSON")}>
          <pre className="iw-code">{shown}</pre>
        </Scroll>
      )}
    </Long>
  );
}

/** A part that scrolls, by keyboard too. */
function Scroll({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <div className="iw-any-box iw-inset" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}

/** Says how much of an answer is not drawn, where there is more. */
function Rest({ count, message = more }: { count: number; message?: string }) {
  const t = useWords();
  if (count <= 0) return null;
  return (
    <p className="iw-note">
      <bdi>{t(message, { n: count })}</bdi>
    </p>
  );
}

function GridView({ columns, rows }: { columns?: readonly string[] | undefined; rows: Grid }) {
  const t = useWords();
  const width = rows[0]?.length ?? 0;
  const isMatrix = !columns && width > 1;
  const names = columns ?? Array.from({ length: width }, (_, index) => `${index + 1}`);
  const shown = names.slice(0, isMatrix ? mostSide : mostColumns);
  const shownRows = rows.slice(0, isMatrix ? mostSide : mostRows);
  const alignOf = (value: unknown) => (typeof value === "number" || !columns ? " iw-cell-num" : "");
  return (
    <div className="iw-stack">
      <p className="iw-sub">
        <bdi>{sizeOf(rows, t)}</bdi>
      </p>
      <Scroll label={t("Table")}>
        <table className={columns ? "iw-table" : "iw-table iw-any-numbers"}>
          <thead>
            <tr>
              <td className="iw-th" />
              {shown.map((name, column) => (
                <th className={`iw-th${alignOf(rows[0]?.[column])}`} scope="col" key={column}>
                  <bdi>{shortened(name)}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shownRows.map((cells, index) => (
              <tr className="iw-tr" key={index}>
                <th className="iw-td iw-cell-num iw-any-place iw-dim" scope="row">
                  {index + 1}
                </th>
                {shown.map((_, column) => (
                  <td className={`iw-td${alignOf(cells[column])}`} key={column}>
                    <bdi>{shortened(cellText(cells[column], t))}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <Rest message="{n} more {n|row|rows} not shown." count={rows.length - shownRows.length} />
      <Rest message="{n} more {n|column|columns} not shown." count={width - shown.length} />
    </div>
  );
}

function shortened(text: string): string {
  return text.length > mostOfCell ? `${text.slice(0, mostOfCell)}…` : text;
}

function Files({ files, total }: { files: readonly AnswerFile[]; total: number }) {
  return (
    <div className="iw-stack">
      {files.map((file, index) => (
        <ShownFile file={file} key={index} />
      ))}
      <Rest count={total - files.length} />
    </div>
  );
}

/** A file to see or to hear, which never plays by itself, or words on one that cannot be shown. */
function ShownFile({ file }: { file: AnswerFile }) {
  const t = useWords();
  const { kind, media } = file;
  const url = useMediaUrl(media);
  const element = useRef<HTMLImageElement & HTMLVideoElement>(null);
  const [dead, setDead] = useState<string>();
  const caption = captionOf(file, t);
  const isShown = kind !== "file" && (url === undefined ? media instanceof Blob : url !== dead);
  const common = { className: `iw-any-${kind}`, ref: element, src: url, onError: () => setDead(url) };
  const Player = kind === "audio" ? "audio" : "video";

  useEffect(
    // A file of the server's page may have failed before there was anybody to hear of it.
    function noticeEarlyFailure() {
      const { complete, naturalWidth, currentSrc, error } = element.current ?? {};
      if (error || (complete && naturalWidth === 0 && currentSrc)) setDead(url);
    },
    [url],
  );

  return (
    <figure className="iw-g2">
      {isShown ? (
        kind === "image" ? (
          <img {...common} alt={caption} />
        ) : (
          <Player {...common} controls playsInline preload="metadata" aria-label={caption} />
        )
      ) : (
        <p className="iw-note">
          <Icon path={warn} />
          {t("This file could not be shown")}
        </p>
      )}
      <figcaption className="iw-sub iw-any">
        <bdi>{caption}</bdi>{" "}
        {!isShown && typeof media === "string" && /^https?:/i.test(media) && (
          <a className="iw-link" href={media} target="_blank" rel="noopener noreferrer">
            {t("Open the file")}
          </a>
        )}
      </figcaption>
    </figure>
  );
}
