import type { ReactNode } from "react";
import type { Availability, AvailabilityQuestion, Backend, SentRequest, Snippet } from "./backend.js";
import type { Message, Translate } from "./message.js";
import type { ParameterField, Parameters } from "./parameters.js";
import type { Receipt } from "./run.js";
import type { Table } from "./tables.js";

/**
 * A pipeline tag of the Hub, or `conversational`.
 *
 * Source: https://huggingface.co/tasks
 */
export type TaskId =
  | "text-classification"
  | "token-classification"
  | "table-question-answering"
  | "question-answering"
  | "zero-shot-classification"
  | "translation"
  | "summarization"
  | "feature-extraction"
  | "text-generation"
  | "fill-mask"
  | "sentence-similarity"
  | "text-to-speech"
  | "text-to-audio"
  | "automatic-speech-recognition"
  | "audio-to-audio"
  | "audio-classification"
  | "audio-text-to-text"
  | "voice-activity-detection"
  | "depth-estimation"
  | "image-classification"
  | "object-detection"
  | "image-segmentation"
  | "text-to-image"
  | "image-to-text"
  | "image-to-image"
  | "image-to-video"
  | "unconditional-image-generation"
  | "video-classification"
  | "reinforcement-learning"
  | "robotics"
  | "tabular-classification"
  | "tabular-regression"
  | "tabular-to-text"
  | "table-to-text"
  | "multiple-choice"
  | "text-ranking"
  | "text-retrieval"
  | "time-series-forecasting"
  | "text-to-video"
  | "image-text-to-text"
  | "image-text-to-image"
  | "image-text-to-video"
  | "visual-question-answering"
  | "document-question-answering"
  | "zero-shot-image-classification"
  | "graph-ml"
  | "mask-generation"
  | "zero-shot-object-detection"
  | "text-to-3d"
  | "image-to-3d"
  | "image-feature-extraction"
  | "video-text-to-text"
  | "keypoint-detection"
  | "visual-document-retrieval"
  | "any-to-any"
  | "video-to-video"
  | "other"
  | "conversational";

/** Bytes chosen or made here, or an absolute URL from the card. */
export type Media = Blob | string;

/**
 * What a task asks of a backend.
 *
 * `inputs` may hold Blobs at any depth: whether they travel as raw body, base64, multipart or upload is the fetcher's business.
 */
export interface InferenceRequest {
  readonly task: TaskId;
  /** Repository id such as `owner/name`. */
  readonly model: string;
  readonly inputs: unknown;
  readonly parameters: Parameters;
  /** Whether the answer may come in pieces, by `chunk` events. */
  readonly stream: boolean;
}

/** What a backend answered. */
export interface InferenceAnswer {
  /** Parsed JSON, or a Blob for media. */
  readonly body: unknown;
  /** What the server warned of, in its own words. */
  readonly warnings?: readonly string[];
  readonly meta?: AnswerMeta;
}

/** What is known about how an answer came to be. */
export interface AnswerMeta {
  /** The backend that answered, where it is not the fetcher's own. */
  readonly backend?: Backend;
  /** Such as `fal-ai`. */
  readonly provider?: string;
  /** Name of the host that the input went to. */
  readonly host?: string;
  /** The request as it went out. */
  readonly sent?: SentRequest;
  /** Seconds the server says it computed. */
  readonly computeSeconds?: number;
  /** Such as `gpu` or `WebGPU`. */
  readonly device?: string;
  /** The server had answered the same before. */
  readonly cached?: boolean;
  /** Commit of the model. */
  readonly revision?: string;
  /** The server's name for the request. */
  readonly requestId?: string;
  /** What it cost in US dollars. */
  readonly cost?: number;
  /** Tokens read and written. */
  readonly tokens?: { readonly input?: number; readonly output?: number };
  /** What sets this answer apart from the model's own, such as "Answered by a chat model". */
  readonly note?: Message;
}

/** What a backend tells before it has answered. */
export type InferenceEvent =
  | {
      readonly type: "waiting";
      readonly reason: "loading" | "queue" | "retry";
      /** Seconds the backend expects this to last. */
      readonly seconds?: number;
    }
  | {
      readonly type: "download";
      /** Bytes of the model on this device so far. */
      readonly loaded: number;
      /** Bytes of the whole model, where known. */
      readonly total?: number;
    }
  | {
      readonly type: "consent";
      /** Bytes of a model that would be loaded to this device. */
      readonly bytes: number;
      /** Lets it begin; until then nothing is loaded. Not wanting it is to stop the run. */
      accept(): void;
    }
  | { readonly type: "chunk"; readonly chunk: unknown };

/**
 * The one way to a backend: a server, this device, or a recording.
 *
 * Throws `InferenceError`; rejects promptly once `signal` aborts.
 */
export interface Fetcher {
  (
    request: InferenceRequest,
    options: { readonly signal: AbortSignal; onEvent(event: InferenceEvent): void },
  ): Promise<InferenceAnswer>;
  /** Shown beside the title and under results; a server without a name when absent. */
  readonly backend?: Backend;
  /**
   * Tells whether the model would be run, without running it; absent where nobody knows before.
   * Asked once for a model, and again after five minutes. A failure to tell counts as not knowing.
   */
  availability?(question: AvailabilityQuestion, options: { readonly signal: AbortSignal }): Promise<Availability | undefined>;
  /** The request as code; absent where there is none for this backend. */
  code?(request: InferenceRequest): Promise<readonly Snippet[]>;
}

/**
 * One item of a card's `widget` list, in the card's own spelling: `text`, `context`, `src`, `table` and so on.
 *
 * Source: https://huggingface.co/docs/hub/models-widgets-examples
 */
export interface CardExample {
  readonly [field: string]: unknown;
  /** Unlike that of any other example of the same card; examples written by hand have none. */
  readonly id?: string;
  readonly example_title?: string;
  readonly group?: string;
  readonly parameters?: Parameters;
  /** What the model answered when the author recorded it. */
  readonly output?: unknown;
  /** For any model of the task; not written by the author of the card, so an output of it says nothing about this model. */
  readonly generic?: boolean;
}

/** What an input still lacks before it can be run. */
export interface Missing {
  /** The field to go to, by the name its view gives it. */
  readonly field: string;
  /** What to do, such as "Write some text first." */
  readonly message: Message;
}

/** What a view of an input gets. */
export interface InputViewProps<I> {
  readonly value: I;
  onChange(value: I): void;
  /** The fields show their content and cannot be changed. */
  readonly readOnly: boolean;
  /** Set after a run was asked for in vain: the field of that name is marked and described by the message. */
  readonly missing: Missing | undefined;
  /** Runs the input as the button does, for a field where Enter does; absent while a run is under way and without a backend. */
  start?(): void;
}

/** A way to ask: reads a card's example, says what is missing, makes the request, draws the fields. */
export interface TaskInput<I> {
  readonly empty: I;
  /** The input a card's example describes; undefined when the example is not of this kind. */
  fromCard(example: CardExample): I | undefined;
  missing(input: I): Missing | undefined;
  /**
   * Pure. Media given by URL stand in `inputs` as `URL` objects; they are loaded before the fetcher sees them.
   * What the task itself needs is set over `parameters` here.
   */
  toRequest(input: I, parameters: Parameters): Pick<InferenceRequest, "inputs" | "parameters">;
  /** The same input as a card would write it; `fromCard` reads it back. */
  toCard(input: I): CardExample;
  /** A few words of the input for a choice of examples. @default the first text of `toCard`, or its file's name */
  preview?(input: I): string;
  readonly View: (props: InputViewProps<I>) => ReactNode;
}

/** What a view of an output gets. */
export interface OutputViewProps<O, I = unknown> extends AskedViewProps<O, I> {
  readonly output: O;
}

/** What a view of an input that was run gets, whether or not there is an answer. */
export interface AskedViewProps<O, I = unknown> {
  /** The input that was run; before any run, the one in the fields. */
  readonly input: I;
  /** A run is under way: more is to come. @default false */
  readonly partial?: boolean;
  /**
   * Puts another input in the place of the visitor's; "Undo" brings back what stood there. For an answer that is a step to the
   * next question. Absent where nothing can be run.
   *
   * `"run"` asks at once, `"again"` asks exactly this anew, `"write"` leaves the result and lets the visitor go on writing,
   * `"begin"` takes the result away, and an answer of an earlier run is shown again as the result.
   */
  use?(input: I, then?: "run" | "again" | "write" | "begin" | Answered<O>): void;
  /** What stands in the fields at this moment; in a conversation, with the result added to what was said. */
  written?(): I;
}

/** How an answer was asked for. */
export interface Asking<O> {
  /** The parameters that went with the request, or stand beside a recorded output. */
  readonly parameters: Parameters;
  /** What `fromChunk` had made before the answer was whole. */
  readonly streamed?: O | undefined;
}

/** A way to answer: reads a recorded output, parses any answer a real server gives, draws it. */
export interface TaskOutput<O, I = unknown> {
  /** One sentence on what will stand here, shown before there is a result. */
  readonly promise: Message;
  /** Reads a card's `output`. Throws `InferenceError("bad-answer")`. */
  fromCard(output: unknown, input: I, asking?: Asking<O>): O;
  /** Reads a server's answer. Throws `InferenceError("bad-answer")` with the path of the bad field. */
  fromAnswer(body: unknown, input: I, asking?: Asking<O>): O;
  /**
   * The output with what takes further code to read, such as places that have to be searched for; undefined where nothing lacks.
   * A live answer is shown once it is complete; a recorded one at once, and again when it is.
   */
  complete?(output: O, input: I): Promise<O> | undefined;
  /** Adds a streamed piece to what has come so far. */
  fromChunk?(soFar: O | undefined, chunk: unknown): O;
  /** Brings `fromChunk`, where only a run needs its code; awaited before a backend is asked. */
  bringFromChunk?(): Promise<(soFar: O | undefined, chunk: unknown) => O>;
  /** The output as a card would write it; `fromCard` reads it back. */
  toCard(output: O): unknown;
  /** Warnings this output brings with it, such as a mask that could not be read. */
  warnings?(output: O): readonly Message[];
  /** The text twin: announced, copied, read by a screen reader. Says all that the picture says. */
  toText(output: O, input: I, t: Translate): string;
  /** The result as a table, to be downloaded for a spreadsheet; absent where it has no rows. */
  toTable?(output: O, input: I, t: Translate): Table;
  readonly View: (props: OutputViewProps<O, I>) => ReactNode;
  /** Draws an input that has no answer yet, where the view of the output draws the input too; often that very view. */
  readonly Asked?: (props: AskedViewProps<O, I>) => ReactNode;
}

/** What a run came to. */
export interface Answered<O> {
  readonly output: O;
  readonly receipt: Receipt;
}

/** How the runs of one widget become the steps of one conversation. */
export interface Conversation<I, O> {
  /** What stands in the fields, with the result added to what was said before. The same result is added once. */
  hear(written: I, result: Answered<O> & { readonly input: I }): I;
  /** What stands in the fields, with what was being written said: the input that is run. The same where nothing was written. */
  say(written: I): I;
}

/** A task as a value: what it asks, what it answers, and what may be set. */
export interface Task<I, O> {
  readonly id: TaskId;
  /** The title of its widget. */
  readonly name: Message;
  /** Path data of its glyph on a 16-unit grid, drawn as a 1.5-unit stroke. */
  readonly icon: string;
  /** What the run button says; "Run" by default. */
  readonly verb?: Message;
  /**
   * `split` puts a small result beside the input where there is room; `stack` puts a wide one below it; `transcript` puts it
   * above, as it grows downwards to where the visitor writes.
   */
  readonly layout: "split" | "stack" | "transcript";
  readonly input: TaskInput<I>;
  readonly output: TaskOutput<O, NoInfer<I>>;
  /** Set where a run goes on from the one before. Its results never become outdated by what is written next. */
  readonly conversation?: Conversation<NoInfer<I>, NoInfer<O>>;
  readonly parameters?: readonly ParameterField[];
  /** Examples for any model of this task, each with an answer of the right kind. Written as in a card. */
  readonly examples: readonly CardExample[];
}

/** Gives a task its types: the output's view sees the very input that was run. */
export const defineTask = <I, O>(task: Task<I, O>): Task<I, O> => task;
