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
  const mode = process.env.NODE_ENV;
  // The test's own mode would build what packages have for development.
  process.env.NODE_ENV = "production";
  const { output } = (await build({
    configFile: false,
    root: "test/policy/page",
    logLevel: "error",
    mode: "production",
    oxc: { jsx: { runtime: "automatic", development: false } },
    build: {
      write: false,
      target: "es2022",
      minify: false,
      assetsInlineLimit: 0,
      cssTarget: ["chrome123"],
      rolldownOptions: { input: "test/policy/page/index.html" },
    },
  }).finally(() => {
    process.env.NODE_ENV = mode;
  })) as Rolldown.RolldownOutput;
  return new Map(output.map((file) => [`/${file.fileName}`, file.type === "chunk" ? file.code : file.source]));
}

export type Headers = Readonly<Record<string, string>>;

export interface Site {
  readonly origin: string;
  close(): void;
}

/** Serves the page, the files under public/, and a backend that answers `/backend/<tag>/<n>` with a recording. */
export async function serveSite(files: Files, headers: Headers): Promise<Site> {
  return listen(
    createServer(async (request, response) => {
      const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
      try {
        const { body, type } = await find(path, files);
        const length = { "content-type": type, "content-length": Buffer.byteLength(body) };
        response.writeHead(200, { ...length, ...(type.startsWith("text/html") && headers) }).end(body);
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
  // As the hub answers for a model.
  if (path.startsWith("/api/models/")) return { body: JSON.stringify({ id: path.slice(12) }), type: "application/json" };
  const inHub = /^\/([^/]+\/[^/]+)\/(?:raw|resolve)\/main\/(.+)$/.exec(path);
  if (inHub) return { body: await readFile(join("public/models", inHub[1] ?? "", inHub[2] ?? "")), type: typeOf(path) };
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
