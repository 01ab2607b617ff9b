// `npm run api`: writes etc/inference-widgets.api.md, all that the package exports, out of `dist`, which must be built.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Extractor, ExtractorConfig } from "@microsoft/api-extractor";
import { root } from "./dependencies.mjs";

const report = "inference-widgets.api.md";

/**
 * Writes the report into a folder and gives its text. Each door besides the first is a namespace in it.
 *
 * @param {string} folder
 */
export function writeApi(folder) {
  const rooms = Object.entries(readDoors()).filter(([door, { types }]) => door !== "." && !types.endsWith(".css.d.ts"));
  const name = (door) => door.slice(2).replaceAll(/\W/g, "_");
  const lines = rooms.map(([door, { types }]) => {
    const path = types.replace("./dist/", "./").replace(/\.d\.ts$/, ".js");
    return `import * as ${name(door)} from "${path}";\nexport { ${name(door)} };\n`;
  });
  const entry = join(root, "dist/api.d.ts");
  const scratch = mkdtempSync(join(root, "node_modules/.api-"));
  writeFileSync(entry, `export * from "./index.js";\n${lines.join("")}`);
  mkdirSync(folder, { recursive: true });
  try {
    const silent = { default: { logLevel: "none" } };
    const compilerOptions = {
      target: "ES2022",
      module: "ESNext",
      moduleResolution: "bundler",
      lib: ["ES2023", "DOM", "DOM.Iterable"],
      jsx: "react-jsx",
      strict: true,
      skipLibCheck: true,
      types: [],
    };
    const config = ExtractorConfig.prepare({
      configObject: {
        projectFolder: root,
        mainEntryPointFilePath: entry,
        compiler: { overrideTsconfig: { compilerOptions, include: ["dist/api.d.ts"] } },
        apiReport: { enabled: true, reportFileName: report, reportFolder: folder, reportTempFolder: scratch },
        docModel: { enabled: false },
        dtsRollup: { enabled: false },
        tsdocMetadata: { enabled: false },
        messages: { extractorMessageReporting: silent, tsdocMessageReporting: silent, compilerMessageReporting: silent },
        newlineKind: "lf",
      },
      configObjectFullPath: undefined,
      packageJsonFullPath: join(root, "package.json"),
    });
    Extractor.invoke(config, { localBuild: true, messageCallback: (message) => Object.assign(message, { handled: true }) });
  } finally {
    rmSync(entry);
    rmSync(scratch, { recursive: true });
  }
  return readFileSync(join(folder, report), "utf8");
}

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

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  writeApi(join(root, "etc"));
  console.log(`etc/${report}`);
}
