"use client";
import { useEffect, useId, useRef, useState } from "react";
import type { Snippet } from "../core/backend.js";
import type { InferenceRequest } from "../core/task.js";
import { CopyButton } from "../ui/CopyButton.js";
import { useWords } from "../ui/words.js";
import { requestKey } from "./answers.js";
import { useWidget } from "./context.js";

const languages = { javascript: "JavaScript", python: "Python", curl: "curl" } as const;

/** The input as it stands now, as code of the visitor's own. */
export default function Code() {
  const { state } = useWidget();
  const t = useWords();
  const missing = state.task.input.missing(state.input);
  return missing ? <p className="iw-quiet-text">{t(missing.message)}</p> : <Snippets request={state.request()} />;
}

function Snippets({ request }: { request: InferenceRequest }) {
  const t = useWords();
  const id = useId();
  const [language, setLanguage] = useState<string>();
  const snippets = useSnippets(request);
  const shown = snippets?.find((snippet) => snippet.language === language) ?? snippets?.[0];
  if (!shown) {
    return <p className="iw-quiet-text">{snippets ? t("No code could be written for this input.") : t("Writing the code")}</p>;
  }
  return (
    <>
      <div className="iw-code-bar">
        <label className="iw-label" htmlFor={id}>
          {t("Language")}
        </label>
        <select
          className="iw-line iw-line-low"
          id={id}
          value={shown.language}
          onChange={(event) => setLanguage(event.target.value)}
        >
          {snippets?.map((snippet) => (
            <option key={snippet.language} value={snippet.language}>
              {[languages[snippet.language], snippet.library].filter(Boolean).join(" · ")}
            </option>
          ))}
        </select>
        <div className="iw-tools">
          <CopyButton text={() => shown.code} label={t("Copy code")} />
        </div>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre className="iw-code iw-code-lines" tabIndex={0} role="region" aria-label={t("Code")}>
        {shown.code}
      </pre>
    </>
  );
}

/** The code for a request; undefined while the first is being written, none where there is no code for it. */
function useSnippets(request: InferenceRequest): readonly Snippet[] | undefined {
  const { fetcher } = useWidget().state;
  const [snippets, setSnippets] = useState<readonly Snippet[]>();
  const asked = useRef(request);
  asked.current = request;
  const key = requestKey(request) + request.model;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what the request does
  useEffect(
    function write() {
      let isOver = false;
      const writing = fetcher ? fetcher.code?.(asked.current) : writeForTheHub(asked.current);
      const tell = (written: readonly Snippet[] = []) => {
        if (!isOver) setSnippets(written);
      };
      Promise.resolve(writing).then(tell, () => tell());
      return () => {
        isOver = true;
      };
    },
    [key, fetcher],
  );
  return snippets;
}

/** Where there is no backend, the model may still be run elsewhere. */
async function writeForTheHub(request: InferenceRequest): Promise<readonly Snippet[]> {
  return (await import("../fetchers/code/huggingFace.js")).huggingFaceCode(request);
}
