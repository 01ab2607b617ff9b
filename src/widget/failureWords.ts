import type { InferenceErrorKind } from "../core/errors.js";
import type { Message } from "../core/message.js";

/** What a visitor reads of a failure: what happened, and what to do next. */
interface FailureWords {
  readonly title: Message;
  readonly next: Message;
  /** Whether the model's page on the Hub is where to go on. */
  readonly modelPage?: boolean;
}

/** One title and one next step for each kind of failure. */
export const failureWords: Readonly<Record<InferenceErrorKind, FailureWords>> = {
  auth: { title: "The server asks for a token", next: "Sign in, or give the backend a valid token, then try again." },
  payment: { title: "This run has to be paid for", next: "Check the credits of the account that pays, then try again." },
  permission: { title: "The token may not do this", next: "Use a token that is allowed to call this model." },
  gated: {
    title: "This model asks you to accept its terms",
    next: "Accept them on the model page, then use a token that may read the model.",
    modelPage: true,
  },
  "too-large": {
    title: "The model is too large for this server",
    next: "Run it on an endpoint or a machine of your own.",
  },
  "not-found": { title: "There is no such model or file here", next: "Check its name, or choose another example." },
  "not-deployed": {
    title: "No server runs this model now",
    next: "Look at the recorded examples, or choose another backend.",
    modelPage: true,
  },
  retired: { title: "The server no longer offers this model", next: "Choose another backend or a newer model.", modelPage: true },
  "bad-file": {
    title: "The file could not be loaded",
    next: "Choose a file from this device, or another example.",
  },
  "invalid-input": { title: "The server could not use this input", next: "Change the input or the parameters, then run again." },
  "too-long": { title: "The input is too long for the model", next: "Shorten it, then run again." },
  "rate-limit": { title: "Too many requests", next: "Your input is kept." },
  loading: { title: "The model did not start in time", next: "Try again in a minute." },
  busy: { title: "The server is busy", next: "Try again in a moment." },
  timeout: { title: "The server took too long", next: "Try again, or try a smaller input." },
  server: { title: "The server failed", next: "Try again, or choose another backend." },
  "bad-answer": {
    title: "The answer could not be read",
    next: "The details say which part.",
  },
  network: {
    title: "The server could not be reached",
    next: "Check the connection. A server must also allow requests from this page (CORS).",
  },
  unsupported: { title: "This cannot run here", next: "Choose another backend or another device." },
  aborted: { title: "The run was stopped", next: "Run it again when you like." },
};
