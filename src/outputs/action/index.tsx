"use client";
import { useState } from "react";
import type { Media, OutputViewProps, TaskOutput } from "../../core/task.js";
import { Bars } from "../../ui/Bars.js";
import { Notice } from "../../ui/Notice.js";
import { SaveLink } from "../../ui/SaveLink.js";
import { VideoPlayer } from "../../ui/VideoPlayer.js";
import { useWords } from "../../ui/words.js";
import {
  type Action,
  amountsOf,
  type Episode,
  episodeToCard,
  partName,
  type Reward,
  readEpisode,
  replayName,
  rewardFigures,
  wordEpisode,
} from "./episode.js";

/**
 * What an agent did: its action by its shape, a replay to watch, its rewards.
 *
 * Throws InferenceError("bad-answer") naming the path, when the answer holds none of them.
 * Source: https://huggingface.co/docs/hub/reinforcement-learning
 */
export const actionOutput: TaskOutput<Episode> = {
  promise: "What the agent does next appears here.",
  fromCard: readEpisode,
  fromAnswer: readEpisode,
  toCard: episodeToCard,
  toText: (episode, _input, t) => wordEpisode(episode, t),
  toTable({ action, rewards }, _input, t) {
    if (!action) {
      const rows = rewards.map(({ environment = "", mean, deviation }) => [environment, String(mean), String(deviation ?? "")]);
      return { columns: [t("Environment"), t("Mean reward"), t("Standard deviation")], rows };
    }
    if (action.kind === "choice") return { columns: [t("Action")], rows: [[action.choice]] };
    const columns = [t("Step"), ...(action.steps[0] ?? []).map((_, index) => partName(action.names, index, t))];
    return { columns, rows: action.steps.map((row, step) => [String(step + 1), ...row.map(String)]) };
  },
  View: EpisodeView,
};

function EpisodeView({ output: { action, replay, rewards } }: OutputViewProps<Episode>) {
  return (
    <div className="iw-stack">
      {replay !== undefined && <Replay replay={replay} />}
      {rewards.length > 0 && (
        <ul className="iw-many">
          {rewards.map((reward, index) => (
            <RewardItem key={index} reward={reward} />
          ))}
        </ul>
      )}
      {action && <ActionItem action={action} />}
    </div>
  );
}

function Replay({ replay }: { replay: Media }) {
  const t = useWords();
  const [broken, setBroken] = useState<Media>();
  if (broken === replay) {
    return (
      <Notice
        tone="info"
        title={t("No replay to play")}
        actions={
          typeof replay === "string" && (
            <a className="iw-link" href={replay} target="_blank" rel="noopener noreferrer">
              {t("Open its address")}
            </a>
          )
        }
      >
        {t(
          "There is no video at its place, or this browser cannot play it. The author can add one to the repository as replay.mp4.",
        )}
      </Notice>
    );
  }
  return (
    <div className="iw-film">
      <VideoPlayer media={replay} label="Replay" onBroken={() => setBroken(replay)} />
      <div className="iw-film-foot">
        <p className="iw-row3 iw-small">
          <bdi className="iw-ink iw-bold iw-any">{replayName(replay, t)}</bdi>
        </p>
        <SaveLink media={replay} name="replay" label={t("Save the replay")} />
      </div>
    </div>
  );
}

function RewardItem({ reward }: { reward: Reward }) {
  const t = useWords();
  return (
    <li className="iw-film">
      <p className="iw-sub iw-any">
        {reward.environment === undefined ? (
          t("Mean reward")
        ) : (
          <>
            {t("Mean reward in")} <bdi>{reward.environment}</bdi>
          </>
        )}
      </p>
      <p className="iw-answer">
        <bdi>{t.figure(rewardFigures(reward))}</bdi>
      </p>
      <RewardScale reward={reward} />
    </li>
  );
}

/** The mean on a scale with zero; the band reaches one standard deviation to both sides. */
function RewardScale({ reward: { mean, deviation } }: { reward: Reward }) {
  const t = useWords();
  const around = deviation ?? 0;
  const ends = [0, mean - 2 * around, mean + 2 * around];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const span = high - low;
  // Figures too large for their sum, and a mean of nothing but zero.
  if (!Number.isFinite(span) || span === 0) return null;
  const at = (value: number) => 4 + ((value - low) / span) * 192;
  return (
    <div className="iw-reward-scale">
      <svg className="iw-scale iw-flip" viewBox="0 0 200 22" preserveAspectRatio="none" aria-hidden="true">
        <path className="iw-hair-line" d="M0 11H200" />
        {around > 0 && (
          <rect className="iw-scale-band" x={at(mean - around)} y="4" width={at(mean + around) - at(mean - around)} height="14" />
        )}
        <path className="iw-hair-edge" d={`M${at(0)} 3V19`} />
        <path className="iw-scale-stem" d={`M${at(mean)} 1V21`} />
      </svg>
      <p className="iw-reward-ends" aria-hidden="true">
        <bdi>{t.figure(shortFigure(low))}</bdi>
        <bdi>{t.figure(shortFigure(high))}</bdi>
      </p>
    </div>
  );
}

function shortFigure(value: number): string {
  return String(Number(value.toPrecision(3))).replace("-", "−");
}

function ActionItem({ action }: { action: Action }) {
  const t = useWords();
  if (action.kind === "choice") {
    return (
      <div>
        <p className="iw-sub iw-sub-row">{t("Action")}</p>
        <p className="iw-answer">
          <bdi>{action.choice.length > 200 ? `${action.choice.slice(0, 200)}…` : action.choice}</bdi>
        </p>
      </div>
    );
  }
  const { names, steps } = action;
  const [first] = steps;
  if (!first) {
    return (
      <Notice tone="info" title={t("No action came back")}>
        {t("The model answered, but it chose no action for this.")}
      </Notice>
    );
  }
  if (steps.length === 1) {
    const rows = first.map((score, index) => ({ label: partName(names, index, t), score }));
    const strongest = rows.toSorted((one, other) => Math.abs(other.score) - Math.abs(one.score));
    return (
      <div>
        <p className="iw-sub iw-sub-row">{t("Action")}</p>
        <Bars rows={rows} of={strongest} limit={16} />
      </div>
    );
  }
  return <Course names={names} steps={steps} />;
}

/** Points of a line at most; more would not be seen. */
const mostPoints = 240;
/** Parts drawn at most. */
const mostLines = 32;

/** An action of several steps: for each part the course of its amount, from its least to its most. */
function Course({ names, steps }: Pick<Extract<Action, { kind: "amounts" }>, "names" | "steps">) {
  const t = useWords();
  const reach = spanOf(steps.flat());
  const write = amountsOf(steps, t);
  const width = steps[0]?.length ?? 0;
  const stride = Math.max(1, Math.ceil(steps.length / mostPoints));
  const seen = steps.filter((_, step) => step % stride === 0 || step === steps.length - 1);
  const lines = Array.from({ length: Math.min(width, mostLines) }, (_, part) => {
    const course = seen.map((row) => row[part] ?? 0);
    const { low, span } = spanOf(course);
    // What hardly moves beside the others is not to look as if it did.
    const room = Math.max(span, reach.span / 10) || 1;
    const down = (value: number) => (26 - ((value - low) / room) * 24).toFixed(2);
    return {
      name: partName(names, part, t),
      path: course.map(
        (value, index) => `${index === 0 ? "M" : "L"}${((index / (course.length - 1)) * 100).toFixed(2)} ${down(value)}`,
      ),
      ends: `${write(course[0] ?? 0)} → ${write(course.at(-1) ?? 0)}`,
    };
  });
  return (
    <div>
      <p className="iw-sub iw-sub-row">{t("{n} steps ahead", { n: steps.length })}</p>
      <ul className="iw-course">
        {lines.map(({ name, path, ends }, index) => (
          <li className="iw-bar-row" key={index}>
            <bdi className="iw-bar-label">{name}</bdi>
            <svg className="iw-course-line" viewBox="0 0 100 28" preserveAspectRatio="none" aria-hidden="true">
              <path className="iw-hair-line" d="M0 27.5H100" />
              <path className="iw-course-path" d={path.join("")} />
            </svg>
            <bdi className="iw-bar-value">{ends}</bdi>
          </li>
        ))}
      </ul>
      {width > mostLines && (
        <p className="iw-note">{t("{n} more {n|part is|parts are} in the download.", { n: width - mostLines })}</p>
      )}
    </div>
  );
}

function spanOf(values: readonly number[]): { readonly low: number; readonly span: number } {
  const [low, high] = values.reduce(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [Infinity, -Infinity],
  );
  return { low, span: high - low };
}
