import { type RefObject, useMemo, useRef } from "react";
import type { Problem } from "../../src/card/index.js";
import { Icon } from "../../src/ui/Icon.js";
import { glyphs } from "./CardCheckProblems.js";

export interface CardCheckEditorProps {
  id: string;
  area: RefObject<HTMLTextAreaElement | null>;
  text: string;
  /** Their lines are marked. */
  problems: readonly Problem[];
  onChange(text: string): void;
}

/** A text area for a card, with the numbers of its lines beside it. */
export function CardCheckEditor({ id, area, text, problems, onChange }: CardCheckEditorProps) {
  const numbers = useRef<HTMLDivElement>(null);
  const count = text.split("\n").length;
  // Made anew only when it changes, for thousands of lines take longer to draw than a key to press.
  const lines = useMemo(
    () =>
      stretchesOf(count, problems).map(({ first, last, severity }) => (
        <div key={first} className={severity ? `check-numbers check-line check-${severity}` : "check-numbers"}>
          {severity && <Icon path={glyphs[severity]} className="check-line-icon" />}
          {Array.from({ length: last - first + 1 }, (_, index) => first + index).join("\n")}
        </div>
      )),
    [count, problems],
  );

  return (
    <div className="check-editor" dir="ltr">
      <div className="check-lines" ref={numbers} aria-hidden="true">
        {lines}
      </div>
      <textarea
        className="check-text"
        id={id}
        ref={area}
        wrap="off"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        value={text}
        onChange={(event) => onChange(event.target.value)}
        onScroll={({ currentTarget }) => {
          if (numbers.current) numbers.current.scrollTop = currentTarget.scrollTop;
        }}
      />
    </div>
  );
}

/**
 * Puts the caret at a place and brings it into view; what follows in that line is selected, so that typing replaces it.
 *
 * `line` and `column` count from 1, columns in UTF-16 code units. A place that is no longer there is the nearest that is.
 */
export function goTo(area: HTMLTextAreaElement, line: number, column: number): void {
  const lines = area.value.split("\n");
  const index = Math.min(line, lines.length) - 1;
  const text = lines[index] ?? "";
  const before = lines.slice(0, index).reduce((sum, each) => sum + each.length + 1, 0);
  const start = before + Math.min(column - 1, text.length);
  area.focus({ preventScroll: true });
  // Backward, so that the caret stands at the place itself.
  area.setSelectionRange(start, before + text.length, "backward");

  const style = getComputedStyle(area);
  area.scrollTop = index * Number.parseFloat(style.lineHeight) - area.clientHeight / 3;
  const x = widthOf(text.slice(0, column - 1), style.font);
  area.scrollLeft = x < area.clientWidth * 0.7 ? 0 : x - area.clientWidth / 3;
  area.scrollIntoView({ block: "nearest" });
}

/** Pixels a text takes. */
function widthOf(text: string, font: string): number {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return 0;
  context.font = font;
  return context.measureText(text.replaceAll("\t", "  ")).width;
}

/** Lines in a row without any problem, or one line with some. */
interface Stretch {
  readonly first: number;
  readonly last: number;
  /** The worst there. */
  readonly severity?: Problem["severity"];
}

function stretchesOf(count: number, problems: readonly Problem[]): readonly Stretch[] {
  const severities = new Map<number, Problem["severity"]>();
  for (const { line = 1, severity } of problems) {
    const other = severities.get(line);
    if (line <= count && (other === undefined || severity === "error" || other === "info")) severities.set(line, severity);
  }
  const stretches: Stretch[] = [];
  let first = 1;
  for (const [line, severity] of [...severities].sort(([one], [other]) => one - other)) {
    if (line > first) stretches.push({ first, last: line - 1 });
    stretches.push({ first: line, last: line, severity });
    first = line + 1;
  }
  return first > count ? stretches : [...stretches, { first, last: count }];
}
