export { default as Code } from "./Code.js";
export { default as Failure, Unavailability } from "./Failure.js";
export { default as Json, JsonTools } from "./JsonPanel.js";
export { default as LiveReceipt } from "./LiveReceipt.js";
export { default as ParameterFields } from "./ParameterFields.js";
export { RunAgain, StatusWords, Time } from "./Running.js";
export { saveFile } from "./saveFile.js";
export { default as Undo } from "./Undo.js";
export { default as Waiting } from "./Waiting.js";
