import { isRecord, toScore } from "../core/parse.js";
import type { TaskId } from "../core/task.js";
import type { ResolveAsset } from "./assets.js";
import type { FrontMatter } from "./frontMatter.js";

/** What a card tells of an agent that acts in an environment. */
export interface AgentRecord {
  /** Where the repository keeps a video of the agent, by the Hub's convention; nobody knows whether it is there before it is played. */
  readonly replay: string | undefined;
  /** What the agent was measured with; empty where the card does not say. */
  readonly rewards: readonly Reward[];
}

/** The mean reward of an agent over several episodes. */
export interface Reward {
  /** Name of the environment, such as `CartPole-v1`. */
  readonly environment: string | undefined;
  readonly mean: number;
  /** Standard deviation over the episodes; null where the card gives none. */
  readonly deviation: number | null;
}

/** More results of one card than anyone reads are left out. */
const mostRewards = 20;

/**
 * The record of an agent: the address of `replay.mp4` and each `mean_reward` of `model-index`, as a number or as `230.4 +/- 20.5`.
 *
 * Undefined for tasks without an agent. Source: https://huggingface.co/docs/hub/reinforcement-learning
 */
export function readAgent(task: TaskId | undefined, data: FrontMatter, resolve: ResolveAsset): AgentRecord | undefined {
  if (task !== "reinforcement-learning" && task !== "robotics") return undefined;
  const rewards = recordsIn(data["model-index"]).flatMap(({ results }) =>
    recordsIn(results).flatMap(({ dataset, metrics }) => {
      const { name, type } = isRecord(dataset) ? dataset : {};
      const environment = [name, type].find((told): told is string => typeof told === "string" && told.trim() !== "");
      return recordsIn(metrics).flatMap((metric) => {
        const figures = metric.type === "mean_reward" ? readFigures(metric.value) : undefined;
        return figures ? [{ environment: environment?.trim(), ...figures }] : [];
      });
    }),
  );
  return { replay: resolve("replay.mp4"), rewards: rewards.slice(0, mostRewards) };
}

function readFigures(value: unknown): Pick<Reward, "mean" | "deviation"> | undefined {
  const [first, second] = typeof value === "string" ? value.split(/\+\/-|±/) : [value];
  const mean = toScore(first);
  return mean === null ? undefined : { mean, deviation: toScore(second) };
}

function recordsIn(list: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(list) ? list.filter(isRecord) : [];
}
