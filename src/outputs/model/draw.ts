import type { GlbFile } from "./glb.js";
import { type Matrix, multiply, type Part, type Scene, type Values } from "./scene.js";

/** From where a model is looked at. */
export interface Camera {
  /** Turn around the upright axis and tilt, in radians. */
  readonly turn: number;
  readonly tilt: number;
  /** Distance from the middle, in radii of the model. */
  readonly distance: number;
}

/** A drawing of a scene on a canvas, until it is freed. */
export interface Drawing {
  draw(camera: Camera): void;
  free(): void;
}

/** Most bytes of geometry that are given to the graphics card. */
const mostBytes = 300_000_000;
/** Bytes given at once, so that no step takes long. */
const bytesAtOnce = 4_000_000;
/** Longest side of a picture on a model, in pixels. */
const longestSide = 2048;

/**
 * Puts a scene onto a canvas by WebGL 2; only bytes of the file itself are read.
 *
 * Undefined where the browser has no WebGL 2, and for more geometry than a page should hold. Rejects when `signal` aborts.
 */
export async function createDrawing(
  canvas: HTMLCanvasElement,
  { file, binary }: GlbFile,
  scene: Scene,
  signal: AbortSignal,
): Promise<Drawing | undefined> {
  const bytes = [...scene.stretches.values()].reduce((sum, { length }) => sum + length, 0);
  const gl = bytes > mostBytes ? null : canvas.getContext("webgl2", { antialias: true, alpha: true });
  const program = gl && link(gl);
  if (!gl || !program) return undefined;

  const sliceOf = (view: number, from: number, length: number) => {
    const start = binary.start + (scene.stretches.get(view)?.start ?? 0) + from;
    return file.slice(start, start + length);
  };
  const buffers = new Map<string, WebGLBuffer>();
  const upload = async (target: number, view: number) => {
    const key = `${target} ${view}`;
    const stretch = scene.stretches.get(view);
    if (!stretch || buffers.has(key)) return;
    const buffer = gl.createBuffer();
    buffers.set(key, buffer);
    gl.bindVertexArray(null);
    gl.bindBuffer(target, buffer);
    gl.bufferData(target, stretch.length, gl.STATIC_DRAW);
    for (let from = 0; from < stretch.length; from += bytesAtOnce) {
      const piece = await sliceOf(view, from, Math.min(bytesAtOnce, stretch.length - from)).arrayBuffer();
      signal.throwIfAborted();
      gl.bindVertexArray(null);
      gl.bindBuffer(target, buffer);
      gl.bufferSubData(target, from, new Uint8Array(piece));
    }
  };
  const pictures = new Map<number, WebGLTexture>();
  const uploadPicture = async ({ view, type }: NonNullable<Part["picture"]>) => {
    if (pictures.has(view)) return;
    const bitmap = await decode(new Blob([sliceOf(view, 0, scene.stretches.get(view)?.length ?? 0)], { type }));
    signal.throwIfAborted();
    if (!bitmap) return;
    const texture = gl.createTexture();
    pictures.set(view, texture);
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, bitmap);
    gl.generateMipmap(gl.TEXTURE_2D);
    bitmap.close();
  };

  for (const { positions, normals, colours, places, indices, picture } of scene.parts) {
    for (const values of [positions, normals, colours, places]) if (values) await upload(gl.ARRAY_BUFFER, values.view);
    if (indices) await upload(gl.ELEMENT_ARRAY_BUFFER, indices.view);
    if (picture) await uploadPicture(picture);
  }

  const place = (name: string) => gl.getUniformLocation(program, name);
  const uniforms = {
    model: place("model"),
    view: place("view"),
    projection: place("projection"),
    base: place("base"),
    hasNormals: place("hasNormals"),
    hasPicture: place("hasPicture"),
  };
  const ready = scene.parts.map((part) => {
    const array = gl.createVertexArray();
    gl.bindVertexArray(array);
    const { positions, normals, colours, places, indices } = part;
    for (const [index, values] of [positions, normals, colours, places].entries()) {
      if (!values) {
        // White, where a part has no colours of its own.
        gl.vertexAttrib4f(index, 1, 1, 1, 1);
        continue;
      }
      gl.bindBuffer(gl.ARRAY_BUFFER, buffers.get(`${gl.ARRAY_BUFFER} ${values.view}`) ?? null);
      gl.enableVertexAttribArray(index);
      // Whole numbers that are colours, directions or places in a picture are parts of 1.
      const isShare = values.normalized || (index > 0 && values.type !== gl.FLOAT);
      const stride = scene.stretches.get(values.view)?.stride ?? 0;
      gl.vertexAttribPointer(index, values.size, values.type, isShare, stride, values.offset);
    }
    if (indices) gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, buffers.get(`${gl.ELEMENT_ARRAY_BUFFER} ${indices.view}`) ?? null);
    return { part, array };
  });
  gl.bindVertexArray(null);

  return {
    draw(camera) {
      const scale = Math.min(devicePixelRatio, 2);
      const width = Math.max(1, Math.round(canvas.clientWidth * scale));
      const height = Math.max(1, Math.round(canvas.clientHeight * scale));
      if (canvas.width !== width) canvas.width = width;
      if (canvas.height !== height) canvas.height = height;
      gl.viewport(0, 0, width, height);
      gl.clearColor(0, 0, 0, 0);
      gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
      gl.enable(gl.DEPTH_TEST);
      // biome-ignore lint/correctness/useHookAtTopLevel: a function of WebGL, not of React
      gl.useProgram(program);
      gl.uniformMatrix4fv(uniforms.view, false, viewOf(camera, scene));
      gl.uniformMatrix4fv(uniforms.projection, false, projectionOf(width / height));
      for (const { part, array } of ready) {
        const texture = part.picture && part.places && pictures.get(part.picture.view);
        gl.uniformMatrix4fv(uniforms.model, false, [...part.matrix]);
        gl.uniform4fv(uniforms.base, [...part.colour]);
        gl.uniform1i(uniforms.hasNormals, part.normals ? 1 : 0);
        gl.uniform1i(uniforms.hasPicture, texture ? 1 : 0);
        gl.bindTexture(gl.TEXTURE_2D, texture ?? null);
        gl.bindVertexArray(array);
        drawPart(gl, part.mode, part.positions, part.indices);
      }
      gl.bindVertexArray(null);
    },
    free() {
      for (const { array } of ready) gl.deleteVertexArray(array);
      for (const buffer of buffers.values()) gl.deleteBuffer(buffer);
      for (const texture of pictures.values()) gl.deleteTexture(texture);
      gl.deleteProgram(program);
    },
  };
}

function drawPart(gl: WebGL2RenderingContext, mode: number, positions: Values, indices: Values | undefined): void {
  // The modes of glTF are WebGL's. An index beyond the corners draws nothing: WebGL checks each.
  if (indices) gl.drawElements(mode, indices.count, indices.type, indices.offset);
  else gl.drawArrays(mode, 0, positions.count);
}

/** A picture of bounded size; undefined for what is none. */
async function decode(file: Blob): Promise<ImageBitmap | undefined> {
  try {
    const whole = await createImageBitmap(file);
    const scale = longestSide / Math.max(whole.width, whole.height);
    if (scale >= 1) return whole;
    const size = { resizeWidth: Math.ceil(whole.width * scale), resizeHeight: Math.ceil(whole.height * scale) };
    const small = await createImageBitmap(whole, size);
    whole.close();
    return small;
  } catch {
    return undefined;
  }
}

/** The model, made 1 in radius, at the camera's distance in front of the eye. */
function viewOf({ turn, tilt, distance }: Camera, { centre: [x, y, z], radius }: Scene): Matrix {
  const [sine, cosine] = [Math.sin(turn), Math.cos(turn)];
  const [up, ahead] = [Math.sin(tilt), Math.cos(tilt)];
  const turned = [cosine, 0, -sine, 0, 0, 1, 0, 0, sine, 0, cosine, 0, 0, 0, 0, 1];
  const tilted = [1, 0, 0, 0, 0, ahead, up, 0, 0, -up, ahead, 0, 0, 0, -distance, 1];
  const sized = 1 / radius;
  const centred = [sized, 0, 0, 0, 0, sized, 0, 0, 0, 0, sized, 0, -x * sized, -y * sized, -z * sized, 1];
  return multiply(multiply(tilted, turned), centred);
}

const near = 0.05;
const far = 40;

function projectionOf(ratio: number): Matrix {
  // A narrow frame shows the whole model too.
  const across = 3.2 / Math.max(1, 1 / ratio);
  return [
    across / ratio,
    0,
    0,
    0,
    0,
    across,
    0,
    0,
    0,
    0,
    (near + far) / (near - far),
    -1,
    0,
    0,
    (2 * near * far) / (near - far),
    0,
  ];
}

function link(gl: WebGL2RenderingContext): WebGLProgram | undefined {
  const program = gl.createProgram();
  for (const [kind, source] of [
    [gl.VERTEX_SHADER, corners],
    [gl.FRAGMENT_SHADER, surface],
  ] as const) {
    const shader = gl.createShader(kind);
    if (!shader) return undefined;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    gl.deleteShader(shader);
  }
  gl.linkProgram(program);
  return gl.getProgramParameter(program, gl.LINK_STATUS) ? program : undefined;
}

const corners = `#version 300 es
layout(location = 0) in vec3 position;
layout(location = 1) in vec3 normal;
layout(location = 2) in vec4 colour;
layout(location = 3) in vec2 place;
uniform mat4 model, view, projection;
out vec3 seen, side;
out vec4 tint;
out vec2 spot;
void main() {
  mat4 both = view * model;
  vec4 at = both * vec4(position, 1.0);
  seen = at.xyz;
  side = transpose(inverse(mat3(both))) * normal;
  tint = colour;
  spot = place;
  gl_PointSize = 2.0;
  gl_Position = projection * at;
}`;

/** A lamp at the upper left of the viewer, a bright sky and a dim floor. */
const surface = `#version 300 es
precision highp float;
in vec3 seen, side;
in vec4 tint;
in vec2 spot;
uniform vec4 base;
uniform bool hasNormals, hasPicture;
uniform sampler2D picture;
out vec4 shown;
void main() {
  vec4 own = base * tint;
  if (hasPicture) {
    vec4 taken = texture(picture, spot);
    own *= vec4(pow(taken.rgb, vec3(2.2)), taken.a);
  }
  if (own.a < 0.1) discard;
  vec3 facing = normalize(hasNormals ? side : cross(dFdx(seen), dFdy(seen)));
  if (dot(facing, seen) > 0.0) facing = -facing;
  float lamp = max(0.0, dot(facing, normalize(vec3(-0.45, 0.7, 0.65))));
  float sky = 0.5 + 0.5 * facing.y;
  vec3 lit = own.rgb * (0.2 + 0.35 * sky + 0.6 * lamp);
  shown = vec4(pow(min(lit, 1.0), vec3(1.0 / 2.2)), 1.0);
}`;
