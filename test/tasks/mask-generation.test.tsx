import { fireEvent, render, screen, within } from "@testing-library/react";
import { useState } from "react";
import { describe, expect, test } from "vitest";
import { createTranslate } from "../../src/core/message.js";
import { task } from "../../src/tasks/mask-generation/index.js";
import Marker from "../../src/tasks/mask-generation/Marker.js";
import { mostMarks, type PictureMark } from "../../src/tasks/mask-generation/promptedPicture.js";
import recordings from "../recordings/mask-generation.json" with { type: "json" };

const t = createTranslate();
const { input, output } = task;
const src = "https://files.example.com/scraps.png";
const asked = { media: src, marks: [] };

describe("an answer", () => {
  const expected: Readonly<Record<string, string>> = {
    "rows of 0 and 1 with scores": "1. Mask 1, score 0.980\n2. Mask 2, score 0.910",
    "truth values, beside run lengths and boxes": "1. Mask 1, score 0.970",
    "run lengths alone": "1. Mask 1, score 0.900\n2. Mask 2, score 0.800",
    "pictures as base64": "1. Mask 1, score 0.960\n2. Mask 2",
    "a bare list of base64": "1. Mask 1\n2. Mask 2",
    "a list of masks with scores of their own": "1. Mask 1, score 0.950\n2. Mask 2, score 0.900",
    "a tensor, as a model on this device gives it": "1. Mask 1, score 0.940\n2. Mask 2, score 0.880",
    "one broken mask among others": "1. Mask 1, score 0.900\n2. Mask 2, score 0.800",
    "nothing found": "No segment was found.",
  };

  test.each(recordings)("is read in every shape: $name", ({ body, name }) => {
    const masks = output.fromAnswer(body, asked);
    expect(output.toText(masks, asked, t)).toBe(expected[name]);
    const broken = name === "one broken mask among others" ? 1 : 0;
    expect(masks.segments.filter(({ mask }) => mask === undefined)).toHaveLength(broken);
  });

  test("in a batch of one is that one", () => {
    const rows = [
      [0, 1],
      [1, 1],
    ];
    for (const body of [{ masks: [[rows, rows]] }, [{ masks: [rows, rows] }], { predictions: { masks: [rows, rows] } }])
      expect(output.fromAnswer(body, asked).segments).toHaveLength(2);
    expect(output.fromAnswer({ masks: rows }, asked).segments).toHaveLength(1);
  });

  test("keeps the rows of large masks as they came, and copies none", () => {
    const rows = Array.from({ length: 1024 }, () => new Array(1024).fill(1));
    const { segments } = output.fromAnswer({ masks: Array(32).fill(rows) }, asked);
    expect(segments).toHaveLength(32);
    for (const { mask } of segments) expect(mask).toHaveProperty("rows", rows);
  });
});

describe("a question", () => {
  test("sends the picture alone where nothing is marked", () => {
    const blob = new Blob(["picture"]);
    expect(input.toRequest({ media: blob, marks: [] }, {})).toEqual({ inputs: blob, parameters: {} });
  });

  test("sends points, what they mean, and boxes, over what a card says", () => {
    const value = input.fromCard({
      src,
      points: [
        [1, 2],
        [3, 4],
        ["a", 5],
      ],
      point_labels: [1, 0],
      boxes: [5, 6, 7, 8],
    });
    expect(value && input.toRequest(value, { input_points: [[9, 9]], pred_iou_thresh: 0.8 }).parameters).toEqual({
      input_points: [
        [1, 2],
        [3, 4],
      ],
      input_labels: [1, 0],
      input_boxes: [[5, 6, 7, 8]],
      pred_iou_thresh: 0.8,
    });
  });

  test("reads marks among a card's parameters, and sends none that a visitor has taken away", () => {
    const parameters = { input_points: [[1, 2]], input_labels: [0] };
    const value = input.fromCard({ src, parameters });
    expect(value?.marks).toEqual([{ kind: "outside", at: [1, 2] }]);
    expect(input.toRequest({ media: src, marks: [] }, parameters).parameters).toEqual({});
  });

  test("takes from a card no more marks than a visitor can make", () => {
    expect(input.fromCard({ src, points: Array(900).fill([1, 2]) })?.marks).toHaveLength(mostMarks);
  });
});

describe("marking", () => {
  const seen: { marks: readonly PictureMark[] } = { marks: [] };
  function Marking({ start = [] }: { start?: readonly PictureMark[] }) {
    const [marks, setMarks] = useState(start);
    seen.marks = marks;
    return <Marker media={src} marks={marks} readOnly={false} onChange={setMarks} />;
  }

  function show(start?: readonly PictureMark[]) {
    render(<Marking {...(start && { start })} />);
    const image = screen.getByRole("img");
    Object.defineProperty(image, "naturalWidth", { value: 400 });
    Object.defineProperty(image, "naturalHeight", { value: 200 });
    image.getBoundingClientRect = () => new DOMRect(0, 0, 200, 100);
    fireEvent.load(image);
    return image;
  }
  const write = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
  const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

  test("puts a point where the picture is pressed, in pixels of the picture", () => {
    const image = show();
    fireEvent.pointerDown(image, { clientX: 50, clientY: 25, button: 0 });
    expect(seen.marks).toEqual([{ kind: "inside", at: [100, 50] }]);
    expect(within(screen.getByRole("list", { name: "Marks" })).getByText(/100, 50/)).toBeInTheDocument();
  });

  test("puts points and boxes by numbers alone", () => {
    show();
    fireEvent.change(screen.getByLabelText("Mark"), { target: { value: "outside" } });
    write("From the left", "10");
    write("From the top", "20");
    press("Add point");
    fireEvent.change(screen.getByLabelText("Mark"), { target: { value: "box" } });
    write("From the left", "300");
    press("Add the first corner");
    expect(screen.getByRole("status")).toHaveTextContent("300, 20");
    write("From the left", "30");
    write("From the top", "150");
    press("Add the second corner");
    expect(seen.marks).toEqual([
      { kind: "outside", at: [10, 20] },
      { kind: "box", from: [30, 20], to: [300, 150] },
    ]);
  });

  test("puts nothing outside of the picture", () => {
    const image = show();
    fireEvent.pointerDown(image, { clientX: 400, clientY: 25, button: 0 });
    expect(seen.marks).toEqual([]);
    write("From the left", "400");
    expect(screen.getByLabelText("From the left")).toHaveValue(200);
  });

  test("keeps the focus when a mark is removed", () => {
    show([
      { kind: "inside", at: [1, 1] },
      { kind: "inside", at: [2, 2] },
    ]);
    press("Remove mark 2");
    expect(screen.getByRole("button", { name: "Remove mark 1" })).toHaveFocus();
    press("Remove mark 1");
    expect(screen.getByRole("button", { name: "Add point" })).toHaveFocus();
    expect(seen.marks).toEqual([]);
  });

  test("ends at as many marks as can be sent, and says so", () => {
    const image = show(Array(mostMarks).fill({ kind: "inside", at: [1, 1] }));
    fireEvent.pointerDown(image, { clientX: 50, clientY: 25, button: 0 });
    expect(seen.marks).toHaveLength(mostMarks);
    expect(screen.getByRole("status")).toHaveTextContent("No more than 50 marks");
  });
});
