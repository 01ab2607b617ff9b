import { figuresOf } from "../../core/figures.js";
import { isMediaUrl } from "../../core/media.js";
import type { Translate } from "../../core/message.js";
import { isRecord, toScore, wrongShape } from "../../core/parse.js";
import type { CardExample, Media } from "../../core/task.js";
import { mediaName } from "../../ui/MediaField.js";
import { readMedia } from "../readMedia.js";

/** What an agent did: an action it chose, a video of it at work, what it was rewarded with. At least one of them. */
export interface Episode {
  readonly action: Action | undefined;
  readonly replay: Media | undefined;
  readonly rewards: readonly Reward[];
}

/** One of several choices, or amounts for each of its parts: one row for each step ahead, one column for each part. */
export type Action =
  | { readonly kind: "choice"; readonly choice: string }
  | { readonly kind: "amounts"; readonly names: readonly string[]; readonly steps: readonly (readonly number[])[] };

/** The mean reward over several episodes. */
export interface Reward {
  readonly environment: string | undefined;
  readonly mean: number;
  /** Null where nobody says. */
  readonly deviation: number | null;
}

/** What a card tells of an agent; its replay may not be there. */
interface AgentRecord {
  readonly replay: string | undefined;
  readonly rewards: readonly Reward[];
}

/** More steps and parts than anyone reads are no answer. */
const mostSteps = 10_000;
const mostParts = 512;
const mostRewards = 20;

/**
 * What an agent answered.
 *
 * Takes a number or a word; a list of amounts, or of such lists; `{action}` with any of these or amounts by name, and `names` beside
 * it; the bytes or the address of a video, also under `replay`, `video` or `url`. Throws InferenceError("bad-answer") naming the path.
 */
export function readEpisode(body: unknown): Episode {
  const inner = unwrapped(body);
  if (inner instanceof Blob || (typeof inner === "string" && isMediaUrl(inner))) return episode({ replay: inner });
  if (!isRecord(inner)) return episode({ action: readAction(inner, [], "") });
  const [name, given] = ["action", "actions"].map((key) => [key, inner[key]] as const).find(([, value]) => value != null) ?? [];
  const file = ["replay", "video", "url"].map((key) => inner[key]).find((value) => value != null);
  const rewards = readRewards(inner.rewards);
  if (name === undefined && file === undefined && rewards.length === 0) throw wrongShape("action", "an action", undefined);
  return episode({
    ...(name !== undefined && { action: readAction(given, inner.names ?? inner.action_names, name) }),
    ...(file !== undefined && { replay: readMedia(file, "video")[0]?.media }),
    rewards,
  });
}

/** The episode as a card would write it; `readEpisode` reads it back. */
export function episodeToCard({ action, replay, rewards }: Episode): unknown {
  return {
    ...(action?.kind === "choice" && { action: action.choice }),
    ...(action?.kind === "amounts" && { action: action.steps, names: action.names }),
    ...(replay !== undefined && { replay }),
    ...(rewards.length > 0 && { rewards }),
  };
}

/** The episode in words. */
export function wordEpisode({ action, replay, rewards }: Episode, t: Translate): string {
  const lines = rewards.map((reward) => wordReward(reward, t));
  if (replay !== undefined) lines.push(replayName(replay, t));
  if (action?.kind === "choice") lines.push(t("Action: {choice}", { choice: action.choice }));
  if (action?.kind === "amounts") lines.push(...wordAmounts(action, t));
  return lines.join("\n");
}

/** The name of a video, such as "Replay: replay.mp4". */
export function replayName(replay: Media, t: Translate): string {
  const name = mediaName(replay);
  return name === "" ? t("Replay") : t("Replay: {name}", { name });
}

/** Such as "Mean reward 230.44 ± 20.5 in LunarLander-v2". */
export function wordReward(reward: Reward, t: Translate): string {
  const figures = t.figure(rewardFigures(reward));
  return reward.environment === undefined
    ? t("Mean reward {figures}", { figures })
    : t("Mean reward {figures} in {environment}", { figures, environment: reward.environment });
}

/** Such as "230.44 ± 20.50". */
export function rewardFigures({ mean, deviation }: Reward): string {
  const write = figuresOf(deviation === null ? [mean] : [mean, deviation]);
  const text = write(mean).replace("-", "−");
  return deviation === null ? text : `${text} ± ${write(deviation)}`;
}

/** What a part is called where nobody named it. */
export function partName(names: readonly string[], index: number, t: Translate): string {
  return names[index] ?? t("Part {n}", { n: index + 1 });
}

/** Writes the amounts of an action alike. */
export function amountsOf(steps: readonly (readonly number[])[], t: Translate): (value: number) => string {
  const write = figuresOf(steps.flat());
  return (value) => t.figure(write(value).replace("-", "−"));
}

/** A card whose examples hold the replay that its repository may have, before or after its author's own. */
export function withReplay<C extends { readonly examples: readonly CardExample[]; readonly agent?: AgentRecord }>(
  card: C | undefined,
  place: "first" | "last",
): C | undefined {
  const { replay, rewards = [] } = card?.agent ?? {};
  if (!card || (replay === undefined && rewards.length === 0)) return card;
  const output = { ...(replay !== undefined && { replay }), rewards };
  const example: CardExample = { id: "replay", example_title: "Replay", output };
  return { ...card, examples: place === "first" ? [example, ...card.examples] : [...card.examples, example] };
}

function episode(parts: Partial<Episode>): Episode {
  return { action: undefined, replay: undefined, rewards: [], ...parts };
}

/** The inside of batches of one: of a list around an object, and of lists around a list of lists. */
function unwrapped(body: unknown): unknown {
  let inner = body;
  while (Array.isArray(inner) && inner.length === 1) {
    const [only]: readonly unknown[] = inner;
    const isRow = Array.isArray(only) && !Array.isArray(only[0]);
    if (!(isRecord(only) || only instanceof Blob || (Array.isArray(only) && !isRow))) break;
    inner = only;
  }
  return inner;
}

function readAction(value: unknown, names: unknown, path: string): Action {
  const given = unwrapped(value);
  if (isRecord(given)) return amounts([Object.values(given)], Object.keys(given), path);
  if (!Array.isArray(given)) {
    if (typeof given === "string" ? given.trim() === "" : typeof given !== "number" && typeof given !== "boolean")
      throw wrongShape(path, "an action", given);
    return { kind: "choice", choice: String(given) };
  }
  const rows: readonly unknown[] = given.some(Array.isArray) ? given : given.length > 0 ? [given] : [];
  return amounts(rows, Array.isArray(names) ? names : [], path);
}

function amounts(rows: readonly unknown[], names: readonly unknown[], path: string): Action {
  if (rows.length > mostSteps) throw wrongShape(path, `a list of at most ${mostSteps} steps`, rows);
  const steps = rows.map((row, step) => {
    if (!Array.isArray(row) || row.length > mostParts) throw wrongShape(`${path}[${step}]`, "a list of numbers", row);
    return row.map((entry: unknown, index) => {
      const amount = typeof entry === "boolean" ? Number(entry) : toScore(entry);
      if (amount === null) throw wrongShape(`${path}[${step}][${index}]`, "a number", entry);
      return amount;
    });
  });
  const width = steps[0]?.length ?? 0;
  const odd = steps.findIndex((row) => row.length !== width);
  if (odd !== -1) throw wrongShape(`${path}[${odd}]`, `a list of ${width} numbers`, rows[odd]);
  const told = names.slice(0, width).map((name) => (typeof name === "object" ? "" : String(name)));
  return { kind: "amounts", names: told.every((name) => name.trim() !== "") ? told : [], steps: width === 0 ? [] : steps };
}

function readRewards(list: unknown): readonly Reward[] {
  if (!Array.isArray(list)) return [];
  return list.slice(0, mostRewards).flatMap((entry: unknown) => {
    const mean = isRecord(entry) ? toScore(entry.mean) : null;
    if (!isRecord(entry) || mean === null) return [];
    const environment = typeof entry.environment === "string" ? entry.environment : undefined;
    return [{ environment, mean, deviation: toScore(entry.deviation) }];
  });
}

function wordAmounts({ names, steps }: Extract<Action, { kind: "amounts" }>, t: Translate): readonly string[] {
  const write = amountsOf(steps, t);
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last) return [t("The model chose no action.")];
  const rows = first.map((amount, index) => {
    const name = partName(names, index, t);
    return steps.length === 1 ? `${name}: ${write(amount)}` : `${name}: ${write(amount)} → ${write(last[index] ?? 0)}`;
  });
  return steps.length === 1 ? rows : [t("{n} steps ahead", { n: steps.length }), ...rows];
}
