import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { build, type Rolldown } from "vite";
import type { Recording } from "../recordings.js";

/** Files by their path, as a host of static files would have them. */
export type Files = ReadonlyMap<string, string | Uint8Array>;

/** The page of all widgets as it would be put online. */
export async function buildPage(): Promise<Files> {
  const { output } = (await build({
    configFile: false,
    root: "test/policy/page",
    logLevel: "error",
    mode: "production",
    define: { "process.env.NODE_ENV": '"production"' },
    // The test's own mode would build React's development runtime into it.
    oxc: { jsx: { runtime: "automatic", development: false } },
    worker: { format: "es" },
    build: {
      write: false,
      target: "es2022",
      minify: false,
      assetsInlineLimit: 0,
      cssTarget: ["chrome123"],
      rolldownOptions: { input: "test/policy/page/index.html" },
    },
  })) as Rolldown.RolldownOutput;
  return new Map(output.map((file) => [`/${file.fileName}`, file.type === "chunk" ? file.code : file.source]));
}

export interface Site {
  readonly origin: string;
  close(): void;
}

/** Serves the page, the files under public/, and a backend that answers `/backend/<tag>/<n>` with a recording. */
export async function serveSite(files: Files, headers: Readonly<Record<string, string>>): Promise<Site> {
  return listen(
    createServer(async (request, response) => {
      const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
      try {
        const { body, type } = await find(path, files);
        response.writeHead(200, { "content-type": type, ...(type.startsWith("text/html") && headers) }).end(body);
      } catch {
        response.writeHead(404, { "content-type": "text/plain" }).end();
      }
    }),
  );
}

/** A host that gives whatever is asked for, to anyone, and remembers it. */
export async function serveCanary(): Promise<Site & { readonly hits: string[] }> {
  const hits: string[] = [];
  const site = await listen(
    createServer((request, response) => {
      hits.push(request.url ?? "");
      response.writeHead(200, { "access-control-allow-origin": "*", "content-type": "text/plain" }).end("found");
    }),
  );
  return { ...site, hits };
}

async function find(path: string, files: Files): Promise<{ body: string | Uint8Array; type: string }> {
  const name = path === "/" ? "/index.html" : path;
  const own = files.get(name);
  if (own !== undefined) return { body: own, type: typeOf(name) };
  const [, room, tag = "", index] = path.split("/");
  if (room !== "backend") return { body: await readFile(join("public", normalize(path))), type: typeOf(path) };
  const recordings = JSON.parse(await readFile(join("test/recordings", `${tag}.json`), "utf8")) as readonly Recording[];
  const { body, bodyFile } = recordings[Number(index)] as Recording;
  return bodyFile === undefined
    ? { body: JSON.stringify(body), type: "application/json" }
    : { body: await readFile(join("public", bodyFile)), type: typeOf(bodyFile) };
}

async function listen(server: Server): Promise<Site> {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

const typeOf = (path: string) => types[extname(path)] ?? "application/octet-stream";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".md": "text/plain; charset=utf-8",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".wav": "audio/wav",
  ".mp3": "audio/mpeg",
  ".flac": "audio/flac",
  ".webm": "video/webm",
  ".mp4": "video/mp4",
  ".glb": "model/gltf-binary",
};
