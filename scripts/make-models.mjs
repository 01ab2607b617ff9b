/*
 * Writes the demonstration models of public/models/demo: small enough to live in the repository, and real enough to
 * run in the page. Running it again writes the same bytes.
 *
 *     node scripts/make-models.mjs
 */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { entitiesModel } from "./models/entities.mjs";
import { sentimentModel } from "./models/sentiment.mjs";

/** The bytes of every file, by its path below public/models. */
export function makeModels() {
  const models = { "demo/tiny-sentiment": sentimentModel(), "demo/tiny-entities": entitiesModel() };
  return Object.fromEntries(
    Object.entries(models).flatMap(([id, files]) =>
      Object.entries(files).map(([name, content]) => [
        `${id}/${name}`,
        content instanceof Uint8Array ? content : new TextEncoder().encode(`${JSON.stringify(content)}\n`),
      ]),
    ),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, bytes] of Object.entries(makeModels())) {
    const target = fileURLToPath(new URL(`../public/models/${path}`, import.meta.url));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
    console.log(`${String(bytes.length).padStart(8)}  ${path}`);
  }
}
