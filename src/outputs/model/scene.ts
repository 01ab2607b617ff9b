import { isRecord } from "../../core/parse.js";
import { type GlbFile, recordsIn } from "./glb.js";

/** A stretch of the file's binary chunk that the drawing needs, by its place among `bufferViews`. */
export interface Stretch {
  /** Bytes from the start of the binary chunk. */
  readonly start: number;
  readonly length: number;
  /** Bytes from one value to the next; 0 where they lie side by side. */
  readonly stride: number;
}

/** Values in a stretch, as WebGL takes them. */
export interface Values {
  readonly view: number;
  readonly offset: number;
  readonly count: number;
  /** WebGL's number for the type, such as 5126 for floats. */
  readonly type: number;
  /** Numbers in one value. */
  readonly size: number;
  readonly normalized: boolean;
}

/** Something that is drawn in one go. */
export interface Part {
  /** From the part's own space to that of the scene: 16 numbers, column after column. */
  readonly matrix: Matrix;
  /** WebGL's number for how corners are joined; 4 is triangles. */
  readonly mode: number;
  readonly positions: Values;
  readonly normals: Values | undefined;
  readonly colours: Values | undefined;
  readonly places: Values | undefined;
  readonly indices: Values | undefined;
  /** Red, green, blue and opacity, linear, in 0–1. */
  readonly colour: readonly [number, number, number, number];
  /** The stretch that holds the picture on it, and the type of that picture. */
  readonly picture: { readonly view: number; readonly type: string } | undefined;
}

/** What of a file is drawn. */
export interface Scene {
  readonly parts: readonly Part[];
  readonly stretches: ReadonlyMap<number, Stretch>;
  /** The middle of everything, and how far it reaches from there. */
  readonly centre: readonly [number, number, number];
  readonly radius: number;
  /** Parts that cannot be drawn: packed, broken or of no known kind. */
  readonly left: number;
  /** Parts are packed in a way that is not unpacked here, such as Draco. */
  readonly packed: boolean;
}

export type Matrix = readonly number[];

/** Most parts drawn, levels of nodes within nodes, and nodes gone through. */
const mostParts = 2_000;
const mostLevels = 64;
const mostVisits = 20_000;

/**
 * What of a glTF 2.0 file can be drawn: the meshes of its scene with plain colours and embedded pictures, at rest.
 *
 * Everything in the file is checked before it is used; a part that does not fit is left out and counted. Nothing outside of the
 * file is ever asked for.
 */
export function readScene({ gltf, binary }: Pick<GlbFile, "gltf" | "binary">): Scene {
  const nodes = recordsIn(gltf.nodes);
  const meshes = recordsIn(gltf.meshes);
  const accessors = recordsIn(gltf.accessors);
  const views = recordsIn(gltf.bufferViews);
  const stretches = new Map<number, Stretch>();
  const parts: Part[] = [];
  const bounds = { least: [Infinity, Infinity, Infinity], most: [-Infinity, -Infinity, -Infinity] };
  const [materials, textures, images] = [recordsIn(gltf.materials), recordsIn(gltf.textures), recordsIn(gltf.images)];
  let left = 0;
  let packed = false;
  let visits = 0;

  function stretchOf(index: unknown): number | undefined {
    if (typeof index !== "number") return undefined;
    if (stretches.has(index)) return index;
    const view = views[index];
    if (view?.buffer !== 0 || isPacked(view)) return undefined;
    const [start, length, stride] = [amount(view.byteOffset ?? 0), amount(view.byteLength), amount(view.byteStride ?? 0)];
    if (start === undefined || length === undefined || stride === undefined || stride > 252) return undefined;
    if (length === 0 || start + length > binary.length) return undefined;
    stretches.set(index, { start, length, stride });
    return index;
  }

  function valuesOf(index: unknown, allowed: readonly number[], sizes: readonly number[]): Values | undefined {
    const accessor = typeof index === "number" ? accessors[index] : undefined;
    if (!accessor || accessor.sparse !== undefined) return undefined;
    const view = stretchOf(accessor.bufferView);
    const stretch = view === undefined ? undefined : stretches.get(view);
    const offset = amount(accessor.byteOffset ?? 0);
    const count = amount(accessor.count);
    const type = amount(accessor.componentType) ?? 0;
    const size = sizeOf[String(accessor.type)] ?? 0;
    const bytes = bytesOf[type] ?? 0;
    if (view === undefined || !stretch || offset === undefined || !count) return undefined;
    if (!allowed.includes(type) || !sizes.includes(size) || offset % bytes !== 0 || stretch.stride % bytes !== 0)
      return undefined;
    const step = stretch.stride || bytes * size;
    if (offset + step * (count - 1) + bytes * size > stretch.length) return undefined;
    return { view, offset, count, type, size, normalized: accessor.normalized === true };
  }

  function addPart(primitive: Readonly<Record<string, unknown>>, matrix: Matrix): void {
    const { attributes, indices, mode = 4 } = primitive;
    const positions = isRecord(attributes) ? valuesOf(attributes.POSITION, anyNumber, [3]) : undefined;
    const drawn = indices === undefined ? undefined : valuesOf(indices, wholeNumber, [1]);
    const corners = isRecord(attributes) ? cornersOf(accessors, attributes.POSITION, positions?.normalized ?? false) : undefined;
    const fits = typeof mode === "number" && [0, 1, 2, 3, 4, 5, 6].includes(mode) && (indices === undefined || drawn);
    if (isPacked(primitive)) packed = true;
    if (!fits || !positions || !corners || !isRecord(attributes) || parts.length >= mostParts) {
      left += 1;
      return;
    }
    for (const corner of corners) {
      const at = transformed(matrix, corner);
      at.forEach((value, axis) => {
        bounds.least[axis] = Math.min(bounds.least[axis] ?? value, value);
        bounds.most[axis] = Math.max(bounds.most[axis] ?? value, value);
      });
    }
    const look = lookOf(primitive.material);
    parts.push({
      matrix,
      mode,
      positions,
      normals: valuesOf(attributes.NORMAL, anyNumber, [3]),
      colours: valuesOf(attributes.COLOR_0, anyNumber, [3, 4]),
      places: look.picture && valuesOf(attributes[`TEXCOORD_${look.set}`], anyNumber, [2]),
      indices: drawn,
      colour: look.colour,
      picture: look.picture,
    });
  }

  function lookOf(index: unknown): Pick<Part, "colour" | "picture"> & { readonly set: number } {
    const material = typeof index === "number" ? materials[index] : undefined;
    const surface = isRecord(material?.pbrMetallicRoughness) ? material.pbrMetallicRoughness : {};
    const factor = numbersIn(surface.baseColorFactor, 4) ?? [1, 1, 1, 1];
    const [red = 1, green = 1, blue = 1, opacity = 1] = factor.map((value) => Math.max(0, Math.min(1, value)));
    const place = isRecord(surface.baseColorTexture) ? surface.baseColorTexture : {};
    return { colour: [red, green, blue, opacity], picture: pictureOf(place.index), set: place.texCoord === 1 ? 1 : 0 };
  }

  function pictureOf(index: unknown): Part["picture"] {
    const texture = typeof index === "number" ? textures[index] : undefined;
    if (!texture) return undefined;
    const extensions = isRecord(texture.extensions) ? texture.extensions : {};
    const webp = isRecord(extensions.EXT_texture_webp) ? extensions.EXT_texture_webp.source : undefined;
    const source = webp ?? texture.source;
    const image = typeof source === "number" ? images[source] : undefined;
    const type = image?.mimeType;
    const view = stretchOf(image?.bufferView);
    if (view === undefined || (type !== "image/png" && type !== "image/jpeg" && type !== "image/webp")) return undefined;
    return { view, type };
  }

  function visit(index: unknown, above: Matrix, way: readonly number[]): void {
    const node = typeof index === "number" ? nodes[index] : undefined;
    visits += 1;
    // A node that is its own ancestor would never end, and one with many parents nearly so.
    if (typeof index !== "number" || !node || way.includes(index) || way.length > mostLevels || visits > mostVisits) return;
    const matrix = multiply(above, matrixOf(node));
    if (!matrix.every(Number.isFinite)) return;
    const mesh = typeof node.mesh === "number" ? meshes[node.mesh] : undefined;
    for (const primitive of recordsIn(mesh?.primitives)) addPart(primitive, matrix);
    if (Array.isArray(node.children)) for (const child of node.children) visit(child, matrix, [...way, index]);
  }

  const scenes = recordsIn(gltf.scenes);
  const scene = scenes[typeof gltf.scene === "number" ? gltf.scene : 0];
  const roots: readonly unknown[] = Array.isArray(scene?.nodes) ? scene.nodes : nodes.map((_, index) => index);
  for (const root of roots.slice(0, mostParts)) visit(root, identity, []);

  const { least, most } = bounds;
  const middle = least.map((low, axis) => (low + (most[axis] ?? low)) / 2);
  const [x = 0, y = 0, z = 0] = parts.length > 0 ? middle : [];
  const reach = Math.hypot(...least.map((low, axis) => ((most[axis] ?? low) - low) / 2));
  return { parts, stretches, centre: [x, y, z], radius: parts.length > 0 && reach > 0 ? reach : 1, left, packed };
}

const identity: Matrix = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

/** One matrix after another, both column after column. */
export function multiply(one: Matrix, other: Matrix): Matrix {
  return one.map((_, index) => {
    const [row, column] = [index % 4, Math.floor(index / 4)];
    return [0, 1, 2, 3].reduce((sum, step) => sum + (one[step * 4 + row] ?? 0) * (other[column * 4 + step] ?? 0), 0);
  });
}

function transformed(matrix: Matrix, [x, y, z]: readonly [number, number, number]): readonly number[] {
  const at = (index: number) => matrix[index] ?? 0;
  return [0, 1, 2].map((row) => at(row) * x + at(row + 4) * y + at(row + 8) * z + at(row + 12));
}

/** A node's own matrix, or the one of its shift, turn and size. */
function matrixOf(node: Readonly<Record<string, unknown>>): Matrix {
  const whole = numbersIn(node.matrix, 16);
  if (whole) return whole;
  const [x = 0, y = 0, z = 0] = numbersIn(node.translation, 3) ?? [];
  const [i = 0, j = 0, k = 0, w = 1] = numbersIn(node.rotation, 4) ?? [];
  const [a = 1, b = 1, c = 1] = numbersIn(node.scale, 3) ?? [];
  return [
    ...[a * (1 - 2 * (j * j + k * k)), a * 2 * (i * j + k * w), a * 2 * (i * k - j * w), 0],
    ...[b * 2 * (i * j - k * w), b * (1 - 2 * (i * i + k * k)), b * 2 * (j * k + i * w), 0],
    ...[c * 2 * (i * k + j * w), c * 2 * (j * k - i * w), c * (1 - 2 * (i * i + j * j)), 0],
    ...[x, y, z, 1],
  ];
}

/** The corners of the box that the file says holds the positions; undefined where it does not say. */
function cornersOf(
  accessors: readonly Readonly<Record<string, unknown>>[],
  index: unknown,
  normalized: boolean,
): readonly (readonly [number, number, number])[] | undefined {
  const accessor = typeof index === "number" ? accessors[index] : undefined;
  const [least, most] = [numbersIn(accessor?.min, 3), numbersIn(accessor?.max, 3)];
  if (!least || !most) return undefined;
  const range = normalized ? (rangeOf[amount(accessor?.componentType) ?? 0] ?? 1) : 1;
  return [0, 1, 2, 3, 4, 5, 6, 7].map((corner) => {
    const [x = 0, y = 0, z = 0] = [0, 1, 2].map((axis) => (((corner >> axis) & 1 ? most : least)[axis] ?? 0) / range);
    return [x, y, z] as const;
  });
}

const sizeOf: Readonly<Record<string, number>> = { SCALAR: 1, VEC2: 2, VEC3: 3, VEC4: 4 };
/** Bytes of a number, by WebGL's number for its type. */
const bytesOf: Readonly<Record<number, number>> = { 5120: 1, 5121: 1, 5122: 2, 5123: 2, 5125: 4, 5126: 4 };
/** What a whole number stands for 1 in, where it is a part of 1. */
const rangeOf: Readonly<Record<number, number>> = { 5120: 127, 5121: 255, 5122: 32767, 5123: 65535 };
const anyNumber = [5120, 5121, 5122, 5123, 5126];
const wholeNumber = [5121, 5123, 5125];

function isPacked({ extensions }: Readonly<Record<string, unknown>>): boolean {
  return (
    isRecord(extensions) &&
    ["KHR_draco_mesh_compression", "EXT_meshopt_compression", "KHR_meshopt_compression"].some((name) => name in extensions)
  );
}

function amount(value: unknown): number | undefined {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

function numbersIn(value: unknown, length: number): readonly number[] | undefined {
  if (!Array.isArray(value) || value.length !== length) return undefined;
  return value.every((entry): entry is number => typeof entry === "number" && Number.isFinite(entry)) ? value : undefined;
}
