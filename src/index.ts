export type { ModelCard, Problem } from "./card/modelCard.js";
export type { Availability, AvailabilityQuestion, Backend, SentRequest, ServingProvider, Snippet } from "./core/backend.js";
export { InferenceError, type InferenceErrorDetails, type InferenceErrorKind } from "./core/errors.js";
export type { LoadMedia } from "./core/loadMedia.js";
export type { Catalogue, Message, Translate } from "./core/message.js";
export type { ParameterField, Parameters } from "./core/parameters.js";
export type { Receipt, ResultSource, Run } from "./core/run.js";
export {
  type Answered,
  type AnswerMeta,
  type AskedViewProps,
  type CardExample,
  type Conversation,
  defineTask,
  type Fetcher,
  type InferenceAnswer,
  type InferenceEvent,
  type InferenceRequest,
  type InputViewProps,
  type Media,
  type Missing,
  type OutputViewProps,
  type Task,
  type TaskId,
  type TaskInput,
  type TaskOutput,
} from "./core/task.js";
export { InferenceWidget, type InferenceWidgetProps, useModelCard } from "./InferenceWidget.js";
export { ModelGallery, type ModelGalleryProps } from "./ModelGallery.js";
export { AutomaticSpeechRecognitionWidget } from "./tasks/automatic-speech-recognition/index.js";
export { ConversationalWidget } from "./tasks/conversational/index.js";
export { ImageSegmentationWidget } from "./tasks/image-segmentation/index.js";
export { OtherWidget } from "./tasks/other/index.js";
export { QuestionAnsweringWidget } from "./tasks/question-answering/index.js";
export { TableQuestionAnsweringWidget } from "./tasks/table-question-answering/index.js";
export { TextClassificationWidget } from "./tasks/text-classification/index.js";
export { TokenClassificationWidget } from "./tasks/token-classification/index.js";
export { createWidget } from "./widget/createWidget.js";
export { type PrefillOptions, readPrefill, writePrefill } from "./widget/prefill.js";
export type { ModelCardState } from "./widget/useModelCard.js";
export { type TaskState, type UseTaskOptions, useTask } from "./widget/useTask.js";
export { type RootProps, Widget, type WidgetActions, type WidgetProps } from "./widget/Widget.js";
export { type LoadCard, type RenderAction, WidgetProvider, type WidgetProviderProps } from "./widget/WidgetProvider.js";
