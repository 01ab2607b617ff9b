import { useEffect, useRef, useState } from "react";
import type { Problem } from "../../src/card/index.js";
import { Icon } from "../../src/ui/Icon.js";
import { check, info, warn } from "../../src/ui/icons.js";
import { copy } from "../../src/ui/toolIcons.js";

/** What stands beside the word for each severity. */
export const glyphs: Readonly<Record<Problem["severity"], string>> = {
  error: "M5.6 2.2h4.8l3.4 3.4v4.8l-3.4 3.4H5.6l-3.4-3.4V5.6zM6 6l4 4M10 6l-4 4",
  warning: warn,
  info,
};

const words: Readonly<Record<Problem["severity"], string>> = { error: "error", warning: "warning", info: "note" };

/** Such as "1 error, 2 warnings, 1 note". */
export function countsOf(problems: readonly Problem[]): string {
  const counts = (["error", "warning", "info"] as const).flatMap((severity) => {
    const count = problems.filter((problem) => problem.severity === severity).length;
    return count > 0 ? countOf(count, words[severity]) : [];
  });
  return counts.join(", ") || "No problems";
}

/** Such as "2 lines". */
export function countOf(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

export interface CardCheckProblemsProps {
  problems: readonly Problem[];
  /** Id of the heading. */
  labelledBy: string;
  /** Called with the problem whose place is wanted. */
  onGo(problem: Problem): void;
}

/** The problems of a card; each leads to its place and shows what to write instead. */
export function CardCheckProblems({ problems, labelledBy, onGo }: CardCheckProblemsProps) {
  if (problems.length === 0) {
    return (
      <p className="check-none">
        <Icon path={check} className="check-icon" />
        <bdi>Nothing to mend. Programs read this card as it is meant.</bdi>
      </p>
    );
  }
  return (
    <ul className="check-problems" aria-labelledby={labelledBy}>
      {problems.map((problem, index) => (
        <li key={index} className="check-problem">
          <button className="check-go" type="button" onClick={() => onGo(problem)}>
            <span className={`check-severity check-${problem.severity}`}>
              <Icon path={glyphs[problem.severity]} className="check-icon" />
              {words[problem.severity]}
            </span>{" "}
            <bdi className="check-place">
              {problem.line ?? 1}:{problem.column ?? 1}
            </bdi>{" "}
            <bdi className="check-path">{problem.path}</bdi>{" "}
            <span className="check-message">
              <bdi>
                {problem.message.split("`").map((part, place) =>
                  place % 2 === 0 ? (
                    part
                  ) : (
                    <code key={place} className="check-word">
                      {part}
                    </code>
                  ),
                )}
              </bdi>
            </span>
          </button>
          {problem.fix !== undefined && <Fix fix={problem.fix} place={`${problem.line ?? 1}:${problem.column ?? 1}`} />}
        </li>
      ))}
    </ul>
  );
}

function Fix({ fix, place }: { fix: string; place: string }) {
  const [copied, setCopied] = useState<"yes" | "no">();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  function copyFix(): void {
    const say = (result: "yes" | "no") => {
      setCopied(result);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setCopied(undefined), 2500);
    };
    // Absent where the page is not served securely.
    const written = navigator.clipboard?.writeText(fix) ?? Promise.reject();
    written.then(
      () => say("yes"),
      () => say("no"),
    );
  }

  return (
    <div className="check-fix">
      <pre className="check-fix-text" dir="ltr">
        {/* Blanks alone would not be seen. */}
        <code className="check-fix-code">{fix.trim() === "" ? fix.replaceAll(" ", "␣") : fix}</code>
      </pre>
      <span className="check-copied" role="status">
        {copied === "yes" && "Copied"}
        {copied === "no" && "Copying is not allowed here"}
      </span>
      <button className="check-button check-copy" type="button" aria-label={`Copy the fix for ${place}`} onClick={copyFix}>
        <Icon path={copied === "yes" ? check : copy} className="check-icon" />
        Copy
      </button>
    </div>
  );
}
