import { Source, useOf } from "@storybook/addon-docs/blocks";
import { dump } from "js-yaml";
import { useEffect, useRef, useState } from "react";
import { createTranslate } from "../../src/core/message.js";
import type { ParameterField } from "../../src/core/parameters.js";
import type { Task } from "../../src/core/task.js";
import { InferenceWidget } from "../../src/index.js";
import { type registry as Registry, registry } from "../../src/tasks/registry.js";
import type { Recording } from "../../test/recordings.js";
import { readDemoCard, readmes } from "../cards.js";
import { clipped } from "./clipped.js";
import { keysOf } from "./keys.js";
import { Table } from "./Table.js";

const recordings = import.meta.glob<readonly Recording[]>("../../test/recordings/*.json", { import: "default" });
const t = createTranslate();

/** The page of one task's stories: drawn from the very definition of the task, its demo card and its recordings. */
export function TaskPage() {
  const meta = useOf("meta", ["meta"]);
  const file: unknown = meta.preparedMeta.parameters.fileName;
  const tag = typeof file === "string" ? (/([^/]+)\.stories\.tsx$/.exec(file)?.[1] ?? "") : "";
  const [page, setPage] = useState<PageProps>();
  useEffect(
    function load() {
      if (!Object.hasOwn(registry, tag)) return;
      let isOver = false;
      Promise.all([registry[tag as keyof typeof Registry](), recordings[`../../test/recordings/${tag}.json`]?.()]).then(
        ([{ task }, found = []]) => {
          // The page shows any task; what belongs together comes from one of them.
          if (!isOver) setPage({ tag, task: task as unknown as Task<unknown, unknown>, recordings: found });
        },
        () => {},
      );
      return () => {
        isOver = true;
      };
    },
    [tag],
  );
  return page ? <Page key={page.tag} {...page} /> : <p>Loading the page.</p>;
}

interface PageProps {
  readonly tag: string;
  readonly task: Task<unknown, unknown>;
  readonly recordings: readonly Recording[];
}

function Page({ tag, task, recordings }: PageProps) {
  const card = [...readmes.keys()].map((name) => readDemoCard(name)).find((one) => one.task === task.id);
  const [example = {}] = task.examples;
  const input = task.input.fromCard(example);
  const request = input === undefined ? undefined : task.input.toRequest(input, example.parameters ?? {});
  const { frame, keys } = useKeysIn(task.conversation !== undefined);
  const name = tag.replaceAll(/(^|-)(\w)/g, (_, _dash, letter: string) => letter.toUpperCase());
  return (
    <>
      <h1>{t(task.name)}</h1>
      <p>
        The widget for models tagged <code>{tag}</code>. {t(task.output.promise)}
      </p>
      <div className="sb-unstyled guide-widget" ref={frame}>
        <InferenceWidget card={card} task={task.id} />
      </div>

      <h2>Use it</h2>
      <Source
        language="tsx"
        code={`import { ${name}Widget } from "inference-widgets/tasks/${tag}";

<${name}Widget model="owner/name" fetcher={fetcher} />`}
      />

      <h2>In a model card</h2>
      <p>
        One item of <code>widget</code> in the front matter of the README. With an <code>output</code>, visitors see the answer at
        once, with no backend. Long values are cut here.
      </p>
      <Source language="yml" code={dump({ pipeline_tag: tag, widget: [clipped(example)] }, { lineWidth: 100 })} />

      <h2>Request</h2>
      <p>
        What the fetcher is asked for this example, as <code>inputs</code> and <code>parameters</code>. Files are loaded before;
        how they travel is the fetcher's business.
      </p>
      <Source language="json" code={JSON.stringify(clipped(request), undefined, 2)} />

      <h2>Answers</h2>
      <p>
        {recordings.length} {recordings.length === 1 ? "shape" : "shapes"} of an answer, from a server or in a card. Each is read,
        shown and tested.
      </p>
      {recordings.map(({ name: shape, body, bodyFile }, index) => (
        <details key={`${index} ${shape}`} open={index === 0}>
          <summary>{shape[0]?.toUpperCase() + shape.slice(1)}</summary>
          <Source language="json" code={bodyFile ? `The bytes of ${bodyFile}` : JSON.stringify(clipped(body), undefined, 2)} />
        </details>
      ))}

      <h2>Parameters</h2>
      {task.parameters?.length ? (
        <Table
          head={["Parameter", "Label", "Values", "Default", "Meaning"]}
          rows={task.parameters.map((field) => [field.name, t(field.label), valuesOf(field), defaultOf(field), help(field)])}
        />
      ) : (
        <p>Visitors can set none. What the card gives is sent.</p>
      )}

      <h2>Accessibility</h2>
      <p>What the result says in words, as it is announced and copied. This is the first example's:</p>
      <Source language="text" code={textTwin(task, input, example.output)} />
      <p>Each control is reached by Tab, in the order it is read. The keys of those that stand in the widget above:</p>
      <Table head={["Keys", "In", "What they do"]} rows={keys} />
    </>
  );
}

/** The keys of the controls that stand in a widget. */
function useKeysIn(isChat: boolean) {
  const frame = useRef<HTMLDivElement>(null);
  const [keys, setKeys] = useState<readonly (readonly string[])[]>([]);
  useEffect(
    function followControls() {
      const read = () => {
        const found = frame.current ? keysOf(frame.current, isChat) : [];
        setKeys((before) => (before.length === found.length ? before : found));
      };
      const observer = new MutationObserver(read);
      if (frame.current) observer.observe(frame.current, { childList: true, subtree: true });
      read();
      return () => observer.disconnect();
    },
    [isChat],
  );
  return { frame, keys };
}

function textTwin({ output }: Task<unknown, unknown>, input: unknown, recorded: unknown): string {
  return recorded === undefined ? "" : output.toText(output.fromCard(recorded, input), input, t);
}

function valuesOf(field: ParameterField): string {
  switch (field.kind) {
    case "number":
      return `${field.min} to ${field.max}, in steps of ${field.step}`;
    case "boolean":
      return "true or false";
    case "choice":
      return field.options.join(", ");
    case "text":
      return "text";
    case "lines":
      return "a list of texts, one a line";
  }
}

function defaultOf(field: ParameterField): string {
  return field.default === undefined ? "the server's" : JSON.stringify(field.default);
}

function help(field: ParameterField): string {
  return field.help === undefined ? "" : t(field.help);
}
