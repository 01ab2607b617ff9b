import { FillMaskWidget, fillMaskTask } from "./Widget.js";

/**
 * Words for the gaps in a text.
 *
 * Source: https://huggingface.co/tasks/fill-mask
 */
export const task = fillMaskTask();

export { FillMaskWidget, fillMaskTask };
export default FillMaskWidget;
