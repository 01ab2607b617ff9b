import { render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { userEvent as user } from "vitest/browser";
import "../../src/styles.css";
import { createTranslate } from "../../src/core/message.js";
import Inside from "../../src/outputs/model/Inside.js";
import { modelOutput } from "../../src/outputs/model/index.js";

const chair = "/models/demo/word-carver/chair.glb";
const bytesOf = async (url: string) => (await fetch(url)).blob();

/** A GLB file of this JSON, with 36 bytes of geometry. */
function glbOf(gltf: object): Blob {
  const json = JSON.stringify({ asset: { version: "2.0" }, ...gltf });
  const padded = json.padEnd(Math.ceil(json.length / 4) * 4);
  const words = (...numbers: readonly number[]) => Uint32Array.from(numbers);
  const head = words(0x46546c67, 2, 28 + padded.length + 36, padded.length, 0x4e4f534a);
  return new Blob([head, padded, words(36, 0x004e4942), new Uint8Array(36)]);
}

const triangle = {
  scene: 0,
  scenes: [{ nodes: [0] }],
  nodes: [{ mesh: 0 }],
  meshes: [{ primitives: [{ attributes: { POSITION: 0 } }] }],
  accessors: [{ bufferView: 0, componentType: 5126, count: 3, type: "VEC3", min: [0, 0, 0], max: [2, 1, 0] }],
  bufferViews: [{ buffer: 0, byteLength: 36 }],
  buffers: [{ byteLength: 36 }],
};

/** The drawing, once it stands: its element, and its pixels at this moment. */
async function drawnIn(container: HTMLElement) {
  await waitFor(() => expect(container.querySelector("[data-drawn]")).not.toBeNull(), { timeout: 20_000 });
  const viewer = container.querySelector<HTMLElement & { src: string; alt: string; toDataURL(): string }>("model-viewer");
  if (!viewer) throw new Error("nothing is drawn");
  return viewer;
}

afterEach(() => vi.restoreAllMocks());

test("a model at an address is loaded once and nothing else with it, drawn, counted in words, and turned by buttons and keys", async () => {
  const fetched = vi.spyOn(window, "fetch");
  const output = modelOutput.fromAnswer({ model_mesh: { url: chair } }, undefined);
  const { container } = render(
    // Small, as each frame is drawn without a graphics card.
    <article className="iw" style={{ inlineSize: "200px" }}>
      <modelOutput.View output={output} input={undefined} />
    </article>,
  );
  const viewer = await drawnIn(container);
  const asked = fetched.mock.calls.map(([request]) => (request instanceof Request ? request.url : String(request)));
  expect(asked.filter((url) => !url.startsWith("blob:"))).toEqual([chair]);
  const words = modelOutput.toText(output, undefined, createTranslate());
  expect(words).toContain("Triangles: 132");
  expect(viewer.alt).toBe("3D model: Size: 10.4 KB, Meshes: 4, Vertices: 264, Triangles: 132, Materials: 4");

  expect(customElements.get("model-viewer")).toHaveProperty("dracoDecoderLocation", "about:invalid#");

  const first = viewer.toDataURL();
  const press = (name: string) => user.click(screen.getByRole("button", { name }));
  await press("Turn left");
  await waitFor(() => expect(viewer.toDataURL()).not.toBe(first));
  await press("First view");
  await waitFor(() => expect(viewer.toDataURL()).toBe(first));
  expect(screen.getByRole("button", { name: "First view" })).toHaveFocus();

  viewer.shadowRoot?.querySelector<HTMLElement>("[role=img]")?.focus();
  await user.keyboard("{ArrowLeft}");
  await waitFor(() => expect(viewer.toDataURL()).not.toBe(first));
  await press("First view");
  await waitFor(() => expect(viewer.toDataURL()).toBe(first));
});

test("a drawing leaves nothing behind in the page", async () => {
  const revoked = vi.spyOn(URL, "revokeObjectURL");
  const { container, unmount } = render(<Inside file={{ media: await bytesOf(chair) }} title="Chair" isFirst />);
  const viewer = await drawnIn(container);
  const { src } = viewer;
  unmount();
  expect(viewer.isConnected).toBe(false);
  expect(revoked).toHaveBeenCalledWith(src);
});

test.each<[string, object, RegExp]>([
  ["is packed", { extensionsUsed: ["KHR_draco_mesh_compression"] }, /packed in a way/],
  ["has a part elsewhere", { images: [{ uri: "https://elsewhere.example/track.png" }] }, /lie outside of the file/],
])("a model that %s is counted and never given to the viewer", async (_name, change, words) => {
  const load = vi.fn();
  render(<Inside file={{ media: glbOf({ ...triangle, ...change }) }} title="Chair" isFirst load={load} />);
  expect(await screen.findByText(words)).toBeVisible();
  expect(screen.getByText("Vertices")).toBeVisible();
  expect(load).not.toHaveBeenCalled();
});

test("a model that the viewer cannot read is told in words", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const buffers = [{ byteLength: 36 }];
  const file = glbOf({ ...triangle, buffers, bufferViews: [{ buffer: 0, byteLength: 3_000_000 }] });
  render(<Inside file={{ media: file }} title="Chair" isFirst />);
  expect(await screen.findByText(/cannot be drawn in this page/, {}, { timeout: 20_000 })).toBeVisible();
});

test("without the viewer a model is counted, and one sentence says what to do", async () => {
  const media = await bytesOf(chair);
  const { container } = render(<Inside file={{ media }} title="Chair" isFirst load={async () => false} />);
  expect(await screen.findByText("It cannot be drawn in this page. Save the file to open it in a 3D program.")).toBeVisible();
  expect(within(container).getByText("264")).toBeVisible();
  expect(screen.queryByRole("button")).toBeNull();
});

test("a large model is not loaded before it is asked for", async () => {
  const blob = await bytesOf(chair);
  const fetched = vi
    .spyOn(window, "fetch")
    .mockImplementation(async () => new Response(blob, { headers: { "content-length": "24000000" } }));
  const output = modelOutput.fromAnswer({ url: "https://files.example/large.glb" }, undefined);
  const { container } = render(<modelOutput.View output={output} input={undefined} />);
  await user.click(await screen.findByRole("button", { name: "Show in 3D (24.0 MB)" }));
  expect(await screen.findByText("Vertices")).toBeVisible();
  expect(container).toContainElement(document.activeElement as HTMLElement);
  expect(fetched.mock.calls.filter(([url]) => url === "https://files.example/large.glb")).toHaveLength(2);
});
