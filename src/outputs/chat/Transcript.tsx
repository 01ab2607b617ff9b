"use client";
import { type FocusEvent, memo, type ReactNode, useRef, useState } from "react";
import { asDraft, type Chat, emptyChat, names, pathTo, type Turn, textOf, withReply, wordTurn } from "../../core/chat.js";
import { edit } from "../../core/chatEdit.js";
import { newestEnd, versionsAfter } from "../../core/chatVersions.js";
import type { Reply } from "../../core/reply.js";
import type { Receipt } from "../../core/run.js";
import type { AskedViewProps } from "../../core/task.js";
import { CopyButton } from "../../ui/CopyButton.js";
import { Icon } from "../../ui/Icon.js";
import { plus, retry } from "../../ui/icons.js";
import { back, forward, pencil } from "../../ui/laterIcons.js";
import { moveFocus } from "../../ui/moveFocus.js";
import { useWords } from "../../ui/words.js";
import { Answer, Folded, Long } from "./Answer.js";
import { longest, weigh } from "./blocks.js";
import { Parts } from "./Parts.js";
import { visible } from "./visible.js";

export interface TranscriptProps extends AskedViewProps<Reply, Chat> {
  readonly output?: Reply;
  /** Level of the widget's title. */
  readonly headingLevel: number;
}

/** A turn of the transcript, with the other ways to say it. */
interface Shown {
  readonly turn: Turn;
  /** Place among the turns of the chat. */
  readonly at: number;
  readonly versions: readonly number[];
}

function shownTurns({ turns, last }: Chat): readonly Shown[] {
  return pathTo(turns, last).flatMap((at) => {
    const turn = turns[at];
    return turn ? [{ turn, at, versions: versionsAfter(turns, turn.after, turn.role) }] : [];
  });
}

/** Elements that the drawn turns may come to; what was said before them waits behind a button. */
const mostElements = 3_000;
const elementsOfTurn = 30;

const weights = new WeakMap<object, number>();

function weightOf(turn: Turn): number {
  if (turn.role !== "assistant") return elementsOfTurn;
  const known = weights.get(turn.reply);
  const weight = known ?? elementsOfTurn + Math.min(1_500, weigh(turn.reply.text.slice(0, longest)));
  weights.set(turn.reply, weight);
  return weight;
}

/** How many of the first turns are left out, so that the others are not too many to draw; the last two always are drawn. */
function countFolded(shown: readonly Shown[], allowed: number): number {
  let left = allowed;
  const first = shown.findLastIndex(({ turn }, index) => {
    left -= weightOf(turn);
    return left < 0 && index < shown.length - 2;
  });
  return first + 1;
}

/** The conversation, one turn below the other, with what can be done about each. */
export default function Transcript({ input, output, partial = false, use, written, headingLevel }: TranscriptProps) {
  const t = useWords();
  const list = useRef<HTMLOListElement>(null);
  const [pages, setPages] = useState(1);
  const chat = withReply(input, output);
  const shown = shownTurns(chat);
  const folded = countFolded(shown, mostElements * pages);

  /** The fields as they stand, with all that was said. */
  function fields(): Chat {
    const { editing: _editing, ...chat } = written?.() ?? input;
    return { ...chat, turns: input.turns.length > chat.turns.length ? input.turns : chat.turns };
  }

  // One object for the life of the view, so that turns need not be drawn again: it reads what holds at the moment of a press.
  const now = useRef<Actions>(undefined);
  now.current = use && {
    edit(at) {
      use(edit(written?.() ?? input, at), "write");
    },
    askAgain(at) {
      use({ ...fields(), last: chat.turns[at]?.after ?? -1 }, "again");
    },
    goTo(at) {
      const { turns, ...others } = fields();
      const end = newestEnd(turns, at);
      const turn = turns[end];
      if (turn?.role !== "assistant") return use({ ...others, turns, last: end }, "begin");
      const { after, reply: output, receipt = quoted } = turn;
      use({ ...others, turns, last: after }, { output, receipt });
    },
  };
  const [actions] = useState<Actions>(() => ({
    edit: (at) => now.current?.edit(at),
    askAgain: (at) => now.current?.askAgain(at),
    goTo: (at) => now.current?.goTo(at),
  }));

  if (shown.length === 0) return null;
  const last = shown.at(-1);
  const answers = last?.turn.role === "user" && !partial ? versionsAfter(chat.turns, last.at, "assistant") : [];
  return (
    <div className={output ? undefined : "iw-before"}>
      {folded > 0 && (
        <button
          className="iw-toggle iw-chat-earlier"
          type="button"
          onClick={() => {
            // This button may go away.
            list.current?.focus();
            setPages(pages + 1);
          }}
        >
          {t("Show {n} earlier {n|message|messages}", { n: folded })}
        </button>
      )}
      <ol className="iw-chat" aria-label={t("Conversation")} ref={list} tabIndex={-1}>
        {shown.slice(folded).map(({ turn, at, versions }, index) => (
          <TurnView
            key={folded + index}
            turn={turn}
            at={at}
            number={folded + index + 1}
            earlier={versions[versions.indexOf(at) - 1]}
            later={versions[versions.indexOf(at) + 1]}
            version={versions.indexOf(at) + 1}
            count={versions.length}
            partial={partial && turn.role === "assistant" && turn.reply === output}
            actions={use && !partial ? actions : undefined}
            headingLevel={headingLevel}
          />
        ))}
      </ol>
      {use && !partial && (
        <div className="iw-chat-foot">
          {answers.length > 0 && (
            <button
              className="iw-toggle"
              type="button"
              onClick={(event) => {
                goToComposer(event.currentTarget);
                actions.goTo(answers.at(-1) ?? -1);
              }}
            >
              <Icon path={back} className="iw-note-icon iw-flip" />
              {t("Back to the earlier answer")}
            </button>
          )}
          <button
            className="iw-toggle"
            type="button"
            onClick={(event) => {
              goToComposer(event.currentTarget);
              use({ ...emptyChat, system: fields().system }, "begin");
            }}
          >
            <Icon path={plus} />
            {t("New conversation")}
          </button>
        </div>
      )}
    </div>
  );
}

/** The receipt of a reply that a card quotes among its turns. */
const quoted: Receipt = { model: "", source: "recorded", body: null, warnings: [] };

/** What can be done with a turn that was said. */
interface Actions {
  edit(at: number): void;
  askAgain(at: number): void;
  goTo(at: number): void;
}

/** Buttons here lead on to where the visitor writes, and some are gone after they were pressed. */
function goToComposer(from: Element): void {
  from.closest("[data-task]")?.querySelector<HTMLElement>(".iw-composer")?.focus();
}

interface TurnViewProps {
  turn: Turn;
  /** Place among the turns of the chat. */
  at: number;
  /** Place in the transcript, counted from 1. */
  number: number;
  /** Places of the versions before and after this one. */
  earlier: number | undefined;
  later: number | undefined;
  version: number;
  count: number;
  /** More of it is to come. */
  partial: boolean;
  /** What can be done while no answer is coming. */
  actions: Actions | undefined;
  headingLevel: number;
}

const TurnView = memo(function TurnView(props: TurnViewProps) {
  const { turn, at, number, earlier, later, version, count, partial, actions, headingLevel } = props;
  const t = useWords();
  const hasVersions = count > 1 && actions;
  return (
    <li className={hasFiles(turn) ? "iw-turn iw-turn-files" : "iw-turn"}>
      <span className={turn.role === "assistant" ? "iw-small iw-bold iw-accent" : "iw-small iw-bold"}>{t(names[turn.role])}</span>
      <div className="iw-turn-said">
        <Said turn={turn} partial={partial} headingLevel={headingLevel} />
      </div>
      {!partial && (
        <Toolbar label={t("Message {n}", { n: number })}>
          {[
            hasVersions &&
              ((stop) => (
                <>
                  <Step label={t("Earlier version")} path={back} to={earlier} actions={actions} stop={stop} />
                  <span className="iw-count" role="status">
                    <bdi>
                      {version} / {count}
                    </bdi>
                  </span>
                </>
              )),
            hasVersions &&
              ((stop) => <Step label={t("Later version")} path={forward} to={later} actions={actions} stop={stop} />),
            turn.role === "assistant" &&
              actions &&
              ((stop) => <Tool label={t("Ask again")} path={retry} stop={stop} onPress={() => actions.askAgain(at)} />),
            turn.role === "user" &&
              actions &&
              ((stop) => <Tool label={t("Change this message")} path={pencil} stop={stop} onPress={() => actions.edit(at)} />),
            (stop) => <CopyButton label={t("Copy this message")} text={() => wordTurn(turn)} tabIndex={stop} />,
          ]}
        </Toolbar>
      )}
    </li>
  );
});

/** Files stand first in what a visitor said, and have no line of text for the name to stand on. */
function hasFiles(turn: Turn): boolean {
  return turn.role === "user" && asDraft(turn.content).attached.length > 0;
}

function Said({ turn, partial, headingLevel }: Pick<TurnViewProps, "turn" | "partial" | "headingLevel">) {
  const t = useWords();
  switch (turn.role) {
    case "assistant":
      return <Answer reply={turn.reply} partial={partial} headingLevel={headingLevel} />;
    case "tool":
      return (
        <Folded summary={t("What the tool gave")}>
          <pre className="iw-code" dir="ltr">
            {visible(textOf(turn.content).slice(0, longest), true)}
          </pre>
        </Folded>
      );
    case "user": {
      const { draft, attached } = asDraft(turn.content);
      return (
        <>
          {attached.length > 0 && <Parts parts={attached} by="visitor" />}
          <Long text={draft}>
            {(shown) => (
              <p className="iw-spoken iw-medium" dir="auto">
                {visible(shown)}
              </p>
            )}
          </Long>
        </>
      );
    }
  }
}

/** Draws a part with one button in it; `stop` tells whether Tab comes to that button. */
type ToolPart = (stop: 0 | -1) => ReactNode;

/** A row of buttons with one tab stop; arrow keys lead along it. */
function Toolbar({ label, children }: { label: string; children: readonly (ToolPart | false | undefined)[] }) {
  const [stop, setStop] = useState(0);
  const parts = children.filter((part) => typeof part === "function");

  function onFocus(event: FocusEvent<HTMLDivElement>): void {
    setStop([...event.currentTarget.children].findIndex((part) => part.contains(event.target)));
  }

  return (
    <div className="iw-turn-tools" role="toolbar" aria-label={label} onKeyDown={moveFocus} onFocus={onFocus}>
      {parts.map((part, index) => (
        <span className="iw-tight" key={index}>
          {part(index === Math.min(stop, parts.length - 1) ? 0 : -1)}
        </span>
      ))}
    </div>
  );
}

interface ToolProps {
  label: string;
  path: string;
  stop: 0 | -1;
}

/** Goes on at the composer, where the focus then is. */
function Tool({ label, path, stop, onPress }: ToolProps & { onPress(): void }) {
  return (
    <button
      className="iw-tool"
      type="button"
      aria-label={label}
      tabIndex={stop}
      onClick={(event) => {
        onPress();
        goToComposer(event.currentTarget);
      }}
    >
      <Icon path={path} className="iw-i16" />
    </button>
  );
}

/** Leads to another version; at the ends it stays, and does nothing. */
function Step({ label, path, to, actions, stop }: ToolProps & { to: number | undefined; actions: Actions }) {
  return (
    <button
      className="iw-tool iw-flip"
      type="button"
      aria-label={label}
      aria-disabled={to === undefined || undefined}
      tabIndex={stop}
      onClick={() => to !== undefined && actions.goTo(to)}
    >
      <Icon path={path} className="iw-i16" />
    </button>
  );
}
