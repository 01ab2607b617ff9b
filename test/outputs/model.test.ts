import { Blob } from "node:buffer";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createTranslate } from "../../src/core/message.js";
import { countParts, type GlbFile, openGlb, reasonNotToDraw, type Undrawable } from "../../src/outputs/model/glb.js";
import { modelOutput } from "../../src/outputs/model/index.js";

type File = Parameters<typeof openGlb>[0];
const fileOf = (...parts: readonly (Uint8Array | string)[]) => new Blob([...parts]) as unknown as File;
const words = (...numbers: readonly number[]) => new Uint8Array(Uint32Array.from(numbers).buffer);

/** A GLB file of this JSON, and a binary chunk of so many bytes. */
function glbOf(gltf: unknown, bytes = 36, version = 2): File {
  const json = JSON.stringify(gltf);
  const padded = json.padEnd(Math.ceil(json.length / 4) * 4);
  const head = words(0x46546c67, version, 12 + 8 + padded.length + 8 + bytes, padded.length, 0x4e4f534a);
  return fileOf(head, padded, words(bytes, 0x004e4942), new Uint8Array(bytes));
}

const triangle = {
  scene: 0,
  scenes: [{ nodes: [0] }],
  nodes: [{ mesh: 0 }],
  meshes: [{ primitives: [{ attributes: { POSITION: 0 } }] }],
  accessors: [{ bufferView: 0, componentType: 5126, count: 3, type: "VEC3", min: [0, 0, 0], max: [2, 1, 0] }],
  bufferViews: [{ buffer: 0, byteLength: 36 }],
};

describe("a GLB file", () => {
  test("is counted by its JSON alone", async () => {
    const chair = await openGlb(fileOf(readFileSync("public/models/demo/word-carver/chair.glb")));
    expect(chair).toBeTypeOf("object");
    const facts = countParts(chair as GlbFile);
    expect(facts).toEqual({ bytes: 10412, meshes: 4, vertices: 264, triangles: 132, materials: 4, textures: 0, animations: 0 });
  });

  test.each<[string, File, string]>([
    ["of another kind", fileOf("ply\nformat ascii 1.0\nelement vertex 3"), "not-glb"],
    ["too short", fileOf("glTF"), "not-glb"],
    ["of version 1", glbOf(triangle, 36, 1), "version"],
    ["that ends early", fileOf(words(0x46546c67, 2, 99, 4000, 0x4e4f534a), "{}"), "broken"],
    ["without JSON in it", fileOf(words(0x46546c67, 2, 28, 8, 0x4e4f534a), "{{{{{{{{"), "broken"],
    ["with a list in place of an object", glbOf([1, 2, 3]), "broken"],
    ["with more JSON than is read", glbOf({ name: "a".repeat(2_000_001) }), "too-large"],
  ])("%s is told apart", async (_name, file, why) => {
    expect(await openGlb(file)).toBe(why);
  });

  test("with nonsense for counts counts nothing", () => {
    const file = fileOf("") as GlbFile["file"];
    const gltf = { meshes: [{ primitives: [{ attributes: { POSITION: 0 }, indices: -1 }] }, 7], accessors: [{ count: 1e300 }] };
    expect(countParts({ file, gltf })).toMatchObject({ meshes: 2, vertices: 0, triangles: 0 });
  });
});

describe("a GLB file is not given to a viewer", () => {
  const reasonOf = async (change: object) => {
    const glb = await openGlb(glbOf({ ...triangle, ...change }));
    if (typeof glb === "string") throw new Error(glb);
    return reasonNotToDraw(glb);
  };
  const chain = Array.from({ length: 40 }, (_, index) => ({ children: [index + 1, index + 1] }));

  test.each<[string, object, Undrawable | undefined]>([
    ["when it says that it is packed", { extensionsUsed: ["KHR_draco_mesh_compression"] }, "packed"],
    ["when its pictures are packed and it does not say so", { textures: [{ extensions: { KHR_texture_basisu: {} } }] }, "packed"],
    [
      "when its bytes are packed and it does not say so",
      { bufferViews: [{ extensions: { EXT_meshopt_compression: {} } }] },
      "packed",
    ],
    ["when a picture lies at an address", { images: [{ uri: "https://elsewhere.example/track.png" }] }, "elsewhere"],
    ["when a picture lies beside it", { images: [{ uri: "skin.png" }] }, "elsewhere"],
    ["when its bytes lie at an address", { buffers: [{ byteLength: 36 }, { uri: "//elsewhere.example/a.bin" }] }, "elsewhere"],
    ["when an address is none", { images: [{ uri: ["https://elsewhere.example/track.png"] }] }, "elsewhere"],
    ["when a node holds itself", { nodes: [{ mesh: 0, children: [0] }] }, "broken"],
    ["when nodes hold each other many times over", { nodes: chain }, "broken"],
    [
      "when it asks for more values than it has bytes",
      { accessors: [{ ...triangle.accessors[0], count: 3 }, { count: 1e9 }] },
      "broken",
    ],
    ["when a list in it is too long to be checked", { images: Array(20_001).fill(0) }, "too-large"],
    ["when nothing is in it", { meshes: [] }, "empty"],
    ["unless it holds all that is drawn", { images: [{ bufferView: 0 }, { uri: "data:image/png;base64,AA" }] }, undefined],
  ])("%s", async (_name, change, reason) => {
    expect(await reasonOf(change)).toBe(reason);
  });
});

test("models in words say format and name, also where nothing can be drawn", () => {
  const output = modelOutput.fromAnswer([{ url: "https://files.example/a.ply" }, { url: "https://files.example/b" }], undefined);
  expect(modelOutput.toText(output, undefined, createTranslate())).toBe(
    "3D model 1 of 2: PLY, a.ply\n3D model 2 of 2: unknown format, b",
  );
});
