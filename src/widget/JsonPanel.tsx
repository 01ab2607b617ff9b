"use client";
import { CopyButton } from "../ui/CopyButton.js";
import { useWords } from "../ui/words.js";
import { describeJson, writeJson } from "./json.js";
import { SaveButton } from "./SaveButton.js";

/** Characters of JSON drawn at most; copying and saving give all. */
const mostJson = 40_000;

/** An answer as the server sent it. */
export default function JsonPanel({ body }: { body: unknown }) {
  const t = useWords();
  const text = describeJson(body, true);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre className="iw-code" tabIndex={0} role="region" aria-label={t("JSON")}>
        {text.slice(0, mostJson)}
      </pre>
      {text.length > mostJson && <p className="iw-note">{t("Cut here. Copy or save it to have all of it.")}</p>}
    </>
  );
}

/** Copies and saves all of an answer as JSON. */
export function JsonTools({ body }: { body: unknown }) {
  const t = useWords();
  const text = () => writeJson(body);
  return (
    <>
      <CopyButton text={text} label={t("Copy JSON")} />
      <SaveButton label={t("Download JSON")} make={text} type="application/json" extension="json" />
    </>
  );
}
