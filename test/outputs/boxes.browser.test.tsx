import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { userEvent as user } from "vitest/browser";
import type { Media } from "../../src/core/task.js";
import { boxesOutput } from "../../src/outputs/boxes/index.js";
import "@testing-library/jest-dom/vitest";
import "../../src/styles.css";

async function photo(width = 400, height = 200, type = "image/png"): Promise<File> {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width, height];
  canvas.getContext("2d")?.fillRect(0, 0, width / 2, height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type));
  return new File(blob ? [blob] : [], "photo", { type });
}

function show(answer: unknown, media: Media | undefined) {
  const input = { media };
  return render(
    <article className="iw">
      <boxesOutput.View output={boxesOutput.fromAnswer(answer, input)} input={input} />
    </article>,
  );
}

const boxes = (container: HTMLElement) => [...container.querySelectorAll<SVGRectElement>(".iw-boxes .iw-box-line")];
const drawn = (container: HTMLElement, count: number) => waitFor(() => expect(boxes(container)).toHaveLength(count));
const row = (name: RegExp) => screen.getByRole("checkbox", { name });
const rowNow = () => document.querySelector(".iw-mark-row-on")?.textContent ?? "";
const boxNow = (container: HTMLElement) => container.querySelector(".iw-box-now");
/** Where an element lies in the picture, in parts of it. */
function placeOf(element: Element) {
  const picture = screen.getByRole("img").getBoundingClientRect();
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return [
    (left - picture.left) / picture.width,
    (top - picture.top) / picture.height,
    (right - picture.left) / picture.width,
    (bottom - picture.top) / picture.height,
  ].map((part) => Math.round(part * 20) / 20);
}

describe("boxes", () => {
  it.each([
    ["in pixels", [100, 50, 300, 150]],
    ["in parts of the picture", [0.25, 0.25, 0.75, 0.75]],
  ])("%s lie where they should, and the list says where", async (_unit, box) => {
    const { container } = show([{ label: "half", score: 0.9, box }], await photo());
    await drawn(container, 1);
    expect(placeOf(boxes(container)[0] as Element)).toEqual([0.25, 0.25, 0.75, 0.75]);
    expect(row(/^1\. half centre, 200 × 100 px at 100, 50 score 0\.900$/)).toBeChecked();
  });

  it("count the pixels of the picture after the turning that its file asks for", async () => {
    const jpeg = new Uint8Array(await (await photo(400, 200, "image/jpeg")).arrayBuffer());
    // An EXIF segment with orientation 6: a quarter turn to the right.
    const exif = [0xff, 0xe1, 0, 34, 69, 120, 105, 102, 0, 0, 77, 77, 0, 42, 0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1, 0, 6];
    const turned = new File([jpeg.slice(0, 2), new Uint8Array([...exif, 0, 0, 0, 0, 0, 0]), jpeg.slice(2)], "turned", {
      type: "image/jpeg",
    });
    const { container } = show([{ label: "top", score: 0.9, box: [0, 0, 200, 100] }], turned);
    await drawn(container, 1);
    expect(placeOf(boxes(container)[0] as Element)).toEqual([0, 0, 1, 0.25]);
  });

  it("that reach beyond the picture end at its border, and one outside is in the list alone", async () => {
    const answer = [
      { label: "wide", score: 0.9, box: [-50, 50, 450, 150] },
      { label: "away", score: 0.8, box: [500, 50, 600, 150] },
    ];
    const { container } = show(answer, await photo());
    await drawn(container, 1);
    expect(placeOf(boxes(container)[0] as Element)).toEqual([0, 0.25, 1, 0.75]);
    expect(row(/wide .*reaches beyond the picture/)).toBeChecked();
    expect(row(/away outside the picture/)).toBeChecked();
  });

  it("over a picture that cannot be loaded are drawn all the same, and the list stands", async () => {
    const { container } = show(
      [{ label: "half", score: 0.9, box: [0, 0, 200, 200] }],
      new File(["x"], "broken.png", { type: "image/png" }),
    );
    expect(await screen.findByText("The picture itself cannot be shown here.")).toBeVisible();
    await drawn(container, 1);
    expect(row(/^1\. half 200 × 200 px at 0, 0/)).toBeChecked();
  });

  it("show a label as text, in the list and on the picture", async () => {
    const label = "<img src=x>";
    const { container } = show([{ label, score: 0.9, box: [10, 50, 300, 150] }], await photo());
    await drawn(container, 1);
    expect(container.querySelector(".iw-tag")).toHaveTextContent(`1 \u2068${label}\u2069`);
    expect(container.querySelectorAll("img")).toHaveLength(1);
  });
});

describe("picture and list", () => {
  async function nested() {
    const answer = [
      { label: "outer", score: 0.9, box: [100, 40, 380, 180] },
      { label: "inner", score: 0.8, box: [150, 60, 250, 120] },
      { label: "inner", score: 0.3, box: [10, 10, 60, 60] },
    ];
    const view = show(answer, await photo());
    await drawn(view.container, 3);
    const point = async (x: number, y: number) => {
      const { width, height } = screen.getByRole("img").getBoundingClientRect();
      await user.hover(screen.getByRole("img"), { position: { x: (x / 400) * width, y: (y / 200) * height }, force: true });
    };
    return { ...view, point };
  }

  it("point at the same box: the smallest one under the pointer", async () => {
    const { container, point } = await nested();
    await point(200, 100);
    await waitFor(() => expect(rowNow()).toContain("2. inner"));
    expect(boxNow(container)).toHaveTextContent("0.800");
    await point(300, 150);
    await waitFor(() => expect(rowNow()).toContain("1. outer"));
    await point(80, 190);
    await waitFor(() => expect(rowNow()).toBe(""));
    expect(boxNow(container)).toBeNull();
  });

  it("point at the same box by keyboard, and a click on a box brings the focus to its row", async () => {
    const { container, point } = await nested();
    row(/outer/).focus();
    await waitFor(() => expect(boxNow(container)).toHaveTextContent("outer"));
    await user.keyboard("{Tab}");
    await waitFor(() => expect(boxNow(container)).toHaveTextContent("inner"));
    expect(rowNow()).toContain("2. inner");

    fireEvent.click(boxes(container)[0] as Element);
    expect(row(/outer/)).toHaveFocus();
    await point(80, 190);
    await waitFor(() => expect(boxNow(container)).toHaveTextContent("outer"));
  });

  it("hide and show a box by keyboard, and leave one label", async () => {
    const { container } = await nested();
    row(/outer/).focus();
    await user.keyboard(" ");
    await drawn(container, 2);
    expect(row(/outer/)).toHaveFocus();
    await user.keyboard(" ");

    await user.selectOptions(screen.getByRole("combobox", { name: "Show" }), screen.getByRole("option", { name: /inner/ }));
    await drawn(container, 2);
    expect(screen.queryByRole("checkbox", { name: /outer/ })).toBeNull();
    fireEvent.change(screen.getByRole("slider", { name: "Least score" }), { target: { value: "0.5" } });
    await drawn(container, 1);
    expect(row(/^2\. inner/)).toBeChecked();
  });
});

describe("three hundred boxes on a large picture", () => {
  const many = Array.from({ length: 300 }, (_, index) => {
    const [x, y] = [(index * 137) % 3800, (index * 389) % 2800];
    return { label: `kind ${index % 7}`, score: 1 - index / 400, box: [x, y, x + 90, y + 70] };
  });

  it("stay few elements, with tags for the one pointed at alone, and rows on demand", async () => {
    const { container } = show(many, await photo(4000, 3000, "image/jpeg"));
    await drawn(container, 300);
    expect(container.querySelectorAll(".iw-tag")).toHaveLength(0);
    expect(screen.getAllByRole("checkbox")).toHaveLength(50);

    for (let rows = 50; rows < 300; rows += 50) fireEvent.click(screen.getByRole("button", { name: "Show 50 more" }));
    expect(screen.getAllByRole("checkbox")).toHaveLength(300);
    expect(container.querySelectorAll("*").length).toBeLessThan(5000);
    row(/^300\. /).focus();
    await waitFor(() => expect(container.querySelectorAll(".iw-tag")).toHaveLength(1));
  });

  it("change no other element while the pointer goes from one to the next", async () => {
    const { container } = show(many, await photo(4000, 3000, "image/jpeg"));
    await drawn(container, 300);
    fireEvent.pointerEnter(boxes(container)[10] as Element);
    await waitFor(() => expect(boxNow(container)).not.toBeNull());
    const touched = new Set<Node>();
    const observer = new MutationObserver((records) => {
      for (const { target } of records) touched.add(target);
    });
    observer.observe(container, { subtree: true, attributes: true, childList: true, characterData: true });
    const before = boxNow(container)?.textContent;
    fireEvent.pointerLeave(boxes(container)[10] as Element);
    fireEvent.pointerEnter(boxes(container)[200] as Element);
    await waitFor(() => expect(boxNow(container)?.textContent).not.toBe(before));
    await new Promise((resolve) => setTimeout(resolve));
    observer.disconnect();
    expect(touched.size).toBeLessThan(12);
  });
});
