import { describe, expect, it } from "vitest";
import { type HubFacts, inferTask, type Problem } from "../../src/card/index.js";

function inferWithProblems(data: Readonly<Record<string, unknown>>, facts: HubFacts = {}) {
  const problems: Problem[] = [];
  const inferred = inferTask(data, facts, (problem) => problems.push(problem));
  return { ...inferred, problems: problems.map(({ code, path, severity }) => `${severity} ${code} ${path}`) };
}

const taskOf = (architecture: string, model_type?: string) =>
  inferTask({}, { config: { architectures: [architecture], model_type } }).task;

describe("inferTask", () => {
  it("lets `pipeline_tag` win over tags and config", () => {
    const facts = { config: { architectures: ["BertModel"] }, libraryName: "sentence-transformers" };
    expect(inferTask({ pipeline_tag: "sentence-similarity", tags: ["feature-extraction"] }, facts)).toEqual({
      task: "sentence-similarity",
      taskSource: "card",
      libraries: ["sentence-transformers"],
    });
  });

  it.each([
    [["summarization", "translation"], "translation"],
    [["fill-mask", "text-classification"], "text-classification"],
    [["transformers", "any-to-any", "image-text-to-text"], "image-text-to-text"],
    [["other", "robotics"], "robotics"],
    [["conversational", "feature-extraction"], "conversational"],
    [["sentence-similarity", "feature-extraction"], "feature-extraction"],
    [["text2text-generation"], "text-generation"],
    [["structured-data-classification"], "tabular-classification"],
    [["speech-segmentation"], "voice-activity-detection"],
  ])("takes the task of the tags %j that stands first in the Hub's order", (tags, task) => {
    expect(inferTask({ tags })).toMatchObject({ task, taskSource: "tags" });
    expect(inferTask({ tags: tags.toReversed() }).task).toBe(task);
  });

  it.each([
    ["text-generation", "GPT2Model", "feature-extraction", "config"],
    ["zero-shot-classification", "BartForSequenceClassification", "text-classification", "config"],
    ["translation", "MarianMTModel", "translation", "tags"],
    ["summarization", "T5ForConditionalGeneration", "summarization", "tags"],
    ["text-classification", "BertForMultipleChoice", "text-classification", "tags"],
    ["question-answering", "BertForQuestionAnswering", "question-answering", "tags"],
  ])("pools the tag %s with the class %s to %s", (tag, architecture, task, taskSource) => {
    expect(inferTask({ tags: [tag] }, { config: { architectures: [architecture] } })).toMatchObject({ task, taskSource });
  });

  it("reads one tag given as a text, the key `tag`, and the tags of the Hub", () => {
    expect(inferTask({ tags: "translation" }).task).toBe("translation");
    expect(inferTask({ tag: "translation", tags: [null, 3, "pytorch"] }).task).toBe("translation");
    expect(inferTask({}, { tags: ["region:us", "translation"] })).toMatchObject({ task: "translation", taskSource: "tags" });
  });

  it("does not take a keyword for a task", () => {
    expect(inferTask({ tags: ["ner", "sentiment-analysis", "Token Classification", "constructor"] }).task).toBeUndefined();
  });

  it("takes what sentence-transformers are for when nothing else tells", () => {
    const similarity = { task: "sentence-similarity", taskSource: "library" };
    expect(inferTask({ library_name: "sentence-transformers" })).toMatchObject(similarity);
    expect(inferTask({ tags: ["sentence-transformers"] })).toMatchObject(similarity);
    expect(inferTask({}, { libraryName: "sentence-transformers" })).toMatchObject(similarity);
    expect(inferTask({ library_name: "sentence-transformers", tags: ["translation"] }).task).toBe("translation");
  });

  it.each(["espnet", "spacy", "flair", "stanza", "timm", "keras", "speechbrain", "asteroid", "fairseq", "pyannote"])(
    "takes no task from %s",
    (library_name) => {
      expect(inferTask({ library_name })).toEqual({ task: undefined, taskSource: undefined, libraries: [library_name] });
    },
  );

  it("makes a chat of text-generation with the tag `conversational`", () => {
    const pipeline_tag = "text-generation";
    expect(inferTask({ pipeline_tag, tags: ["conversational"] })).toMatchObject({ task: "conversational", taskSource: "card" });
    expect(inferTask({ tags: ["conversational", pipeline_tag] })).toMatchObject({ task: "conversational", taskSource: "tags" });
    expect(inferTask({ pipeline_tag }, { tags: ["conversational"] }).task).toBe("conversational");
  });

  it("leaves a chat about pictures to the widget that takes them", () => {
    expect(inferTask({ pipeline_tag: "image-text-to-text", tags: ["conversational"] }).task).toBe("image-text-to-text");
  });

  it("makes no chat of another task with that tag", () => {
    expect(inferTask({ pipeline_tag: "text-classification", tags: ["conversational"] }).task).toBe("text-classification");
  });

  it("makes a chat of a model that writes text by its class", () => {
    const facts = { config: { architectures: ["Qwen2_5_VLForConditionalGeneration"] } };
    expect(inferTask({ tags: ["conversational"] }, facts).task).toBe("conversational");
    expect(inferTask({}, facts).task).toBe("image-text-to-text");
  });

  it.each([false, "false", { parameters: {} }])("keeps the task with `inference: %j`", (inference) => {
    expect(inferTask({ inference, tags: ["translation"] }).task).toBe("translation");
  });
});

describe("`pipeline_tag`", () => {
  it.each([
    ["Text Classification", "text-classification"],
    ["text_generation", "text-generation"],
    [" text generation ", "text-generation"],
    ["FILL-MASK", "fill-mask"],
    ["sentiment-analysis", "text-classification"],
    ["ner", "token-classification"],
    ["vqa", "visual-question-answering"],
    ["asr", "automatic-speech-recognition"],
    ["text2text-generation", "text-generation"],
    ["structured-data-classification", "tabular-classification"],
  ])("%s is known, and its spelling noted", (pipeline_tag, task) => {
    const { problems, ...inferred } = inferWithProblems({ pipeline_tag });
    expect(inferred).toEqual({ task, taskSource: "card", libraries: [] });
    expect(problems).toEqual(pipeline_tag.trim() === task ? [] : ["info task-spelling pipeline_tag"]);
  });

  it("`conversational` is a task", () => {
    expect(inferWithProblems({ pipeline_tag: "conversational" })).toMatchObject({ task: "conversational", problems: [] });
  });

  it("keeps an unknown task as a name, whatever the tags say", () => {
    expect(inferWithProblems({ pipeline_tag: "protein-folding", tags: ["translation"] })).toEqual({
      task: undefined,
      taskSource: "card",
      taskName: "protein-folding",
      libraries: [],
      problems: ["warning unknown-task pipeline_tag"],
    });
  });

  it("is its first text when it is a list", () => {
    expect(inferWithProblems({ pipeline_tag: [3, "fill-mask", "translation"] })).toMatchObject({
      task: "fill-mask",
      taskSource: "card",
      problems: ["warning bad-pipeline-tag pipeline_tag"],
    });
  });

  it.each([
    [false, ["warning bad-pipeline-tag pipeline_tag"]],
    [{ name: "fill-mask" }, ["warning bad-pipeline-tag pipeline_tag"]],
    [["None"], ["warning bad-pipeline-tag pipeline_tag"]],
    [[], ["warning bad-pipeline-tag pipeline_tag"]],
    ["None", ["info bad-pipeline-tag pipeline_tag"]],
    [null, []],
    ["", []],
    ["  ", []],
  ])("lets the tags decide when it is %j", (pipeline_tag, problems) => {
    expect(inferWithProblems({ pipeline_tag, tags: ["translation"] })).toMatchObject({
      task: "translation",
      taskSource: "tags",
      problems,
    });
  });
});

describe("keys that the Hub does not read", () => {
  it.each(["pipeline", "pipeline-tag", "pipelineTag", "task", "tasks", "Task", "task_categories", "task_ids"])(
    "`%s` is a hint, and reported",
    (key) => {
      const inferred = { task: "token-classification", taskSource: "hint", problems: [`warning misplaced-task ${key}`] };
      expect(inferWithProblems({ [key]: "ner" })).toMatchObject(inferred);
      expect(inferWithProblems({ [key]: ["extractive", "Token Classification"] })).toMatchObject(inferred);
    },
  );

  it("count only after all else", () => {
    const task = "translation";
    expect(inferWithProblems({ task, tags: ["fill-mask"] })).toMatchObject({ task: "fill-mask", problems: [] });
    expect(inferTask({ task, library_name: "sentence-transformers" }).taskSource).toBe("library");
    expect(inferTask({ task }, { config: { architectures: ["BertForMaskedLM"] } }).taskSource).toBe("config");
    expect(inferTask({ task, pipeline_tag: "protein-folding" }).task).toBeUndefined();
  });

  it("are no hint when they name no task", () => {
    expect(inferWithProblems({ task: "extractive", tasks: [{ name: "ner" }, 3] })).toMatchObject({
      task: undefined,
      problems: [],
    });
  });
});

describe("the class in the config", () => {
  it.each([
    ["BertForQuestionAnswering", "question-answering"],
    ["XLNetForQuestionAnsweringSimple", "question-answering"],
    ["TapasForQuestionAnswering", "table-question-answering"],
    ["LayoutLMv2ForQuestionAnswering", "document-question-answering"],
    ["ViltForQuestionAnswering", "visual-question-answering"],
    ["BlipForQuestionAnswering", "visual-question-answering"],
    ["BertForTokenClassification", "token-classification"],
    ["DebertaV2ForSequenceClassification", "text-classification"],
    ["TapasForSequenceClassification", "text-classification"],
    ["Wav2Vec2ForSequenceClassification", "audio-classification"],
    ["HubertForSequenceClassification", "audio-classification"],
    ["SEWDForSequenceClassification", "audio-classification"],
    ["UniSpeechSatForSequenceClassification", "audio-classification"],
    ["WavLMForSequenceClassification", "audio-classification"],
    ["ASTForAudioClassification", "audio-classification"],
    ["WhisperForAudioClassification", "audio-classification"],
    ["XLMRobertaForMaskedLM", "fill-mask"],
    ["LlamaForCausalLM", "text-generation"],
    ["Qwen3MoeForCausalLM", "text-generation"],
    ["Gemma3ForCausalLM", "text-generation"],
    ["MarianMTModel", "text-generation"],
    ["EncoderDecoderModel", "text-generation"],
    ["T5ForConditionalGeneration", "text-generation"],
    ["M2M100ForConditionalGeneration", "text-generation"],
    ["Gemma3ForConditionalGeneration", "image-text-to-text"],
    ["Llama4ForConditionalGeneration", "image-text-to-text"],
    ["Qwen2_5_VLForConditionalGeneration", "image-text-to-text"],
    ["Qwen3VLMoeForConditionalGeneration", "image-text-to-text"],
    ["LlavaOnevisionForConditionalGeneration", "image-text-to-text"],
    ["LlavaQwenForCausalLM", "image-text-to-text"],
    ["Lfm2VlForConditionalGeneration", "image-text-to-text"],
    ["SmolVLMForConditionalGeneration", "image-text-to-text"],
    ["PaliGemmaForConditionalGeneration", "image-text-to-text"],
    ["Phi3VForCausalLM", "image-text-to-text"],
    ["DeepseekVLV2ForCausalLM", "image-text-to-text"],
    ["RWKVForCausalLM", "text-generation"],
    ["Qwen2_5OmniForConditionalGeneration", "any-to-any"],
    ["Qwen2AudioForConditionalGeneration", "audio-text-to-text"],
    ["VoxtralForConditionalGeneration", "audio-text-to-text"],
    ["SpeechEncoderDecoderModel", "automatic-speech-recognition"],
    ["Wav2Vec2ForCTC", "automatic-speech-recognition"],
    ["WhisperForConditionalGeneration", "automatic-speech-recognition"],
    ["Speech2TextForConditionalGeneration", "automatic-speech-recognition"],
    ["SpeechT5ForSpeechToText", "automatic-speech-recognition"],
    ["ViTForImageClassification", "image-classification"],
    ["DeiTForImageClassificationWithTeacher", "image-classification"],
    ["DetrForObjectDetection", "object-detection"],
    ["Owlv2ForObjectDetection", "zero-shot-object-detection"],
    ["GroundingDinoForObjectDetection", "zero-shot-object-detection"],
    ["SegformerForSemanticSegmentation", "image-segmentation"],
    ["MaskFormerForInstanceSegmentation", "image-segmentation"],
    ["Mask2FormerForUniversalSegmentation", "image-segmentation"],
    ["DetrForSegmentation", "image-segmentation"],
    ["CLIPModel", "zero-shot-image-classification"],
    ["SiglipModel", "zero-shot-image-classification"],
    ["Siglip2Model", "zero-shot-image-classification"],
    ["SamModel", "mask-generation"],
    ["Sam2Model", "mask-generation"],
    ["DPTForDepthEstimation", "depth-estimation"],
    ["VideoMAEForVideoClassification", "video-classification"],
    ["VitsModel", "text-to-audio"],
    ["SpeechT5ForTextToSpeech", "text-to-audio"],
    ["MusicgenForConditionalGeneration", "text-to-audio"],
    ["VisionEncoderDecoderModel", "image-to-text"],
    ["BlipForConditionalGeneration", "image-to-text"],
    ["BertModel", "feature-extraction"],
    ["XLMRobertaModel", "feature-extraction"],
    ["T5EncoderModel", "feature-extraction"],
    ["Wav2Vec2Model", "feature-extraction"],
    ["ViTModel", "image-feature-extraction"],
    ["Dinov2Model", "image-feature-extraction"],
    ["TFBertForMaskedLM", "fill-mask"],
    ["FlaxBertForTokenClassification", "token-classification"],
  ])("%s does %s", (architecture, task) => {
    expect(inferTask({}, { config: { architectures: [architecture] } })).toMatchObject({ task, taskSource: "config" });
  });

  it.each([
    "BertForMultipleChoice",
    "ElectraForPreTraining",
    "BertForNextSentencePrediction",
    "WavLMForXVector",
    "Wav2Vec2ForAudioFrameClassification",
    "Wav2Vec2ForSpeechClassification",
    "BertForMultiLabelSequenceClassification",
    "GPT2DoubleHeadsModel",
    "Model",
    "Ravaan_Model",
    "_Model",
    "AwesomeModel",
    "constructor",
    "",
  ])("%j tells no task", (architecture) => {
    expect(taskOf(architecture)).toBeUndefined();
  });

  it.each([
    ["GPT2LMHeadModel", "gpt2", "text-generation"],
    ["OpenAIGPTLMHeadModel", "openai-gpt", "text-generation"],
    ["CTRLLMHeadModel", "ctrl", "text-generation"],
    ["XLNetLMHeadModel", "xlnet", "text-generation"],
    ["TransfoXLLMHeadModel", "transfo-xl", "text-generation"],
    ["ReformerModelWithLMHead", "reformer", "text-generation"],
    ["BertLMHeadModel", "bert", "text-generation"],
    ["T5WithLMHeadModel", "t5", "text-generation"],
    ["StoryLMHeadModel", "gpt2", "text-generation"],
    ["XLMWithLMHeadModel", "xlm", "fill-mask"],
    ["FlaubertWithLMHeadModel", "flaubert", "fill-mask"],
  ])("%s of the type %s does %s", (architecture, type, task) => {
    expect(taskOf(architecture, type)).toBe(task);
  });

  it("knows a bare model by the name of its type", () => {
    expect(taskOf("Qwen3NextModel", "qwen3_next")).toBe("feature-extraction");
    expect(taskOf("Qwen3NextModel", "bert")).toBeUndefined();
  });

  it("counts only the first of several classes", () => {
    expect(inferTask({}, { config: { architectures: ["BartModel", "BartForSequenceClassification"] } }).task).toBe(
      "feature-extraction",
    );
  });

  it("gives way to what the Hub has read", () => {
    const config = { architectures: ["BertModel"] };
    const transformersInfo = { auto_model: "AutoModelForMaskedLM", pipeline_tag: "fill-mask" };
    expect(inferTask({}, { config, transformersInfo })).toMatchObject({ task: "fill-mask", taskSource: "config" });
    expect(inferTask({}, { config, transformersInfo: { auto_model: "AutoModel" } }).task).toBe("feature-extraction");
    expect(inferTask({}, { config, transformersInfo: { pipeline_tag: "no-such-task" } }).task).toBe("feature-extraction");
  });

  it.each([
    [{ AutoConfig: "c.Config", AutoModelForCausalLM: "modeling_own.OwnWriter" }, "OwnWriter", "text-generation"],
    [{ AutoModelForSeq2SeqLM: "owner/code--modeling.Own" }, "Own", "text-generation"],
    [{ AutoModelForSequenceClassification: "m.Own", AutoModelForMaskedLM: "m.OwnLM" }, "OwnLM", "fill-mask"],
    [{ AutoModel: "m.NewModel", AutoModelForMaskedLM: "m.NewForMaskedLM" }, "NewModel", "fill-mask"],
    [{ AutoModel: "m.NewModel" }, "NewModel", "feature-extraction"],
    [{ AutoModel: "m.OwnVLChatModel" }, "OwnVLChatModel", "image-text-to-text"],
    [{ AutoModelForCausalLM: "m.OwnVLForCausalLM" }, "OwnVLForCausalLM", "image-text-to-text"],
    [{ AutoModelForCausalLM: "m.QWenLMHeadModel" }, "QWenLMHeadModel", "text-generation"],
    [{ AutoTokenizer: ["m.Slow", null] }, "Own", undefined],
  ])("reads code of the author's own by the auto class: %j", (auto_map, architecture, task) => {
    const facts = { config: { architectures: [architecture], auto_map }, tags: ["custom_code"] };
    expect(inferTask({}, facts).task).toBe(task);
  });

  it("takes no notice of `task_specific_params`", () => {
    const task_specific_params = { summarization: {}, translation_en_to_de: {} };
    expect(inferTask({}, { config: { architectures: ["T5ForConditionalGeneration"], task_specific_params } }).task).toBe(
      "text-generation",
    );
    expect(inferTask({}, { config: { task_specific_params } }).task).toBeUndefined();
  });

  it.each([
    ["StableDiffusionXLPipeline", "text-to-image"],
    ["FluxPipeline", "text-to-image"],
    ["StableDiffusionImg2ImgPipeline", "image-to-image"],
    ["StableDiffusionInstructPix2PixPipeline", "image-to-image"],
    ["StableDiffusionInpaintPipeline", "image-to-image"],
    ["FluxKontextPipeline", "image-to-image"],
    ["HunyuanVideoPipeline", "text-to-video"],
    ["CogVideoXImageToVideoPipeline", "image-to-video"],
    ["StableVideoDiffusionPipeline", "image-to-video"],
    ["DDPMPipeline", "unconditional-image-generation"],
    ["OwnPipeline", undefined],
  ])("takes the pipeline %s for %s", (_class_name, task) => {
    const facts = { config: { diffusers: { _class_name } } };
    expect(inferTask({}, facts)).toMatchObject({ task, taskSource: task && "config", libraries: ["diffusers"] });
    expect(inferTask({ tags: ["image-to-image"] }, facts).task).toBe("image-to-image");
  });

  it.each([
    ["CAUSAL_LM", "text-generation"],
    ["SEQ_CLS", "text-classification"],
    ["TOKEN_CLS", "token-classification"],
    ["SEQ_2_SEQ_LM", "text-generation"],
    ["QUESTION_ANS", "question-answering"],
    ["FEATURE_EXTRACTION", "feature-extraction"],
    ["OTHER", undefined],
  ])("takes an adapter of the type %s for %s", (task_type, task) => {
    const facts = { config: { peft: { base_model_name_or_path: "owner/base", task_type } } };
    expect(inferTask({}, facts)).toMatchObject({ task, libraries: ["peft"] });
    expect(inferTask({ tags: ["summarization"] }, facts).task).toBe("summarization");
  });

  it.each([
    null,
    "x",
    3,
    [],
    { architectures: "BertModel" },
    { architectures: [null] },
    { auto_map: [], diffusers: 3, peft: null },
  ])("tells nothing when it is %j", (config) => {
    expect(inferTask({}, { config, tags: 3, transformersInfo: config })).toEqual({
      task: undefined,
      taskSource: undefined,
      libraries: [],
    });
  });
});

describe("libraries", () => {
  it.each([
    [{ library_name: "Keras" }, ["keras"]],
    [{ library_name: ["keras", "timm"] }, ["keras"]],
    [{ library_name: "keras", tags: ["timm", "pytorch", "keras"] }, ["keras", "timm"]],
    [{ library_tag: "timm" }, ["timm"]],
    [{ library: "own", tags: ["flair"] }, ["flair", "own"]],
    [{ library_name: null, library: 3 }, []],
  ])("of %j are %j", (data, libraries) => {
    expect(inferTask(data).libraries).toEqual(libraries);
  });

  it("are those of the Hub after those of the card, and before the tags", () => {
    const facts = { libraryName: "transformers", tags: ["onnx"], config: { peft: {} } };
    expect(inferTask({ library_name: "peft" }, facts).libraries).toEqual(["peft", "transformers", "onnx"]);
  });
});
