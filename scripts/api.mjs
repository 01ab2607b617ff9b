// `npm run api`: writes etc/inference-widgets.api.md, all that the package exports, out of `dist`.
// Another folder may be named.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Extractor, ExtractorConfig } from "@microsoft/api-extractor";
import { root } from "./dependencies.mjs";
import { readDoors } from "./doors.mjs";

writeApi(resolve(process.argv[2] ?? join(root, "etc")));

/** Writes the report into a folder. Each door besides the first is a namespace in it. */
function writeApi(folder) {
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
        apiReport: { enabled: true, reportFileName: "inference-widgets.api.md", reportFolder: folder, reportTempFolder: scratch },
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
}
