import { describe, expect, test } from "vitest";
import { base64ToBlob, blobToBase64, isSafeMediaUrl, sniffMediaType } from "../../src/core/media.js";

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe("bytes", () => {
  test("tell their media type, whatever they are called", () => {
    const png = bytes("\x89PNG\r\n\x1A\n");
    expect(sniffMediaType(png)).toBe("image/png");
    expect(sniffMediaType(bytes("RIFF....WAVEfmt "))).toBe("audio/wav");
    expect(sniffMediaType(bytes("RIFF....WEBPVP8 "))).toBe("image/webp");
    expect(sniffMediaType(bytes("fLaC"))).toBe("audio/flac");
    expect(sniffMediaType(bytes("....ftypisom"))).toBe("video/mp4");
    expect(sniffMediaType(bytes("<html>"))).toBeUndefined();
    expect(sniffMediaType(new Uint8Array())).toBeUndefined();
  });

  test("survive base64 and back, a megabyte of them too", async () => {
    const all = Uint8Array.from({ length: 1_000_000 }, (_, index) => index % 256);
    const blob = base64ToBlob(await blobToBase64(new Blob([all])));
    expect(Buffer.from(await blob.arrayBuffer()).equals(all)).toBe(true);
  });

  test("are read from base64 with a prefix, line breaks, URL-safe letters, and their own type wins", async () => {
    const blob = base64ToBlob(`data:image/jpeg;base64,${btoa("\x89PNG\r\n").slice(0, 4)}\n${btoa("\x89PNG\r\n").slice(4)}`);
    expect(blob.type).toBe("image/png");
    expect(new Uint8Array(await base64ToBlob("-_-_").arrayBuffer())).toEqual(new Uint8Array([251, 255, 191]));
    expect(base64ToBlob(btoa("plain"), "audio/flac").type).toBe("audio/flac");
  });

  test("of text that is no base64 are a bad answer", () => {
    expect(() => base64ToBlob("***")).toThrow(expect.objectContaining({ kind: "bad-answer" }));
  });
});

describe("a media URL", () => {
  test.each([
    "https://example.org/a.png",
    "http://localhost/a",
    "blob:https://x/1",
    "data:image/png;base64,AA",
    "DATA:audio/wav,x",
  ])("%s may be shown", (url) => expect(isSafeMediaUrl(url)).toBe(true));
  test.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "data:image/svg+xml,<svg>",
    "file:///etc/passwd",
    " javascript:1",
    "vbscript:x",
    "",
  ])("%s may not", (url) => expect(isSafeMediaUrl(url)).toBe(false));
});
