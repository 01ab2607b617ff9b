"use client";
import { memo, useEffect, useId, useMemo, useState } from "react";
import { formatTime } from "../../core/audio.js";
import type { Translate } from "../../core/message.js";
import type { OutputViewProps, TaskOutput } from "../../core/task.js";
import type { MediaInput } from "../../inputs/media.js";
import { categoryClasses } from "../../ui/category.js";
import { Notice } from "../../ui/Notice.js";
import { useMarkSpans, usePlayback } from "../../ui/playback.js";
import { useWords } from "../../ui/words.js";
import { readVoice, spokenSeconds, type VoiceSegment, voiceToCard } from "./segments.js";

/** Rows drawn at first, and by each wish for more. */
const rowsAtOnce = 50;

/** Where in a sound there is speech: coloured in the waveform of the input, and as a list that plays it. */
export const voiceOutput: TaskOutput<readonly VoiceSegment[], MediaInput> = {
  promise: "Where somebody speaks, and for how long.",
  fromCard: readVoice,
  fromAnswer: readVoice,
  toCard: voiceToCard,
  toText: voiceToText,
  toTable: (segments, _input, t) => ({
    columns: ["label", "start", "end", "length", ...(isScored(segments) ? ["score"] : [])],
    rows: segments.map((segment) => [
      nameOf(segment, t),
      ...[segment.start, segment.end, segment.end - segment.start].map((seconds) => String(Number(seconds.toFixed(3)))),
      ...(isScored(segments) ? [String(segment.score ?? "")] : []),
    ]),
  }),
  View: VoiceView,
};

function voiceToText(segments: readonly VoiceSegment[], _input: MediaInput, t: Translate): string {
  if (segments.length === 0) return t("No speech was found.");
  const lines = segments.map((segment) => {
    const { start, end, score } = segment;
    const times = `${t.figure(formatTime(start))}–${t.figure(formatTime(end))}`;
    const length = t("{seconds} s", { seconds: t.figure((end - start).toFixed(1)) });
    return `${nameOf(segment, t)}: ${t.list([times, length, score !== undefined && t.figure(score.toFixed(3))])}`;
  });
  return [sumUp(segments, lengths.get(segments), t), ...lines].join("\n");
}

/** The lengths, in seconds, of the sounds that were searched, once a player has told them. */
const lengths = new WeakMap<readonly VoiceSegment[], number>();

/** Such as "Speech in 4.2 of 6.0 s (70%), 3 segments". */
function sumUp(segments: readonly VoiceSegment[], length: number | undefined, t: Translate): string {
  const spoken = spokenSeconds(segments, length);
  const values = { spoken: t.figure(spoken.toFixed(1)), segments: segments.length };
  if (!length) return t("Speech in {spoken} s, {segments} {segments|segment|segments}", values);
  return t("Speech in {spoken} of {length} s ({share}%), {segments} {segments|segment|segments}", {
    ...values,
    length: t.figure(length.toFixed(1)),
    share: Math.round((spoken / length) * 100),
  });
}

const nameOf = ({ label }: VoiceSegment, t: Translate) => label ?? t("Speech");
const isScored = (segments: readonly VoiceSegment[]) => segments.some(({ score }) => score !== undefined);

function VoiceView({ output, input }: OutputViewProps<readonly VoiceSegment[], MediaInput>) {
  const t = useWords();
  if (output.length === 0) {
    return (
      <Notice tone="info" title={t("No speech was found")}>
        {t("The model heard nobody speak. Use audio in which somebody speaks, clearly and near the microphone.")}
      </Notice>
    );
  }
  return <Voices segments={output} media={input.media} />;
}

function Voices({ segments, media }: { segments: readonly VoiceSegment[]; media: MediaInput["media"] }) {
  const t = useWords();
  const id = useId();
  const [shown, setShown] = useState({ segments, rows: rowsAtOnce });
  const rows = shown.segments === segments ? shown.rows : rowsAtOnce;
  const length = usePlayback(media, (playback) => playback.duration);
  const available = usePlayback(media, (playback) => playback.available);
  const playFrom = usePlayback(media, (playback) => playback.playFrom);
  // As text: what a selector gives must be the same as long as nothing has changed.
  const heard = usePlayback(media, ({ started, time }) => (started ? heardAt(segments, time) : "")).split(" ");
  const classes = useMemo(() => categoryClasses(segments.map(({ label }) => label ?? "")), [segments]);
  useMarkSpans(
    media,
    useMemo(() => {
      const labels = [...classes.keys()];
      return segments.map(({ start, end, label }) => ({ start, end, lane: labels.indexOf(label ?? "") }));
    }, [segments, classes]),
  );
  useEffect(
    function learnLength() {
      if (length !== undefined) lengths.set(segments, length);
    },
    [segments, length],
  );
  return (
    <div className="iw-stack">
      <p className="iw-bold iw-t4" id={id}>
        {sumUp(segments, length, t)}
      </p>
      {classes.size > 1 && <Speakers segments={segments} classes={classes} length={length} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <div className="iw-scroll iw-inset" role="region" aria-labelledby={id} tabIndex={0}>
        <table className="iw-table">
          <thead>
            <tr>
              <th className="iw-th" scope="col">
                {t("Voice")}
              </th>
              <th className="iw-th" scope="col">
                {t("Start and end")}
              </th>
              <th className="iw-th iw-cell-num iw-cell-last" scope="col">
                {t("Length")}
              </th>
              {isScored(segments) && (
                <th className="iw-th iw-cell-num iw-cell-last" scope="col">
                  {t("Score")}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {segments.slice(0, rows).map((segment, index) => (
              <SegmentRow
                key={index}
                segment={segment}
                colour={classes.get(segment.label ?? "")}
                scored={isScored(segments)}
                beyond={length !== undefined && segment.start >= length}
                current={heard.includes(String(index))}
                playFrom={available ? playFrom : undefined}
              />
            ))}
          </tbody>
        </table>
      </div>
      {segments.length > rows && (
        <div>
          <button className="iw-media-button" type="button" onClick={() => setShown({ segments, rows: rows + rowsAtOnce })}>
            {t("Show {n} more", { n: Math.min(rowsAtOnce, segments.length - rows) })}
          </button>
        </div>
      )}
    </div>
  );
}

/** The numbers of the first segments that are heard at `time`; two may speak at once. */
function heardAt(segments: readonly VoiceSegment[], time: number): string {
  return segments.flatMap(({ start, end }, index) => (start <= time && time < end ? [index] : [])).join(" ");
}

interface SpeakersProps {
  segments: readonly VoiceSegment[];
  classes: ReadonlyMap<string, string>;
  length: number | undefined;
}

/** Who speaks, in which colour, and for how long. */
function Speakers({ segments, classes, length }: SpeakersProps) {
  const t = useWords();
  return (
    <ul className="iw-row4 iw-t3" aria-label={t("Voices")}>
      {[...classes].slice(0, rowsAtOnce).map(([label, colour]) => {
        const own = segments.filter((segment) => (segment.label ?? "") === label);
        return (
          <li className={`iw-any ${colour}`} key={label}>
            <span className="iw-dash" />
            <bdi>{label || t("Speech")}</bdi>{" "}
            <span className="iw-dim iw-num">
              <bdi>{t("{seconds} s", { seconds: t.figure(spokenSeconds(own, length).toFixed(1)) })}</bdi>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

interface SegmentRowProps {
  segment: VoiceSegment;
  colour: string | undefined;
  /** There is a column for scores. */
  scored: boolean;
  /** It lies after the end of the sound. */
  beyond: boolean;
  current: boolean;
  /** Absent where no player holds the sound. */
  playFrom: ((seconds: number) => void) | undefined;
}

const SegmentRow = memo(function SegmentRow({ segment, colour, scored, beyond, current, playFrom }: SegmentRowProps) {
  const t = useWords();
  const { start, end, score } = segment;
  const times = `${t.figure(formatTime(start))}–${t.figure(formatTime(end))}`;
  return (
    <tr className="iw-tr iw-voice-row" aria-current={current || undefined}>
      <td className="iw-td iw-voice-name">
        <span className={`iw-dash ${colour ?? ""}`} />
        <bdi>{nameOf(segment, t)}</bdi>
      </td>
      <td className="iw-td">
        {playFrom && !beyond ? (
          <button
            className="iw-stamp"
            type="button"
            aria-label={t("Play from {time}", { time: times })}
            onClick={() => playFrom(start)}
          >
            {times}
          </button>
        ) : (
          <span className="iw-stamp iw-stamp-still">{times}</span>
        )}
        {beyond && <span className="iw-dim"> {t("after the end of the sound")}</span>}
      </td>
      <td className="iw-td iw-cell-num iw-cell-last">
        <bdi>{t("{seconds} s", { seconds: t.figure((end - start).toFixed(1)) })}</bdi>
      </td>
      {scored && <td className="iw-td iw-cell-num iw-cell-last">{score === undefined ? "–" : t.figure(score.toFixed(3))}</td>}
    </tr>
  );
});
