/** The same inputs with each `URL` in them replaced by its bytes. */
export async function loadUrls(inputs: unknown, load: (url: string) => Promise<Blob>): Promise<unknown> {
  const urls = [...new Set(urlsIn(inputs))];
  if (urls.length === 0) return inputs;
  const blobs = new Map(await Promise.all(urls.map(async (url) => [url, await load(url)] as const)));
  return withBlobs(inputs, blobs);
}

function urlsIn(data: unknown): readonly string[] {
  if (data instanceof URL) return [data.href];
  if (typeof data !== "object" || data === null || data instanceof Blob) return [];
  return Object.values(data)
    .filter((inner) => typeof inner === "object")
    .flatMap(urlsIn);
}

function withBlobs(data: unknown, blobs: ReadonlyMap<string, Blob>): unknown {
  if (data instanceof URL) return blobs.get(data.href);
  if (Array.isArray(data)) return data.map((inner) => withBlobs(inner, blobs));
  if (typeof data !== "object" || data === null || data instanceof Blob) return data;
  return Object.fromEntries(Object.entries(data).map(([name, inner]) => [name, withBlobs(inner, blobs)]));
}
