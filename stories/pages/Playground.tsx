import { type ReactNode, useId, useMemo, useState } from "react";
import { createEndpointFetcher } from "../../src/fetchers/endpoint.js";
import { firstAvailable } from "../../src/fetchers/firstAvailable.js";
import { createGradioFetcher } from "../../src/fetchers/gradio.js";
import { createHuggingFaceFetcher } from "../../src/fetchers/huggingFace.js";
import { createOpenAIFetcher } from "../../src/fetchers/openAI.js";
import { createTextEmbeddingsFetcher } from "../../src/fetchers/textEmbeddings.js";
import { createTransformersFetcher } from "../../src/fetchers/transformers/index.js";
import { type Fetcher, InferenceWidget, ModelGallery } from "../../src/index.js";
import { readDemoCard, readmes } from "../cards.js";
import { isFound, modalities } from "../modalities.js";
import "./pages.css";

/** The demo cards by what their tasks are about. */
const groups = modalities
  .map(({ name, tags }) => ({
    name,
    cards: [...readmes.keys()].flatMap((key) => {
      const { task } = readDemoCard(key);
      return task && tags.includes(task) ? [{ name: key, task }] : [];
    }),
  }))
  .filter(({ cards }) => cards.length > 0);

/** One worker for the whole page: it keeps the models it has loaded. */
const onThisDevice = createTransformersFetcher({
  worker: () => new Worker(new URL("../transformers.worker.ts", import.meta.url), { type: "module" }),
});

/** A backend to choose, and what the visitor has to say of it. */
interface Choice {
  readonly label: string;
  /** What is asked for as its address. */
  readonly address?: string;
  readonly placeholder?: string;
  /** An address that may be other than http, such as the name of a Space. */
  readonly isName?: boolean;
  readonly takesToken?: boolean;
  make(given: { address: string; token: string }): Fetcher | undefined;
}

const choices = {
  recorded: { label: "Recorded answers only", make: () => undefined },
  device: { label: "This device", make: () => onThisDevice },
  huggingFace: { label: "Hugging Face", takesToken: true, make: ({ token }) => createHuggingFaceFetcher({ token }) },
  providers: {
    label: "Hugging Face, any provider",
    takesToken: true,
    make: ({ token }) => createHuggingFaceFetcher({ token, provider: "auto" }),
  },
  deviceFirst: {
    label: "This device, else Hugging Face",
    takesToken: true,
    make: ({ token }) => firstAvailable([onThisDevice, createHuggingFaceFetcher({ token })]),
  },
  endpoint: {
    label: "Any URL",
    address: "URL that takes inputs and parameters",
    placeholder: "http://localhost:8080/",
    takesToken: true,
    make: ({ address, token }) => createEndpointFetcher(address, { token }),
  },
  openAI: {
    label: "OpenAI-compatible server",
    address: "Base URL",
    placeholder: "http://localhost:11434/v1",
    takesToken: true,
    make: ({ address, token }) => createOpenAIFetcher({ baseUrl: address, apiKey: token }),
  },
  emulated: {
    label: "A chat model in place of the model",
    address: "Base URL of an OpenAI-compatible server",
    placeholder: "http://localhost:11434/v1",
    takesToken: true,
    make: ({ address, token }) => createOpenAIFetcher({ baseUrl: address, apiKey: token, emulate: true }),
  },
  textEmbeddings: {
    label: "Text Embeddings Inference",
    address: "URL of the server",
    placeholder: "http://localhost:8080",
    takesToken: true,
    make: ({ address, token }) => createTextEmbeddingsFetcher(address, { token }),
  },
  gradio: {
    label: "Gradio Space",
    address: "Name or URL of the Space",
    placeholder: "owner/space",
    isName: true,
    make: ({ address }) => createGradioFetcher(address),
  },
} as const satisfies Record<string, Choice>;

/** Reads a card, picks a backend, and shows the widget the two make. */
export function Playground() {
  const [name, setName] = useState("tiny-sentiment");
  const [markdown, setMarkdown] = useState(readmes.get("tiny-sentiment") ?? "");
  const [words, setWords] = useState("");
  const [backend, setBackend] = useState<keyof typeof choices>("device");
  const [token, setToken] = useState("");
  const [address, setAddress] = useState("");
  const choice: Choice = choices[backend];
  const isUsable = !choice.address || (choice.isName ? address.trim() !== "" : isHttpUrl(address));
  const card = useMemo(() => readDemoCard(name, markdown), [name, markdown]);
  const fetcher = useMemo(
    () => (isUsable ? choice.make({ address: address.trim(), token }) : undefined),
    [choice, isUsable, address, token],
  );
  const addressIsWrong = address !== "" && !isUsable;

  function choose(next: string): void {
    setName(next);
    setMarkdown(readmes.get(next) ?? "");
  }

  return (
    <>
      <h1 className="page-title">Playground</h1>
      <p className="page-lead">
        A model card makes a widget. Pick one of the demo cards or paste your own, then choose who answers. The first two backends
        need no network at all.
      </p>
      <div className="page-columns">
        <div className="page-side">
          <Labelled label="Find a card">
            {(id) => (
              <input
                className="page-control"
                id={id}
                type="search"
                placeholder="image, table, speech …"
                value={words}
                onChange={(event) => setWords(event.target.value)}
              />
            )}
          </Labelled>
          <Labelled label="Model card">
            {(id) => (
              <select className="page-control" id={id} value={name} onChange={(event) => choose(event.target.value)}>
                {groups.map((group) => (
                  <optgroup key={group.name} label={group.name}>
                    {group.cards
                      .filter((card) => card.name === name || isFound(words, card.name, card.task, group.name))
                      .map((card) => (
                        <option key={card.name} value={card.name}>
                          {card.task}: {card.name}
                        </option>
                      ))}
                  </optgroup>
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
                  onChange={(event) => setBackend(event.target.value as keyof typeof choices)}
                >
                  {Object.entries(choices).map(([key, { label }]) => (
                    <option key={key} value={key}>
                      {label}
                    </option>
                  ))}
                </select>
              )}
            </Labelled>
            {choice.address && (
              <Labelled label={choice.address}>
                {(id) => (
                  <input
                    className="page-control"
                    id={id}
                    type={choice.isName ? "text" : "url"}
                    placeholder={choice.placeholder}
                    aria-invalid={addressIsWrong || undefined}
                    value={address}
                    onChange={(event) => setAddress(event.target.value)}
                  />
                )}
              </Labelled>
            )}
            {choice.takesToken && (
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
          {addressIsWrong && <p className="page-note">A URL begins with http:// or https://.</p>}
          <InferenceWidget key={name} card={card} fetcher={fetcher} headingLevel={2} />
          {card.gallery.length > 0 && <ModelGallery card={card} headingLevel={2} />}
        </div>
      </div>
    </>
  );
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
