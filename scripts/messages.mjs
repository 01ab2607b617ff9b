import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "vite";

const src = fileURLToPath(new URL("../src/", import.meta.url));

/**
 * Every English text that a visitor can read or hear, with the file it was first found in: the keys of a catalogue.
 *
 * A text is found by its looks (a capital first letter, or words with spaces between them) and by where it stands: not in an
 * example, a comparison, a class name or the details of a bad answer. What is given to `t` counts whatever it looks like.
 */
export function sourceMessages() {
  const found = new Map();
  for (const file of sourceFiles()) {
    visit(programOf(file), [], (text, isAsked) => {
      if (isMessage(text, isAsked, file) && !found.has(text)) found.set(text, file);
    });
  }
  return found;
}

/** Letters that stand in JSX, or in an attribute that is read out, without having gone through `t`: as `file: text`. */
export function unwordedTexts() {
  return sourceFiles().flatMap((file) => {
    const found = [];
    visitAll(programOf(file), (node) => {
      if (node.type === "JSXText" && hasWord.test(node.value)) found.push(`${file}: ${node.value.trim()}`);
      if (node.type !== "JSXOpeningElement" || !/^[a-z]/.test(node.name.name ?? "")) return;
      for (const { name, value } of node.attributes) {
        if (
          spokenAttributes.has(name?.name) &&
          value?.type === "Literal" &&
          hasWord.test(value.value) &&
          !/^https?:/.test(value.value)
        ) {
          found.push(`${file}: ${value.value}`);
        }
      }
    });
    return found;
  });
}

/** Rooms whose words are for developers, or are data. */
const silentRooms =
  /^(card\/(?!loadModelCard)|cli|messages|element|fetchers\/(code|proxy)|tasks\/registry|tasks\/translation\/codes)/;

const hasWord = /\p{L}{2,}/u;
const spokenAttributes = new Set([
  "aria-label",
  "aria-description",
  "aria-roledescription",
  "aria-valuetext",
  "title",
  "alt",
  "placeholder",
]);

/** Looks like words and is none: names of keys, formats, places in an answer, and the data of an example. */
const notWords = new Set([
  "ArrowLeft",
  "ArrowRight",
  "InferenceError",
  "The Hub's answer",
  "unknown cause",
  "Hugging Face",
  "WebGPU",
  "WebAssembly",
  "WebM",
  "WebP",
  "JavaScript",
  "-34deg 70deg auto",
  "row by row",
  "column by column",
  "at its top",
  "series of numbers",
  " PER is a person, ORG an organisation, LOC a place, MISC any other name.",
  "card room",
  "card file",
  ...["Rotterdam", "Antwerp", "Hamburg", "Valencia", "Piraeus", "Netherlands", "Belgium", "Germany", "Spain", "Greece"],
]);

function isMessage(text, isAsked, file) {
  if (!/[a-z]/i.test(text) || notWords.has(text)) return false;
  if (isAsked || file.endsWith("/meanings.ts")) return isAsked || /^[a-z]/.test(text);
  return (
    /^[A-Z][a-z]|^[A-Z{“].* |[a-z]{2,} [a-z{(]/.test(text) && !/^(M-?[\d.]|iw-|Exif)/.test(text) && !file.endsWith("/skeleton.ts")
  );
}

const silentProperties = new Set(["examples", "instructions", "key", "script", "python", "language"]);
const silentAttributes = new Set(["className", "d", "rel", "key", "aria-keyshortcuts", "sandbox", "type", "role"]);
const silentCalls = new Set(
  `wrongShape badAnswer Error TypeError RangeError RegExp Set addEventListener removeEventListener querySelector querySelectorAll
  closest matches includes startsWith endsWith ascii normalize getModifierState has get set getAttribute setAttribute matchMedia
  postMessage lazily later useWidgetAround inside replace replaceAll split join test createElement padStart`.split(/\s+/),
);

/** Calls `report` with each text under a node, and whether `t` is asked to word it. */
function visit(node, above, report) {
  if (Array.isArray(node)) {
    for (const each of node) visit(each, above, report);
    return;
  }
  if (node === null || typeof node !== "object") return;
  const inside = [...above, node];
  const all = (child) => visit(child, inside, report);
  switch (node.type) {
    case "Literal":
      if (typeof node.value === "string") report(node.value, isAsked(above));
      return;
    case "ImportDeclaration":
    case "ImportExpression":
    case "ExportAllDeclaration":
      return;
    case "SwitchCase":
      return all(node.consequent);
    case "ExpressionStatement":
      return node.directive ? undefined : all(node.expression);
    case "BinaryExpression":
      return node.operator === "+" ? all([node.left, node.right]) : undefined;
    case "Property":
      return silentProperties.has(node.key.name ?? node.key.value) ? undefined : all(node.value);
    case "VariableDeclarator":
      return node.id.name === "rules" ? undefined : all(node.init);
    case "JSXAttribute":
      return silentAttributes.has(node.name.name) ? undefined : all(node.value);
    case "CallExpression":
    case "NewExpression": {
      const { callee } = node;
      const called = callee.name ?? callee.property?.name;
      all(callee.object);
      // Of an error the sentence is read, its details are not.
      if (called === "InferenceError") return all(node.arguments.slice(0, 2));
      return all(silentCalls.has(called) ? node.arguments.filter(({ type }) => type !== "Literal") : [callee, ...node.arguments]);
    }
  }
  // Types hold no words, but for what is written before `as`, `satisfies` and `!`.
  if (node.type?.startsWith("TS")) return all(node.expression);
  for (const [name, child] of Object.entries(node)) if (name !== "parent") all(child);
}

function visitAll(node, see) {
  if (node === null || typeof node !== "object") return;
  if (node.type) see(node);
  for (const child of Object.values(node)) visitAll(child, see);
}

/** Whether a text is what `t` is given, by itself, as one side of a choice, or out of the list of places. */
function isAsked(above) {
  if (above.some(({ id }) => id?.name === "thirds")) return true;
  const nearest = above.findLast((node) => node.type && !/^(Conditional|Logical|Parenthesized)/.test(node.type));
  return nearest?.type === "CallExpression" && nearest.callee.name === "t";
}

function sourceFiles() {
  return readdirSync(src, { recursive: true })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => /\.tsx?$/.test(file) && !silentRooms.test(file) && file !== "ui/icons.ts")
    .sort();
}

function programOf(file) {
  const { program, errors } = parseSync(file, readFileSync(join(src, file), "utf8"));
  if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`);
  return program;
}
