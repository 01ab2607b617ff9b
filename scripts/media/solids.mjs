import { colour, createPicture, ellipse, verticalGradient } from "./raster.mjs";

/** Solid bodies out of boxes and turned shapes: as 3D models (glTF 2.0, binary), and as pictures of them. */

const oak = "#b98552";
const walnut = "#7c5236";
const linen = "#c9d6d2";

export const chair = [
  { name: "seat", hex: oak, faces: box([-0.45, 0.86, -0.45], [0.45, 0.95, 0.45]) },
  { name: "cushion", hex: linen, faces: box([-0.4, 0.95, -0.36], [0.4, 1.03, 0.4]) },
  {
    name: "legs",
    hex: walnut,
    faces: [-0.42, 0.32].flatMap((x) => [-0.42, 0.32].flatMap((z) => box([x, 0, z], [x + 0.1, 0.86, z + 0.1]))),
  },
  {
    name: "back",
    hex: oak,
    faces: [
      ...[-0.42, 0.32].flatMap((x) => box([x, 0.95, -0.44], [x + 0.1, 1.9, -0.35])),
      ...[1.26, 1.5, 1.74].flatMap((y) => box([-0.32, y, -0.42], [0.32, y + 0.12, -0.37])),
    ],
  },
];

export const vase = [
  {
    name: "body",
    hex: "#2f7f9c",
    faces: turnedShape([
      [0, 0],
      [0.34, 0],
      [0.56, 0.28],
      [0.62, 0.6],
      [0.5, 0.95],
      [0.26, 1.2],
      [0.22, 1.36],
      [0.34, 1.52],
    ]),
  },
  {
    name: "band",
    hex: "#f2c14e",
    raised: 0.3,
    faces: turnedShape([
      [0.625, 0.52],
      [0.64, 0.6],
      [0.625, 0.68],
    ]),
  },
];

/** The bytes of a GLB file: one mesh with a material for each part. */
export function writeGlb(parts, name) {
  const binary = [];
  const bufferViews = [];
  const accessors = [];
  const add = (bytes, target, accessor) => {
    const byteOffset = binary.reduce((sum, piece) => sum + piece.length, 0);
    bufferViews.push({ buffer: 0, byteOffset, byteLength: bytes.length, target });
    binary.push(padded(bytes, 0));
    return accessors.push({ bufferView: bufferViews.length - 1, ...accessor }) - 1;
  };
  const meshes = parts.map(({ name: part, faces }, material) => {
    const vertices = faces.flatMap(({ corners, normals }) => corners.map((at, index) => ({ at, normal: normals[index] })));
    const positions = vertices.map(({ at }) => at);
    const [least, most] = [Math.min, Math.max].map((pick) => [0, 1, 2].map((axis) => pick(...positions.map((at) => at[axis]))));
    let first = 0;
    const indices = faces.flatMap(({ corners }) => {
      const fan = corners.slice(2).flatMap((_, index) => [first, first + index + 1, first + index + 2]);
      first += corners.length;
      return fan;
    });
    const float = { componentType: 5126, count: positions.length, type: "VEC3" };
    const rounded = (values) => Buffer.from(Float32Array.from(values.flat()).buffer);
    const [min, max] = [least, most].map((values) => values.map(Math.fround));
    return {
      name: part,
      primitives: [
        {
          attributes: {
            POSITION: add(rounded(positions), 34962, { ...float, min, max }),
            NORMAL: add(rounded(vertices.map(({ normal }) => normal)), 34962, float),
          },
          indices: add(Buffer.from(Uint16Array.from(indices).buffer), 34963, {
            componentType: 5123,
            count: indices.length,
            type: "SCALAR",
          }),
          material,
        },
      ],
    };
  });
  const bin = Buffer.concat(binary);
  const gltf = {
    asset: { version: "2.0", generator: "scripts/make-films.mjs" },
    scene: 0,
    scenes: [{ name, nodes: parts.map((_, index) => index) }],
    nodes: parts.map((part, mesh) => ({ name: part.name, mesh })),
    meshes,
    materials: parts.map((part) => ({
      name: part.name,
      pbrMetallicRoughness: {
        baseColorFactor: [...colour(part.hex).map((value) => Number(((value / 255) ** 2.2).toFixed(4))), 1],
        metallicFactor: 0,
        roughnessFactor: 0.8,
      },
    })),
    accessors,
    bufferViews,
    buffers: [{ byteLength: bin.length }],
  };
  const json = padded(Buffer.from(JSON.stringify(gltf)), 0x20);
  const header = Buffer.alloc(12);
  header.write("glTF", 0, "latin1");
  header.writeUInt32LE(2, 4);
  header.writeUInt32LE(12 + 8 + json.length + 8 + bin.length, 8);
  return Buffer.concat([header, chunkHead(json.length, 0x4e4f534a), json, chunkHead(bin.length, 0x004e4942), bin]);
}

/** A picture of the body on a table, lit from the upper left. */
export function drawSolid(parts, size = 300) {
  const picture = createPicture(size, size);
  picture.fill(
    [ellipse(size / 2, size / 2, size * 2)],
    verticalGradient([
      [0, "#f3efe6"],
      [size, "#d9d3c5"],
    ]),
  );
  const [sine, cosine, tilt] = [Math.sin(-0.6), Math.cos(-0.6), 0.38];
  const top = Math.max(...parts.flatMap(({ faces }) => faces.flatMap(({ corners }) => corners.map(([, y]) => y))));
  const scale = (size * 0.74) / (top + 0.5);
  const project = ([x, y, z]) => {
    const [right, depth] = [x * cosine - z * sine, x * sine + z * cosine];
    return [
      size / 2 + right * scale,
      size * 0.83 - (y * Math.cos(tilt) - depth * Math.sin(tilt)) * scale,
      depth * Math.cos(tilt) + y * Math.sin(tilt),
    ];
  };
  const [footX, footY] = project([0, 0, 0]);
  picture.fill([ellipse(footX, footY, scale * 0.72, scale * 0.3)], colour("#6b6354"), 0.22);
  const faces = parts.flatMap(({ hex, raised = 0, faces: all }) =>
    all.map(({ corners, normals }) => {
      const seen = corners.map(project);
      const [x, y, z] = normals[0];
      const light = Math.max(0, -0.35 * x + 0.8 * y + 0.48 * z);
      return {
        ring: seen.map(([right, down]) => [right, down]),
        // What turns its back is seen only through an opening, behind all else.
        depth: seen.reduce((sum, [, , near]) => sum + near, 0) / seen.length + (turnsAway(seen) ? -10 : raised),
        paint: colour(hex).map((value) => Math.min(255, value * (0.62 + 0.5 * light))),
      };
    }),
  );
  for (const { ring, paint } of faces.toSorted((one, other) => one.depth - other.depth)) picture.fill([ring], paint);
  return picture.toBytes();
}

/** Whether a face, its corners on the picture, shows its back. */
function turnsAway([[x, y], [nextX, nextY], [lastX, lastY]]) {
  return (nextX - x) * (lastY - y) - (nextY - y) * (lastX - x) >= 0;
}

function box([left, bottom, back], [right, top, front]) {
  const face = (normal, ...corners) => ({ corners, normals: corners.map(() => normal) });
  return [
    face([0, 0, 1], [left, bottom, front], [right, bottom, front], [right, top, front], [left, top, front]),
    face([0, 0, -1], [right, bottom, back], [left, bottom, back], [left, top, back], [right, top, back]),
    face([1, 0, 0], [right, bottom, front], [right, bottom, back], [right, top, back], [right, top, front]),
    face([-1, 0, 0], [left, bottom, back], [left, bottom, front], [left, top, front], [left, top, back]),
    face([0, 1, 0], [left, top, front], [right, top, front], [right, top, back], [left, top, back]),
    face([0, -1, 0], [left, bottom, back], [right, bottom, back], [right, bottom, front], [left, bottom, front]),
  ];
}

/** A profile of `[radius, height]` turned around the upright axis. */
function turnedShape(profile, steps = 24) {
  return profile.slice(1).flatMap(([outer, above], index) => {
    const [inner, below] = profile[index];
    const length = Math.hypot(outer - inner, above - below);
    const [out, up] = [(above - below) / length, (inner - outer) / length];
    return Array.from({ length: steps }, (_, step) => {
      const angles = [step, step + 1].map((at) => (at / steps) * 2 * Math.PI);
      const point = (radius, height, angle) => [radius * Math.sin(angle), height, radius * Math.cos(angle)].map(rounded);
      const normal = (angle) => [out * Math.sin(angle), up, out * Math.cos(angle)].map(rounded);
      const [from, to] = angles;
      return {
        corners: [point(inner, below, from), point(inner, below, to), point(outer, above, to), point(outer, above, from)],
        normals: [normal(from), normal(to), normal(to), normal(from)],
      };
    });
  });
}

function rounded(value) {
  return Math.round(value * 1e5) / 1e5;
}

function padded(bytes, filler) {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4, filler)]);
}

function chunkHead(length, type) {
  const head = Buffer.alloc(8);
  head.writeUInt32LE(length, 0);
  head.writeUInt32LE(type, 4);
  return head;
}
