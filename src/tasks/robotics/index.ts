export { task } from "./task.js";
export { RoboticsWidget, RoboticsWidget as default } from "./Widget.js";
