"use client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createRef, useState } from "react";
import { createRoot, type Root } from "react-dom/client";
import type { ModelCard } from "../card/modelCard.js";
import { InferenceError } from "../core/errors.js";
import type { LoadMedia } from "../core/loadMedia.js";
import type { Catalogue } from "../core/message.js";
import type { Fetcher, InferenceRequest, TaskId } from "../core/task.js";
import { InferenceWidget, type InferenceWidgetProps } from "../InferenceWidget.js";
import type { Tab } from "../widget/context.js";
import type { ExampleName } from "../widget/controls.js";
import type { WidgetActions, WidgetProps } from "../widget/Widget.js";
import { type LoadCard, WidgetProvider } from "../widget/WidgetProvider.js";
import { type Language, languageOf, loadLanguage } from "./language.js";
import { sharedSheet } from "./sheet.js";
import { readCardOfPage } from "./source.js";

/** What a page may set of an element beside its attributes. */
export interface InferenceWidgetElementProperties {
  /** Where runs go. @default the `endpoint`'s; without any, only recorded answers are shown */
  fetcher: Fetcher | undefined;
  /** The model's card, or the text of its README. @default by `card-src`, by a script inside, or by `model` */
  card: ModelCard | string | undefined;
  /** Translations by their English text. @default those of the library for the language of the page */
  messages: Catalogue | undefined;
  /** Loads the bytes of an example's file. @default `fetch` without credentials */
  loadMedia: LoadMedia | undefined;
  /** Loads the card of `model`. @default the Hub's, without credentials */
  loadCard: LoadCard | undefined;
  /** What stands in the fields. Set once, it follows what the visitor does. @default that of the first recorded example */
  input: unknown;
  /** What is set over the parameters of the example, the card and the task. Set once, it follows. @default nothing */
  parameters: WidgetProps["parameters"];
}

/**
 * What an element tells of, as events that bubble out of every shadow root: what `onRun`, `onResult`, `onError`, `onInputChange`,
 * `onParametersChange`, `onExampleChange` and `onTabChange` are told. The detail is null where no example is chosen any more.
 */
export interface InferenceWidgetEvents {
  "iw-run": CustomEvent<InferenceRequest>;
  "iw-result": CustomEvent<Parameters<NonNullable<WidgetProps["onResult"]>>[0]>;
  "iw-error": CustomEvent<InferenceError>;
  "iw-input-change": CustomEvent<unknown>;
  "iw-parameters-change": CustomEvent<NonNullable<WidgetProps["parameters"]>>;
  "iw-example-change": CustomEvent<ExampleName | null>;
  "iw-tab-change": CustomEvent<Tab>;
}

declare global {
  interface HTMLElementTagNameMap {
    "inference-widget": InferenceWidgetElement;
  }
  interface HTMLElementEventMap extends InferenceWidgetEvents {}
}

/** Properties that are attributes, by the name of theirs. */
const attributes = {
  model: "model",
  cardSrc: "card-src",
  task: "task",
  endpoint: "endpoint",
  theme: "theme",
  scheme: "scheme",
  headingLevel: "heading-level",
  runOnMount: "run-on-mount",
  prefill: "prefill",
  example: "example",
  tab: "tab",
} as const;

const themes = ["default", "plain", "contrast", "shadcn"] as const;
const schemes = ["auto", "light", "dark"] as const;
const tabs = ["result", "json", "code"] as const;
const levels = [2, 3, 4, 5, 6] as const;

/** Slots of the widget, by the names that children of the element give as theirs. */
const slotNames = { header: "header", empty: "empty", noBackend: "no-backend", login: "login", payment: "payment" } as const;

const properties = ["fetcher", "card", "messages", "loadMedia", "loadCard", "input", "parameters"] as const;

// A server that reads this module has no elements.
const PageElement = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/** What the elements of a page have loaded, so that they share it. */
let client: QueryClient | undefined;

/**
 * `<inference-widget>`: the widget of any model, in an open shadow root that the page's styles do not reach into.
 *
 * The model comes from `model`, `card-src`, the property `card`, or a `<script type="text/yaml">` inside. Tells of runs by the
 * bubbling events `iw-run`, `iw-result` and `iw-error`, whose details are those of `onRun`, `onResult` and `onError`; of what the
 * visitor sets by `iw-input-change`, `iw-parameters-change`, `iw-example-change` and `iw-tab-change`.
 *
 * @example
 * <inference-widget model="owner/name" endpoint="/api/model"></inference-widget>
 */
export class InferenceWidgetElement extends PageElement implements InferenceWidgetElementProperties {
  static readonly observedAttributes = [...Object.values(attributes), "lang"];

  declare fetcher: Fetcher | undefined;
  declare card: ModelCard | string | undefined;
  declare messages: Catalogue | undefined;
  declare loadMedia: LoadMedia | undefined;
  declare loadCard: LoadCard | undefined;
  declare input: unknown;
  declare parameters: WidgetProps["parameters"];
  declare model: string | null;
  declare cardSrc: string | null;
  declare task: string | null;
  declare endpoint: string | null;
  declare theme: string | null;
  declare scheme: string | null;
  declare headingLevel: string | number | null;
  declare runOnMount: string | boolean | null;
  declare prefill: string | boolean | null;
  declare example: ExampleName | null;
  declare tab: string | null;

  readonly #actions = createRef<WidgetActions>();
  #values: Partial<InferenceWidgetElementProperties> = {};
  #root: Root | undefined;
  #observer: MutationObserver | undefined;
  /** Counts the drawings asked for, so that only the newest is made. */
  #turn = 0;

  static {
    for (const [name, attribute] of Object.entries(attributes)) {
      Object.defineProperty(InferenceWidgetElement.prototype, name, {
        configurable: true,
        enumerable: true,
        get(this: InferenceWidgetElement) {
          return this.getAttribute(attribute);
        },
        set(this: InferenceWidgetElement, value: unknown) {
          if (value === null || value === undefined || value === false) this.removeAttribute(attribute);
          else this.setAttribute(attribute, value === true ? "" : String(value));
        },
      });
    }
    for (const name of properties) {
      Object.defineProperty(InferenceWidgetElement.prototype, name, {
        configurable: true,
        enumerable: true,
        get(this: InferenceWidgetElement) {
          return this.#values[name];
        },
        set(this: InferenceWidgetElement, value: never) {
          this.#values = { ...this.#values, [name]: value ?? undefined };
          this.#draw();
        },
      });
    }
  }

  /** Runs what is in the fields. */
  run(): void {
    this.#actions.current?.run();
  }

  /** Stops the run under way. */
  stop(): void {
    this.#actions.current?.stop();
  }

  /** Empties the fields. */
  reset(): void {
    this.#actions.current?.reset();
  }

  /** Shows an example by its title or, counted from 0, its place. */
  show(example: string | number): void {
    this.#actions.current?.show(example);
  }

  connectedCallback(): void {
    this.#takeEarlyProperties();
    this.#observer ??= new MutationObserver(() => this.#draw());
    this.#observer.observe(this, { childList: true, subtree: true, characterData: true });
    this.#observer.observe(this.ownerDocument.documentElement, { attributeFilter: ["lang"] });
    this.#draw();
  }

  disconnectedCallback(): void {
    // One that is only put elsewhere is connected again by now.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#turn += 1;
      this.#observer?.disconnect();
      this.#root?.unmount();
      this.#root = undefined;
    });
  }

  /** Moved without being taken out, it stays as it is. */
  connectedMoveCallback(): void {}

  attributeChangedCallback(): void {
    this.#draw();
  }

  /** Properties that a page set before the element was defined hide those of its class. */
  #takeEarlyProperties(): void {
    const early = this as unknown as Record<string, unknown>;
    for (const name of [...Object.keys(attributes), ...properties]) {
      if (!Object.hasOwn(early, name)) continue;
      const value = early[name];
      delete early[name];
      early[name] = value;
    }
  }

  /** Draws the widget as it is now wanted, once for all that changes in a turn, and after what it needs has come. */
  async #draw(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    await Promise.resolve();
    if (turn !== this.#turn || !this.isConnected || this.#isHalfRead()) return;
    const [language, endpoint] = await Promise.all([
      loadLanguage(languageOf(this), this.#values.messages),
      this.#values.fetcher ? undefined : loadEndpoint(this.endpoint, this.baseURI),
    ]);
    if (turn !== this.#turn || !this.isConnected) return;
    this.#root ??= createRoot(this.#border());
    this.#root.render(this.#widget(language, endpoint));
  }

  /** Whether a script inside may still be on its way; the element is drawn once the whole page has been read. */
  #isHalfRead(): boolean {
    const { readyState } = this.ownerDocument;
    if (readyState !== "loading" || this.#values.card !== undefined || this.cardSrc !== null) return false;
    this.ownerDocument.addEventListener("DOMContentLoaded", () => this.#draw(), { once: true });
    return true;
  }

  /** The one child of the shadow root, at which the page ends. */
  #border(): Element {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const [known] = root.children;
    if (known) return known;
    root.adoptedStyleSheets = [sharedSheet()];
    const border = this.ownerDocument.createElement("div");
    border.className = "iw-border";
    root.append(border);
    return border;
  }

  #widget({ locale, messages }: Language, endpoint: Fetcher | undefined) {
    const { fetcher = endpoint, card, loadMedia, loadCard } = this.#values;
    client ??= new QueryClient();
    const given = card === undefined ? readCardOfPage(this, this.cardSrc, this.model) : { card };
    const prefill = this.getAttribute("prefill");
    return (
      <QueryClientProvider client={client}>
        <WidgetProvider locale={locale} messages={messages} loadCard={loadCard} {...(loadMedia && { loadMedia })}>
          <HeldWidget
            {...given}
            model={this.model ?? undefined}
            task={(this.task as TaskId | null) ?? undefined}
            fetcher={fetcher}
            headingLevel={levels.find((level) => String(level) === this.headingLevel) ?? 3}
            theme={themes.find((theme) => theme === this.theme)}
            scheme={schemes.find((scheme) => scheme === this.scheme)}
            runOnMount={this.hasAttribute("run-on-mount")}
            prefill={prefill === null ? false : prefill || true}
            held={this.#values}
            example={placeOrTitle(this.getAttribute("example"))}
            tab={tabs.find((tab) => tab === this.tab)}
            slots={this.#slots()}
            actionsRef={this.#actions}
            onRun={(request) => this.#tell("iw-run", request)}
            onResult={(result) => this.#tell("iw-result", result)}
            onError={(error) => this.#tell("iw-error", error)}
            onInputChange={(input) => {
              if (this.#values.input !== undefined) this.#values = { ...this.#values, input };
              this.#tell("iw-input-change", input);
            }}
            onParametersChange={(parameters) => {
              if (this.#values.parameters) this.#values = { ...this.#values, parameters };
              this.#tell("iw-parameters-change", parameters);
            }}
            onExampleChange={(chosen) => {
              const example = chosen ?? null;
              this.example = example;
              this.#tell("iw-example-change", example);
            }}
            onTabChange={(tab) => {
              this.tab = tab;
              this.#tell("iw-tab-change", tab);
            }}
          />
        </WidgetProvider>
      </QueryClientProvider>
    );
  }

  /** Where children of the element go; the widget's own words stand where there are none. */
  #slots(): NonNullable<WidgetProps["slots"]> {
    const given = Object.entries(slotNames).filter(([, name]) => this.querySelector(`:scope > [slot="${name}"]`));
    return Object.fromEntries(given.map(([slot, name]) => [slot, <slot key={name} name={name} />]));
  }

  #tell<T extends keyof InferenceWidgetEvents>(type: T, detail: InferenceWidgetEvents[T]["detail"]): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

/** The widget, holding what the page has set until the visitor changes it, at once, so that no letter that is typed is lost. */
function HeldWidget({ held: given, ...props }: InferenceWidgetProps & { held: Partial<InferenceWidgetElementProperties> }) {
  const [{ from, input, parameters }, setHeld] = useState({ from: given, ...given });
  if (from !== given) setHeld({ from: given, ...given });
  return (
    <InferenceWidget
      {...props}
      input={input}
      parameters={parameters}
      onInputChange={(input) => {
        setHeld((held) => ({ ...held, input: held.input === undefined ? undefined : input }));
        props.onInputChange?.(input);
      }}
      onParametersChange={(parameters) => {
        setHeld((held) => ({ ...held, parameters: held.parameters && parameters }));
        props.onParametersChange?.(parameters);
      }}
    />
  );
}

/** Digits count from 0, as in an attribute there are no numbers. */
function placeOrTitle(example: string | null): ExampleName | undefined {
  return example && /^\d+$/.test(example) ? Number(example) : (example ?? undefined);
}

const endpoints = new Map<string, Promise<Fetcher>>();

/** The fetcher of a server; one for all elements that name it, so that they share its answers. */
function loadEndpoint(address: string | null, base: string): Promise<Fetcher> | undefined {
  if (address === null || address === "") return undefined;
  const known = endpoints.get(`${address} ${base}`);
  if (known) return known;
  const loaded = import("../fetchers/endpoint.js")
    .then(({ createEndpointFetcher }) => createEndpointFetcher(new URL(address, base).href))
    .catch((cause: unknown): Fetcher => {
      const error = new InferenceError("network", "The server that the page names cannot be asked.", { cause });
      return () => Promise.reject(error);
    });
  endpoints.set(`${address} ${base}`, loaded);
  return loaded;
}
