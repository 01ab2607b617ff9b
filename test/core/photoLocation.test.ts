import { describe, expect, test } from "vitest";
import { tellsLocation, withoutLocation } from "../../src/core/photoLocation.js";

const secret = "52,31.2N";

/** TIFF data of a photo on its side: turning, and the place under `GPS` where wanted. */
function exif({ located, little }: { located: boolean; little: boolean }): Uint8Array {
  const bytes = new Uint8Array(100);
  const view = new DataView(bytes.buffer);
  bytes.set(little ? [0x49, 0x49] : [0x4d, 0x4d]);
  view.setUint16(2, 42, little);
  view.setUint32(4, 8, little);
  view.setUint16(8, located ? 2 : 1, little);
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    view.setUint16(at, tag, little);
    view.setUint16(at + 2, type, little);
    view.setUint32(at + 4, count, little);
    if (type === 3) view.setUint16(at + 8, value, little);
    else view.setUint32(at + 8, value, little);
  };
  entry(10, 0x0112, 3, 1, 6);
  if (!located) return bytes;
  entry(22, 0x8825, 4, 1, 40);
  view.setUint16(40, 1, little);
  entry(42, 0x001b, 2, secret.length, 60);
  bytes.set(new TextEncoder().encode(secret), 60);
  return bytes;
}

const text = (value: string) => new TextEncoder().encode(value);

function segment(marker: number, ...parts: readonly Uint8Array[]): readonly Uint8Array[] {
  const length = parts.reduce((sum, part) => sum + part.length, 2);
  return [new Uint8Array([0xff, marker, length >> 8, length & 255]), ...parts];
}

const pixels = new Uint8Array([0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9]);
const xmp = `<x:xmpmeta><rdf:Description exif:GPSLatitude="${secret}"/></x:xmpmeta>`;
const asParts = (parts: readonly Uint8Array[]) => [...parts] as Uint8Array<ArrayBuffer>[];

const jpeg = (...segments: readonly (readonly Uint8Array[])[]) =>
  new File(asParts([new Uint8Array([0xff, 0xd8]), ...segments.flat(), pixels]), "beach.jpg", {
    type: "image/jpeg",
    lastModified: 5,
  });

function webp(data: Uint8Array): Blob {
  const size = new Uint8Array(4);
  new DataView(size.buffer).setUint32(0, data.length, true);
  return new Blob(asParts([text("RIFF"), size, text("WEBP"), text("EXIF"), size, data]), { type: "image/webp" });
}

const textOf = async (blob: Blob) => new TextDecoder("latin1").decode(await blob.arrayBuffer());

describe("the place a photo was taken at", () => {
  const located: [string, Blob][] = [
    ["EXIF, little-endian", jpeg(segment(0xe1, text("Exif\0\0"), exif({ located: true, little: true })))],
    [
      "EXIF, big-endian",
      jpeg(segment(0xe0, text("JFIF")), segment(0xe1, text("Exif\0\0"), exif({ located: true, little: false }))),
    ],
    ["XMP", jpeg(segment(0xe1, text("http://ns.adobe.com/xap/1.0/\0"), text(xmp)))],
    ["EXIF of a WebP", webp(exif({ located: true, little: true }))],
  ];

  test.each(located)("is seen and taken out: %s", async (_name, photo) => {
    expect(await tellsLocation(photo)).toBe(true);
    const clean = await withoutLocation(photo);
    expect(await tellsLocation(clean)).toBe(false);
    expect(await textOf(clean)).not.toContain(secret);
    expect(clean.size).toBe(photo.size);
    expect(clean.type).toBe(photo.type);
  });

  test("goes alone: name, turning and pixels stay", async () => {
    const photo = jpeg(segment(0xe1, text("Exif\0\0"), exif({ located: true, little: true })));
    const clean = (await withoutLocation(photo)) as File;
    expect([clean.name, clean.lastModified]).toEqual(["beach.jpg", 5]);
    const before = new Uint8Array(await photo.arrayBuffer());
    const after = new Uint8Array(await clean.arrayBuffer());
    // The entry that says how the photo is turned.
    expect(after.slice(22, 34)).toEqual(before.slice(22, 34));
    expect(after.slice(-pixels.length)).toEqual(pixels);
  });

  test.each<[string, Blob]>([
    ["a photo without it", jpeg(segment(0xe1, text("Exif\0\0"), exif({ located: false, little: true })))],
    ["a picture of another format", new Blob(["\x89PNG GPS"])],
    ["a file cut short", new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff, 1])])],
    ["no bytes", new Blob([])],
    ["data that point outside of themselves", jpeg(segment(0xe1, text("Exif\0\0"), new Uint8Array(12).fill(0xff)))],
  ])("is not imagined in %s, which stays as it is", async (_name, photo) => {
    expect(await tellsLocation(photo)).toBe(false);
    expect(await textOf(await withoutLocation(photo))).toBe(await textOf(photo));
  });
});
