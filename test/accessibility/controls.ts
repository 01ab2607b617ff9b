import type { registry } from "../../src/tasks/registry.js";

type Tag = keyof typeof registry;

/** Controls that have keys of their own: by what they are found, and the test that goes through their keys. */
export const controls = {
  "the tabs": ['[role="tablist"]', "accessibility/scripts.test.tsx", "the tabs"],
  "the field for a file": [".iw-choose-input", "ui/MediaField.browser.test.tsx", "keeps the focus on the control"],
  "the recorder": [".iw-rec-dot", "accessibility/scripts.test.tsx", "the recorder"],
  "the labels": [".iw-pill-field", "ui/Chips.browser.test.tsx", "the chips are one tab stop, and arrows move among them"],
  "the table": ['table[role="grid"]', "ui/DataGrid.browser.test.tsx", "Enter edits, Enter commits and goes down"],
  "the sentences": [".iw-sentence-tools", "inputs/sentences.test.tsx", "is put in another order by Alt and the arrow keys"],
  "the choices": [
    ".iw-choices-tools",
    "tasks/multiple-choice.browser.test.tsx",
    "by keyboard: Enter goes on and at the end adds",
  ],
  "the spans": ['[data-place="text"]', "tasks/token-classification.browser.test.tsx", "text and list are one tab stop each"],
  "the points": ['[role="listbox"]', "tasks/keypoint-detection.browser.test.tsx", "by the arrow keys, with one tab stop for all"],
  "the boxes or masks": [".iw-marks", "outputs/boxes.browser.test.tsx", "hide and show a box by keyboard"],
  "the sliders": [".iw-slider", "accessibility/scripts.test.tsx", "the sliders of masks"],
  "the lowest score": [".iw-sift", "accessibility/scripts.test.tsx", "the lowest score of labels"],
  "the line between two pictures": [".iw-compare-range", "outputs/images.test.tsx", "with a line that the keyboard moves"],
  "the player": [".iw-player .iw-seek", "ui/AudioPlayer.browser.test.tsx", "seeks by keyboard"],
  "the tracks": [".iw-range.iw-ltr", "tasks/audio-to-audio.browser.test.tsx", "moves all tracks by keyboard"],
  "the pictures": [".iw-thumbs", "outputs/images.test.tsx", "are chosen among by the arrow keys, with one tab stop"],
  "the marks": [".iw-marker-tools", "tasks/mask-generation.test.tsx", "keeps the focus when a mark is removed"],
  "the pages": [".iw-pages", "tasks/visual-document-retrieval.test.tsx", "are moved by a button or by Alt and an arrow key"],
  "the chart": [
    '[role="slider"]',
    "tasks/time-series-forecasting.test.tsx",
    "says the value at its cursor, which the keyboard moves",
  ],
  "the words for a mask": [
    '[role="radiogroup"]',
    "tasks/fill-mask.browser.test.tsx",
    "arrow keys choose a word and the sentence says it",
  ],
  "the composer": [
    ".iw-composer",
    "tasks/conversational.test.tsx",
    "Enter sends, the composer is empty at once and keeps the focus",
  ],
  "the buttons of a message": ['[role="toolbar"]', "tasks/conversational.test.tsx", "the buttons of a message are one tab stop"],
  "the model in 3D": [".iw-solid-tools", "outputs/model.browser.test.tsx", "turned by buttons and keys"],
  "the depth at a place": [".iw-depth-probe", "accessibility/scripts.test.tsx", "the depth at a place"],
} as const;

/** Controls that stand in a widget for a while only. */
export const passing = {
  "the numbers of an embedding": ["tasks/feature-extraction.browser.test.tsx", "when the keyboard scrolls there"],
  "the camera": ["ui/Camera.browser.test.tsx", "takes a picture, goes off, and returns the focus to its button"],
  "a link for a file": ["ui/MediaField.browser.test.tsx", "is given by keyboard alone, and the focus returns to where it began"],
  "the pages of a PDF": ["tasks/document-question-answering.browser.test.tsx", "is drawn page by page"],
  "the message that is changed": ["tasks/conversational.test.tsx", "Up in the empty composer changes the last message"],
  "the gallery's large picture": ["ModelGallery.browser.test.tsx", "closes by Escape, and the focus is back on the tile"],
} as const;

/** Which of these controls stand in the widget of each task once it has answered. */
export const scripts: Readonly<Record<Tag, readonly (keyof typeof controls)[]>> = {
  "any-to-any": ["the field for a file", "the recorder", "the player", "the composer", "the buttons of a message"],
  "audio-classification": ["the field for a file", "the recorder", "the player"],
  "audio-text-to-text": ["the field for a file", "the recorder", "the player", "the composer", "the buttons of a message"],
  "audio-to-audio": ["the field for a file", "the recorder", "the player", "the tracks"],
  "automatic-speech-recognition": ["the field for a file", "the recorder", "the player"],
  conversational: ["the composer", "the buttons of a message"],
  "depth-estimation": ["the field for a file", "the line between two pictures", "the depth at a place"],
  "document-question-answering": ["the field for a file"],
  "feature-extraction": [],
  "fill-mask": ["the words for a mask"],
  "graph-ml": [],
  "image-classification": ["the field for a file"],
  "image-feature-extraction": ["the field for a file"],
  "image-segmentation": ["the field for a file", "the boxes or masks", "the sliders"],
  "image-text-to-image": ["the field for a file", "the line between two pictures"],
  "image-text-to-text": ["the field for a file", "the composer", "the buttons of a message"],
  "image-text-to-video": ["the field for a file"],
  "image-to-3d": ["the field for a file", "the model in 3D"],
  "image-to-image": ["the field for a file", "the line between two pictures"],
  "image-to-text": ["the field for a file"],
  "image-to-video": ["the field for a file"],
  "keypoint-detection": ["the field for a file", "the points", "the boxes or masks", "the sliders"],
  "mask-generation": ["the field for a file", "the boxes or masks", "the sliders"],
  "multiple-choice": ["the choices"],
  "object-detection": ["the field for a file", "the boxes or masks", "the sliders"],
  other: [],
  "question-answering": [],
  "reinforcement-learning": [],
  robotics: ["the field for a file"],
  "sentence-similarity": ["the sentences"],
  summarization: [],
  "table-question-answering": ["the field for a file", "the table"],
  "table-to-text": ["the field for a file", "the table"],
  "tabular-classification": ["the field for a file", "the table"],
  "tabular-regression": ["the field for a file", "the table"],
  "tabular-to-text": ["the field for a file", "the table"],
  "text-classification": [],
  "text-generation": [],
  "text-ranking": ["the sentences"],
  "text-retrieval": ["the sentences"],
  "text-to-3d": ["the model in 3D"],
  "text-to-audio": ["the player"],
  "text-to-image": [],
  "text-to-speech": ["the player"],
  "text-to-video": [],
  "time-series-forecasting": ["the field for a file", "the table", "the chart"],
  "token-classification": ["the spans"],
  translation: [],
  "unconditional-image-generation": ["the pictures"],
  "video-classification": ["the field for a file"],
  "video-text-to-text": ["the field for a file", "the composer", "the buttons of a message"],
  "video-to-video": ["the field for a file"],
  "visual-document-retrieval": ["the field for a file", "the pages"],
  "visual-question-answering": ["the field for a file"],
  "voice-activity-detection": ["the field for a file", "the recorder", "the player"],
  "zero-shot-classification": ["the labels"],
  "zero-shot-image-classification": ["the field for a file", "the labels"],
  "zero-shot-object-detection": ["the field for a file", "the labels", "the boxes or masks", "the sliders"],
};

/** The controls with keys of their own that stand in a widget now, by their names; those of every widget are not named. */
export function controlsIn(article: Element): string[] {
  return Object.entries(controls)
    .filter(([name, [selector]]) => name !== "the tabs" && article.querySelector(selector))
    .map(([name]) => name);
}
