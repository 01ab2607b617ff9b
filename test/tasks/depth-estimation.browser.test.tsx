import { render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { task } from "../../src/tasks/depth-estimation/index.js";
import "@testing-library/jest-dom/vitest";

afterEach(() => vi.unstubAllGlobals());

test("reads the values of a drawn map where the browser has no canvas apart from the page", async () => {
  vi.stubGlobal("OffscreenCanvas", undefined);
  const canvas = document.createElement("canvas");
  canvas.getContext("2d")?.fillRect(0, 0, 300, 150);
  const input = { media: canvas.toDataURL() };
  render(
    <task.output.View output={task.output.fromAnswer({ depth: canvas.toDataURL() }, input)} input={input} partial={false} />,
  );
  expect(await screen.findByLabelText("Colours")).toBeInTheDocument();
});
