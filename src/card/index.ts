export type { ServingProvider } from "../core/backend.js";
export { checkModelCard } from "./checkModelCard.js";
export type { FrontMatter } from "./frontMatter.js";
export { type GalleryItem, readGallery } from "./gallery.js";
export { type HubFacts, type InferredTask, inferTask } from "./inferTask.js";
export { type LoadModelCardOptions, loadModelCard, loadReadme } from "./loadModelCard.js";
export type { ModelCard, Problem, Report, TaskSource } from "./modelCard.js";
export { type ReadModelCardOptions, readModelCard } from "./readModelCard.js";
export { readModelInfo } from "./readModelInfo.js";
