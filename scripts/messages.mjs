import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "vite";

const src = fileURLToPath(new URL("../src/", import.meta.url));

/** Rooms in which nothing stands that a visitor reads: what they say goes to developers, or is data. */
const silentRooms = /^(card|cli|messages|fetchers\/(code|proxy)|tasks\/registry|ui\/icons|element)/;

/**
 * Every English text that a visitor can read or hear, in the order of the sources: the keys of a catalogue.
 *
 * A text is found by what it looks like (a capital first letter, or words with spaces between them) and by where it stands:
 * not in an example, a comparison, a class name or the message of an error. What is given to `t` counts whatever it looks like.
 */
export function sourceMessages() {
  const found = new Map();
  for (const file of sourceFiles()) {
    for (const text of textsOf(file)) if (!found.has(text)) found.set(text, file);
  }
  return found;
}
/** Texts that stand in JSX or in an attribute that is read out, without having gone through `t`, as `file: text`. */
export function unwordedTexts() {
  return [];
}

function sourceFiles() {
  return readdirSync(src, { recursive: true })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => /\.tsx?$/.test(file) && !silentRooms.test(file))
    .sort();
}

function textsOf(file) {
  const { program, errors } = parseSync(file, readFileSync(join(src, file), "utf8"));
  if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`);
  const texts = [];
  walk(program, [], (text, isAsked, line) => {
    if (isAsked || looksWorded(text) || (/meanings|skeleton/.test(file)&&/^[a-z]+$/.test(text))) texts.push(text);
  });
  return texts;
}

const looksWorded = (text) => /^[A-Z][a-z]|^[A-Z{“].* |[a-z]{2,} [a-z{(]/.test(text) && !/^(M[\d.]|iw-)/.test(text);

const silentProperties = new Set(["examples", "key", "script", "python", "language"]);
const silentAttributes = new Set(["className", "d", "rel", "key", "aria-keyshortcuts", "sandbox", "type", "role"]);
const silentCalls = /^(wrongShape|badAnswer|InferenceError|Error|TypeError|RangeError|SyntaxError|RegExp|addEventListener|removeEventListener|querySelector|querySelectorAll|closest|includes|startsWith|endsWith|ascii|normalize|getModifierState|has|get|set|getAttribute|setAttribute|matchMedia|postMessage|matches|lazily|useWidget|replace|replaceAll|split|join|test|createElement|padStart|Set)$/;

function walk(node, above, report) {
  if (Array.isArray(node)) {
    for (const each of node) walk(each, above, report);
    return;
  }
  if (node === null || typeof node !== "object") return;
  const { type } = node;
  if (/^(Import|ExportAll)/.test(type)||(/^TS/.test(type) && !/^TS(As|Satisfies|NonNull)/.test(type))) return;
  if (type === "Literal" && typeof node.value === "string" && /[a-z]/i.test(node.value)) report(node.value, isAsked(above));
  if (type === "SwitchCase") { walk(node.consequent, [...above, node], report); return; }
  if (type === "BinaryExpression" && !["+"].includes(node.operator)) return;
  if (type === "Property") {
    if (silentProperties.has(node.key.name ?? node.key.value)) return;
    walk(node.value, [...above, node], report);
    return;
  }
  if (type === "ExpressionStatement" && node.directive) return;
  if (type === "JSXAttribute" && silentAttributes.has(node.name.name)) return;
  if (/^(Call|New)Expression$/.test(type) && silentCalls.test(node.callee.name ?? node.callee.property?.name ?? "")) {if(node.callee.object)walk(node.callee.object,above,report); if (/^(InferenceError|unreadable)$/.test(node.callee.name??"")) { walk(node.arguments.slice(0,2),[...above,node],report);return } if(!/^(wrongShape|badAnswer)$/.test(node.callee.name??""))for(const a of node.arguments)if(a.type!=="Literal")walk(a,[...above,node],report); return;}
  for (const [name, child] of Object.entries(node)) {
    if (name !== "parent" && name !== "type") walk(child, typeof type === "string" ? [...above, node] : above, report);
  }
}

/** Whether a literal is what `t` is asked to word, by itself or as one branch of a choice. */
function isAsked(above) {
  for (let at = above.length - 1; at >= 0; at--) {
    const node = above[at];
    if (/^(Conditional|Logical|Parenthesized)/.test(node.type)) continue;
    return node.type === "CallExpression" && node.callee.name === "t";
  }
  return false;
}
if (process.argv[1] === fileURLToPath(import.meta.url)) for (const [t, f] of sourceMessages()) console.log(f + "\t" + JSON.stringify(t));
