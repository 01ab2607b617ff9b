export { task } from "./task.js";
export { ReinforcementLearningWidget, ReinforcementLearningWidget as default } from "./Widget.js";
