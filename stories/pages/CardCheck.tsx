import { type DragEvent, startTransition, useEffect, useId, useMemo, useRef, useState } from "react";
import { checkModelCard, readModelCard } from "../../src/card/index.js";
import { InferenceWidget, ModelGallery } from "../../src/index.js";
import { CardCheckEditor, goTo } from "./CardCheckEditor.js";
import { CardCheckProblems, countOf, countsOf } from "./CardCheckProblems.js";
import { type CardSample, cardSamples } from "./cardSamples.js";
import "./pages.css";
import "./cardCheck.css";

/** Milliseconds without a change after which the card is read, and after which what was found is announced. */
const pauses = { reading: 250, announcing: 1000 } as const;

/** Bytes; a README is far smaller. */
const largestFile = 1_000_000;

/** A README to check. */
interface Source {
  readonly key: number;
  readonly name: string;
  /** Its lines end with `\n` here, as in every text area. */
  readonly text: string;
  /** The text before any change. */
  readonly original: string;
  /** How the lines end in the file. */
  readonly lineEnd: "\n" | "\r\n";
}

interface Sources {
  readonly all: readonly Source[];
  /** The one that is shown. */
  readonly chosen: Source;
}

export interface CardCheckProps {
  /** What is shown first. */
  sample: CardSample;
}

/** Shows the author of a model what is wrong with its README, where, and what visitors will see of it. */
export function CardCheck({ sample }: CardCheckProps) {
  const [{ all, chosen }, setSources] = useState(() => startWith(sample));
  const [refusal, setRefusal] = useState<string>();
  const [isOver, setIsOver] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const [choiceName, textId, problemsId, previewId] = [useId(), useId(), useId(), useId()];

  const settled = useSettled(chosen, pauses.reading);
  const { text, lineEnd } = settled.key === chosen.key ? settled : chosen;
  const markdown = useMemo(() => text.replaceAll("\n", lineEnd), [text, lineEnd]);
  const problems = useMemo(() => checkModelCard(markdown), [markdown]);
  const card = useMemo(() => readModelCard(markdown, { id: "owner/name", baseUrl: filesOfSamples() }), [markdown]);
  // Made once for each reading, so that a key pressed draws the text alone.
  const list = useMemo(
    () => (
      <CardCheckProblems
        problems={problems}
        labelledBy={problemsId}
        onGo={({ line = 1, column = 1 }) => area.current && goTo(area.current, line, column)}
      />
    ),
    [problems, problemsId],
  );
  const preview = useMemo(
    () => (
      <>
        <InferenceWidget card={card} />
        {card.gallery.length > 0 && (
          <>
            <ModelGallery card={card} />
            <p className="check-foot">
              <bdi>Here only files at web addresses are found, and those of the samples.</bdi>
            </p>
          </>
        )}
      </>
    ),
    [card],
  );
  const counts = countsOf(problems);
  const announced = useSettled(counts, pauses.announcing);

  function write(text: string): void {
    setSources(({ all, chosen }) => {
      const written = { ...chosen, text };
      return { all: all.map((each) => (each === chosen ? written : each)), chosen: written };
    });
  }

  async function open(file: File | undefined): Promise<void> {
    if (!file) return;
    const markdown = file.size > largestFile ? undefined : await file.text().catch(() => undefined);
    const isText = markdown !== undefined && !markdown.includes("\0");
    setRefusal(isText ? undefined : `${file.name} cannot be read as a README. Choose a text file of less than 1 MB.`);
    if (!isText) return;
    setSources(({ all }) => {
      const opened = sourceOf({ name: file.name, markdown }, all.length);
      return { all: [...all, opened], chosen: opened };
    });
  }

  const drop = {
    onDragOver(event: DragEvent) {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      setIsOver(true);
    },
    onDragLeave: () => setIsOver(false),
    onDrop(event: DragEvent) {
      setIsOver(false);
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      void open(event.dataTransfer.files[0]);
    },
  };

  return (
    <>
      <h1 className="page-title">Card check</h1>
      <p className="page-lead">
        <bdi>
          Paste the README of a model, or open it. Beside it stand its problems, each with its place, and the widget as a visitor
          will see it. The text stays in this page.
        </bdi>
      </p>
      <div className="check">
        <div className="check-side">
          <fieldset className="check-choices">
            <legend className="page-label check-legend">Sample cards, broken on purpose</legend>
            {all.map((each) => (
              <label key={each.key} className="check-choice">
                <input
                  className="check-radio"
                  type="radio"
                  name={choiceName}
                  checked={each === chosen}
                  onChange={() => {
                    setSources({ all, chosen: each });
                    setRefusal(undefined);
                  }}
                />
                <bdi className="check-choice-name">{each.name}</bdi>
              </label>
            ))}
          </fieldset>
          <div className="check-bar">
            <label className="page-label" htmlFor={textId}>
              README.md
            </label>
            <div className="check-actions">
              {chosen.text !== chosen.original && (
                <button className="check-button" type="button" onClick={() => write(chosen.original)}>
                  Undo all changes
                </button>
              )}
              <label className="check-button check-open">
                <input
                  className="iw-sr"
                  type="file"
                  accept=".md,.markdown,.txt,text/markdown,text/plain"
                  onChange={(event) => {
                    void open(event.currentTarget.files?.[0]);
                    // Cleared, so that choosing the same file again is a change again.
                    event.currentTarget.value = "";
                  }}
                />
                Open a file
              </label>
            </div>
          </div>
          <div className={isOver ? "check-drop check-drop-over" : "check-drop"} {...drop}>
            <CardCheckEditor key={chosen.key} id={textId} area={area} text={chosen.text} problems={problems} onChange={write} />
          </div>
          {refusal !== undefined && (
            <p className="page-note" role="alert">
              <bdi>{refusal}</bdi>
            </p>
          )}
          <p className="check-foot">
            <bdi>
              {countOf(chosen.text.split("\n").length, "line")}
              {lineEnd === "\r\n" && ", Windows line ends (CRLF)"}. A file may be dropped on the text.
            </bdi>
          </p>
        </div>
        <div className="check-main">
          <section className="check-section" aria-labelledby={problemsId}>
            <div className="check-bar">
              <h2 className="check-heading" id={problemsId}>
                Problems
              </h2>
              <p className="check-counts" aria-hidden="true">
                <bdi>{counts}</bdi>
              </p>
            </div>
            <p className="iw-sr" role="status">
              {announced}
            </p>
            {list}
          </section>
          <section className="check-section" aria-labelledby={previewId}>
            <h2 className="check-heading" id={previewId}>
              What visitors see
            </h2>
            {preview}
          </section>
        </div>
      </div>
    </>
  );
}

function startWith(sample: CardSample): Sources {
  const samples = Object.values(cardSamples);
  const chosen = sourceOf(sample, samples.indexOf(sample));
  return { all: samples.map((each, index) => (each === sample ? chosen : sourceOf(each, index))), chosen };
}

function sourceOf({ name, markdown }: CardSample, key: number): Source {
  const text = markdown.replace(/\r\n?/g, "\n");
  return { key, name, text, original: text, lineEnd: markdown.includes("\r\n") ? "\r\n" : "\n" };
}

/** The folder of the files that the samples name. */
function filesOfSamples(): string {
  return new URL("./models/demo/paper-kites/", window.location.href).href;
}

/** The value once it has not changed for some milliseconds. */
function useSettled<T>(value: T, pause: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(
    function settle() {
      // What depends on it may take long to draw, and typing goes first.
      const timer = setTimeout(() => startTransition(() => setSettled(() => value)), pause);
      return () => clearTimeout(timer);
    },
    [value, pause],
  );
  return settled;
}
