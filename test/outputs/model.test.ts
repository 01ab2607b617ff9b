import { Blob } from "node:buffer";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createTranslate } from "../../src/core/message.js";
import { countParts, type GlbFile, openGlb } from "../../src/outputs/model/glb.js";
import { modelOutput } from "../../src/outputs/model/index.js";
import { readScene } from "../../src/outputs/model/scene.js";

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
const sceneOf = (change: object) => readScene({ gltf: { ...triangle, ...change }, binary: { start: 0, length: 36 } });

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

describe("the scene of a file", () => {
  test("lies around its middle", () => {
    expect(sceneOf({})).toMatchObject({ centre: [1, 0.5, 0], left: 0, packed: false });
    expect(sceneOf({ nodes: [{ mesh: 0, translation: [10, 0, 0], scale: [2, 2, 2] }] }).centre).toEqual([12, 1, 0]);
  });

  test.each<[string, object]>([
    ["reaches beyond the file", { bufferViews: [{ buffer: 0, byteLength: 37 }] }],
    ["reaches beyond its stretch", { accessors: [{ ...triangle.accessors[0], count: 4 }] }],
    ["has its bytes elsewhere", { bufferViews: [{ buffer: 1, byteLength: 36 }] }],
    ["has a type that is none", { accessors: [{ ...triangle.accessors[0], componentType: 9 }] }],
    ["does not say where it is", { accessors: [{ ...triangle.accessors[0], max: [1, null, 0] }] }],
    ["is joined in no known way", { meshes: [{ primitives: [{ attributes: { POSITION: 0 }, mode: 77 }] }] }],
  ])("leaves out a part that %s", (_name, change) => {
    expect(sceneOf(change)).toMatchObject({ parts: [], left: 1, radius: 1 });
  });

  test("says that a part is packed, and asks for no unpacker", () => {
    const extensions = { KHR_draco_mesh_compression: { bufferView: 0 } };
    const accessors = [{ componentType: 5126, count: 3, type: "VEC3", min: [0, 0, 0], max: [1, 1, 1] }];
    const meshes = [{ primitives: [{ attributes: { POSITION: 0 }, extensions }] }];
    expect(sceneOf({ accessors, meshes })).toMatchObject({ parts: [], left: 1, packed: true });
  });

  test("takes pictures from the file only, never from an address", () => {
    const materials = [{ pbrMetallicRoughness: { baseColorTexture: { index: 0 } } }];
    const meshes = [{ primitives: [{ attributes: { POSITION: 0 }, material: 0 }] }];
    const images = [{ uri: "https://elsewhere.example/track.png", mimeType: "image/png" }];
    const scene = sceneOf({ materials, meshes, textures: [{ source: 0 }], images });
    expect(scene.parts).toHaveLength(1);
    expect(scene.parts[0]?.picture).toBeUndefined();
  });

  test("comes to an end where nodes hold themselves, or each other many times over", () => {
    expect(sceneOf({ nodes: [{ mesh: 0, children: [0] }] }).parts).toHaveLength(1);
    const nodes = Array.from({ length: 40 }, (_, index) => ({ children: [index + 1, index + 1] }));
    expect(sceneOf({ nodes }).parts).toHaveLength(0);
  });
});

test("models in words say format and name, also where nothing can be drawn", () => {
  const output = modelOutput.fromAnswer([{ url: "https://files.example/a.ply" }, { url: "https://files.example/b" }], undefined);
  expect(modelOutput.toText(output, undefined, createTranslate())).toBe(
    "3D model 1 of 2: PLY, a.ply\n3D model 2 of 2: unknown format, b",
  );
});
