import { isRecord } from "../../core/parse.js";
import { readTexts, type WrittenText } from "../../outputs/texts.js";

/**
 * What a model wrote about a picture, in any answer that `readTexts` takes, and in two of its own.
 *
 * A page that was read comes as `{ md_results }`, in Markdown, and is shown as it was written; some clients spell
 * `generatedText`. Throws InferenceError("bad-answer") naming the path, when there is no text.
 * Source: https://huggingface.co/docs/inference-providers
 */
export function readDescription(body: unknown): readonly WrittenText[] {
  if (isRecord(body)) {
    const text = body.md_results ?? body.generatedText;
    if (typeof text === "string") return [{ text }];
  }
  return readTexts(body);
}
