import { isRecord } from "../../core/parse.js";

/** What a GLB file says of itself, without its geometry. */
export interface GlbFile {
  /** The whole file. */
  readonly file: Blob;
  /** The JSON chunk; every part of it is as untrusted as the file. */
  readonly gltf: Readonly<Record<string, unknown>>;
}

/** How much there is in a 3D model. */
export interface ModelFacts {
  /** Of the whole file. */
  readonly bytes: number;
  readonly meshes: number;
  /** Corners of all meshes. */
  readonly vertices: number;
  readonly triangles: number;
  readonly materials: number;
  readonly textures: number;
  readonly animations: number;
}

/** Why the inside of a file could not be read. */
export type Unreadable = "not-glb" | "version" | "too-large" | "broken";

/** Why a file that could be read is not drawn. */
export type Undrawable = "packed" | "elsewhere" | "too-large" | "broken" | "empty";

/** Ways to pack a file that need a program from elsewhere to unpack it. */
const packings: readonly unknown[] = [
  "KHR_draco_mesh_compression",
  "EXT_meshopt_compression",
  "KHR_meshopt_compression",
  "KHR_texture_basisu",
];
/** Longest JSON chunk that is parsed, in bytes: 50 ms on a slow phone. */
const longestJson = 2_000_000;
/** Most entries of any list of a file that are looked at. */
const mostEntries = 20_000;

/**
 * Opens a GLB file by its header and its JSON chunk alone; no byte of its geometry is read.
 *
 * Source: https://registry.khronos.org/glTF/specs/2.0/glTF-2.0.html#glb-file-format-specification
 */
export async function openGlb(file: Blob): Promise<GlbFile | Unreadable> {
  const head = new DataView(await file.slice(0, 20).arrayBuffer());
  if (head.byteLength < 20 || head.getUint32(0, true) !== 0x46546c67) return "not-glb";
  if (head.getUint32(4, true) !== 2) return "version";
  const length = head.getUint32(12, true);
  if (head.getUint32(16, true) !== 0x4e4f534a || 20 + length > file.size) return "broken";
  if (length > longestJson) return "too-large";
  let gltf: unknown;
  try {
    gltf = JSON.parse(await file.slice(20, 20 + length).text());
  } catch {
    return "broken";
  }
  if (!isRecord(gltf)) return "broken";
  return { file, gltf };
}

/**
 * Why a file is not given to a viewer: parts of it are packed or lie at another place, its lists are too long to be checked, it is
 * not built as the format asks, or there is nothing in it. Undefined for a file that can be drawn out of its own bytes.
 *
 * Source: https://registry.khronos.org/glTF/specs/2.0/glTF-2.0.html
 */
export function reasonNotToDraw({ file, gltf }: GlbFile): Undrawable | undefined {
  const lists = [gltf.scenes, gltf.nodes, gltf.accessors, gltf.bufferViews, gltf.buffers, gltf.images, gltf.textures];
  if (lists.some((list) => Array.isArray(list) && list.length > mostEntries)) return "too-large";
  const inUse = [gltf.extensionsUsed, gltf.extensionsRequired].flatMap((names) => (Array.isArray(names) ? names : []));
  const besides = [...recordsIn(gltf.bufferViews), ...recordsIn(gltf.textures)].flatMap(({ extensions }) =>
    isRecord(extensions) ? Object.keys(extensions) : [],
  );
  if ([...inUse, ...besides].some((name) => packings.includes(name))) return "packed";
  const places = [...recordsIn(gltf.buffers), ...recordsIn(gltf.images)].map(({ uri }) => uri);
  if (!places.every((uri) => uri === undefined || (typeof uri === "string" && /^data:/i.test(uri)))) return "elsewhere";
  if (!isTree(gltf) || valuesOutOfNothing(gltf) > file.size) return "broken";
  return countParts({ file, gltf }).vertices === 0 ? "empty" : undefined;
}

/** Counts what a file holds; numbers that are none count as 0. */
export function countParts({ file, gltf }: Pick<GlbFile, "file" | "gltf">): ModelFacts {
  const accessors = recordsIn(gltf.accessors);
  const countOf = (index: unknown) => (typeof index === "number" ? count(accessors[index]?.count) : 0);
  let vertices = 0;
  let triangles = 0;
  const meshes = recordsIn(gltf.meshes);
  for (const mesh of meshes) {
    for (const { attributes, indices, mode = 4 } of recordsIn(mesh.primitives)) {
      const corners = isRecord(attributes) ? countOf(attributes.POSITION) : 0;
      vertices += corners;
      const used = indices === undefined ? corners : countOf(indices);
      if (mode === 4) triangles += Math.floor(used / 3);
      else if (mode === 5 || mode === 6) triangles += Math.max(0, used - 2);
    }
  }
  const [materials, textures, animations] = [gltf.materials, gltf.textures, gltf.animations].map(
    (list) => recordsIn(list).length,
  );
  return {
    bytes: file.size,
    meshes: meshes.length,
    vertices,
    triangles,
    materials: materials ?? 0,
    textures: textures ?? 0,
    animations: animations ?? 0,
  };
}

/** The objects of a list, each in its place; what is no object is an empty one. */
function recordsIn(list: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (!Array.isArray(list)) return [];
  return list.slice(0, mostEntries).map((entry: unknown) => (isRecord(entry) ? entry : {}));
}

/** Whether no node is held twice; one that held itself would never be done. */
function isTree(gltf: GlbFile["gltf"]): boolean {
  const held = recordsIn(gltf.nodes).flatMap(({ children }) => (Array.isArray(children) ? children : []));
  const roots = recordsIn(gltf.scenes).flatMap(({ nodes }) => (Array.isArray(nodes) ? [...new Set(nodes)] : []));
  const once = new Set<unknown>(held);
  return once.size === held.length && !roots.some((root) => once.has(root));
}

/** Values for which the file has no bytes; a few words could ask for more of them than a page can hold. */
function valuesOutOfNothing(gltf: GlbFile["gltf"]): number {
  return recordsIn(gltf.accessors).reduce(
    (sum, { bufferView, count: values }) => sum + (bufferView === undefined ? count(values) : 0),
    0,
  );
}

/** An amount; 0 for what is none. */
function count(value: unknown): number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : 0;
}
