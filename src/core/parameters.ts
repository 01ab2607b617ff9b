import type { Message } from "./message.js";

/** Named values that go with a request, in the server's spelling. */
export type Parameters = Readonly<Record<string, unknown>>;

/** One field of a task's parameters panel. */
export type ParameterField =
  | NumberParameter
  | (ParameterBase & { readonly kind: "boolean"; readonly default?: boolean })
  | (ParameterBase & { readonly kind: "choice"; readonly options: readonly string[]; readonly default?: string })
  | (ParameterBase & { readonly kind: "text"; readonly default?: string })
  /** A list of texts, written one per line; `\n` in a line stands for a line break. */
  | (ParameterBase & { readonly kind: "lines"; readonly default?: readonly string[] });

interface ParameterBase {
  /** The server's name for it, such as `top_k`. */
  readonly name: string;
  /** What the visitor reads. */
  readonly label: Message;
  /** One sentence on what it does. */
  readonly help?: Message;
}

interface NumberParameter extends ParameterBase {
  readonly kind: "number";
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Sent when nobody sets another value; without it the server's own default holds. */
  readonly default?: number;
}

/** Names that would change the request itself; no card, example or visitor sets them. */
const reserved = /^(inputs|model|options|stream|wait_for_model|use_cache|__proto__|constructor|prototype)$/;

/** Defaults a task declares for its parameters. */
export function defaultParameters(fields: readonly ParameterField[]): Parameters {
  return Object.fromEntries(fields.flatMap((field) => (field.default === undefined ? [] : [[field.name, field.default]])));
}

/**
 * One set of parameters out of several, a later one winning over an earlier one.
 *
 * The order of a request: task defaults, the card's `inference.parameters`, the example's `parameters`, the visitor's.
 * What the task itself needs is set after this, by the input's `toRequest`. An `undefined` value leaves the earlier one.
 */
export function mergeParameters(...layers: readonly (Parameters | undefined)[]): Parameters {
  const merged: Record<string, unknown> = {};
  for (const layer of layers) {
    for (const [name, value] of Object.entries(layer ?? {})) {
      if (value !== undefined && !reserved.test(name)) merged[name] = value;
    }
  }
  return merged;
}
