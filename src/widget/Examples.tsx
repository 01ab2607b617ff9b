"use client";
import { useId, useMemo } from "react";
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
  const { state } = useWidget();
  const t = useWords();
  const id = useId();
  const { examples } = state;
  const [first] = examples;
  if (!first) return null;
  const name = t(first.generic ? "Generic examples" : "Examples");
  const groups = new Map<string, AnyExample[]>();
  for (const example of examples) {
    const { group = "" } = example;
    const others = groups.get(group);
    if (others) others.push(example);
    else groups.set(group, [example]);
  }
  const chips = examples.length <= mostChips && groups.size === 1;
  const isChosen = (example: AnyExample) => state.example?.id === example.id && state.input === example.input;
  const titleOf = ({ title, number }: AnyExample) => title ?? t("Example {n}", { n: number });
  const chosen = examples.find(isChosen);
  const options = [...groups].map(([group, offered]) => {
    const each = offered.map((example) => (
      <option key={example.id} value={example.id} dir={example === chosen ? undefined : "auto"}>
        {titleOf(example)}
      </option>
    ));
    if (groups.size === 1) return each;
    return (
      <optgroup key={group} label={group || t("More examples")}>
        {each}
      </optgroup>
    );
  });
  return (
    <Part tag="div" given={props} part="examples" className="iw-examples" data-chips={chips || undefined}>
      {chips && (
        <ul className="iw-chips" aria-label={name}>
          {examples.map((example) => (
            <li className="iw-chips-item" key={example.id}>
              <Chip example={example} title={titleOf(example)} chosen={example === chosen} />
            </li>
          ))}
        </ul>
      )}
      {/* Reads as the chosen title does, which alone has no `dir`; else a long one would be cut at its start. */}
      <span className="iw-pick" dir="auto">
        <label className="iw-sr" htmlFor={id} dir="auto">
          {t("Examples")}
        </label>
        <select
          className="iw-select"
          id={id}
          value={chosen?.id ?? ""}
          onChange={(event) => {
            const next = examples.find((example) => example.id === event.target.value);
            if (next) state.show(next);
          }}
        >
          <option value="" disabled dir={chosen && "auto"}>
            {name}
          </option>
          {options}
        </select>
        <Icon path={chevron} className="iw-select-chevron" />
      </span>
      {state.kept && <Undo kept={state.kept} undo={state.undo} />}
    </Part>
  );
}

const Undo = lazily(later("Undo"));

function Chip({ example, title, chosen }: { example: AnyExample; title: string; chosen: boolean }) {
  const { state } = useWidget();
  const { input } = state.task;
  // Writing out a large table takes a while.
  const preview = useMemo(() => input.preview?.(example.input) ?? previewOf(input.toCard(example.input)), [input, example]);
  return (
    <button className="iw-choice" type="button" aria-pressed={chosen} onClick={() => state.show(example)}>
      <span className="iw-choice-title">
        <bdi dir="auto">{title}</bdi>
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
