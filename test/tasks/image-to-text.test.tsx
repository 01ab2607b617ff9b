import { render, screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { readDescription } from "../../src/tasks/image-to-text/description.js";
import { ImageToTextWidget } from "../../src/tasks/image-to-text/index.js";
import { cardOf } from "../cardOf.js";

const src = "https://example.org/lake.png";
const show = (output: unknown) =>
  render(<ImageToTextWidget card={cardOf({ task: "image-to-text", examples: [{ src, output }] })} />);
const panel = () => screen.getByRole("tabpanel");

describe("a description", () => {
  test("keeps the lines of a page that was read, and its tags and Markdown as text", () => {
    show({ md_results: "# Menu\n<s_menu>Plum tart</s_menu>\n![x](https://example.org/x.png)" });
    expect(panel().querySelector(".iw-written")?.textContent).toBe(
      "# Menu\n<s_menu>Plum tart</s_menu>\n![x](https://example.org/x.png)",
    );
    expect(panel().querySelector("img")).toBeNull();
  });

  test("without text is said as such, not as missing classes", () => {
    show([{ generated_text: " " }]);
    expect(panel()).toHaveTextContent("No text came back");
  });

  test.each([{ body: [{}] }, { body: [{ generated_text: { a: 1 } }] }, { body: { caption: 7 } }])(
    "that is none is refused: $body",
    ({ body }) => {
      expect(() => readDescription(body)).toThrow(/should be a text/);
    },
  );
});
