"use client";
import { useId, useMemo } from "react";
import type { Translate } from "../core/message.js";
import { Icon } from "../ui/Icon.js";
import { check, chevron } from "../ui/icons.js";
import { lazily } from "../ui/lazily.js";
import { useWords } from "../ui/words.js";
import { useWidget } from "./context.js";
import { later } from "./later.js";
import { Part, type PartProps } from "./Part.js";
import type { TaskExample } from "./readExamples.js";

type AnyExample = TaskExample<unknown, unknown>;

/** Most examples that stand side by side; more of them, or groups of them, go into a list. */
const mostChips = 4;

/** The card's examples: side by side when there are few, else in a list with their groups. Choosing fills the input. */
export function Examples(props: PartProps<"div">) {
  const { state } = useWidget("Examples");
  const t = useWords();
  const { examples } = state;
  if (examples.length === 0) return null;
  const chips = examples.length <= mostChips && examples.every((example) => example.group === examples[0]?.group);
  return (
    <Part tag="div" given={props} part="examples" className="iw-examples" data-chips={chips || undefined}>
      {chips && (
        <ul className="iw-chips" aria-label={examples[0]?.generic ? t("Generic examples") : t("Examples")}>
          {examples.map((example) => (
            <li className="iw-chips-item" key={example.id}>
              <Chip example={example} />
            </li>
          ))}
        </ul>
      )}
      <Picker />
      {state.kept && <Undo kept={state.kept} undo={state.undo} />}
    </Part>
  );
}

const Undo = lazily(later("Undo"), () => null);

function titleOf(example: AnyExample, t: Translate): string {
  return example.title ?? t("Example {n}", { n: example.number });
}

function useIsChosen(): (example: AnyExample) => boolean {
  const { state } = useWidget("Examples");
  return (example) => state.example?.id === example.id && state.input === example.input;
}

function Chip({ example }: { example: AnyExample }) {
  const { state } = useWidget("Examples");
  const t = useWords();
  const chosen = useIsChosen()(example);
  const { input } = state.task;
  // Writing out a large table takes a while.
  const preview = useMemo(() => input.preview?.(example.input) ?? previewOf(input.toCard(example.input)), [input, example]);
  return (
    <button className="iw-choice" type="button" aria-pressed={chosen} onClick={() => state.show(example)}>
      <span className="iw-choice-title">
        <bdi dir="auto">{titleOf(example, t)}</bdi>
        {chosen && <Icon path={check} />}
      </span>
      {preview !== "" && (
        <span className="iw-small iw-cut" aria-hidden="true">
          <bdi dir="auto">{preview}</bdi>
        </span>
      )}
    </button>
  );
}

/** The first words of an example, or its file's name. */
function previewOf(card: Readonly<Record<string, unknown>>): string {
  const text = Object.values(card).find((value) => typeof value === "string" && value.trim() !== "");
  if (typeof text !== "string") return "";
  if (text !== card.src) return text.slice(0, 120);
  return text.startsWith("data:") ? "" : (text.split(/[?#]/)[0]?.split("/").at(-1) ?? "");
}

function Picker() {
  const { state } = useWidget("Examples");
  const t = useWords();
  const id = useId();
  const chosen = state.examples.find(useIsChosen());
  const groups = new Map<string, AnyExample[]>();
  for (const example of state.examples) {
    const { group = "" } = example;
    groups.set(group, [...(groups.get(group) ?? []), example]);
  }
  const options = (examples: readonly AnyExample[]) =>
    examples.map((example) => (
      <option key={example.id} value={example.id} dir={example === chosen ? undefined : "auto"}>
        {titleOf(example, t)}
      </option>
    ));
  return (
    // Reads as the chosen title does, which alone has no `dir`; else a long one would be cut at its start.
    <span className="iw-pick" dir="auto">
      <label className="iw-sr" htmlFor={id} dir="auto">
        {t("Examples")}
      </label>
      <select
        className="iw-select"
        id={id}
        value={chosen?.id ?? ""}
        onChange={(event) => {
          const next = state.examples.find((example) => example.id === event.target.value);
          if (next) state.show(next);
        }}
      >
        <option value="" disabled dir={chosen && "auto"}>
          {state.examples[0]?.generic ? t("Generic examples") : t("Examples")}
        </option>
        {[...groups].map(([group, examples]) =>
          groups.size === 1 ? (
            options(examples)
          ) : (
            <optgroup key={group} label={group || t("More examples")}>
              {options(examples)}
            </optgroup>
          ),
        )}
      </select>
      <Icon path={chevron} className="iw-select-chevron" />
    </span>
  );
}
