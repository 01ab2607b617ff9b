export { default as Code } from "./Code.js";
export { default as Failure, Unavailability } from "./Failure.js";
export { default as Json, JsonTools } from "./JsonPanel.js";
export { default as ParameterFields } from "./ParameterFields.js";
export { default as ReceiptDetails } from "./ReceiptDetails.js";
export { saveFile } from "./saveFile.js";
export { default as Waiting } from "./Waiting.js";
