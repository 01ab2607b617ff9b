import { InferenceWidgetElement } from "./InferenceWidgetElement.js";

export {
  InferenceWidgetElement,
  type InferenceWidgetElementProperties,
  type InferenceWidgetEvents,
} from "./InferenceWidgetElement.js";

// A page may hold two copies of the library, and a server has no elements at all.
if (typeof customElements !== "undefined" && !customElements.get("inference-widget")) {
  customElements.define("inference-widget", InferenceWidgetElement);
}
