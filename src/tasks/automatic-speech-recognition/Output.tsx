"use client";
import { memo, startTransition, useEffect, useId, useMemo, useState } from "react";
import { formatTime } from "../../core/audio.js";
import type { Translate } from "../../core/message.js";
import type { OutputViewProps, TaskOutput } from "../../core/task.js";
import type { MediaInput } from "../../inputs/media.js";
import { Notice } from "../../ui/Notice.js";
import { useMarkCuts, usePlayback } from "../../ui/playback.js";
import { useWords } from "../../ui/words.js";
import { readTranscript, type Transcript, type TranscriptChunk } from "./transcript.js";

/** Rows drawn in one go; the others follow when there is time. */
const rowsAtOnce = 100;
/** From here on rows are of one size, so that those out of sight cost nothing. */
const manyRows = 200;
/** More lines than this would hide the waveform. */
const mostCuts = 100;

/** What was said, with the times at which it was said where the model tells them. */
export const transcriptOutput: TaskOutput<Transcript, MediaInput> = {
  promise: "What is said in the audio will stand here.",
  fromCard: readTranscript,
  fromAnswer: readTranscript,
  toCard: writeTranscript,
  toText: wordTranscript,
  View: TranscriptView,
};

function writeTranscript({ text, chunks, language, address }: Transcript) {
  return {
    text,
    ...(chunks.length > 0 && {
      chunks: chunks.map(({ text, start, end, speaker }) => ({ text, timestamp: [start, end], ...(speaker && { speaker }) })),
    }),
    ...(language !== undefined && { language }),
    ...(address !== undefined && { txt_file: address }),
  };
}

function wordTranscript(output: Transcript, _input: MediaInput, t: Translate): string {
  if (isEmpty(output)) return t("No speech was heard.");
  const { text, chunks, address } = output;
  const inWords = areWords(chunks);
  const timed = chunks.map(({ text, start, end, speaker }) =>
    [start !== null && `[${timeRange(start, end, t)}]`, speaker && `${speaker}:`, text].filter(Boolean).join(" "),
  );
  return [
    factsOf(output, inWords, t),
    (chunks.length === 0 || inWords) && text,
    address !== undefined && `${t(elsewhere)} ${address}`,
    ...timed,
  ]
    .filter(Boolean)
    .join("\n");
}

const elsewhere = "The server put the text into a file:";

/** The language, and how many sentences or words there are, as far as the model tells. */
function factsOf({ chunks, language }: Transcript, inWords: boolean, t: Translate): string {
  const n = chunks.length;
  const count = inWords ? t("{count} {count|word|words}", { count: n }) : t("{count} {count|sentence|sentences}", { count: n });
  return t.list([languageName(language, t), n > 0 && count]);
}

const isEmpty = ({ text, chunks, address }: Transcript) => text === "" && chunks.length === 0 && address === undefined;

/** "0:00.0–0:04.1", or only the start where the end is not known. */
function timeRange(start: number, end: number | null, t: Translate): string {
  return end === null ? `${t.figure(formatTime(start))}–` : `${t.figure(formatTime(start))}–${t.figure(formatTime(end))}`;
}

function TranscriptView({ output, input }: OutputViewProps<Transcript, MediaInput>) {
  const t = useWords();
  const id = useId();
  const { text, chunks, address } = output;
  const inWords = useMemo(() => areWords(chunks), [chunks]);
  if (isEmpty(output)) {
    return (
      <Notice tone="info" title={t("No speech was heard")}>
        {t("The model answered with an empty text. Use audio in which somebody speaks, clearly and near the microphone.")}
      </Notice>
    );
  }
  const facts = factsOf(output, inWords, t);
  return (
    <div className="iw-stack">
      <p className="iw-sub" id={id}>
        {t("Transcript")}{" "}
        {facts !== "" && (
          <span className="iw-dim">
            <bdi>{facts}</bdi>
          </span>
        )}
      </p>
      {(chunks.length === 0 || inWords) && text !== "" && (
        <p className="iw-written iw-prose" dir="auto">
          {text}
        </p>
      )}
      {address !== undefined && <TextElsewhere address={address} />}
      {chunks.length > 0 && <Chunks chunks={chunks} inWords={inWords} media={input.media} labelledBy={id} />}
    </div>
  );
}

/** Whether chunks are single words: without blanks, and of less than a second on average. */
function areWords(chunks: readonly TranscriptChunk[]): boolean {
  const lengths = chunks.flatMap(({ start, end }) => (start === null || end === null ? [] : [end - start]));
  const seconds = lengths.reduce((sum, length) => sum + length, 0);
  return lengths.length > 1 && seconds < lengths.length && chunks.every(({ text }) => !/\s/.test(text));
}

const namesIn = new Map<string, Intl.DisplayNames>();

/** The name of a language given by tag or by name, in the language of the page. */
function languageName(language: string | undefined, { locale }: Translate): string | undefined {
  const names = namesIn.get(locale) ?? new Intl.DisplayNames(locale, { type: "language" });
  namesIn.set(locale, names);
  try {
    return language && names.of(language);
  } catch {
    return language;
  }
}

/** A link to the text where the server sent only its address; other addresses are shown, not linked. */
function TextElsewhere({ address }: { address: string }) {
  const t = useWords();
  return (
    <p className="iw-written iw-prose">
      {t(elsewhere)}{" "}
      {/^https?:\/\//i.test(address) ? (
        <a className="iw-link iw-any" href={address} target="_blank" rel="noopener noreferrer">
          <bdi>{address}</bdi>
        </a>
      ) : (
        <bdi className="iw-any">{address}</bdi>
      )}
    </p>
  );
}

interface ChunksProps {
  chunks: readonly TranscriptChunk[];
  inWords: boolean;
  media: MediaInput["media"];
  labelledBy: string;
}

/** One row for each chunk; while its audio is there, the times lead to it and the chunk being heard is marked. */
function Chunks({ chunks, inWords, media, labelledBy }: ChunksProps) {
  const available = usePlayback(media, (playback) => playback.available);
  const seek = usePlayback(media, (playback) => playback.seek);
  const current = usePlayback(media, ({ started, time }) => (started ? chunkAt(chunks, time) : -1));
  const starts = useRowsByAndBy(chunks);
  useMarkCuts(
    media,
    useMemo(() => cutsOf(chunks), [chunks]),
  );
  const names = ["iw-chunks"];
  if (inWords) names.push("iw-chunks-words");
  else if (chunks.length > manyRows) names.push("iw-chunks-many");
  return (
    <ol className={names.join(" ")} aria-labelledby={labelledBy}>
      {starts.map((from) => (
        <ChunkRows
          key={from}
          chunks={chunks}
          from={from}
          seek={available ? seek : undefined}
          current={current >= from && current < from + rowsAtOnce ? current : -1}
        />
      ))}
    </ol>
  );
}

interface ChunkRowsProps {
  chunks: readonly TranscriptChunk[];
  /** Index of the first of these rows. */
  from: number;
  /** Absent when nothing plays the chunks' sound. */
  seek: ((seconds: number) => void) | undefined;
  /** Index of the chunk that is heard, when it is one of these. */
  current: number;
}

/** Some rows of a list, left alone while others are added and marked. */
const ChunkRows = memo(function ChunkRows({ chunks, from, seek, current }: ChunkRowsProps) {
  return chunks
    .slice(from, from + rowsAtOnce)
    .map((chunk, index) => <Chunk key={index} chunk={chunk} seek={seek} current={from + index === current} />);
});

interface ChunkProps {
  chunk: TranscriptChunk;
  seek: ChunkRowsProps["seek"];
  current: boolean;
}

const Chunk = memo(function Chunk({ chunk: { text, start, end, speaker }, seek, current }: ChunkProps) {
  const t = useWords();
  return (
    <li className="iw-chunk" aria-current={current || undefined}>
      {start === null ? (
        <span className="iw-stamp-none" />
      ) : seek ? (
        <button className="iw-stamp" type="button" onClick={() => seek(start)}>
          {timeRange(start, end, t)}
        </button>
      ) : (
        <span className="iw-stamp iw-stamp-still">{timeRange(start, end, t)}</span>
      )}
      <span className="iw-any" dir="auto">
        {speaker !== undefined && (
          <>
            <bdi className="iw-small iw-bold">{speaker}</bdi>{" "}
          </>
        )}
        {text}
      </span>
    </li>
  );
});

/** Where the drawn stretches of rows start: one more each time React finds time for it between other work. */
function useRowsByAndBy(rows: readonly unknown[]): readonly number[] {
  const [drawn, setDrawn] = useState({ rows, stretches: 1 });
  const stretches = drawn.rows === rows ? drawn.stretches : 1;
  useEffect(
    function drawMore() {
      if (stretches * rowsAtOnce < rows.length) startTransition(() => setDrawn({ rows, stretches: stretches + 1 }));
    },
    [rows, stretches],
  );
  return Array.from({ length: stretches }, (_, index) => index * rowsAtOnce);
}

/** The last chunk that has begun and not ended at `time`; −1 between chunks. An end that is unknown lasts to the next start. */
function chunkAt(chunks: readonly TranscriptChunk[], time: number): number {
  let found = -1;
  let foundStart = -1;
  let latest = -1;
  chunks.forEach(({ start, end }, index) => {
    if (start === null || start > time) return;
    latest = Math.max(latest, start);
    if (start >= foundStart && (end === null || time < end)) {
      found = index;
      foundStart = start;
    }
  });
  return found !== -1 && chunks[found]?.end === null && foundStart < latest ? -1 : found;
}

const cutsOf = (chunks: readonly TranscriptChunk[]) =>
  chunks.length > mostCuts ? [] : chunks.flatMap(({ start }) => (start === null ? [] : [start]));
