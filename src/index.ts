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
  type Asking,
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
export { FeatureExtractionWidget } from "./tasks/feature-extraction/index.js";
export { FillMaskWidget } from "./tasks/fill-mask/index.js";
export { GraphMlWidget } from "./tasks/graph-ml/index.js";
export { ImageClassificationWidget } from "./tasks/image-classification/index.js";
export { ImageFeatureExtractionWidget } from "./tasks/image-feature-extraction/index.js";
export { ImageSegmentationWidget } from "./tasks/image-segmentation/index.js";
export { ImageToTextWidget } from "./tasks/image-to-text/index.js";
export { MultipleChoiceWidget } from "./tasks/multiple-choice/index.js";
export { OtherWidget } from "./tasks/other/index.js";
export { QuestionAnsweringWidget } from "./tasks/question-answering/index.js";
export { SentenceSimilarityWidget } from "./tasks/sentence-similarity/index.js";
export { SummarizationWidget } from "./tasks/summarization/index.js";
export { TableQuestionAnsweringWidget } from "./tasks/table-question-answering/index.js";
export { TableToTextWidget } from "./tasks/table-to-text/index.js";
export { TabularClassificationWidget } from "./tasks/tabular-classification/index.js";
export { TabularRegressionWidget } from "./tasks/tabular-regression/index.js";
export { TabularToTextWidget } from "./tasks/tabular-to-text/index.js";
export { TextClassificationWidget } from "./tasks/text-classification/index.js";
export { TextGenerationWidget } from "./tasks/text-generation/index.js";
export { TextRankingWidget } from "./tasks/text-ranking/index.js";
export { TextRetrievalWidget } from "./tasks/text-retrieval/index.js";
export { TimeSeriesForecastingWidget } from "./tasks/time-series-forecasting/index.js";
export { TokenClassificationWidget } from "./tasks/token-classification/index.js";
export { TranslationWidget } from "./tasks/translation/index.js";
export { VisualQuestionAnsweringWidget } from "./tasks/visual-question-answering/index.js";
export { ZeroShotClassificationWidget } from "./tasks/zero-shot-classification/index.js";
export { ZeroShotImageClassificationWidget } from "./tasks/zero-shot-image-classification/index.js";
export { createWidget } from "./widget/createWidget.js";
export { type PrefillOptions, readPrefill, writePrefill } from "./widget/prefill.js";
export type { ModelCardState } from "./widget/useModelCard.js";
export { type TaskState, type UseTaskOptions, useTask } from "./widget/useTask.js";
export { type RootProps, Widget, type WidgetActions, type WidgetProps } from "./widget/Widget.js";
export { type LoadCard, type RenderAction, WidgetProvider, type WidgetProviderProps } from "./widget/WidgetProvider.js";
