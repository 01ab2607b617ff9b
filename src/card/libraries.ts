import { isRecord } from "../core/parse.js";
import { type FrontMatter, textsOf } from "./frontMatter.js";

/**
 * Libraries whose name among the tags says what runs the model.
 *
 * Source: https://github.com/huggingface/huggingface.js/blob/main/packages/tasks/src/model-libraries.ts
 */
const libraryTags = new Set(
  `adapter-transformers adapters allennlp asteroid bertopic bm25s chronos-forecasting colpali coreml diffusers doctr espnet
  fairseq fastai fasttext flair generic gguf gliner k2 keras keras-hub keras-nlp kokoro lerobot litert mamba-ssm ml-agents mlx
  mlx-image model2vec nemo onnx open_clip paddlenlp paddleocr parler_tts peft pyannote pyannote-audio pythae sam2
  sample-factory sentence-transformers setfit sklearn skops spacy span-marker speechbrain stable-baselines3 stanza superb
  tensorflowtts terratorch tf-keras timesfm timm transformers transformers.js ultralytics unity-sentis`.split(/\s+/),
);

/** Parts of the Hub's `config` that only models of one library have. */
const configParts: readonly (readonly [part: string, library: string])[] = [
  ["diffusers", "diffusers"],
  ["peft", "peft"],
  ["speechbrain", "speechbrain"],
  ["sklearn", "sklearn"],
  ["keras_hub", "keras-hub"],
  ["adapter_transformers", "adapter-transformers"],
];

/**
 * The libraries a model can be run with, the one that counts first: as the card names it, as the Hub knows it, as the tags and
 * the config tell. Lower-case names such as `sentence-transformers`; may be empty.
 *
 * Source: https://huggingface.co/docs/hub/models-libraries
 */
export function readLibraries(
  data: FrontMatter,
  tags: readonly string[],
  libraryName: string | undefined,
  config: unknown,
): readonly string[] {
  const named = [data.library_name, libraryName].flatMap((value) => textsOf(value).slice(0, 1));
  const tagged = tags.map(libraryNamed).filter((name) => libraryTags.has(name));
  const parts = isRecord(config) ? configParts.filter(([part]) => isRecord(config[part])).map(([, library]) => library) : [];
  const others = [data.library_tag, data.library].flatMap((value) => textsOf(value).slice(0, 1));
  return [...new Set([...named, ...tagged, ...parts, ...others].map(libraryNamed))];
}

function libraryNamed(name: string): string {
  return name.trim().toLowerCase();
}
