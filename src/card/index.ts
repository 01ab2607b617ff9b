export type { FrontMatter } from "./frontMatter.js";
export { inferTask } from "./inferTask.js";
export { type LoadModelCardOptions, loadModelCard } from "./loadModelCard.js";
export type { ModelCard, Problem, Report, ServingProvider } from "./modelCard.js";
export { type ReadModelCardOptions, readModelCard } from "./readModelCard.js";
export { readModelInfo } from "./readModelInfo.js";
