"use client";
import type { ReactNode } from "react";
import { useWords } from "../ui/words.js";
import { describeJson, writeJson } from "./json.js";

/** Characters drawn at most; copying and saving give all. */
const mostJson = 40_000;

/** An answer as the server sent it. */
export default function Json({ body }: { body: unknown }) {
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

/** What is done with all of an answer as JSON. */
export function JsonText({ body, children }: { body: unknown; children(text: () => string | Promise<Blob>): ReactNode }) {
  return children(() => writeJson(body));
}
