import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { userEvent as user } from "vitest/browser";
import { createTranslate } from "../../src/core/message.js";
import type { Media } from "../../src/core/task.js";
import { readSegmentation } from "../../src/outputs/masks/segmentation.js";
import { task } from "../../src/tasks/image-segmentation/index.js";
import "@testing-library/jest-dom/vitest";
import "../../src/styles.css";

type Draw = (context: CanvasRenderingContext2D) => void;

function draw(width: number, height: number, paint: Draw, type = "image/png"): Promise<File> {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (context) paint(context);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(new File(blob ? [blob] : [], "photo", { type })), type));
}

interface MaskOptions {
  size?: readonly [width: number, height: number];
  inside?: string;
  outside?: string;
}

/** A mask of one rectangle, in parts of its size, as a server sends it. */
async function mask(
  [left, top, width, height]: readonly [number, number, number, number],
  { size = [120, 60], inside = "#fff", outside = "#000" }: MaskOptions = {},
): Promise<string> {
  const file = await draw(size[0], size[1], (context) => {
    context.fillStyle = outside;
    context.fillRect(0, 0, size[0], size[1]);
    context.fillStyle = inside;
    context.fillRect(left * size[0], top * size[1], width * size[0], height * size[1]);
  });
  const bytes = new Uint8Array(await file.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

const photo = (width = 400, height = 200) => draw(width, height, (context) => context.fillRect(0, 0, width, height));

function show(answer: unknown, media: Media | undefined) {
  const page = (body: unknown) => (
    <article className="iw">
      <task.output.View output={readSegmentation(body)} input={{ media }} />
    </article>
  );
  const output = page(answer);
  const view = render(output);
  return { ...view, answer: (body: unknown) => view.rerender(page(body)) };
}

const row = (name: RegExp) => screen.getByRole("checkbox", { name });
const shapes = (container: HTMLElement) => [...container.querySelectorAll<SVGPathElement>(".iw-mask")];
const drawn = (container: HTMLElement, count: number) => waitFor(() => expect(shapes(container)).toHaveLength(count));
/** The mask of a colour, by its place in the answer. */
const shape = (container: HTMLElement, place: number) => container.querySelector(`.iw-mask.iw-m${place}`) as SVGPathElement;

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe("masks", () => {
  it("are drawn over the picture, with share and score in the list", async () => {
    const answer = [
      { label: "left", score: 0.98712, mask: await mask([0, 0, 0.5, 1]) },
      { label: "corner", score: 0.5, mask: await mask([0.75, 0.5, 0.25, 0.5]) },
    ];
    const { container } = show(answer, await photo());
    await drawn(container, 2);

    expect(row(/^1\. left 50\.0% of the picture score 0\.987$/)).toBeChecked();
    expect(row(/^2\. corner 12\.5% of the picture score 0\.500$/)).toBeChecked();
    expect(screen.getByRole("img", { name: "The picture under 2 numbered masks, which the list names" })).toBeVisible();
    const picture = screen.getByRole("img").getBoundingClientRect();
    const left = shape(container, 1).getBoundingClientRect();
    expect(left.width / picture.width).toBeCloseTo(0.5, 1);
    expect(left.height / picture.height).toBeCloseTo(1, 1);
  });

  it("are said in words with all that the list shows, once they have been read", async () => {
    const output = readSegmentation([
      { label: "left", score: 0.98712, mask: await mask([0, 0, 0.5, 1]) },
      { label: "corner", mask: await mask([0.75, 0.5, 0.25, 0.5]) },
    ]);
    const words = () => task.output.toText(output, { media: undefined }, createTranslate());
    expect(words()).toBe("1. left, score 0.987\n2. corner");
    render(<task.output.View output={output} input={{ media: await photo() }} />);
    await waitFor(() => expect(words()).toBe("1. left, score 0.987, 50.0% of the picture\n2. corner, 12.5% of the picture"));
  });

  it("that cannot be read are named, and the others are shown", async () => {
    const answer = [
      { label: "lake", score: 0.9, mask: await mask([0, 0, 1, 0.5]) },
      { label: "cabin", score: 0.8, mask: "iVBORw0KGgoAAAANSUhEUg" },
      { label: "barn", score: 0.8, mask: "no base64 at all, %%" },
      { label: "tree", score: 0.7, mask: await mask([0, 0.5, 1, 0.5]) },
    ];
    const { container } = show(answer, await photo());
    await drawn(container, 2);

    const told = await screen.findByText("The mask of “⁨cabin⁩” could not be read.");
    expect(told.closest('[role="status"]')).toHaveTextContent("The mask of “⁨barn⁩” could not be read.");
    expect(row(/cabin/)).toBeDisabled();
    expect(row(/tree/)).toBeEnabled();
  });

  it("without a score are shown, at any least score", async () => {
    const answer = [
      { label: "sky", score: null, mask: await mask([0, 0, 1, 0.5]) },
      { label: "lake", score: 0.2, mask: await mask([0, 0.5, 1, 0.5]) },
      { label: "boat", score: 0.9, mask: await mask([0, 0.5, 0.1, 0.1]) },
    ];
    const { container } = show(answer, await photo());
    await drawn(container, 3);
    expect(row(/sky/)).toHaveAccessibleName("1. sky 50.0% of the picture");

    fireEvent.change(screen.getByRole("slider", { name: "Least score" }), { target: { value: "0.5" } });

    expect(shapes(container)).toHaveLength(2);
    expect(screen.queryByRole("checkbox", { name: /lake/ })).toBeNull();
    expect(row(/sky/)).toBeChecked();
    expect(row(/boat/)).toBeChecked();
  });

  it("offer no least score where there are none", async () => {
    show([{ label: "sky", mask: await mask([0, 0, 1, 1]) }], await photo());
    expect(screen.queryByRole("slider", { name: "Least score" })).toBeNull();
    expect(screen.getByRole("slider", { name: "Opacity" })).toBeVisible();
  });

  it.each<[string, MaskOptions]>([
    ["of 0 and 1", { inside: "rgb(1 1 1)" }],
    ["whose inside is 254", { inside: "rgb(254 254 254)" }],
    ["that are faint", { inside: "rgb(90 90 90)" }],
    ["much smaller than the picture", { size: [8, 4] }],
    ["larger than the picture, and of another shape", { size: [900, 1200] }],
    ["cut out by opacity, in black", { inside: "#000", outside: "transparent" }],
  ])("%s cover what they should", async (_what, options) => {
    const { container } = show([{ label: "half", mask: await mask([0, 0, 0.5, 1], options) }], await photo());
    await drawn(container, 1);
    const share = Number(/([\d.]+)%/.exec(row(/half/).closest("li")?.textContent ?? "")?.[1]);
    expect(share).toBeGreaterThan(48);
    expect(share).toBeLessThan(52);
  });

  it("that are cut at half of a soft border", async () => {
    const soft = await draw(256, 64, (context) => {
      const gradient = context.createLinearGradient(0, 0, 256, 0);
      gradient.addColorStop(0, "#fff");
      gradient.addColorStop(1, "#000");
      context.fillStyle = gradient;
      context.fillRect(0, 0, 256, 64);
    });
    const { container } = show([{ label: "soft", mask: soft }], await photo());
    await drawn(container, 1);
    expect(row(/soft/).closest("li")).toHaveTextContent(/(49|50)\.\d%/);
  });

  it.each([
    ["run lengths", { size: [2, 4], counts: [0, 4, 4] }],
    [
      "rows",
      [
        [1, 1, 0, 0],
        [1, 1, 0, 0],
      ],
    ],
    ["a grid of values", { width: 4, height: 2, channels: 1, data: [255, 255, 0, 0, 255, 255, 0, 0] }],
  ])("come as %s as well", async (_form, form) => {
    const { container } = show([{ label: "half", mask: form }], await photo());
    await drawn(container, 1);
    const picture = screen.getByRole("img").getBoundingClientRect();
    const box = shape(container, 1).getBoundingClientRect();
    expect(box.left).toBeCloseTo(picture.left, -1);
    expect(box.width / picture.width).toBeCloseTo(0.5, 1);
  });

  it("have a pattern where their colour comes again", async () => {
    const one = await mask([0, 0, 1, 1]);
    const { container } = show(
      Array.from({ length: 7 }, (_, index) => ({ label: `part ${index}`, mask: one })),
      await photo(),
    );
    await drawn(container, 7);
    const visible = [...container.querySelectorAll<SVGElement>("path.iw-hatch")].filter(
      (hatch) => getComputedStyle(hatch).display !== "none",
    );
    expect(visible).toHaveLength(2);
  });
});

describe("an answer", () => {
  it("of nothing says so", async () => {
    show([], await photo());
    expect(screen.getByText("No segment was found")).toBeVisible();
    expect(screen.queryByRole("img")).toBeNull();
  });

  it("shows a label as text", async () => {
    const label = "<img src=x onerror=alert(1)>";
    show([{ label, mask: await mask([0, 0, 1, 1]) }], await photo());
    expect(screen.getByText(label)).toBeVisible();
  });

  it("that comes before the picture keeps its place, and shows the masks when both are there", async () => {
    const large = await draw(3600, 2500, (context) => context.fillRect(0, 0, 1800, 2500), "image/jpeg");
    const { container } = show([{ label: "half", mask: await mask([0, 0, 0.5, 1]) }], large);
    const frame = container.querySelector<HTMLElement>(".iw-photo");
    expect(frame?.getBoundingClientRect().height).toBeGreaterThan(100);
    expect(container.querySelector(".iw-photo-over")).toBeNull();

    await drawn(container, 1);

    const { width = 0, height = 0 } = frame?.getBoundingClientRect() ?? {};
    expect(width / height).toBeCloseTo(3600 / 2500, 2);
  });

  it.each([
    ["broken", new File(["x"], "broken.png", { type: "image/png" })],
    ["empty", new File([], "empty.png", { type: "image/png" })],
    ["missing", undefined],
  ])("over a picture that is %s keeps the shape of its masks, and says so", async (_what, media) => {
    const { container } = show([{ label: "half", mask: await mask([0, 0, 0.5, 1]) }], media);
    await drawn(container, 1);
    expect(screen.getByText("The picture itself cannot be shown here.")).toBeVisible();
    await waitFor(() => {
      const { width = 0, height = 1 } = container.querySelector(".iw-photo")?.getBoundingClientRect() ?? {};
      expect(width / height).toBeCloseTo(2, 1);
    });
  });

  it("of many segments shows the first ones, and more on a click", async () => {
    const one = await mask([0, 0, 1, 1], { size: [4, 4] });
    show(
      Array.from({ length: 70 }, (_, index) => ({ label: `part ${index + 1}`, mask: one })),
      await photo(),
    );
    expect(screen.getAllByRole("checkbox")).toHaveLength(50);
    await user.click(screen.getByRole("button", { name: "Show 20 more" }));
    expect(screen.getAllByRole("checkbox")).toHaveLength(70);
  });

  it("of a rendered map lies over the picture", async () => {
    const { container } = show(await photo(40, 20), await photo());
    await waitFor(() => expect(container.querySelector("svg image")).toBeInTheDocument());
    expect(screen.getByText("Map 1: the segments as the model has drawn them")).toBeVisible();
  });

  it("of a map that cannot be shown says so", async () => {
    show(new Blob(["x"], { type: "image/png" }), await photo());
    expect(await screen.findByText("The map could not be shown.")).toBeVisible();
  });
});

describe("picture and list", () => {
  // Nested rectangles on a tall picture: the one under the pointer is the smallest there.
  async function nested() {
    const answer = [
      { label: "inner", mask: await mask([0.6, 0.7, 0.2, 0.2]) },
      { label: "outer", mask: await mask([0.5, 0.5, 0.5, 0.5]) },
      { label: "apart", mask: await mask([0, 0, 0.3, 0.2]) },
    ];
    const view = show(answer, await photo(150, 450));
    await drawn(view.container, 3);
    const point = async (x: number, y: number) => {
      const { width, height } = screen.getByRole("img").getBoundingClientRect();
      await user.hover(screen.getByRole("img"), { position: { x: x * width, y: y * height }, force: true });
    };
    const highlighted = () =>
      screen
        .getAllByRole("listitem")
        .filter((item) => item.classList.contains("iw-mark-row-on"))
        .map((item) => item.textContent?.match(/inner|outer|apart/)?.[0]);
    return { ...view, point, highlighted };
  }

  it("point at the same segment: the top one under the pointer, on a tall picture", async () => {
    const { point, highlighted } = await nested();

    await point(0.7, 0.8);
    await waitFor(() => expect(highlighted()).toEqual(["inner"]));
    await point(0.55, 0.55);
    await waitFor(() => expect(highlighted()).toEqual(["outer"]));
    await point(0.1, 0.1);
    await waitFor(() => expect(highlighted()).toEqual(["apart"]));
    await point(0.2, 0.5);
    await waitFor(() => expect(highlighted()).toEqual([]));
  });

  it("point at the same segment by pointer and by keyboard from the list", async () => {
    const { container } = await nested();

    await user.hover(row(/outer/));
    await waitFor(() => expect(shape(container, 2)).toHaveClass("iw-mask-on"));
    await user.unhover(row(/outer/));
    row(/inner/).focus();
    await user.keyboard("{Tab}");

    expect(row(/outer/)).toHaveFocus();
    await waitFor(() => expect(shape(container, 2)).toHaveClass("iw-mask-on"));
    expect(shape(container, 1)).not.toHaveClass("iw-mask-on");
  });

  it("hide and show a segment by keyboard", async () => {
    const { container } = await nested();
    row(/apart/).focus();

    await user.keyboard(" ");
    expect(row(/apart/)).not.toBeChecked();
    expect(shapes(container)).toHaveLength(2);
    await user.keyboard(" ");
    expect(shapes(container)).toHaveLength(3);
    expect(row(/apart/)).toHaveFocus();
  });

  it("follow the opacity", async () => {
    const { container } = await nested();
    fireEvent.change(screen.getByRole("slider", { name: "Opacity" }), { target: { value: "20" } });
    await waitFor(() => expect(shape(container, 1).parentElement).toHaveAttribute("fill-opacity", "0.2"));
    expect(screen.getByRole("slider", { name: "Opacity" })).toHaveAttribute("aria-valuetext", "20%");
  });
});

it("draws masks where the browser has no canvas apart from the page", async () => {
  vi.stubGlobal("OffscreenCanvas", undefined);
  const { container } = show([{ label: "left", score: 0.9, mask: await mask([0, 0, 0.5, 1]) }], await photo());
  await drawn(container, 1);
  await waitFor(() => expect(row(/left/)).toHaveAccessibleName(/50\.0%/));
});

describe("what a view holds", () => {
  /** Counts bitmaps that were decoded and closed, and addresses that were made and revoked. */
  function count() {
    const original = window.createImageBitmap;
    const bitmaps = { made: 0, closed: 0 };
    vi.spyOn(window, "createImageBitmap").mockImplementation((async (...args: Parameters<typeof original>) => {
      const bitmap = await original(...args);
      bitmaps.made += 1;
      const close = bitmap.close.bind(bitmap);
      bitmap.close = () => {
        bitmaps.closed += 1;
        close();
      };
      return bitmap;
    }) as typeof original);
    const made = vi.spyOn(URL, "createObjectURL");
    const revoked = vi.spyOn(URL, "revokeObjectURL");
    const addresses = () => [made.mock.results.map(({ value }) => value).sort(), revoked.mock.calls.flat().sort()];
    return { bitmaps, addresses };
  }

  it("is let go of by another answer and on unmount", async () => {
    const first = [{ label: "a", mask: await mask([0, 0, 1, 0.5]) }];
    const second = [
      { label: "b", mask: await mask([0, 0, 0.5, 1]) },
      { label: "c", mask: await mask([0.5, 0, 0.5, 1]) },
    ];
    const media = await photo();
    const { bitmaps, addresses } = count();
    const { container, answer, unmount } = show(first, media);
    await drawn(container, 1);
    answer(second);
    await drawn(container, 2);
    expect(screen.queryByRole("checkbox", { name: /a$/ })).toBeNull();
    unmount();

    expect(bitmaps.made).toBeGreaterThanOrEqual(3);
    expect(bitmaps.closed).toBe(bitmaps.made);
    const [made, revoked] = addresses();
    expect(revoked).toEqual(made);
    expect(made?.length).toBeGreaterThan(0);
  });

  it("is let go of when the page leaves while masks are being decoded", async () => {
    const one = await mask([0, 0, 1, 0.5], { size: [1500, 1500] });
    const media = await photo();
    const { bitmaps, addresses } = count();
    const { unmount } = show(
      Array.from({ length: 12 }, () => ({ label: "a", mask: one })),
      media,
    );
    await waitFor(() => expect(window.createImageBitmap).toHaveBeenCalled(), { interval: 1 });
    unmount();
    await new Promise((resolve) => setTimeout(resolve, 400));

    expect(vi.mocked(window.createImageBitmap).mock.calls.length).toBeLessThan(12);
    expect(bitmaps.made).toBeGreaterThan(0);
    expect(bitmaps.closed).toBe(bitmaps.made);
    const [made, revoked] = addresses();
    expect(revoked).toEqual(made);
  });
});
