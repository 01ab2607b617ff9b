"use client";
import { type ComponentType, lazy, Suspense, useEffect, useId, useMemo, useRef, useState } from "react";
import type { defaultExamples } from "./card/defaultExamples.js";
import type { ModelCard } from "./card/modelCard.js";
import { InferenceError } from "./core/errors.js";
import { isRecord } from "./core/parse.js";
import type { TaskId } from "./core/task.js";
import { registry, type TaskModule } from "./tasks/registry.js";
import { type Look, useLook } from "./ui/look.js";
import { Notice } from "./ui/Notice.js";
import { useWords } from "./ui/words.js";
import { CardStatus } from "./widget/CardStatus.js";
import { type CardRoom, type ModelCardState, useCardSource } from "./widget/useModelCard.js";
import type { WidgetProps } from "./widget/Widget.js";

export interface InferenceWidgetProps extends Omit<WidgetProps, "card"> {
  /**
   * The model's card, or the text of its README, which is read here without any network.
   *
   * @default the one that the hub has of `model`
   */
  card?: ModelCard | string | undefined;
  /**
   * Absolute address of the README to load, whose files lie beside it; with `card`, only where its files lie.
   *
   * @default the hub's, by `model`
   */
  cardSrc?: string | undefined;
  /** The task to try the model on. @default the card's */
  task?: TaskId | undefined;
}

const loaded = new Map<string, ComponentType<WidgetProps>>();

/**
 * The widget for any model: its task decides which, and only that one is loaded. A task without a widget of its own gets
 * the one of `other`: the request as JSON, the answer drawn by what it is.
 *
 * Given an id alone, the card is looked up in the hub, once per page however many widgets show the model; the provider's
 * `hubUrl` and `loadCard` say where.
 *
 * @example
 * <InferenceWidget model="owner/name" fetcher={fetcher} />
 * <InferenceWidget card={readme} model="owner/name" fetcher={fetcher} />
 */
export function InferenceWidget({ task, card: source, cardSrc, ...props }: InferenceWidgetProps) {
  const state = useCardSource({ card: source, model: props.model, src: cardSrc }, loadCardRoom);
  const id = task ?? state.card?.task;
  const card = useExamplesInItsLanguage(state.card, id);
  const [pressed, setPressed] = useState(false);
  if (state.status !== "ready" && state.status !== "none") {
    return (
      <CardStatus
        state={state}
        model={props.model}
        src={cardSrc}
        look={props}
        login={props.slots?.login}
        onPress={() => setPressed(true)}
      />
    );
  }
  const { className, unstyled, theme, scheme } = props;
  const look = { className, unstyled, theme, scheme };
  const TaskWidget = id ? widgetOf(id) : card && widgetOf("other", card.taskName);
  return (
    <Suspense fallback={<Loading {...look} />}>
      {TaskWidget ? <TaskWidget {...props} card={card} /> : <NoWidget {...look} />}
      {pressed && <TakeFocus />}
    </Suspense>
  );
}

/**
 * The card of a model: itself, read from the text of a README, or looked up in the hub by the model's id.
 *
 * A text of one word, or two with a slash between, is an id. Loaded once per page however many ask; a card that is read already
 * loads nothing. `retry` and `stop` act for all of them.
 *
 * @example
 * const { status, card, error, retry } = useModelCard("owner/name");
 */
export function useModelCard(idOrCard: string | ModelCard | undefined): ModelCardState {
  const isId = typeof idOrCard === "string" && /^[\w.-]+(\/[\w.-]+)?$/.test(idOrCard);
  return useCardSource(isId ? { model: idOrCard } : { card: idOrCard }, loadCardRoom);
}

function loadCardRoom(): Promise<CardRoom> {
  return import("./card/index.js").catch((cause: unknown) => {
    throw new InferenceError("network", "The code that reads model cards could not be loaded.", { cause });
  });
}

/** The card, with generic examples in its language where its author wrote none that its task can read. */
function useExamplesInItsLanguage(card: ModelCard | undefined, task: TaskId | undefined): ModelCard | undefined {
  const [room, setRoom] = useState<{ readonly defaultExamples: typeof defaultExamples }>();
  const isWanted = card !== undefined && task !== undefined && isForeign(card) && !hasOwnExamples(card);
  useEffect(
    function load() {
      if (!isWanted) return;
      let isOver = false;
      import("./card/defaultExamples.js").then(
        (loadedRoom) => {
          if (!isOver) setRoom(loadedRoom);
        },
        () => {},
      );
      return () => {
        isOver = true;
      };
    },
    [isWanted],
  );
  return useMemo(() => {
    const examples = (isWanted && room?.defaultExamples(task, card.languages, card.maskToken)) || [];
    if (!card || examples.length === 0) return card;
    // The Hub's generic ones, which may be English, give way to them.
    return { ...card, examples: [...card.examples.filter(({ generic }) => !generic), ...examples] };
  }, [card, task, room, isWanted]);
}

function isForeign({ languages: [first = "en"] }: ModelCard): boolean {
  return first !== "en";
}

function hasOwnExamples({ examples, problems }: ModelCard): boolean {
  return examples.some(({ generic }) => !generic) && !problems.some(({ code }) => code === "no-usable-example");
}

/** Brings the focus of a button that is gone to the widget that came in its place. */
function TakeFocus() {
  const ref = useRef<HTMLSpanElement>(null);
  useEffect(function take() {
    const widget = ref.current?.previousElementSibling;
    if (!(widget instanceof HTMLElement) || document.activeElement !== document.body) return;
    widget.tabIndex = -1;
    widget.focus({ preventScroll: true });
  }, []);
  return <span ref={ref} hidden />;
}

/** The widget of a task, loaded when it is first shown; `name` is the name of a task that the Hub does not have. */
function widgetOf(id: TaskId, name?: string): ComponentType<WidgetProps> {
  const key = name === undefined ? id : `${id} ${name}`;
  const known = loaded.get(key);
  if (known) return known;
  const made = lazy<ComponentType<WidgetProps>>(() => loadWidget(id, name).catch(() => ({ default: NotLoaded })));
  loaded.set(key, made);
  return made;
}

async function loadWidget(id: TaskId, name: string | undefined): Promise<{ readonly default: ComponentType<WidgetProps> }> {
  const isKnown = name === undefined && Object.hasOwn(registry, id);
  const module: TaskModule = await registry[isKnown ? (id as keyof typeof registry) : "other"]();
  const { empty } = module.task.input;
  const TaskWidget = (
    isKnown ? module.default : (await registry.other()).createOtherWidget(id, name)
  ) as ComponentType<WidgetProps>;
  return {
    default: ({ input, defaultInput, ...props }) => (
      <TaskWidget
        {...props}
        input={input === undefined || isLike(empty, input) ? input : empty}
        defaultInput={isLike(empty, defaultInput) ? defaultInput : undefined}
      />
    ),
  };
}

/** Whether a page's input, which may be another task's, is made as the empty one is. */
function isLike(empty: unknown, input: unknown): boolean {
  // Where an empty one has nothing there is a file, a choice, or still nothing.
  if (empty === undefined) return typeof input !== "object" || input instanceof Blob;
  if (Array.isArray(empty)) return Array.isArray(input) && (empty.length === 0 || input.every((item) => isLike(empty[0], item)));
  if (typeof empty !== "object" || empty === null) return typeof input === typeof empty;
  return isRecord(input) && Object.entries(empty).every(([name, value]) => isLike(value, input[name]));
}

function Loading(look: Look) {
  const t = useWords();
  return (
    <article {...useLook(look)} aria-busy="true" aria-label={t("Loading the widget")}>
      <div className="iw-panel">
        <p className="iw-quiet-text">{t("Loading the widget")}</p>
      </div>
    </article>
  );
}

function NotLoaded(look: Look) {
  const t = useWords();
  const id = useId();
  return (
    <article {...useLook(look)} aria-labelledby={id}>
      <div className="iw-panel">
        <Notice tone="bad" role="alert" title={<span id={id}>{t("The widget could not be loaded")}</span>}>
          {t("Check the connection, then load the page again.")}
        </Notice>
      </div>
    </article>
  );
}

function NoWidget(look: Look) {
  const t = useWords();
  const id = useId();
  return (
    <article {...useLook(look)} aria-labelledby={id}>
      <div className="iw-panel">
        <Notice tone="info" title={<span id={id}>{t("No widget for this model")}</span>}>
          {t("Its card does not say which task it is for.")}
        </Notice>
      </div>
    </article>
  );
}
