import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { type Browser, chromium, type Page } from "playwright";
import { preview } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium } from "../../scripts/chromium.mjs";
import { readDoors } from "../../scripts/doors.mjs";
import { cleanUp, folder, makeApp, pack, run, runTool } from "./tarball.js";

const reacts = ["18.3.1", "19"] as const;
type React = (typeof reacts)[number];

let tarball = "";
let apps: Readonly<Record<React, Promise<string>>>;
let browser: Browser;

beforeAll(async () => {
  const executablePath = await findChromium();
  [tarball, browser] = await Promise.all([pack(), chromium.launch(executablePath ? { executablePath } : {})]);
  apps = { "18.3.1": makeApp(tarball, "18.3.1"), "19": makeApp(tarball, "19") };
  await Promise.all(Object.values(apps));
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await cleanUp();
});

describe.concurrent("what is published", { timeout: 120_000 }, () => {
  test("passes publint", async () => {
    await runTool("publint/src/cli.js", ["run", tarball, "--strict"]);
  });

  test("has types that the importers of each door find, however they resolve modules", async () => {
    const doors = Object.keys(readDoors()).filter((door) => !door.endsWith(".css"));
    // The doors of tasks are one line of the exports map; all of them are compiled below.
    const others = doors.filter((door) => !door.startsWith("./tasks/"));
    const entries = [...others, doors.find((door) => !others.includes(door)) ?? ""].map((door) => door.replace(/^\.\//, ""));
    await runTool("@arethetypeswrong/cli/dist/index.js", [
      tarball,
      "--profile",
      "esm-only",
      "--format",
      "ascii",
      "--entrypoints",
      ...entries,
    ]);
  });

  test("holds the built code and the papers, nothing else", async () => {
    const files = (await run("tar", ["-tzf", tarball])).trim().split("\n");
    const others = files.filter((file) => !/^package\/dist\/[\w./-]+\.(js|d\.ts|css)$/.test(file));
    expect(others.sort()).toEqual([
      "package/CHANGELOG.md",
      "package/LICENSE",
      "package/README.md",
      "package/llms.txt",
      "package/package.json",
    ]);
  });

  test("opens a door to every room that has one", () => {
    const doors = Object.keys(readDoors());
    const rooms = readdirSync("src", { recursive: true, encoding: "utf8" })
      .map((path) => path.replaceAll("\\", "/"))
      .filter((path) => /^(card|element|messages|tasks\/[^/]+)\/index\.tsx?$/.test(path))
      .map((path) => `./${posix.dirname(path)}`);
    expect(rooms.filter((room) => !doors.includes(room))).toEqual([]);
  });

  test("is the API that `npm run api` wrote into etc; run it, and look at what has changed, where this fails", async () => {
    await run(process.execPath, ["scripts/api.mjs", join(folder, "api")]);
    const [now, written] = await Promise.all(
      [join(folder, "api"), "etc"].map((place) => readFile(`${place}/inference-widgets.api.md`, "utf8")),
    );
    expect(now).toBe(written);
  });
});

describe("in a server component", () => {
  const read = (file: string) => readFileSync(join("dist", file), "utf8");
  const isClient = (file: string) => read(file).startsWith('"use client"');
  const importsOf = (file: string) =>
    [...read(file).matchAll(/^(?:import|export)\b[^;]*?from "([^"]+)"/gm)].map(([, name = ""]) =>
      name.startsWith(".") ? posix.join(posix.dirname(file), name) : name,
    );

  /** What a server loads for a door: all it imports, up to what is left to the browser. */
  function loadedBy(file: string, seen = new Set<string>()): Set<string> {
    if (seen.has(file)) return seen;
    seen.add(file);
    if (!file.endsWith(".js") || isClient(file)) return seen;
    for (const name of importsOf(file)) loadedBy(name, seen);
    return seen;
  }
  const files = () => readdirSync("dist", { recursive: true, encoding: "utf8" }).map((path) => path.replaceAll("\\", "/"));

  test("every file with state or effects is left to the browser", () => {
    const hooks = /\b(use[A-Z]\w*|createContext)\(/;
    const code = (file: string) => read(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*|"[^"\n]*"/g, "");
    const stateful = files().filter((file) => file.endsWith(".js") && hooks.test(code(file)));
    expect(stateful.length).toBeGreaterThan(80);
    expect(stateful.filter((file) => !isClient(file))).toEqual([]);
  });

  test.each(["card/index.js", "fetchers/huggingFace.js", "fetchers/proxyHandler.js", "fetchers/endpoint.js", "core/errors.js"])(
    "%s works there itself",
    (file) => {
      const loaded = [...loadedBy(file)];
      expect(loaded.filter((name) => /^react|^@tanstack/.test(name) || (name.endsWith(".js") && isClient(name)))).toEqual([]);
    },
  );

  test("no door calls code of the browser", () => {
    // The element is for pages without React.
    const doors = Object.entries(readDoors()).filter(([door]) => !door.startsWith("./element"));
    for (const [, { default: path }] of doors) {
      const file = path.replace("./dist/", "");
      for (const name of loadedBy(file)) {
        if (!name.endsWith(".js") || isClient(name)) continue;
        const clients = importsOf(name).filter((other) => other.endsWith(".js") && isClient(other));
        // Parts of the browser's side may be handed on, no more.
        if (clients.length > 0) expect(read(name).replace(/^(import|export) [^;]*;\s*/gm, ""), name).toBe("");
      }
    }
  });
});

describe.concurrent.each(reacts)("with React %s", { timeout: 120_000 }, (react) => {
  test.each(["bundler", "node16"] as const)("a strict project compiles, resolving modules as %s does", async (resolution) => {
    const app = await apps[react];
    const doors = Object.keys(readDoors()).map((door) => `inference-widgets${door.slice(1)}`);
    const imports = doors.map((door, index) =>
      door.endsWith(".css") ? `import "${door}";\n` : `export * as door${index} from "${door}";\n`,
    );
    const place = join(app, `types-${resolution}`);
    await mkdir(place, { recursive: true });
    await writeFile(join(place, "doors.ts"), imports.join(""));
    await writeFile(join(place, "main.tsx"), await readmeSnippet());
    const compilerOptions = {
      target: "ES2022",
      module: resolution === "node16" ? "node16" : "ESNext",
      moduleResolution: resolution,
      lib: ["ES2023", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
      jsx: "react-jsx",
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      skipLibCheck: false,
      noEmit: true,
      types: ["node"],
    };
    await writeFile(join(place, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["."] }));
    await runTool("typescript/bin/tsc", ["-p", place]);
  });

  test("the README's first widget takes a text, runs it on Hugging Face, and shows the answer", async () => {
    const root = join(await apps[react], "readme");
    await mkdir(root, { recursive: true });
    await writeFile(join(root, "main.tsx"), await readmeSnippet());
    await writeFile(join(root, "tsconfig.json"), JSON.stringify({ compilerOptions: { jsx: "react-jsx" } }));
    await writeFile(join(root, "index.html"), '<div id="root"></div><script type="module" src="/main.tsx"></script>');
    await runTool("vite/bin/vite.js", ["build", "--logLevel", "error"], { cwd: root, mode: "production" });
    const server = await preview({ root, configFile: false, logLevel: "silent", preview: { port: 0, host: "127.0.0.1" } });
    const { page, said } = await openPage();
    const asked: unknown[] = [];
    await page.route(/^https:/, async (route) => {
      const request = route.request();
      const { host, pathname } = new URL(request.url());
      const headers = { "access-control-allow-origin": "*", "access-control-allow-headers": "authorization, content-type" };
      if (request.method() === "OPTIONS") return route.fulfill({ status: 204, headers });
      if (host === "huggingface.co")
        return route.fulfill({
          headers,
          json: {
            inferenceProviderMapping: { "hf-inference": { status: "live", providerId: "x", task: "text-classification" } },
          },
        });
      asked.push([`${host}${pathname}`, request.headers().authorization, request.postDataJSON().inputs]);
      return route.fulfill({
        headers,
        json: [
          [
            { label: "POSITIVE", score: 0.9 },
            { label: "NEGATIVE", score: 0.1 },
          ],
        ],
      });
    });
    await page.goto(server.resolvedUrls?.local[0] ?? "");
    await page.getByLabel("Your Hugging Face token").fill("hf_of_the_visitor");
    await page.getByRole("textbox", { name: "Text" }).first().fill("What a kind crew.");
    await page.getByRole("button", { name: "Run" }).click();
    const answer = page.getByRole("tabpanel").getByText("POSITIVE");
    await answer.first().waitFor();
    const model = "distilbert/distilbert-base-uncased-finetuned-sst-2-english";
    expect(asked).toEqual([
      [`router.huggingface.co/hf-inference/models/${model}`, "Bearer hf_of_the_visitor", "What a kind crew."],
    ]);
    expect(await page.getByRole("tabpanel").textContent()).toContain("90");
    expect(await page.locator("article").evaluate((article) => getComputedStyle(article).containerType)).toBe("inline-size");
    expect(said).toEqual([]);
    expect(
      await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])),
    ).not.toContain("hf_");
    await page.context().close();
    await server.close();
  });

  test("a page from a server shows all without JavaScript, and comes alive without a word in the console", async () => {
    const app = await apps[react];
    // In this mode React says of a difference where it is.
    const options = { cwd: app, mode: "development" } as const;
    await Promise.all([
      runTool("vite/bin/vite.js", ["build", "--outDir", "dist/client", "--logLevel", "error"], options),
      runTool(
        "vite/bin/vite.js",
        ["build", "--ssr", "src/server.tsx", "--outDir", "dist/server", "--logLevel", "error"],
        options,
      ),
    ]);
    const server = spawn(process.execPath, ["serve.mjs"], {
      cwd: app,
      env: { ...process.env, PORT: "0", NODE_ENV: "development" },
    });
    try {
      const address = await firstWords(server);
      const still = await openPage({ javaScriptEnabled: false });
      await still.page.goto(address);
      const widget = still.page.getByRole("article", { name: "Text classification" });
      expect(await widget.getByRole("heading", { level: 2 }).textContent()).toBe("Text classification");
      expect(await widget.getByRole("textbox", { name: "Text" }).first().inputValue()).toMatch(/^The ferry left on time/);
      expect(await widget.getByRole("button", { name: /^Complaint/ }).count()).toBe(1);
      expect(await widget.getByRole("tabpanel").textContent()).toMatch(/^POSITIVE0\.987NEGATIVE0\.013/);
      const { page, said } = await openPage();
      await page.goto(address);
      await page.getByRole("button", { name: /^Complaint/ }).click();
      await page.waitForFunction(() => document.querySelector("textarea")?.value.startsWith("Two hours in the rain"));
      expect(said).toEqual([]);
      await Promise.all([page.context().close(), still.page.context().close()]);
    } finally {
      server.kill();
    }
  });
});

describe("the imports named to readers", () => {
  test.each(["README.md", "llms.txt"])("of %s exist", async (paper) => {
    const doors = readDoors();
    const text = await readFile(paper, "utf8");
    const statements = [...text.matchAll(/^import (?:(?:\w+, )?\{([^}]*)\} from )?"inference-widgets(\/[^"]*)?";/gm)];
    expect(statements.length).toBeGreaterThan(5);
    for (const [statement, names = "", path = ""] of statements) {
      const door = Object.entries(doors).find(([name]) => name === `.${path}`)?.[1];
      expect(door, statement).toBeDefined();
      if (!door?.default.endsWith(".js")) continue;
      const [, exported = ""] = /^export \{([^}]*)\};$/m.exec(await readFile(door.default, "utf8")) ?? [];
      const known = exported.split(",").map((name) => name.trim().replace(/^.* as /, ""));
      expect(known, statement).toEqual(expect.arrayContaining(names.split(",").map((name) => name.trim())));
    }
    // Paths and functions named in the prose and the tables.
    for (const [, path = ""] of text.matchAll(/`inference-widgets(\/[\w./-]+)`/g))
      expect(Object.keys(doors)).toContain(`.${path}`);
  });
});

/** The first code of React in the README, as it stands. */
async function readmeSnippet(): Promise<string> {
  const [, code = ""] = /```tsx\n([\s\S]*?)```/.exec(await readFile("README.md", "utf8")) ?? [];
  return code;
}

/** A page of its own, and what the console says in it. */
async function openPage(options: { readonly javaScriptEnabled?: boolean } = {}): Promise<{ page: Page; said: string[] }> {
  const page = await (await browser.newContext(options)).newPage();
  const said: string[] = [];
  page.on("console", (message) => {
    if (!message.text().includes("React DevTools")) said.push(message.text());
  });
  page.on("pageerror", (error) => said.push(String(error)));
  await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
  return { page, said };
}

function firstWords(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    server.stdout?.once("data", (data) => resolve(String(data).trim()));
    server.stderr?.once("data", (data) => reject(new Error(String(data))));
  });
}
