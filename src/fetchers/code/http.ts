import type { Snippet } from "../../core/backend.js";
import type { InferenceRequest } from "../../core/task.js";
import type { HttpRequest } from "../http.js";

/** A request as plain code: `fetch`, `requests` and curl; the token is read from the environment. */
export async function httpCode(
  request: InferenceRequest,
  toHttp: (request: InferenceRequest) => HttpRequest | Promise<HttpRequest>,
): Promise<readonly Snippet[]> {
  const { url, headers, body } = await toHttp(request);
  const text = typeof body === "string" ? body : "";
  const all = { "Content-Type": "application/json", ...headers };
  const curl = [
    `curl ${JSON.stringify(url)}`,
    `-H "Authorization: Bearer $TOKEN"`,
    ...Object.entries(all).map(([name, value]) => `-H ${JSON.stringify(`${name}: ${value}`)}`),
    `--data '${text.replaceAll("'", "'\\''")}'`,
  ].join(" \\\n  ");
  return [{ language: "curl", code: curl }];
}
