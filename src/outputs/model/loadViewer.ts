/**
 * Brings the element `<model-viewer>` of the optional package `@google/model-viewer`, or takes the one that the page has.
 *
 * False where the package is not installed, or the browser has no WebGL 2.
 */
export async function loadViewer(): Promise<boolean> {
  if (!hasWebGl()) return false;
  if (customElements.get("model-viewer")) return true;
  const page: typeof globalThis & { ModelViewerElement?: object } = globalThis;
  // What unpacks files would come from another host by itself; the page may name a place of its own.
  page.ModelViewerElement = { dracoDecoderLocation: nowhere, ktx2TranscoderLocation: nowhere, ...page.ModelViewerElement };
  try {
    const { ModelViewerElement } = await import("@google/model-viewer");
    // Object URLs are never asked for twice, so that what is kept of them would only take memory.
    ModelViewerElement.modelCacheSize = 0;
    return true;
  } catch {
    return false;
  }
}

/** An address that a browser refuses without asking anyone. */
const nowhere = "about:invalid#";

function hasWebGl(): boolean {
  const context = document.createElement("canvas").getContext("webgl2");
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return Boolean(context);
}
