import type { Translate } from "../../core/message.js";
import { byteText, mediaName } from "../../ui/MediaField.js";
import { formatOf } from "../fileFormat.js";
import type { MadeMedia } from "../readMedia.js";
import type { ModelFacts } from "./glb.js";

/** What the view has counted in files, which words about them tell from then on. */
export const counted = new WeakMap<MadeMedia, ModelFacts>();

/** The files in words: what each is called, its format and size, and what is in it once that is known. */
export function wordModels(files: readonly MadeMedia[], t: Translate): string {
  return files
    .map((file, index) => {
      const facts = counted.get(file);
      const inside = facts ? factsInWords(facts, t).map(({ name, value }) => `${name}: ${value}`) : [];
      return `${titleOf(file, index, files.length, t)}: ${t.list([...fileInWords(file, t), ...inside])}`;
    })
    .join("\n");
}

/** What a file is called. */
export function titleOf({ label }: MadeMedia, index: number, count: number, t: Translate): string {
  if (label !== undefined) return label;
  return count === 1 ? t("3D model") : t("3D model {n} of {count}", { n: index + 1, count });
}

/** Its format, its size in bytes or its name, and its seed. */
export function fileInWords({ media, seed }: MadeMedia, t: Translate): readonly string[] {
  return [
    formatOf(media) ?? t("unknown format"),
    media instanceof Blob ? byteText(media.size, t) : mediaName(media),
    seed === undefined ? "" : t("seed {seed}", { seed: `${seed}` }),
  ].filter((words) => words !== "");
}

/** The size of the file and the counts with their names; what there is none of is left out. */
export function factsInWords(facts: ModelFacts, t: Translate): readonly { readonly name: string; readonly value: string }[] {
  const rows = [
    { name: t("Meshes"), amount: facts.meshes },
    { name: t("Vertices"), amount: facts.vertices },
    { name: t("Triangles"), amount: facts.triangles },
    { name: t("Materials"), amount: facts.materials },
    { name: t("Textures"), amount: facts.textures },
    { name: t("Animations, not played here"), amount: facts.animations },
  ];
  return [
    { name: t("Size"), value: byteText(facts.bytes, t) },
    ...rows
      .filter(({ amount }, index) => amount > 0 || index < 3)
      .map(({ name, amount }) => ({ name, value: amount.toLocaleString(t.locale) })),
  ];
}
