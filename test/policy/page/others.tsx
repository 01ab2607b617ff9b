import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { readModelCard } from "../../../src/card/index.js";
import { InferenceWidget } from "../../../src/InferenceWidget.js";
import { ModelGallery } from "../../../src/ModelGallery.js";
import { WidgetProvider } from "../../../src/widget/WidgetProvider.js";
import { tinyPdf } from "../../tasks/tinyPdf.js";
import { answers, never } from "./states.js";
import { pause, quiet, waitFor } from "./visit.js";

/** What is no state of every task: each shows it, waits for what a visitor would see, and throws where it does not come. */
export const parts = {
  "a model by its id": () =>
    show(<InferenceWidget model="demo/garden-birds" fetcher={never()} />, (page) => find(page, "article[data-status=done] img")),

  "the large view of a gallery": async () => {
    const card = readModelCard(await (await fetch("/models/demo/paper-kites/README.md")).text(), {
      id: "demo/paper-kites",
      baseUrl: `${location.origin}/models/demo/paper-kites/`,
    });
    await show(<ModelGallery card={card} />, async (page) => {
      (await find(page, ".iw-gallery button")).click();
      const dialog = await find(page, "dialog[open]");
      await find(dialog, "img");
      dialog.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
      await quiet();
    });
  },

  "a recording by the microphone": () =>
    show(<InferenceWidget task="audio-classification" fetcher={answers([{ label: "rain", score: 1 }])} />, async (page) => {
      press(page, "Record");
      await waitFor(() => buttons(page).some((name) => /^Stop/.test(name)), "it does not record");
      await pause(300);
      press(page, "Stop");
      await waitFor(() => buttons(page).includes("Remove"), "there is no recording");
    }),

  "a picture by the camera": () =>
    show(<InferenceWidget task="image-classification" fetcher={answers([{ label: "bar", score: 1 }])} />, async (page) => {
      press(page, "Camera");
      const video = (await find(page, "video")) as HTMLVideoElement;
      await waitFor(() => video.videoWidth > 0, "there is no picture of the camera");
      press(page, "Take picture");
      await waitFor(() => buttons(page).includes("Remove"), "there is no picture");
    }),

  "a link that fills the widget": () =>
    show(
      <InferenceWidget
        task="text-classification"
        card={{ ...readModelCard("", { id: "demo/link" }) }}
        fetcher={answers([{ label: "calm", score: 1 }])}
        prefill
        writeUrl
      />,
      async (page) => {
        history.replaceState(null, "", "?text=The+sea");
        await quiet();
        history.replaceState(null, "", "/");
        await find(page, "article");
      },
    ),

  "a PDF": () =>
    show(<InferenceWidget task="document-question-answering" fetcher={answers([{ answer: "18", score: 1 }])} />, async (page) => {
      const chooser = (await find(page, "input[type=file]")) as HTMLInputElement;
      const files = new DataTransfer();
      files.items.add(tinyPdf("bill.pdf", ["One", "Two"]));
      chooser.files = files.files;
      chooser.dispatchEvent(new Event("change", { bubbles: true }));
      await waitFor(
        () => /Page 1 of 2/.test(page.textContent),
        () => `no page is drawn: ${page.textContent.slice(-300)}`,
      );
      await find(page, ".iw-media-shown img");
    }),

  "a 3D model": () => show(<Vase />, (page) => find(page, ".iw-solid-frame[data-drawn]")),

  "a 3D model to save": () =>
    show(<Vase />, async (page) => {
      await waitFor(() => page.textContent.includes("It cannot be drawn in this page."), "it does not say so");
      await find(page, "a[download]");
    }),
} as const;

function Vase() {
  const examples = [{ text: "a vase", output: { url: "/models/demo/word-carver/vase.glb" } }];
  return <InferenceWidget task="text-to-3d" card={{ ...readModelCard("", { id: "demo/vase" }), examples }} fetcher={never()} />;
}

export async function visitPart(name: keyof typeof parts): Promise<string | undefined> {
  try {
    await parts[name]();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function show(widget: ReactNode, visit: (page: HTMLElement) => Promise<unknown>): Promise<void> {
  const page = document.getElementById("root") as HTMLElement;
  const root = createRoot(page);
  root.render(<WidgetProvider hubUrl={location.origin}>{widget}</WidgetProvider>);
  try {
    await find(page, "article h3");
    await visit(page);
    await quiet();
  } finally {
    root.unmount();
  }
}

async function find(page: HTMLElement, selector: string): Promise<HTMLElement> {
  await waitFor(
    () => page.querySelector(selector) !== null,
    () => `no ${selector}: ${page.textContent.slice(-300)}`,
  );
  return page.querySelector(selector) as HTMLElement;
}

const buttonsOf = (page: HTMLElement) => [...page.querySelectorAll("button")];
const buttons = (page: HTMLElement) => buttonsOf(page).map(({ textContent }) => textContent.trim());

function press(page: HTMLElement, name: string): void {
  const button = buttonsOf(page).find(({ textContent }) => textContent.trim().startsWith(name));
  if (!button) throw new Error(`no button ${name}, only ${buttons(page).join(", ")}`);
  button.click();
}
