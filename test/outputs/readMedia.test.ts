import { describe, expect, test } from "vitest";
import { InferenceError } from "../../src/core/errors.js";
import { type MadeKind, mediaToCard, readMedia } from "../../src/outputs/readMedia.js";

// The first bytes of each format, padded to what no word is as long as.
const png = btoa(`\x89PNG\r\n\x1A\n${"\0".repeat(60)}`);
const jpeg = btoa(`\xFF\xD8\xFF\xE0${"\0".repeat(60)}`);
const glb = btoa(`glTF${"\0".repeat(60)}`);
const address = "https://files.example/one.png";

const shown = (body: unknown, kind: MadeKind = "image") =>
  readMedia(body, kind).map(({ media }) => (media instanceof Blob ? media.type : media));

describe("files of an answer", () => {
  test.each<[string, unknown, readonly string[]]>([
    ["bytes", new Blob(["x"], { type: "image/webp" }), ["image/webp"]],
    ["data[].b64_json", { created: 1, model: "a/b", data: [{ b64_json: png, index: 0 }] }, ["image/png"]],
    ["data[].url", { data: [{ url: address }] }, [address]],
    ["output, a list", { output: [address, address], status: "succeeded" }, [address, address]],
    ["output, one", { output: address }, [address]],
    ["images[].url", { images: [{ url: address, width: 8 }], seed: 4 }, [address]],
    ["images[].content", { images: [{ content: jpeg }] }, ["image/jpeg"]],
    ["images[].image", { images: [{ image: png, index: 0, random_seed: 7 }] }, ["image/png"]],
    ["result.sample", { id: "1", status: "Ready", result: { sample: address } }, [address]],
    ["data.outputs", { data: { outputs: [address], has_nsfw_contents: [false] } }, [address]],
    ["image_result", { image_result: [{ url: address }] }, [address]],
    ["a bare base64 text", png, ["image/png"]],
    ["a data URL", `data:image/png;base64,${jpeg}`, ["image/jpeg"]],
    ["an object with a data URL", { output: `data:image/png;base64,${png}` }, ["image/png"]],
    ["bytes that lie about their name", [{ url: `data:image/png;base64,${jpeg}` }], ["image/jpeg"]],
  ])("are read out of %s", (_name, body, expected) => {
    expect(shown(body)).toEqual(expected);
  });

  test.each<[string, MadeKind, unknown, string]>([
    ["video.url", "video", { video: { url: "https://a.example/v.mp4" } }, "https://a.example/v.mp4"],
    [
      "outputs.video_url",
      "video",
      { id: "1", status: "completed", outputs: { video_url: "https://a.example/v" } },
      "https://a.example/v",
    ],
    [
      "videos[].video_url",
      "video",
      { task: { status: "done" }, videos: [{ video_url: "https://a.example/v" }] },
      "https://a.example/v",
    ],
    ["audio_file.url", "audio", { audio_file: { url: "https://a.example/s.wav" } }, "https://a.example/s.wav"],
    [
      "blob with its type",
      "audio",
      [{ label: "voice", blob: btoa(`fLaC${"\0".repeat(60)}`), "content-type": "audio/flac" }],
      "audio/flac",
    ],
    ["model_mesh.url", "model", { model_mesh: { url: "https://a.example/m.glb" } }, "https://a.example/m.glb"],
    ["base64 of a model", "model", { model: glb }, "model/gltf-binary"],
  ])("are read out of %s", (_name, kind, body, expected) => {
    expect(shown(body, kind)).toEqual([expected]);
  });

  test("keep what the server says of each", () => {
    const body = { images: [{ url: address, seed: 3 }, { url: address }], has_nsfw_concepts: [false, true] };
    expect(readMedia(body, "image")).toEqual([
      { media: address, seed: 3 },
      { media: address, flagged: true },
    ]);
    expect(readMedia([{ label: "drums", audio: "https://a.example/d.wav" }], "audio")).toEqual([
      { label: "drums", media: "https://a.example/d.wav" },
    ]);
    expect(readMedia({ images: [{ url: address }, { url: address }], seed: 5 }, "image").map(({ seed }) => seed)).toEqual([
      5,
      undefined,
    ]);
  });

  test("read back what a card writes of them", () => {
    for (const files of [
      [{ media: address }],
      [
        { media: address, label: "one", seed: 1 },
        { media: new Blob(["x"]), flagged: true },
      ],
    ]) {
      expect(readMedia(mediaToCard(files), "image")).toEqual(files);
    }
  });

  test.each<[string, unknown]>([
    ["nothing", null],
    ["no file", { images: [] }],
    ["a word", "sorry"],
    ["an empty file", new Blob([])],
    ["an address no page may load", { output: "javascript:alert(1)" }],
    ["a page as a file", { url: "data:text/html;base64,PGI+" }],
    ["a drawing that could hold scripts", `data:image/svg+xml;base64,${png}`],
    ["the name of a model", { model: "owner/name" }],
    ["numbers", [[1, 2], [3]]],
    ["lists without end", JSON.parse(`${"[".repeat(5000)}${"]".repeat(5000)}`)],
  ])("are missed in %s, and that is said", (_name, body) => {
    const read = () => readMedia(body, "image");
    expect(read).toThrow(InferenceError);
    expect(read).toThrow(/should be a (picture|file that is not empty)/);
  });

  test("are 64 at most", () => {
    expect(readMedia(Array(1000).fill(address), "image")).toHaveLength(64);
  });
});
