import { render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { SaveLink } from "../../src/ui/SaveLink.js";

const original = { createObjectURL: URL.createObjectURL, revokeObjectURL: URL.revokeObjectURL };
afterEach(() => void Object.assign(URL, original));

test.each([
  ["text/html;charset=utf-8", ""],
  ["application/xhtml+xml", ""],
  ["image/svg+xml", ""],
  ["text/xml", ""],
  ["image/png", "image/png"],
  ["model/gltf-binary", "model/gltf-binary"],
])(
  "a file of type %s has an address at which it can be saved, and never opened as a page of this site",
  async (type, shownAs) => {
    const made: Blob[] = [];
    Object.assign(URL, { createObjectURL: vi.fn((blob: Blob) => `blob:${made.push(blob)}`), revokeObjectURL: vi.fn() });
    render(<SaveLink media={new Blob(["<script>"], { type })} name="made" label="Save it" />);
    expect(await screen.findByRole("link", { name: "Save it" })).toHaveAttribute("download");
    expect(made.map((blob) => blob.type)).toEqual([shownAs]);
  },
);
