import type { TaskId } from "../src/core/task.js";

/** The tasks by what they are about, in the Hub's order. */
export const modalities: readonly { readonly name: string; readonly tags: readonly TaskId[] }[] = [
  {
    name: "Multimodal",
    tags: [
      "audio-text-to-text",
      "image-text-to-text",
      "image-text-to-image",
      "image-text-to-video",
      "visual-question-answering",
      "document-question-answering",
      "video-text-to-text",
      "visual-document-retrieval",
      "any-to-any",
    ],
  },
  {
    name: "Natural language",
    tags: [
      "conversational",
      "text-classification",
      "token-classification",
      "table-question-answering",
      "question-answering",
      "zero-shot-classification",
      "translation",
      "summarization",
      "feature-extraction",
      "text-generation",
      "fill-mask",
      "sentence-similarity",
      "table-to-text",
      "multiple-choice",
      "text-ranking",
      "text-retrieval",
    ],
  },
  {
    name: "Computer vision",
    tags: [
      "depth-estimation",
      "image-classification",
      "object-detection",
      "image-segmentation",
      "text-to-image",
      "image-to-text",
      "image-to-image",
      "image-to-video",
      "unconditional-image-generation",
      "video-classification",
      "text-to-video",
      "zero-shot-image-classification",
      "mask-generation",
      "zero-shot-object-detection",
      "text-to-3d",
      "image-to-3d",
      "image-feature-extraction",
      "keypoint-detection",
      "video-to-video",
    ],
  },
  {
    name: "Audio",
    tags: [
      "text-to-speech",
      "text-to-audio",
      "automatic-speech-recognition",
      "audio-to-audio",
      "audio-classification",
      "voice-activity-detection",
    ],
  },
  {
    name: "Tabular",
    tags: ["tabular-classification", "tabular-regression", "tabular-to-text", "time-series-forecasting"],
  },
  { name: "Reinforcement learning", tags: ["reinforcement-learning", "robotics"] },
  { name: "Other", tags: ["graph-ml", "other"] },
];

/** What is found by words in any order, such as "image text"; everything where nothing is asked for. */
export function isFound(words: string, ...texts: readonly string[]): boolean {
  const all = texts.join(" ").toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
