import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { build, type Rolldown } from "vite";
import { buildElement } from "../../scripts/element.mjs";

/** A web server with the element as it is published, the demo models, and whatever pages a test writes. */
export interface Pages {
  readonly url: string;
  /** Folder of the built element. */
  readonly built: string;
  /** Answers by their path; a string is a page of HTML under a strict policy, a function answers as it likes. */
  readonly at: Map<string, string | ((response: ServerResponse) => void)>;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  ".js": "text/javascript",
  ".css": "text/css",
  ".html": "text/html",
  ".md": "text/markdown",
  ".png": "image/png",
};

/** Builds the element in a folder of its own, as `npm run build:element` does, and serves it. */
export async function servePages(): Promise<Pages> {
  const built = await mkdtemp(join(tmpdir(), "inference-widgets-element-"));
  await buildElement(built);
  const at: Pages["at"] = new Map();

  const server = createServer(async ({ url = "/" }, response) => {
    const path = new URL(url, "http://localhost").pathname;
    const given = at.get(path);
    if (typeof given === "function") return given(response);
    if (given !== undefined) return response.writeHead(200, { "content-type": "text/html", ...policyOf(given) }).end(given);
    if (path === "/favicon.ico") return response.writeHead(204).end();
    // A second folder stands for a second copy of the library.
    const inBuilt = /^\/(?:element|copy)(\/.*)/.exec(normalize(path))?.[1];
    const file = inBuilt === undefined ? join("public", normalize(path)) : join(built, inBuilt);
    try {
      const bytes = await readFile(file);
      response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" }).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    built,
    at,
    async close() {
      server.closeAllConnections();
      server.close();
      await rm(built, { recursive: true, force: true });
    },
  };
}

/** Scripts and styles from files alone, but for the tests of pages that have styles in them. */
function policyOf(html: string): Record<string, string> {
  if (/<style|\sstyle=/.test(html)) return {};
  const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; media-src 'self'";
  return { "content-security-policy": policy };
}

/** A script in one file, with React as npm has it inside. */
export async function bundle(code: string): Promise<string> {
  const result = (await build({
    configFile: false,
    logLevel: "silent",
    publicDir: false,
    define: { "process.env.NODE_ENV": '"production"' },
    oxc: { jsx: { runtime: "automatic", development: false } },
    plugins: [
      {
        name: "page",
        resolveId: (id) => (id === "page" ? "\0page.tsx" : undefined),
        load: (id) => (id === "\0page.tsx" ? code : undefined),
      },
    ],
    build: {
      write: false,
      target: "es2022",
      cssTarget: "chrome123",
      rolldownOptions: { input: "page", output: { codeSplitting: false } },
    },
  })) as Rolldown.RolldownOutput;
  return result.output[0].code;
}
