import { isRecord } from "../core/parse.js";
import { pathInto } from "./cardPath.js";
import { parameterNamed } from "./exampleFields.js";
import { type FrontMatter, textsOf } from "./frontMatter.js";
import type { ModelCard, Report } from "./modelCard.js";
import { toPlainRecord } from "./plain.js";

/**
 * Whether the model may be run, and its default parameters, out of `inference`.
 *
 * `true`, `false`, the same as texts, a mapping with `parameters`, or a mapping of parameters.
 */
export function readInference({ inference }: FrontMatter, report: Report): Pick<ModelCard, "inference" | "parameters"> {
  if (isRecord(inference)) return { inference: true, parameters: readParameters(inference, report) };
  const isText = typeof inference === "string";
  const isOff = inference === false || (isText && /^\s*(false|no|off)\s*$/i.test(inference));
  if (isText) {
    const isOn = /^\s*(true|yes|on)?\s*$/i.test(inference);
    report({
      code: "truth-value",
      severity: isOn || isOff ? "info" : "warning",
      path: "inference",
      message: `\`inference\` is a text and is read as ${!isOff}.`,
      fix: `inference: ${!isOff}`,
    });
  }
  return { inference: !isOff, parameters: {} };
}

function readParameters(inference: Readonly<Record<string, unknown>>, report: Report): ModelCard["parameters"] {
  const { parameters } = inference;
  if (isRecord(parameters)) return toPlainRecord(parameters);
  if (parameters !== undefined && parameters !== null) {
    report({
      code: "bad-field",
      severity: "warning",
      path: "inference.parameters",
      message: "`inference.parameters` are not `name: value` pairs and are left out.",
      fix: "inference:\n  parameters:\n    temperature: 0.7",
    });
    return {};
  }
  const given = Object.entries(inference).filter(([name]) => name !== "parameters");
  const isList = given.some(([name]) => parameterNamed(name) !== undefined);
  if (!isList) return {};
  report({
    code: "parameters-without-name",
    severity: "info",
    path: "inference",
    message: "The parameters stand in `inference` itself instead of in `inference.parameters`.",
    fix: "inference:\n  parameters:",
  });
  return Object.fromEntries(given);
}

/** The models this one was made from: `owner/name` of each; addresses of the Hub become that, folders of a computer are left out. */
export function readBaseModels({ base_model }: FrontMatter, report: Report): readonly string[] {
  const isList = Array.isArray(base_model);
  const items: readonly unknown[] = isList ? base_model : [base_model];
  const models = items.flatMap((item, index) => {
    if (item === undefined || item === null || item === "") return [];
    const path = isList ? pathInto("base_model", index) : "base_model";
    const text = typeof item === "string" ? item.trim() : "";
    const onHub = /^(?:https?:\/\/)?(?:www\.)?(?:hf\.co|huggingface\.co)\/([^/\s?#]+\/[^/\s?#]+)/i.exec(text)?.[1];
    const model = onHub ?? text;
    const isId = /^[\w.-]{1,96}\/[\w.-]{1,96}$/.test(model) && !/^\.\.?\/|\/\.\.?$/.test(model);
    if (isId && onHub === undefined) return [model];
    const lacksOwner = /^[\w.-]{1,96}$/.test(model);
    report({
      code: "base-model",
      severity: isId ? "info" : "warning",
      path,
      message: isId
        ? "The name of the repository is enough here."
        : lacksOwner
          ? "`base_model` lacks the owner of the repository, so it is left out."
          : "`base_model` names no repository of the Hub, so it is left out.",
      fix: `base_model: ${isId ? model : lacksOwner ? `owner/${model}` : "owner/name"}`,
    });
    return isId ? [model] : [];
  });
  return [...new Set(models)];
}

/** The trigger words of an adapter, several joined with commas; undefined when there are none. */
export function readInstancePrompt({ instance_prompt: prompt }: FrontMatter, report: Report): string | undefined {
  if (typeof prompt === "string") return prompt.trim() || undefined;
  if (prompt === undefined || prompt === null) return undefined;
  const texts = textsOf(isRecord(prompt) ? Object.values(prompt) : typeof prompt === "object" ? prompt : String(prompt));
  const joined = texts.join(", ") || undefined;
  report({
    code: "instance-prompt",
    severity: joined === undefined ? "warning" : "info",
    path: "instance_prompt",
    message:
      joined === undefined
        ? "`instance_prompt` holds no text."
        : "`instance_prompt` is one text; its parts are joined with commas.",
    fix: `instance_prompt: ${JSON.stringify(joined ?? "…")}`,
  });
  return joined;
}

/** Reports what stands in keys that no widget needs but every card has: `tags`, `license`, `library_name`. */
export function checkOtherKeys(data: FrontMatter, report: Report): void {
  checkTags(data, report);
  checkLicense(data, report);
  if (Array.isArray(data.library_name)) {
    const [first] = textsOf(data.library_name);
    report({
      code: "library-name",
      severity: "info",
      path: "library_name",
      message: "`library_name` is one name; the first of the list counts.",
      fix: `library_name: ${first ?? "transformers"}`,
    });
  }
}

function checkTags({ tags }: FrontMatter, report: Report): void {
  if (tags === undefined || tags === null) return;
  if (!Array.isArray(tags)) {
    const isText = typeof tags === "string";
    report({
      code: "not-a-list",
      severity: isText ? "info" : "warning",
      path: "tags",
      message: isText ? "`tags` is one text; it is read as a list of one." : "`tags` is not a list of texts and is left out.",
      fix: `tags:\n  - ${isText ? tags.trim() : "…"}`,
    });
    return;
  }
  tags.forEach((tag: unknown, index) => {
    if (typeof tag === "string" && tag.trim() !== "") return;
    report({
      code: "bad-tag",
      severity: "warning",
      path: pathInto("tags", index),
      message: "This tag is not a text and is left out.",
      fix: tag === null || typeof tag === "object" ? "- …" : `- ${JSON.stringify(String(tag))}`,
    });
  });
}

function checkLicense(data: FrontMatter, report: Report): void {
  const name = ["license", "licence", "liscence", "licenses"].find((key) => data[key] !== undefined && data[key] !== null);
  if (name === undefined) return;
  const [first] = textsOf(data[name]);
  if (name === "license" && typeof data[name] === "string") return;
  report({
    code: "license",
    severity: first === undefined ? "warning" : "info",
    path: name,
    message:
      first === undefined
        ? "`license` is not a text."
        : name === "license"
          ? "`license` is one text; the first of the list counts."
          : `\`${name}\` is read as \`license\`, the name the Hub knows.`,
    fix: `license: ${first ?? "mit"}`,
  });
}
