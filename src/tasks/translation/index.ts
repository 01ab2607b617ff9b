import { TranslationWidget } from "./Widget.js";

export { Languages } from "./Languages.js";
export { task } from "./task.js";
export { TranslationWidget };
export default TranslationWidget;
