import type { ModelCard } from "../src/card/modelCard.js";
import type { CardExample } from "../src/core/task.js";
import type { WidgetProps } from "../src/widget/Widget.js";
import { answers, fails, neverAnswers, starts } from "./fetchers.js";
import { plays } from "./plays.js";

interface State {
  readonly args: WidgetProps;
  readonly play?: (typeof plays)[keyof typeof plays];
}

/** The states that every task is shown in: its demo card, and one recording that a backend answers with. */
export function statesOf(card: ModelCard, recording: { example: CardExample; body?: unknown } | undefined) {
  const asked: ModelCard = { ...card, examples: recording ? [recording.example] : [] };
  const limit = fails("rate-limit", "Rate limit reached.", { status: 429, retryAfter: 42 });
  return {
    empty: { args: { fetcher: neverAnswers } },
    recorded: { args: { card } },
    answered: { args: { card: asked, fetcher: answers(recording?.body) }, play: plays.answered },
    waiting: { args: { card, fetcher: starts }, play: plays.waiting },
    failed: { args: { card, fetcher: limit }, play: plays.failed },
  } satisfies Record<string, State>;
}
