import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./dependencies.mjs";

/**
 * The doors of the exports map that lead to code or sheets, by their names such as `./tasks/fill-mask`, with the files behind
 * them; a door with a `*` stands for each file in `dist` that fits.
 *
 * @returns {Record<string, { readonly types: string; readonly default: string }>}
 */
export function readDoors() {
  const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const doors = Object.entries(exports).filter(([, files]) => typeof files === "object");
  return Object.fromEntries(doors.flatMap(([door, files]) => (door.includes("*") ? fill(door, files) : [[door, files]])));
}

function fill(door, { types, default: code }) {
  const [before, after] = code.split("*");
  return readdirSync(join(root, "dist"), { recursive: true })
    .map((path) => `./dist/${path.replaceAll("\\", "/")}`)
    .filter((path) => path.startsWith(before) && path.endsWith(after))
    .map((path) => path.slice(before.length, -after.length))
    .filter((star) => !star.includes("/"))
    .sort()
    .map((star) => [door.replace("*", star), { types: types.replace("*", star), default: code.replace("*", star) }]);
}
