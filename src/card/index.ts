export type { FrontMatter } from "./frontMatter.js";
export { type GalleryItem, readGallery } from "./gallery.js";
export { inferTask } from "./inferTask.js";
export type { ModelCard, Problem, Report } from "./modelCard.js";
export { type ReadModelCardOptions, readModelCard } from "./readModelCard.js";
