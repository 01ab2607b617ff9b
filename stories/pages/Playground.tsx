import { type ReactNode, useId, useMemo, useState } from "react";
import { readGallery } from "../../src/card/index.js";
import { createHuggingFaceFetcher } from "../../src/fetchers/huggingFace.js";
import { createTransformersFetcher } from "../../src/fetchers/transformers/index.js";
import { type Fetcher, InferenceWidget, ModelGallery } from "../../src/index.js";
import { readDemoCard, readmes } from "../cards.js";
import "./pages.css";

const backends = {
  recorded: "Recorded answers only",
  device: "This device",
  huggingFace: "Hugging Face",
  url: "Any URL",
} as const;

/** One worker for the whole page: it keeps the models it has loaded. */
const onThisDevice = createTransformersFetcher({
  worker: () => new Worker(new URL("../transformers.worker.ts", import.meta.url), { type: "module" }),
});

/** Reads a card, picks a backend, and shows the widget the two make. */
export function Playground() {
  const [name, setName] = useState("tiny-sentiment");
  const [markdown, setMarkdown] = useState(readmes.get("tiny-sentiment") ?? "");
  const [backend, setBackend] = useState<keyof typeof backends>("device");
  const [token, setToken] = useState("");
  const [url, setUrl] = useState("");
  const card = useMemo(() => readDemoCard(name, markdown), [name, markdown]);
  const fetcher = useMemo(() => fetcherOf(backend, token, url), [backend, token, url]);
  const urlIsWrong = backend === "url" && url !== "" && !isHttpUrl(url);

  function choose(next: string): void {
    setName(next);
    setMarkdown(readmes.get(next) ?? "");
  }

  return (
    <div className="page">
      <h1 className="page-title">Playground</h1>
      <p className="page-lead">
        A model card makes a widget. Pick one of the demo cards or paste your own, then choose who answers. The first two backends
        need no network at all.
      </p>
      <div className="page-columns">
        <div className="page-side">
          <Labelled label="Model card">
            {(id) => (
              <select className="page-control" id={id} value={name} onChange={(event) => choose(event.target.value)}>
                {[...readmes.keys()].map((key) => (
                  <option key={key} value={key}>
                    demo/{key}
                  </option>
                ))}
              </select>
            )}
          </Labelled>
          <Labelled label="Its README.md">
            {(id) => (
              <textarea
                className="page-control page-code"
                id={id}
                rows={16}
                spellCheck={false}
                value={markdown}
                onChange={(event) => setMarkdown(event.target.value)}
              />
            )}
          </Labelled>
          {card.problems.length > 0 && (
            <ul className="page-problems" aria-label="Problems of the card">
              {card.problems.map((problem, index) => (
                <li key={index}>
                  <code>{problem.path || "card"}</code> {problem.message}
                </li>
              ))}
            </ul>
          )}
        </div>
        <div className="page-main">
          <div className="page-row">
            <Labelled label="Backend">
              {(id) => (
                <select
                  className="page-control"
                  id={id}
                  value={backend}
                  onChange={(event) => setBackend(event.target.value as keyof typeof backends)}
                >
                  {Object.entries(backends).map(([key, label]) => (
                    <option key={key} value={key}>
                      {label}
                    </option>
                  ))}
                </select>
              )}
            </Labelled>
            {backend === "url" && (
              <Labelled label="URL that takes inputs and parameters">
                {(id) => (
                  <input
                    className="page-control"
                    id={id}
                    type="url"
                    placeholder="http://localhost:8080/"
                    aria-invalid={urlIsWrong || undefined}
                    value={url}
                    onChange={(event) => setUrl(event.target.value)}
                  />
                )}
              </Labelled>
            )}
            {(backend === "huggingFace" || backend === "url") && (
              <Labelled label="Token, kept in memory only">
                {(id) => (
                  <input
                    className="page-control"
                    id={id}
                    type="password"
                    autoComplete="off"
                    placeholder="hf_…"
                    value={token}
                    onChange={(event) => setToken(event.target.value.trim())}
                  />
                )}
              </Labelled>
            )}
          </div>
          {urlIsWrong && <p className="page-note">A URL begins with http:// or https://.</p>}
          <InferenceWidget key={name} card={card} fetcher={fetcher} headingLevel={2} />
          {readGallery(card.examples).length > 0 && <ModelGallery card={card} headingLevel={2} />}
        </div>
      </div>
    </div>
  );
}

function fetcherOf(backend: keyof typeof backends, token: string, url: string): Fetcher | undefined {
  switch (backend) {
    case "recorded":
      return undefined;
    case "device":
      return onThisDevice;
    case "huggingFace":
      return createHuggingFaceFetcher({ token });
    case "url":
      return isHttpUrl(url) ? createHuggingFaceFetcher({ token, endpointUrl: url }) : undefined;
  }
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function Labelled({ label, children }: { label: string; children(id: string): ReactNode }) {
  const id = useId();
  return (
    <div className="page-field">
      <label className="page-label" htmlFor={id}>
        {label}
      </label>
      {children(id)}
    </div>
  );
}
