"use client";
import { type ComponentType, lazy, Suspense, useId } from "react";
import type { TaskId } from "./core/task.js";
import { registry, type TaskModule } from "./tasks/registry.js";
import { Notice } from "./ui/Notice.js";
import { useWords } from "./ui/words.js";
import type { WidgetProps } from "./widget/Widget.js";

export interface InferenceWidgetProps extends WidgetProps {
  /** The task to try the model on. @default the card's */
  task?: TaskId | undefined;
}

const loaded = new Map<TaskId, ComponentType<WidgetProps>>();

/**
 * The widget for any model: its task decides which, and only that one is loaded.
 *
 * @example
 * <InferenceWidget card={readModelCard(markdown, { id: "owner/name" })} fetcher={fetcher} />
 */
export function InferenceWidget({ task, ...props }: InferenceWidgetProps) {
  const id = task ?? props.card?.task;
  const TaskWidget = id && widgetOf(id);
  if (!TaskWidget) return <NoWidget task={id} />;
  return (
    <Suspense fallback={<Loading />}>
      <TaskWidget {...props} />
    </Suspense>
  );
}

function widgetOf(id: TaskId): ComponentType<WidgetProps> | undefined {
  const load: (() => Promise<TaskModule>) | undefined = Object.hasOwn(registry, id)
    ? registry[id as keyof typeof registry]
    : undefined;
  if (load && !loaded.has(id))
    loaded.set(
      id,
      lazy(() => load().catch(() => ({ default: NotLoaded }))),
    );
  return loaded.get(id);
}

function Loading() {
  const t = useWords();
  return (
    <article className="iw" aria-busy="true" aria-label={t("Loading the widget")}>
      <div className="iw-panel">
        <p className="iw-quiet-text">{t("Loading the widget")}</p>
      </div>
    </article>
  );
}

function NotLoaded() {
  const t = useWords();
  const id = useId();
  return (
    <article className="iw" aria-labelledby={id}>
      <div className="iw-panel">
        <Notice tone="bad" role="alert" title={<span id={id}>{t("The widget could not be loaded")}</span>}>
          {t("Check the connection, then load the page again.")}
        </Notice>
      </div>
    </article>
  );
}

function NoWidget({ task }: { task: string | undefined }) {
  const t = useWords();
  const id = useId();
  return (
    <article className="iw" aria-labelledby={id}>
      <div className="iw-panel">
        <Notice tone="info" title={<span id={id}>{t("No widget for this model")}</span>}>
          {task === undefined
            ? t("Its card does not say which task it is for.")
            : t("There is no widget yet for the task {task}.", { task })}
        </Notice>
      </div>
    </article>
  );
}
