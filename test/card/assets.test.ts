import { describe, expect, it } from "vitest";
import { assetFault, createResolveAsset, isMediaFileName } from "../../src/card/assets.js";
import { cpuTime } from "../cpuTime.js";

const hub = "https://huggingface.co";
const resolve = createResolveAsset({ id: "owner/name" });

describe("the files of a card", () => {
  it.each([
    ["cat.jpg", "cat.jpg"],
    ["./assets/image_0_0.png", "assets/image_0_0.png"],
    ["/cat.jpg", "cat.jpg"],
    ["a/../b/./cat.jpg", "b/cat.jpg"],
    ["two cats.jpg", "two%20cats.jpg"],
    ["two%20cats.jpg", "two%20cats.jpg"],
    ["100%.jpg", "100%25.jpg"],
    ["#1?.jpg", "%231%3F.jpg"],
    ["猫/ñ.jpg", "%E7%8C%AB/%C3%B1.jpg"],
    ["  cat.jpg \n", "cat.jpg"],
    ["a%2Fb.jpg", "a%2Fb.jpg"],
    ["'cat.jpg'", "cat.jpg"],
    ['"two cats.jpg"', "two%20cats.jpg"],
    ["<cat.jpg>", "cat.jpg"],
    ["[a cat](images/cat.jpg)", "images/cat.jpg"],
    ['![a cat](<images/cat (1).jpg> "A cat")', "images/cat%20(1).jpg"],
    ["images\\cat.jpg", "images/cat.jpg"],
    ["/resolve/main/cat.jpg", "cat.jpg"],
    ["./blob/main/a/cat.jpg", "a/cat.jpg"],
    ["raw/cat/1.jpg", "raw/cat/1.jpg"],
    ["java\tscript:alert(1)", "java%09script%3Aalert(1)"],
  ])("has the file name %j at %s", (name, path) => {
    expect(resolve(name)).toBe(`${hub}/owner/name/resolve/main/${path}`);
  });

  it.each([
    ["http://example.org/a.wav", "https://example.org/a.wav"],
    ["http://localhost:8080/a.wav", "http://localhost:8080/a.wav"],
    ["//example.org/a.wav", "https://example.org/a.wav"],
    ["https://example.org/a.wav?x=1#t=2", "https://example.org/a.wav?x=1#t=2"],
    ["https://example.org/two cats.png", "https://example.org/two%20cats.png"],
    [`${hub}/a/b/blob/main/c.png`, `${hub}/a/b/resolve/main/c.png`],
    [`${hub}/gpt2/raw/main/c.png?download=true`, `${hub}/gpt2/resolve/main/c.png?download=true`],
    [`${hub}/a/b/resolve/main/blob/c.png`, `${hub}/a/b/resolve/main/blob/c.png`],
    ["https://hf.co/datasets/a/b/blob/v1/d/c.png", `${hub}/datasets/a/b/resolve/v1/d/c.png`],
    ["https://github.com/a/b/blob/main/d/c.wav", "https://raw.githubusercontent.com/a/b/main/d/c.wav"],
    ["http://[::1]:80/a.wav", "http://[::1]/a.wav"],
    ["<https://example.org/a.wav>", "https://example.org/a.wav"],
    ["[a](https://example.org/a.wav)", "https://example.org/a.wav"],
    ["https://www.huggingface.co/spaces/a/b/blob/main/c.png", `${hub}/spaces/a/b/resolve/main/c.png`],
    ["https://huggingface.co/datasets/a/b/resolve/main/c%20d.png", `${hub}/datasets/a/b/resolve/main/c%20d.png`],
    ["https://github.com/a/b/blob/main/c.wav?raw=true", "https://raw.githubusercontent.com/a/b/main/c.wav"],
    ["HF://spaces/a/b/c.png", `${hub}/spaces/a/b/resolve/main/c.png`],
    ["/gpt2/resolve/main/c.png?download=true", `${hub}/gpt2/resolve/main/c.png?download=true`],
    ["/spaces/a/b/raw/v2/c.png", `${hub}/spaces/a/b/resolve/v2/c.png`],
    ["data:model/gltf-binary;base64,Z2xURg==", "data:model/gltf-binary;base64,Z2xURg=="],
    ["hf://a/b/c d.png", `${hub}/a/b/resolve/main/c%20d.png`],
    ["hf://datasets/a/b@refs%2Fpr%2F1/c.png", `${hub}/datasets/a/b/resolve/refs%2Fpr%2F1/c.png`],
    ["/datasets/a/b/resolve/main/c.png", `${hub}/datasets/a/b/resolve/main/c.png`],
    ["/a/b/resolve/main/c.png", `${hub}/a/b/resolve/main/c.png`],
    ["data:image/png;base64,iVBORw0KGgo=", "data:image/png;base64,iVBORw0KGgo="],
    ["DATA:audio/wav;base64,UklGRg==", "DATA:audio/wav;base64,UklGRg=="],
  ])("leads from %s to %s", (reference, url) => {
    expect(resolve(reference)).toBe(url);
  });

  it.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//cat.png",
    "vbscript:x",
    "file:///etc/passwd",
    "s3://bucket/cat.png",
    "C:\\cat.png",
    "blob:https://example.org/1",
    "data:text/html,<script>alert(1)</script>",
    "data:image/svg+xml,<svg onload='alert(1)'/>",
    "../cat.png",
    "[a](javascript:alert(1))",
    "<../cat.png>",
    "..\\cat.png",
    "\\\\server\\cat.png",
    "/a/b/resolve/main/../../cat.png",
    "/resolve/main/../cat.png",
    "<>",
    "a/../../cat.png",
    "%2e%2e/cat.png",
    "hf://a/b/../../cat.png",
    "https://",
    "\ud800.png",
    ".",
    "/",
    "",
  ])("has no URL for %j", (reference) => {
    expect(resolve(reference)).toBeUndefined();
  });

  it("are judged at once, however long the reference is", () => {
    for (const text of [" ", "[", "![](", "a/", '[a]( "', "<", "../"]) {
      for (const reference of [text.repeat(30_000), `[a](${text.repeat(30_000)}x)`]) {
        expect(assetFault(reference, resolve(reference))?.code).toBe("unsupported-url");
        expect(cpuTime(() => assetFault(reference, resolve(reference)))).toBeLessThan(500);
      }
    }
  });

  it("are those of the given revision and hub", () => {
    const resolveThere = createResolveAsset({ id: "o w/n#", revision: "refs/pr/1", hubUrl: "https://hub.example.org/" });
    expect(resolveThere("a.png")).toBe("https://hub.example.org/o%20w/n%23/resolve/refs%2Fpr%2F1/a.png");
    expect(resolveThere("/resolve/refs%2Fpr%2F1/a.png")).toBe("https://hub.example.org/o%20w/n%23/resolve/refs%2Fpr%2F1/a.png");
    expect(resolveThere("https://hub.example.org/a/b/blob/main/c.png")).toBe("https://hub.example.org/a/b/resolve/main/c.png");
  });

  it("are looked up in the folder of a card that lives elsewhere", () => {
    const resolveThere = createResolveAsset({ id: "owner/name", baseUrl: "https://example.org/cards/lake" });
    expect(resolveThere("./a b.png")).toBe("https://example.org/cards/lake/a%20b.png");
    expect(resolveThere("../../secret.png")).toBeUndefined();
    expect(resolveThere("https://example.com/a.png")).toBe("https://example.com/a.png");
  });

  it.each([
    ["cat.jpg", undefined],
    ["https://example.org/blob/cat.jpg", undefined],
    ["../cat.jpg", "unsupported-url"],
    ["javascript:alert(1)", "unsupported-url"],
    ["[a](cat.jpg)", "wrapped-url"],
    [`${hub}/a/b/blob/main/c.png`, "page-url"],
    ["https://github.com/a/b/blob/main/c.png", "page-url"],
    ["http://example.org/a.wav", "insecure-url"],
    ["images\\cat.jpg", "backslash"],
  ])("have, written as %s, the fault %s", (reference, code) => {
    const fault = assetFault(reference, resolve(reference));
    expect(fault?.code).toBe(code);
    if (fault) expect(fault.fix).not.toBe("");
  });

  it("are told from texts and bytes by their name", () => {
    expect(["a.png", "out/clip.MP4", "https://example.org/a.wav?x=1"].every(isMediaFileName)).toBe(true);
    expect(["See a.png", "iVBORw0KGgo=", "a sentence.", "a.txt", `${"a".repeat(3000)}.png`].some(isMediaFileName)).toBe(false);
  });
});
