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
export { audioInput } from "./inputs/audioInput.js";
export { imageInput } from "./inputs/imageInput.js";
export type { MediaInput } from "./inputs/media.js";
export { type TextInput, type TextInputOptions, textInput } from "./inputs/textInput.js";
export { type TextPairInputOptions, textPairInput } from "./inputs/textPairInput.js";
export { ModelGallery, type ModelGalleryProps } from "./ModelGallery.js";
export { type LabelScore, labelsOutput } from "./outputs/labels.js";
export { textsOutput, type WrittenText } from "./outputs/texts.js";
export { AnyToAnyWidget } from "./tasks/any-to-any/index.js";
export { AudioClassificationWidget } from "./tasks/audio-classification/index.js";
export { AudioTextToTextWidget } from "./tasks/audio-text-to-text/index.js";
export { AudioToAudioWidget } from "./tasks/audio-to-audio/index.js";
export { AutomaticSpeechRecognitionWidget } from "./tasks/automatic-speech-recognition/index.js";
export { ConversationalWidget } from "./tasks/conversational/index.js";
export { DepthEstimationWidget } from "./tasks/depth-estimation/index.js";
export { DocumentQuestionAnsweringWidget } from "./tasks/document-question-answering/index.js";
export { FeatureExtractionWidget } from "./tasks/feature-extraction/index.js";
export { FillMaskWidget } from "./tasks/fill-mask/index.js";
export { GraphMlWidget } from "./tasks/graph-ml/index.js";
export { ImageClassificationWidget } from "./tasks/image-classification/index.js";
export { ImageFeatureExtractionWidget } from "./tasks/image-feature-extraction/index.js";
export { ImageSegmentationWidget } from "./tasks/image-segmentation/index.js";
export { ImageTextToImageWidget } from "./tasks/image-text-to-image/index.js";
export { ImageTextToTextWidget } from "./tasks/image-text-to-text/index.js";
export { ImageTextToVideoWidget } from "./tasks/image-text-to-video/index.js";
export { ImageTo3dWidget } from "./tasks/image-to-3d/index.js";
export { ImageToImageWidget } from "./tasks/image-to-image/index.js";
export { ImageToTextWidget } from "./tasks/image-to-text/index.js";
export { ImageToVideoWidget } from "./tasks/image-to-video/index.js";
export { KeypointDetectionWidget } from "./tasks/keypoint-detection/index.js";
export { MaskGenerationWidget } from "./tasks/mask-generation/index.js";
export { MultipleChoiceWidget } from "./tasks/multiple-choice/index.js";
export { ObjectDetectionWidget } from "./tasks/object-detection/index.js";
export { OtherWidget } from "./tasks/other/index.js";
export { QuestionAnsweringWidget } from "./tasks/question-answering/index.js";
export { ReinforcementLearningWidget } from "./tasks/reinforcement-learning/index.js";
export { RoboticsWidget } from "./tasks/robotics/index.js";
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
export { TextTo3dWidget } from "./tasks/text-to-3d/index.js";
export { TextToAudioWidget } from "./tasks/text-to-audio/index.js";
export { TextToImageWidget } from "./tasks/text-to-image/index.js";
export { TextToSpeechWidget } from "./tasks/text-to-speech/index.js";
export { TextToVideoWidget } from "./tasks/text-to-video/index.js";
export { TimeSeriesForecastingWidget } from "./tasks/time-series-forecasting/index.js";
export { TokenClassificationWidget } from "./tasks/token-classification/index.js";
export { TranslationWidget } from "./tasks/translation/index.js";
export { UnconditionalImageGenerationWidget } from "./tasks/unconditional-image-generation/index.js";
export { VideoClassificationWidget } from "./tasks/video-classification/index.js";
export { VideoTextToTextWidget } from "./tasks/video-text-to-text/index.js";
export { VideoToVideoWidget } from "./tasks/video-to-video/index.js";
export { VisualDocumentRetrievalWidget } from "./tasks/visual-document-retrieval/index.js";
export { VisualQuestionAnsweringWidget } from "./tasks/visual-question-answering/index.js";
export { VoiceActivityDetectionWidget } from "./tasks/voice-activity-detection/index.js";
export { ZeroShotClassificationWidget } from "./tasks/zero-shot-classification/index.js";
export { ZeroShotImageClassificationWidget } from "./tasks/zero-shot-image-classification/index.js";
export { ZeroShotObjectDetectionWidget } from "./tasks/zero-shot-object-detection/index.js";
export type { Scheme, Theme } from "./ui/look.js";
export type { Slots, Tab } from "./widget/context.js";
export type { ExampleName, Handler, RunResult, TaskControls } from "./widget/controls.js";
export { createWidget } from "./widget/createWidget.js";
export type { PartAttributes, PartProps, PartState } from "./widget/Part.js";
export { type PrefillOptions, readPrefill, writePrefill } from "./widget/prefill.js";
export type { ModelCardState } from "./widget/useModelCard.js";
export { type TaskState, type UseTaskOptions, useTask } from "./widget/useTask.js";
export { type RootProps, Widget, type WidgetActions, type WidgetProps, type WidgetPropsOf } from "./widget/Widget.js";
export { type LoadCard, WidgetProvider, type WidgetProviderProps } from "./widget/WidgetProvider.js";
