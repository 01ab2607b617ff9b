import videoUrl from "../public/models/demo/clip-spotter/boat.webm?url";
import { writeWav } from "../src/core/audio.js";
import type { CardExample } from "../src/core/task.js";
import { tinyPdf } from "../test/tasks/tinyPdf.js";

/** What stands in the fields, what is answered, what is streamed before, and a file that is chosen in place of what stands there. */
export interface Case {
  readonly example: CardExample;
  readonly answer: unknown;
  readonly pieces?: readonly unknown[];
  readonly file?: File;
}

const list = <T>(length: number, item: (index: number) => T): readonly T[] => Array.from({ length }, (_, index) => item(index));
const minutes = 10;

/** Large pictures, sounds and videos, made before anything is measured, by the task and what is large in it. */
export const mediaCases: Readonly<Record<string, () => Promise<Case>>> = {
  "image-segmentation 12 MP, 8 masks": async () => ({
    example: { src: await photo(4000, 3000) },
    answer: await Promise.all(
      list(8, async (at) => ({ label: `part ${at}`, score: 0.9, mask: await toBase64(await maskPicture(4000, 3000, at)) })),
    ),
  }),
  "mask-generation 32 masks, rows": async () => {
    const isInside = insideOf(1024, 1024);
    const masks = list(32, (at) => list(1024, (y) => list(1024, (x) => (isInside(x, y, at) ? 1 : 0))));
    return { example: { src: await photo(4000, 3000) }, answer: { masks, scores: masks.map(() => 0.9) } };
  },
  "mask-generation 32 masks, PNG": async () => {
    const masks = await Promise.all(list(32, async (at) => toBase64(await maskPicture(1024, 1024, at))));
    return { example: { src: await photo(4000, 3000) }, answer: { masks, scores: masks.map(() => 0.9) } };
  },
  "object-detection 300 boxes": async () => ({
    example: { src: await photo(4000, 3000) },
    answer: list(300, (at) => {
      const [xmin, ymin] = [(at * 613) % 3600, (at * 397) % 2600];
      return { label: `thing ${at % 40}`, score: 0.99 - at / 400, box: { xmin, ymin, xmax: xmin + 300, ymax: ymin + 250 } };
    }),
  }),
  "depth-estimation 1024²": async () => ({
    example: { src: await photo(4000, 3000) },
    answer: { predicted_depth: list(1024, (y) => list(1024, (x) => Math.sin(x / 99) + Math.cos(y / 77))) },
  }),
  "depth-estimation picture": async () => ({
    example: { src: await photo(4000, 3000) },
    answer: { depth: await toBase64(await maskPicture(4000, 3000, 3)) },
  }),
  "keypoint-detection 50 persons": async () => ({
    example: { src: await photo(4000, 3000) },
    answer: list(50, (person) => ({
      keypoints: list(17, (at) => [(person % 10) * 380 + at * 15 + 50, Math.floor(person / 10) * 560 + ((at * 97) % 450) + 50]),
      scores: list(17, (at) => 0.99 - at / 50),
    })),
  }),
  "voice-activity-detection 10 minutes": async () => ({
    example: { src: sound() },
    answer: list(200, (at) => ({ label: `SPEAKER_0${at % 4}`, start: at * 3, end: at * 3 + 2.4 })),
  }),
  "automatic-speech-recognition 10 minutes": async () => {
    const chunks = list(1500, (at) => ({ text: ` word${at}`, timestamp: [at * 0.4, at * 0.4 + 0.3] }));
    return { example: { src: sound() }, answer: { text: chunks.map(({ text }) => text).join(""), chunks } };
  },
  "text-to-speech 10 minutes of samples": async () => ({
    example: { text: "A long story." },
    answer: { audio: Array.from(samples(24_000)), sampling_rate: 24_000 },
  }),
  "video-classification 100 MB": async () => {
    const video = await (await fetch(videoUrl)).blob();
    const src = new Blob([video, new Uint8Array(100_000_000 - video.size)], { type: "video/webm" });
    return { example: { src }, answer: list(20, (at) => ({ label: `sport ${at}`, score: (20 - at) / 20 })) };
  },
  "text-to-image 64 pictures": async () => ({
    example: { text: "a lighthouse" },
    answer: { data: await Promise.all(list(64, async () => ({ b64_json: await toBase64(await photo(1024, 1024)) }))) },
  }),
  "image-text-to-text 20 pictures": async () => {
    const pictures = await Promise.all(list(20, () => photo(2000, 1500)));
    const content = pictures.map((url) => ({ type: "image_url", image_url: { url } }));
    return {
      example: { messages: [{ role: "user", content: [...content, { type: "text", text: "What is in these?" }] }] },
      answer: { choices: [{ index: 0, message: { role: "assistant", content: "Lighthouses." }, finish_reason: "stop" }] },
    };
  },
  "document-question-answering PDF of 60 pages": async () => ({
    example: { src: await photo(1200, 1600), text: "Who writes?" },
    answer: [{ answer: "the keeper", score: 0.9 }],
    file: tinyPdf(
      "long.pdf",
      list(60, (at) => `Page ${at + 1} of the keeper's book`),
    ),
  }),
};

/** A picture as noisy as a photo, as JPEG. */
async function photo(width: number, height: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("There is no canvas.");
  const image = context.createImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  for (let at = 0; at < pixels.length; at += 1) {
    const noise = (at * 2_654_435_761) >>> 28;
    const shade = 96 + Math.round(64 * Math.sin(at / width / 90) * Math.cos((at % width) / 70));
    pixels[at] = (0xff << 24) | ((shade + noise) << 16) | ((shade - noise) << 8) | shade;
  }
  context.putImageData(image, 0, 0);
  return canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 });
}

/** A wavy disc for each number, none where another is. */
const insideOf = (width: number, height: number) => (x: number, y: number, at: number) => {
  const [right, down] = [x / width - ((at % 6) + 0.6) / 6.2, y / height - (Math.floor(at / 6) + 0.6) / 6.2];
  return Math.hypot(right, down) < 0.07 + 0.015 * Math.sin(9 * Math.atan2(down, right));
};

async function maskPicture(width: number, height: number, at: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("There is no canvas.");
  const isInside = insideOf(width, height);
  const image = context.createImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  for (let pixel = 0; pixel < pixels.length; pixel += 1) {
    pixels[pixel] = isInside(pixel % width, Math.floor(pixel / width), at) ? 0xffffffff : 0xff000000;
  }
  context.putImageData(image, 0, 0);
  return canvas.convertToBlob();
}

async function toBase64(blob: Blob): Promise<string> {
  const reader = new FileReader();
  reader.readAsDataURL(blob);
  await new Promise((resolve) => reader.addEventListener("load", resolve));
  return String(reader.result).replace(/^.*,/, "");
}

function samples(rate: number): Float32Array {
  const values = new Float32Array(minutes * 60 * rate);
  for (let at = 0; at < values.length; at += 1) values[at] = Math.sin(at / 9) * Math.abs(Math.sin(at / rate)) * 0.8;
  return values;
}

const sound = () => writeWav([samples(16_000)], 16_000);
