import { isRecord } from "../core/parse.js";
import type { TaskId } from "../core/task.js";

/**
 * What a class name says of its task; the first that matches counts, and `undefined` is an answer too.
 *
 * Holds for the classes of `transformers` and, from their name on, for the auto classes (`AutoModelForCausalLM`).
 */
const classNames: readonly (readonly [RegExp, TaskId | undefined])[] = [
  [/For(MultipleChoice|PreTraining|NextSentencePrediction|XVector|AudioFrameClassification)/, undefined],

  [/^Tapas.*ForQuestionAnswering|ForTableQuestionAnswering/, "table-question-answering"],
  [/^(LayoutLM|Donut).*ForQuestionAnswering|ForDocumentQuestionAnswering/, "document-question-answering"],
  [/^(Vilt|Blip).*ForQuestionAnswering|ForVisualQuestionAnswering/, "visual-question-answering"],
  [/ForQuestionAnswering/, "question-answering"],
  [/ForTokenClassification/, "token-classification"],
  [/^(Wav2Vec2|Hubert|SEW|UniSpeech|WavLM|AST|Whisper|Data2VecAudio).*ForSequenceClassification/, "audio-classification"],
  [/ForSequenceClassification/, "text-classification"],
  [/ForMaskedLM/, "fill-mask"],

  [/^SpeechEncoderDecoderModel$|ForCTC|ForSpeechSeq2Seq|ForSpeechToText/, "automatic-speech-recognition"],
  [
    /^(Speech2Text|\w*Whisper|Moonshine|CohereAsr|KyutaiSpeechToText|Pop2Piano).*ForConditionalGeneration/,
    "automatic-speech-recognition",
  ],
  [/ForAudioClassification/, "audio-classification"],
  [/ForTextTo(Spectrogram|Waveform|Speech)|^(Vits|Bark|FastSpeech2Conformer)(Model|WithHifiGan)$/, "text-to-audio"],
  [/^(Musicgen|Dia|Csm|Supertonic|HiggsAudioV2).*ForConditionalGeneration/, "text-to-audio"],
  [/ForSpeechToSpeech/, "audio-to-audio"],

  [/ForZeroShotImageClassification|ForImageTextRetrieval/, "zero-shot-image-classification"],
  [/^(\w*CLIP|CLIPSeg|Siglip2?|Align|Blip|MetaClip2)Model$/, "zero-shot-image-classification"],
  [/^(OwlViT|Owlv2|GroundingDino|MMGroundingDino|OmDetTurbo)ForObjectDetection/, "zero-shot-object-detection"],
  [/ForZeroShotObjectDetection/, "zero-shot-object-detection"],
  [/ForObjectDetection/, "object-detection"],
  [/ForImageClassification/, "image-classification"],
  [/For(Semantic|Instance|Universal)Segmentation|^(Detr|AutoModel)For(Image)?Segmentation$|^CLIPSegFor/, "image-segmentation"],
  [/^(Sam\d?|SamHQ|Sam3Tracker|EdgeTam)(Video)?Model$|ForMaskGeneration/, "mask-generation"],
  [/ForDepthEstimation/, "depth-estimation"],
  [/ForVideoClassification/, "video-classification"],
  [/For(KeypointDetection|PoseEstimation)/, "keypoint-detection"],
  [/ForImage(SuperResolution|ToImage)/, "image-to-image"],
  [/^Col\w+ForRetrieval/, "visual-document-retrieval"],
  [/ForPrediction$|ForTimeSeriesPrediction/, "time-series-forecasting"],

  [/^VisionEncoderDecoderModel$|^(Blip|Pix2Struct)ForConditionalGeneration|^GitForCausalLM/, "image-to-text"],
  [/For(ImageTextToText|Vision2Seq)/, "image-text-to-text"],
  [/^MultiModalityCausalLM$|^(Janus|Emu3|\w*Omni\w*)For|ForMultimodalLM/, "any-to-any"],
  [/^(Qwen2Audio|Voxtral|AudioFlamingo|MusicFlamingo|GraniteSpeech)\w*For|^UltravoxModel$/, "audio-text-to-text"],
  // The families of the second line have classes for text alone as well, which end in ForCausalLM.
  [
    /(VL(V?\d)?|Vl|\dV|OCR|Ocr|Llava\w*|Vision\w*|VLM\w*|Fuyu|MiniCPMV\w*|Molmo\w*|Moondream\w*|Ovis\w*)(Moe)?(Chat|For)/,
    "image-text-to-text",
  ],
  [
    /^(Aria|Blip2|Chameleon|Deepseek|Emu|Florence|Gemma(3n?|4)|Glm4v|Idefics|InstructBlip|InternS1|Kosmos|Llama4|Mistral3|Mllama|PaliGemma|PerceptionLM|Pixtral|Qwen3_5|Udop|VideoL|VipL)\w*ForConditionalGeneration/,
    "image-text-to-text",
  ],

  [/ForCausalLM|ForConditionalGeneration|ForSeq2SeqLM|MTModel$|^EncoderDecoderModel$/, "text-generation"],
  [/^(\w*GPT|CTRL|XLNet|TransfoXL|Reformer|Bert|M?T5|M?Bart|Marian|QWen|JAIS)\w*LMHead/, "text-generation"],
];

/** Types of models whose class with a bare "LM head" writes text; others fill masks. */
const writers = /^(open)?(ai-)?gpt|^(ctrl|xlnet|transfo-xl|reformer|bert|m?t5|m?bart|marian)$/;

/** Families whose class without a head gives a vector, as `BertModel` does. Others are known when they bear the name of their type. */
const textFamilies = new Set(
  `Albert Bart BertGeneration Bert BigBird BigBirdPegasus Blenderbot BlenderbotSmall Bloom CLIPText CLIPVision CTRL Camembert
  Canine Clap CodeGen Cohere ConvBert Data2VecAudio Data2VecText Deberta DebertaV2 DistilBert Electra Ernie ErnieM Esm EuroBert
  FNet FSMT Falcon Flaubert Funnel FunnelBase GPT2 GPTBigCode GPTJ GPTNeo GPTNeoX Gemma Gemma2 Gemma3Text Hubert IBert LED
  LayoutLM LayoutLMv2 LayoutLMv3 Lilt Llama LongT5 Longformer Luke Lxmert M2M100 MBart MPNet MT5 MT5Encoder Marian MarkupLM
  MegatronBert Mistral Mixtral MobileBert ModernBert Mpt Mvp NomicBert Nystromformer OPT OpenAIGPT PLBart Pegasus Perceiver Phi
  Phi3 ProphetNet Qwen2 Qwen3 Reformer RemBert RetriBert RoCBert RoFormer Roberta RobertaPreLayerNorm SEW SEWD Speech2Text
  Splinter SqueezeBert T5 T5Encoder Tapas TransfoXL UMT5 UMT5Encoder UniSpeech UniSpeechSat VisionTextDualEncoder VisualBert
  Wav2Vec2 Wav2Vec2Bert Wav2Vec2Conformer WavLM Whisper XGLM XLM XLMProphetNet XLMRoberta XLMRobertaXL XLNet Xmod Yoso`.split(
    /\s+/,
  ),
);

const imageFamilies =
  /^(ViT\w*|Beit|Bit|ConvNext(V2)?|Cvt|Data2VecVision|DeiT|Dinat|D[Ii][Nn][Oo]v\d\w*|DPT|Efficient(Former|Net)|FastViT|FocalNet|GLPN|Hiera|IJepa|ImageGPT|Levit|MobileNetV\d|MobileViT(V2)?|Nat|PoolFormer|Pvt(V2)?|RegNet|ResNet|Segformer|Siglip2?Vision|SwiftFormer|Swin(v2|2SR)?|TimmWrapper|Van|VJEPA2|Yolos)Model$/;

/** Pipelines of `diffusers`; the first that matches counts. */
const pipelineClasses: readonly (readonly [RegExp, TaskId])[] = [
  [/Unconditional|^(DDPM|DDIM|PNDM|ScoreSdeVe|KarrasVe)/, "unconditional-image-generation"],
  [/ShapEImg2Img/, "image-to-3d"],
  [/ShapE/, "text-to-3d"],
  [/Audio|Music/, "text-to-audio"],
  [/VideoToVideo/, "video-to-video"],
  [/ImageToVideo|^StableVideoDiffusion|I2V/, "image-to-video"],
  [/Video|^(Wan|LTX|Mochi|Allegro|AnimateDiff|TextToVideo)/, "text-to-video"],
  [/Img2Img|InstructPix2Pix|Inpaint|Kontext|Edit|Upscale/, "image-to-image"],
  [
    /^(StableDiffusion|StableCascade|Flux|IF|Kandinsky|PixArt|Sana|LatentConsistency|LDMTextToImage|Wuerstchen|AuraFlow|Lumina|HunyuanDiT|Chroma|QwenImage|CogView|HiDream|ZImage|AltDiffusion|VQDiffusion|Amused)/,
    "text-to-image",
  ],
];

/** What `task_type` of an adapter of `peft` stands for. */
const adapterTasks: ReadonlyMap<string, TaskId> = new Map([
  ["CAUSAL_LM", "text-generation"],
  ["SEQ_2_SEQ_LM", "text-generation"],
  ["SEQ_CLS", "text-classification"],
  ["TOKEN_CLS", "token-classification"],
  ["QUESTION_ANS", "question-answering"],
  ["FEATURE_EXTRACTION", "feature-extraction"],
]);

/**
 * The task of a model by the class its `config.json` names, such as `BertForMaskedLM`; undefined for a class that tells none.
 *
 * Takes the `config` of the Hub's API: `architectures`, `model_type` and, for code of the author's own, `auto_map`.
 * `task_specific_params` say nothing of the task.
 * Source: https://huggingface.co/datasets/huggingface/transformers-metadata
 */
export function taskOfConfig(config: unknown): TaskId | undefined {
  if (!isRecord(config)) return undefined;
  const { architectures, model_type } = config;
  const [first] = Array.isArray(architectures) ? (architectures as readonly unknown[]) : [];
  const name = readName(first);
  const type = readName(model_type);

  const autoClasses = readAutoMap(config.auto_map);
  const own = autoClasses.find(([autoClass, target]) => target === name && autoClass !== "AutoModel")?.[0];
  const task = taskOfClass(name, type);
  if (own !== undefined) return task === "image-text-to-text" ? task : (taskOfClass(own) ?? task);
  if (task || isSettled(name)) return task;
  return autoClasses.map(([autoClass]) => taskOfClass(autoClass)).find((found) => found !== undefined);
}

/** The task a pipeline of `diffusers` or an adapter of `peft` is made for: a guess, where no tag names the task. */
export function taskOfParts(config: unknown): TaskId | undefined {
  if (!isRecord(config)) return undefined;
  const { diffusers, peft } = config;
  const pipeline = isRecord(diffusers) ? readName(diffusers._class_name) : "";
  const task = pipelineClasses.find(([pattern]) => pattern.test(pipeline))?.[1];
  if (task) return task;
  return isRecord(peft) && typeof peft.task_type === "string" ? adapterTasks.get(peft.task_type) : undefined;
}

function taskOfClass(className: string, modelType = ""): TaskId | undefined {
  const name = className.replace(/^(TF|Flax)(?=[A-Z])/, "");
  const rule = classNames.find(([pattern]) => pattern.test(name));
  if (rule) return rule[1];
  if (/LMHead/.test(name)) return writers.test(modelType) ? "text-generation" : "fill-mask";
  if (imageFamilies.test(name)) return "image-feature-extraction";
  if (name === "AutoModel" || name === "DPRQuestionEncoder") return "feature-extraction";

  const [, family] = /^(\w+)Model$/.exec(name) ?? [];
  if (family === undefined || letters(family) === "") return undefined;
  return textFamilies.has(family) || letters(family) === letters(modelType) ? "feature-extraction" : undefined;
}

/** Whether the class says that there is no task, rather than nothing. */
function isSettled(name: string): boolean {
  return classNames.some(([pattern, task]) => task === undefined && pattern.test(name));
}

/** Pairs of auto class and class, those that tell most first: every model of one's own may be an `AutoModel`. */
function readAutoMap(value: unknown): readonly (readonly [autoClass: string, className: string])[] {
  if (!isRecord(value)) return [];
  const pairs = Object.entries(value).flatMap(([autoClass, reference]) =>
    autoClass.startsWith("AutoModel") ? [[readName(autoClass), readName(reference).replace(/^.*\./, "")] as const] : [],
  );
  return [...pairs.filter(([one]) => one !== "AutoModel"), ...pairs.filter(([one]) => one === "AutoModel")];
}

/** Empty for what is no name, or too long for one: the patterns are not made for long texts. */
function readName(value: unknown): string {
  return typeof value === "string" && value.length < 200 ? value : "";
}

function letters(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
