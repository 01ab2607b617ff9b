/*
 * Writes the demonstration models of public/models/demo: small enough to live in the repository, and real enough to
 * run in the page. Records in the cards what they answer. Running it again writes the same bytes.
 *
 *     node scripts/make-models.mjs
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { coloursModel, spotsModel } from "./models/colours.mjs";
import { entitiesModel } from "./models/entities.mjs";
import { sentimentModel } from "./models/sentiment.mjs";
import { choicesModel, topicsModel } from "./models/topics.mjs";

/** Models whose cards say what they answer, to four places. */
const recorded = {
  "demo/tiny-choices": choicesModel,
  "demo/tiny-colours": coloursModel,
  "demo/tiny-spots": spotsModel,
  "demo/tiny-topics": topicsModel,
};

/** The bytes of every file of a model, by its path below public/models. */
export function makeModels() {
  const makers = { "demo/tiny-sentiment": sentimentModel, "demo/tiny-entities": entitiesModel, ...recorded };
  return Object.fromEntries(
    Object.entries(makers).flatMap(([id, make]) =>
      Object.entries(make()).map(([name, content]) => [
        `${id}/${name}`,
        content instanceof Uint8Array ? content : new TextEncoder().encode(`${JSON.stringify(content)}\n`),
      ]),
    ),
  );
}

/** The text of every card with recorded outputs, by its path below public/models. */
async function makeCards() {
  // The runtime is large; only this needs it.
  const { recordOutputs } = await import("./models/record.mjs");
  const cards = Object.entries(recorded).map(async ([id, make]) => {
    const path = `${id}/README.md`;
    const readBeside = (name) => readFile(new URL(name, placeOf(path)));
    return [path, await recordOutputs(await readFile(placeOf(path), "utf8"), make(), readBeside)];
  });
  return Object.fromEntries(await Promise.all(cards));
}

function placeOf(path) {
  return new URL(`../public/models/${path}`, import.meta.url);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, content] of Object.entries({ ...makeModels(), ...(await makeCards()) })) {
    const target = fileURLToPath(placeOf(path));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
    console.log(`${String(content.length).padStart(8)}  ${path}`);
  }
}
