/** The name under which Transformers.js keeps files of models in a browser. */
const cacheName = "transformers-cache";

/** Bytes of the models that this browser keeps for the page's origin; 0 where it keeps none. */
export async function modelCacheBytes(): Promise<number> {
  if (!(await hasCache())) return 0;
  const cache = await caches.open(cacheName);
  const sizes = await Promise.all(
    (await cache.keys()).map(async (file) => Number((await cache.match(file))?.headers.get("content-length") ?? 0)),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/**
 * Removes the models that this browser keeps for the page's origin; they are loaded anew where they are next wanted.
 *
 * A model that a worker has ready stays ready until its worker ends. Other things the origin keeps are left alone.
 */
export async function clearModelCache(): Promise<void> {
  if (await hasCache()) await caches.delete(cacheName);
}

/** Pages without a secure origin have no caches; opening one that is not there would make it. */
async function hasCache(): Promise<boolean> {
  return typeof caches !== "undefined" && caches.has(cacheName);
}
