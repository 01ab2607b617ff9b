import type { PDFDocumentProxy } from "pdfjs-dist";

/** An open PDF. Whoever opens it closes it. */
export interface Pdf {
  /** Pages, at least 1. */
  readonly count: number;
  /**
   * A picture of a page, counted from 1, named after the file and the page: a PNG, or a JPEG where that would be large.
   *
   * Rejects with an error whose message is a sentence for the visitor.
   */
  draw(number: number, signal: AbortSignal): Promise<File>;
  close(): void;
}

/** Dots to the inch at which letters of ordinary size can be read. */
const dotsPerInch = 150;

/** Pixels of a side, whatever size a file claims for its page. */
const longestSide = 2400;

/** Pixels of a picture inside a page; larger ones are left out. */
const largestPicture = 2 ** 26;

/** Bytes above which a page, such as a photographed one, is sent as JPEG. */
const largePng = 3_000_000;

/**
 * Opens a PDF by the optional package `pdfjs-dist`, which is loaded now.
 *
 * It reads in a worker of its own, or in this thread where the page lets none be made. No font and no character map is asked
 * for, and nothing in the PDF is run. Rejects with an error whose message is a sentence for the visitor: without the package, for a PDF with a
 * password, and for one that is damaged.
 * Source: https://mozilla.github.io/pdf.js/api/draft/module-pdfjsLib.html
 */
export async function openPdf(file: File, signal: AbortSignal): Promise<Pdf> {
  const { getDocument, PDFWorker } = await loadPackage();
  const port = await startWorker(signal);
  signal.throwIfAborted();
  if (!port) await loadReader();
  const data = new Uint8Array(await file.arrayBuffer());
  const worker = port && PDFWorker.create({ port });
  const opening = getDocument({
    data,
    ...(worker && { worker }),
    isEvalSupported: false,
    enableXfa: false,
    useWorkerFetch: false,
    useSystemFonts: true,
    maxImageSize: largestPicture,
    verbosity: 0,
  });
  const close = () => {
    // A PDF that keeps its worker busy for ever would not answer.
    port?.terminate();
    worker?.destroy();
    opening.destroy().catch(() => {});
  };
  signal.addEventListener("abort", close);
  try {
    signal.throwIfAborted();
    const document = await opening.promise;
    return { count: document.numPages, close, draw: (number, signal) => draw(document, file.name, number, signal) };
  } catch (cause) {
    close();
    throw new Error(faultOf(cause), { cause });
  } finally {
    signal.removeEventListener("abort", close);
  }
}

async function loadPackage(): Promise<typeof import("pdfjs-dist")> {
  try {
    return await import("pdfjs-dist");
  } catch (cause) {
    throw new Error("To read PDFs, this page needs the package pdfjs-dist. Send a picture of the page, such as a screenshot.", {
      cause,
    });
  }
}

/** Lets the package read in this thread. */
async function loadReader(): Promise<void> {
  // Bundlers let the package be missing where its import stands inside `try`.
  try {
    await import("pdfjs-dist/build/pdf.worker.mjs");
  } catch (cause) {
    throw new Error("The part of pdfjs-dist that reads files could not be loaded.", { cause });
  }
}

/** A worker that is ready to read; undefined where none can be made or its code is not where the bundler has put it. */
async function startWorker(signal: AbortSignal): Promise<Worker | undefined> {
  let worker: Worker;
  try {
    worker = new Worker(trust(new URL("pdfjs-dist/build/pdf.worker.min.mjs", import.meta.url)), { type: "module" });
  } catch {
    return undefined;
  }
  const isReady = await new Promise<boolean>((resolve) => {
    worker.onmessage = () => resolve(true);
    worker.onerror = () => resolve(false);
    signal.addEventListener("abort", () => resolve(false));
  });
  worker.onmessage = null;
  worker.onerror = null;
  if (isReady) return worker;
  worker.terminate();
  return undefined;
}

/** The address as a page that requires trusted types takes it; throws where its policy does not name `inference-widgets`. */
function trust(url: URL): URL {
  const { trustedTypes }: typeof globalThis & { trustedTypes?: TrustedTypes } = globalThis;
  trusting ??= trustedTypes?.createPolicy("inference-widgets", { createScriptURL: (address) => address });
  // It is no URL to a browser that knows the type, and is taken where a URL is.
  return trusting ? (trusting.createScriptURL(url.href) as URL) : url;
}

/** What is used of them. Source: https://www.w3.org/TR/trusted-types/ */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): TrustedTypePolicy;
}

interface TrustedTypePolicy {
  createScriptURL(address: string): unknown;
}

let trusting: TrustedTypePolicy | undefined;

function faultOf(cause: unknown): string {
  return cause instanceof Error && cause.name === "PasswordException"
    ? "This PDF is locked by a password. Send a picture of the page, or a copy without the password."
    : "This PDF is damaged and cannot be read. Send a picture of the page.";
}

async function draw(document: PDFDocumentProxy, name: string, number: number, signal: AbortSignal): Promise<File> {
  const canvas = globalThis.document.createElement("canvas");
  try {
    const page = await document.getPage(number);
    const natural = page.getViewport({ scale: 1 });
    const scale = Math.min(dotsPerInch / 72, longestSide / Math.max(natural.width, natural.height));
    const viewport = page.getViewport({ scale });
    canvas.width = Math.max(1, Math.round(viewport.width));
    canvas.height = Math.max(1, Math.round(viewport.height));
    signal.throwIfAborted();
    const drawing = page.render({ canvas, viewport });
    const cancel = () => drawing.cancel();
    signal.addEventListener("abort", cancel);
    await drawing.promise.finally(() => signal.removeEventListener("abort", cancel));
    page.cleanup();
    const png = await pictureOf(canvas, "image/png");
    const picture = png.size > largePng ? await pictureOf(canvas, "image/jpeg") : png;
    const ending = picture.type === "image/jpeg" ? "jpg" : "png";
    return new File([picture], `${name.replace(/\.pdf$/i, "")}, page ${number}.${ending}`, { type: picture.type });
  } catch (cause) {
    throw new Error("This page of the PDF cannot be drawn. Send a picture of it.", { cause });
  } finally {
    // Some browsers keep the pixels of a canvas that is gone.
    canvas.width = 0;
  }
}

function pictureOf(canvas: HTMLCanvasElement, type: string): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The canvas is too large."))), type, 0.9);
  });
}
