import type { Snippet } from "../../core/backend.js";
import { isRecord } from "../../core/parse.js";
import type { InferenceRequest, TaskId } from "../../core/task.js";
import { acceptedType, given, hasMessages } from "../bodies.js";
import { type RouterChoice, toRouter } from "../huggingFaceRoutes.js";
import { type CodeFile, nameFiles } from "./files.js";
import { answerFile, httpCode, importFiles, readPython, readScript } from "./http.js";
import { enclose, javascript, lines, paragraphs, python, quote, writeLiteral } from "./literals.js";

/**
 * A request as code for the servers of Hugging Face: its clients for JavaScript and Python, and curl.
 *
 * Where a client has no method that asks `hf-inference` the same, there are plain requests in that language, and what only
 * clients can ask is not told for curl. Without a `provider` the code asks `hf-inference`, for chats whom the router picks, and
 * for what `hf-inference` does not do whoever does it. The token is read from the environment as `HF_TOKEN`.
 *
 * Throws `InferenceError("invalid-input")` for what is no model, and for a file that can no longer be read.
 * Source: https://huggingface.co/docs/huggingface.js/inference/README, https://huggingface.co/docs/huggingface_hub/package_reference/inference_client
 */
export async function huggingFaceCode(request: InferenceRequest, choice: RouterChoice = {}): Promise<readonly Snippet[]> {
  const isChat = hasMessages(request.inputs);
  const provider = isChat ? "auto" : providerOf(request.task, choice.provider);
  const isPlain = isChat || provider === "hf-inference";
  const plain = isPlain ? await httpCode(request, (asked) => toRouter(asked, choice), "HF_TOKEN") : [];
  const named = await nameFiles(request);
  const clients = isChat ? await chatCode(named, choice) : taskCode(named, provider, choice.billTo);
  return (["javascript", "python", "curl"] as const).flatMap(
    (language) => [...clients, ...plain].find((snippet) => snippet.language === language) ?? [],
  );
}

type NamedRequest = Awaited<ReturnType<typeof nameFiles>>;

function providerOf(task: TaskId, provider: string | undefined): string {
  if (provider === undefined) return onlyElsewhere.has(task) ? "auto" : "hf-inference";
  return ["fastest", "cheapest", "preferred"].includes(provider) ? "auto" : provider;
}

/** Tasks that providers do, and `hf-inference` does not. */
const onlyElsewhere: ReadonlySet<TaskId> = new Set([
  "image-text-to-image",
  "image-text-to-video",
  "image-to-video",
  "text-to-video",
]);

// --- chats ---

/** What Python's method has a name for; the rest goes as it is. */
const chatParameters: ReadonlySet<string> = new Set([
  "frequency_penalty",
  "logit_bias",
  "logprobs",
  "max_tokens",
  "n",
  "presence_penalty",
  "response_format",
  "seed",
  "stop",
  "stream_options",
  "temperature",
  "tool_choice",
  "tool_prompt",
  "tools",
  "top_logprobs",
  "top_p",
]);

async function chatCode({ request, files }: NamedRequest, choice: RouterChoice): Promise<readonly Snippet[]> {
  const { body } = await toRouter(request, choice);
  const text = String(body);
  const used = files.filter(({ base64 }) => text.includes(base64));
  // The body that was just written.
  const { model, stream, ...fields } = JSON.parse(text) as Record<string, unknown>;
  const streams = stream === true;
  const { messages, ...others } = fields;
  const script = writeLiteral({ model, messages, ...others }, javascript, used);
  const entries = Object.entries(others);
  const unknown = entries.filter(([name]) => !chatParameters.has(name));
  const values = {
    messages,
    ...Object.fromEntries(entries.filter(([name]) => chatParameters.has(name))),
    ...(streams && { stream: true }),
    ...(unknown.length > 0 && { extra_body: Object.fromEntries(unknown) }),
  };
  const call = `client.chat_completion${enclose("(", namedValues(values, used), ")", python)}`;
  return [
    scriptOf(choice.billTo, used, "base64", undefined, [
      streams
        ? `for await (const chunk of client.chatCompletionStream(${script})) {\n  console.log(chunk.choices[0]?.delta.content ?? "");\n}`
        : `const answer = await client.chatCompletion(${script});\nconsole.log(answer.choices[0].message.content);`,
    ]),
    pythonOf(String(model), undefined, choice.billTo, used, [
      streams
        ? `for chunk in ${call}:\n    for choice in chunk.choices:\n        print(choice.delta.content or "", end="", flush=True)`
        : `answer = ${call}\nprint(answer.choices[0].message.content)`,
    ]),
  ];
}

// --- tasks ---

/** How the clients do a task. */
interface Method {
  /** Of `@huggingface/inference`. */
  readonly script?: string;
  /** Of `huggingface_hub`. */
  readonly python?: string;
  /** The inputs under the names that Python has for them; undefined for inputs that the clients do not take. */
  readonly inputs: (inputs: unknown) => Readonly<Record<string, unknown>> | undefined;
  /** Parameters that Python has a name for. */
  readonly parameters?: readonly string[];
  /** Whether Python takes other parameters too. */
  readonly takesMore?: true;
  /** Which clients ask `hf-inference` otherwise than it understands: always, or where there are parameters. */
  readonly strays?: { readonly script?: "always" | "with parameters"; readonly python?: "always" };
}

const text =
  (name = "text") =>
  (inputs: unknown) =>
    typeof inputs === "string" ? { [name]: inputs } : undefined;
const media = (name: string) => (inputs: unknown) => (inputs instanceof Blob ? { [name]: inputs } : undefined);
/** Fields under other names, which have to be all there are. */
const fields = (names: Readonly<Record<string, string>>) => (inputs: unknown) => {
  if (!isRecord(inputs) || Object.keys(inputs).length !== Object.keys(names).length) return undefined;
  const entries = Object.entries(names).map(([name, inPython]) => [inPython, inputs[name]] as const);
  return entries.every(([, value]) => value !== undefined) ? Object.fromEntries(entries) : undefined;
};

// The client for JavaScript sends a file as it is, and what goes with it not at all.
const barely = { strays: { script: "with parameters" } } as const;

const methods: Partial<Record<TaskId, Method>> = {
  "text-classification": {
    script: "textClassification",
    python: "text_classification",
    inputs: text(),
    parameters: ["top_k", "function_to_apply"],
  },
  "token-classification": {
    script: "tokenClassification",
    python: "token_classification",
    inputs: text(),
    parameters: ["aggregation_strategy", "ignore_labels", "stride"],
  },
  "question-answering": {
    script: "questionAnswering",
    python: "question_answering",
    inputs: fields({ question: "question", context: "context" }),
    parameters: [
      "align_to_words",
      "doc_stride",
      "handle_impossible_answer",
      "max_answer_len",
      "max_question_len",
      "max_seq_len",
      "top_k",
    ],
  },
  "table-question-answering": {
    script: "tableQuestionAnswering",
    python: "table_question_answering",
    inputs: fields({ table: "table", query: "query" }),
    parameters: ["padding", "sequential", "truncation"],
  },
  "zero-shot-classification": {
    script: "zeroShotClassification",
    python: "zero_shot_classification",
    inputs: text(),
    parameters: ["candidate_labels", "multi_label", "hypothesis_template"],
  },
  translation: {
    script: "translation",
    python: "translation",
    inputs: text(),
    parameters: ["src_lang", "tgt_lang", "clean_up_tokenization_spaces", "truncation", "generate_parameters"],
  },
  summarization: {
    script: "summarization",
    python: "summarization",
    inputs: text(),
    parameters: ["clean_up_tokenization_spaces", "generate_parameters", "truncation"],
  },
  "fill-mask": { script: "fillMask", python: "fill_mask", inputs: text(), parameters: ["targets", "top_k"] },
  "feature-extraction": {
    script: "featureExtraction",
    python: "feature_extraction",
    inputs: (inputs) => (Array.isArray(inputs) ? { text: inputs } : text()(inputs)),
    parameters: ["normalize", "prompt_name", "truncate", "truncation_direction", "dimensions", "encoding_format"],
  },
  "sentence-similarity": {
    script: "sentenceSimilarity",
    python: "sentence_similarity",
    inputs: fields({ source_sentence: "sentence", sentences: "other_sentences" }),
  },
  "text-generation": {
    script: "textGeneration",
    python: "text_generation",
    inputs: text("prompt"),
    parameters: [
      "adapter_id",
      "best_of",
      "do_sample",
      "frequency_penalty",
      "grammar",
      "max_new_tokens",
      "repetition_penalty",
      "return_full_text",
      "seed",
      "stop",
      "temperature",
      "top_k",
      "top_n_tokens",
      "top_p",
      "truncate",
      "typical_p",
      "watermark",
    ],
    // The client for Python asks by the route of old.
    strays: { python: "always" },
  },
  "automatic-speech-recognition": {
    script: "automaticSpeechRecognition",
    python: "automatic_speech_recognition",
    inputs: media("audio"),
    takesMore: true,
    ...barely,
  },
  "audio-classification": {
    script: "audioClassification",
    python: "audio_classification",
    inputs: media("audio"),
    parameters: ["top_k", "function_to_apply"],
    ...barely,
  },
  "audio-to-audio": { script: "audioToAudio", python: "audio_to_audio", inputs: media("audio"), ...barely },
  "text-to-speech": {
    script: "textToSpeech",
    python: "text_to_speech",
    inputs: text(),
    takesMore: true,
  },
  "text-to-audio": { script: "textToAudio", inputs: text() },
  "image-classification": {
    script: "imageClassification",
    python: "image_classification",
    inputs: media("image"),
    parameters: ["function_to_apply", "top_k"],
    ...barely,
  },
  "object-detection": {
    script: "objectDetection",
    python: "object_detection",
    inputs: media("image"),
    parameters: ["threshold"],
    ...barely,
  },
  "image-segmentation": {
    script: "imageSegmentation",
    python: "image_segmentation",
    inputs: media("image"),
    parameters: ["mask_threshold", "overlap_mask_area_threshold", "subtask", "threshold"],
  },
  "image-to-text": {
    script: "imageToText",
    python: "image_to_text",
    inputs: media("image"),
    // The client for JavaScript refuses the list that servers answer with.
    strays: { script: "always" },
  },
  "image-to-image": {
    script: "imageToImage",
    python: "image_to_image",
    inputs: media("image"),
    parameters: ["prompt", "negative_prompt", "num_inference_steps", "guidance_scale", "target_size"],
  },
  "text-to-image": {
    script: "textToImage",
    python: "text_to_image",
    inputs: text("prompt"),
    parameters: ["negative_prompt", "height", "width", "num_inference_steps", "guidance_scale", "scheduler", "seed"],
    takesMore: true,
  },
  "text-to-video": {
    script: "textToVideo",
    python: "text_to_video",
    inputs: text("prompt"),
    parameters: ["guidance_scale", "negative_prompt", "num_frames", "num_inference_steps", "seed"],
    takesMore: true,
  },
  "image-to-video": {
    script: "imageToVideo",
    python: "image_to_video",
    inputs: media("image"),
    parameters: ["prompt", "negative_prompt", "num_frames", "num_inference_steps", "guidance_scale", "seed", "target_size"],
  },
  "image-text-to-image": { script: "imageTextToImage", inputs: media("image") },
  "image-text-to-video": { script: "imageTextToVideo", inputs: media("image") },
  "zero-shot-image-classification": {
    script: "zeroShotImageClassification",
    python: "zero_shot_image_classification",
    inputs: fields({ image: "image" }),
    parameters: ["candidate_labels", "hypothesis_template"],
  },
  "visual-question-answering": {
    script: "visualQuestionAnswering",
    python: "visual_question_answering",
    inputs: fields({ image: "image", question: "question" }),
    parameters: ["top_k"],
    // The client for Python puts the question beside the inputs.
    strays: { python: "always" },
  },
  "document-question-answering": {
    script: "documentQuestionAnswering",
    python: "document_question_answering",
    inputs: fields({ image: "image", question: "question" }),
    parameters: [
      "doc_stride",
      "handle_impossible_answer",
      "lang",
      "max_answer_len",
      "max_question_len",
      "max_seq_len",
      "top_k",
      "word_boxes",
    ],
  },
  "tabular-classification": { script: "tabularClassification", inputs: fields({ data: "table" }) },
  "tabular-regression": { script: "tabularRegression", inputs: fields({ data: "table" }) },
};

function taskCode({ request, files }: NamedRequest, provider: string, billTo: string | undefined): readonly Snippet[] {
  const { task, model, inputs, stream } = request;
  const method = methods[task];
  const named = method?.inputs(inputs);
  if (!method || !named) return [];
  const parameters = given(request);
  const answer = answerFile(task, acceptedType(task));
  const isNative = provider === "hf-inference";
  // Pieces of a text come by plain requests.
  if (isNative && stream && task === "text-generation") return [];
  const hasParameters = Object.keys(parameters).length > 0;
  const { script: scriptStrays, python: pythonStrays } = (isNative && method.strays) || {};

  function script(): Snippet | undefined {
    if (!method?.script || scriptStrays === "always" || (scriptStrays && hasParameters)) return undefined;
    // Servers of embeddings read their parameters beside the input.
    const beside = task === "feature-extraction" ? parameters : hasParameters && { parameters };
    const args = writeLiteral({ provider, model, inputs, ...beside }, javascript, files);
    return scriptOf(billTo, files, "blob", answer, [
      `const answer = await client.${method.script}(${args});`,
      answer ? `await writeFile("${answer}", answer.stream());` : "console.dir(answer, { depth: null });",
    ]);
  }

  function inPython(): Snippet | undefined {
    const { python: name, parameters: known = [], takesMore } = method ?? {};
    if (!name || pythonStrays) return undefined;
    const others = Object.entries(parameters).filter(([key]) => !known.includes(key));
    if (others.length > 0 && !takesMore) return undefined;
    const values = {
      ...named,
      ...Object.fromEntries(Object.entries(parameters).filter(([key]) => known.includes(key))),
      ...(others.length > 0 && { extra_body: Object.fromEntries(others) }),
    };
    // The client opens files and addresses by itself.
    const opened = files.map((file) => ({ ...file, name: quote(file.url ?? file.path) }));
    const isPicture = answer?.endsWith(".png");
    return pythonOf(
      model,
      provider,
      billTo,
      [],
      [
        `answer = client.${name}${enclose("(", namedValues(values, opened), ")", python)}`,
        !answer
          ? "print(answer)"
          : isPicture
            ? `answer.save("${answer}")`
            : `with open("${answer}", "wb") as target:\n    target.write(answer)`,
      ],
    );
  }

  return [script(), inPython()].filter((snippet) => snippet !== undefined);
}

function namedValues(values: Readonly<Record<string, unknown>>, files: readonly CodeFile[]): readonly string[] {
  return Object.entries(values).map(([name, value]) => `${name}=${writeLiteral(value, python, files)}`);
}

function scriptOf(
  billTo: string | undefined,
  files: readonly CodeFile[],
  form: "base64" | "blob",
  answer: string | undefined,
  run: readonly string[],
): Snippet {
  const options = billTo ? `, ${writeLiteral({ billTo }, javascript)}` : "";
  return {
    language: "javascript",
    library: "@huggingface/inference",
    code: paragraphs(
      lines(importFiles(files, answer), 'import { InferenceClient } from "@huggingface/inference";'),
      `const client = new InferenceClient(process.env.HF_TOKEN${options});`,
      lines(...files.map((file) => `const ${file.name} = ${readScript(file, form)};`)),
      lines(...run),
    ),
  };
}

function pythonOf(
  model: string,
  provider: string | undefined,
  billTo: string | undefined,
  files: readonly CodeFile[],
  run: readonly string[],
): Snippet {
  const values = [
    writeLiteral(model, python),
    ...namedValues({ ...(provider && { provider }) }, []),
    'api_key=os.environ["HF_TOKEN"]',
    ...namedValues({ ...(billTo && { bill_to: billTo }) }, []),
  ];
  return {
    language: "python",
    library: "huggingface_hub",
    code: paragraphs(
      lines(files.length > 0 ? "import base64" : "", "import os"),
      lines(files.some(({ url }) => url) ? "import requests" : "", "from huggingface_hub import InferenceClient"),
      `client = InferenceClient${enclose("(", values, ")", python)}`,
      lines(...files.map((file) => readPython(file, true))),
      lines(...run),
    ),
  };
}
