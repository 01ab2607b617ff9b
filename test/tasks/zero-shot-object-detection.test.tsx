import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { task, ZeroShotObjectDetectionWidget } from "../../src/tasks/zero-shot-object-detection/index.js";
import { cardOf } from "../cardOf.js";

const picture = new Blob(["x"], { type: "image/png" });

describe("what is asked", () => {
  it("sends the picture alone and a list of labels, which no parameter of a card replaces", () => {
    const input = { media: picture, labels: ["cat", "Paris, France"] };
    expect(task.input.toRequest(input, { threshold: 0.3, candidate_labels: "dog" })).toEqual({
      inputs: picture,
      parameters: { threshold: 0.3, candidate_labels: ["cat", "Paris, France"] },
    });
  });

  it("reads labels as a text or a list, beside the picture or among the parameters", () => {
    const src = "https://example.org/a.png";
    const labels = ["cat", "dog"];
    for (const example of [
      { src, candidate_labels: "cat, dog" },
      { src, candidate_labels: labels },
      { src, parameters: { candidate_labels: labels } },
    ])
      expect(task.input.fromCard(example)).toEqual({ media: src, labels });
  });

  it("says which of the two is missing", () => {
    expect(task.input.missing({ media: undefined, labels: ["cat"] })?.field).toBe("media");
    expect(task.input.missing({ media: picture, labels: [] })?.field).toBe("labels");
    expect(task.input.missing({ media: picture, labels: ["cat"] })).toBeUndefined();
  });
});

describe("what is shown", () => {
  const show = (output: unknown) =>
    render(
      <ZeroShotObjectDetectionWidget
        card={cardOf({
          id: "demo/a",
          task: task.id,
          examples: [{ src: "https://example.org/a.png", candidate_labels: ["cat", "<b>dog</b>"], output }],
        })}
      />,
    );

  it("names the labels that were not found, beside what was", () => {
    show([{ label: "cat", score: 0.4, box: [1, 2, 30, 40] }]);
    expect(screen.getByRole("checkbox", { name: /cat/ })).toBeChecked();
    expect(screen.getByRole("list", { name: "Objects" })).toHaveTextContent("1. cat 29 × 38 px at 1, 2score 0.400");
    expect(screen.getByText("Not found:").parentElement).toHaveTextContent("Not found: <b>dog</b>");
  });

  it("says in words that nothing was found, and what it was", () => {
    show([]);
    expect(screen.getByText("Nothing was found")).toBeVisible();
    expect(screen.getByText(/None of these was found:/)).toHaveTextContent("None of these was found: cat, <b>dog</b>.");
  });
});
