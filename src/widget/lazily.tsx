export { lazily } from "../ui/lazily.js";
