import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { userEvent as user } from "vitest/browser";
import { task } from "../../src/tasks/keypoint-detection/index.js";
import { readKeyPoints } from "../../src/tasks/keypoint-detection/keypoints.js";
import "@testing-library/jest-dom/vitest";
import "../../src/styles.css";

async function photo(width = 400, height = 200): Promise<File> {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width, height];
  canvas.getContext("2d")?.fillRect(0, 0, width / 2, height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
  return new File(blob ? [blob] : [], "photo.png", { type: "image/png" });
}

async function show(answer: unknown) {
  const view = render(
    <article className="iw">
      <task.output.View output={readKeyPoints(answer)} input={{ media: await photo() }} />
    </article>,
  );
  return { ...view, figures: () => [...view.container.querySelectorAll(".iw-figure")] };
}

const hands = [
  {
    label: "hand",
    score: 0.9,
    keypoints: [
      [100, 100],
      [100, 20],
      [40, 40],
    ],
    scores: [0.9, 0.8, 0.2],
    labels: ["wrist", "middle tip", "thumb tip"],
    skeleton: [
      [0, 1],
      [0, 2],
    ],
  },
  { label: "hand", score: 0.4, keypoints: [[300, 100]], scores: [0.7], labels: ["wrist"] },
];

const linesOf = (figure: Element | undefined) =>
  (figure?.querySelector(".iw-figure-line")?.getAttribute("d")?.match(/M/g) ?? []).length;
const dotsOf = (figure: Element | undefined) =>
  (figure?.querySelector(".iw-figure-dot")?.getAttribute("d")?.match(/M/g) ?? []).length;

describe("figures", () => {
  it("are drawn with their lines where their points are, and listed with place and score", async () => {
    const { figures } = await show(hands);
    await waitFor(() => expect(dotsOf(figures()[0])).toBe(3));
    expect(linesOf(figures()[0])).toBe(2);
    const picture = screen.getByRole("img").getBoundingClientRect();
    const dots = figures()[0]?.querySelector(".iw-figure-line")?.getBoundingClientRect();
    expect(((dots?.left ?? 0) - picture.left) / picture.width).toBeCloseTo(0.1, 1);
    expect(((dots?.bottom ?? 0) - picture.top) / picture.height).toBeCloseTo(0.5, 1);
    const points = screen.getByRole("listbox", { name: /Points of 1\. .hand./ });
    expect(within(points).getByRole("option", { name: /^thumb tip 40, 40 score 0\.200$/ })).toBeVisible();
  });

  it("lose the points below the least score of a point, and the lines to them", async () => {
    const { figures } = await show(hands);
    await waitFor(() => expect(dotsOf(figures()[0])).toBe(3));
    fireEvent.change(screen.getByRole("slider", { name: "Least score of a point" }), { target: { value: "0.5" } });
    await waitFor(() => expect(dotsOf(figures()[0])).toBe(2));
    expect(linesOf(figures()[0])).toBe(1);
    expect(screen.queryByRole("option", { name: /thumb tip/ })).toBeNull();
    expect(screen.getByText("2 of 3 points")).toBeVisible();
  });

  it("are hidden one by one, and left out by their own least score", async () => {
    const { figures } = await show(hands);
    await waitFor(() => expect(figures()).toHaveLength(2));
    fireEvent.click(screen.getByRole("checkbox", { name: /^1\. hand/ }));
    await waitFor(() => expect(figures()).toHaveLength(1));
    fireEvent.change(screen.getByRole("slider", { name: "Least score" }), { target: { value: "0.5" } });
    await waitFor(() => expect(figures()).toHaveLength(0));
  });

  it("show each point on the picture by the arrow keys, with one tab stop for all", async () => {
    const { container, figures } = await show(hands);
    await waitFor(() => expect(dotsOf(figures()[0])).toBe(3));
    const chosen = () => container.querySelector(".iw-figure-now")?.textContent ?? "";
    screen.getByRole("option", { name: /^wrist 100/ }).focus();
    await waitFor(() => expect(chosen()).toContain("wrist 0.900"));
    await user.keyboard("{ArrowDown}");
    await waitFor(() => expect(chosen()).toContain("middle tip 0.800"));
    expect(screen.getByRole("option", { name: /middle tip/ })).toHaveFocus();
    expect(screen.getByRole("option", { selected: true })).toHaveTextContent("middle tip");
    await user.keyboard("{End}");
    expect(screen.getByRole("option", { name: /thumb tip/ })).toHaveFocus();
    await user.keyboard("{Tab}");
    expect(container.querySelector('[role="listbox"]')?.contains(document.activeElement)).toBe(false);
  });

  it("name the point under the pointer, in the picture and in the list", async () => {
    const { container, figures } = await show(hands);
    await waitFor(() => expect(dotsOf(figures()[0])).toBe(3));
    const { width, height } = screen.getByRole("img").getBoundingClientRect();
    await user.hover(screen.getByRole("img"), { position: { x: width * 0.25, y: height * 0.11 }, force: true });
    await waitFor(() => expect(container.querySelector(".iw-figure-now")).toHaveTextContent("middle tip"));
    expect(screen.getByRole("option", { selected: true })).toHaveTextContent("middle tip");
  });

  it("of two thousand points are few elements, with rows on demand", async () => {
    const keypoints = Array.from({ length: 2000 }, (_, index) => [(index * 97) % 400, (index * 61) % 200]);
    const { container, figures } = await show([{ keypoints }]);
    await waitFor(() => expect(dotsOf(figures()[0])).toBe(2000));
    expect(screen.getAllByRole("option")).toHaveLength(50);
    fireEvent.click(screen.getByRole("button", { name: "Show 50 more" }));
    expect(screen.getAllByRole("option")).toHaveLength(100);
    expect(container.querySelectorAll("*").length).toBeLessThan(1000);
  });
});

describe("an answer", () => {
  it("that is a drawn picture is shown, with a link to keep it", async () => {
    await show(await photo(60, 30));
    const picture = await screen.findByRole("img", { name: "Picture 1: the key points as the model has drawn them" });
    await waitFor(() => expect(picture).toHaveProperty("naturalWidth", 60));
    expect(screen.getByRole("link", { name: "Download" })).toHaveAttribute("download", "key-points-1");
  });

  it("of nothing says so", async () => {
    await show([]);
    expect(screen.getByText("No key point was found")).toBeVisible();
  });
});
