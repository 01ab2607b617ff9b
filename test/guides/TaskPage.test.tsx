import { render, screen } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { registry } from "../../src/tasks/registry.js";
import { TaskPage } from "../../stories/guides/TaskPage.js";

let file = "";
vi.mock("@storybook/addon-docs/blocks", () => ({
  useOf: () => ({ preparedMeta: { parameters: { fileName: file } } }),
  Source: ({ code }: { code: string }) => <pre>{code}</pre>,
}));
// The widgets themselves are shown by their own tests.
vi.mock("../../src/index.js", () => ({
  InferenceWidget: ({ task }: { task: string }) => <input type="range" aria-label={task} />,
}));

describe("the page of a task", () => {
  test.each(Object.keys(registry))("%s: shows the widget, a card, a request, answers and the result in words", async (tag) => {
    file = `./stories/tasks/${tag}.stories.tsx`;
    const complained = vi.spyOn(console, "error");
    const { container } = render(<TaskPage />);
    expect(await screen.findByRole("heading", { level: 1 })).toBeVisible();
    expect(screen.getByRole("slider", { name: tag })).toBeVisible();
    expect(await screen.findByText("Escape")).toBeVisible();
    expect(screen.getByText("the slider")).toBeVisible();
    const texts = [...container.querySelectorAll(":scope > pre, details pre")].map((pre) => pre.textContent ?? "");
    const [code = "", card = "", request = "", answer = ""] = texts;
    expect(code).toContain(`"inference-widgets/tasks/${tag}"`);
    expect(card).toMatch(new RegExp(`^pipeline_tag: ${tag}\nwidget:\n  - `));
    expect(JSON.parse(request)).toHaveProperty("inputs");
    expect(answer.length).toBeGreaterThan(1);
    expect(texts.at(-1)).toMatch(/\S{3}/);
    // A server may well answer "NaN".
    const ours = [...container.querySelectorAll(":scope > :not(details)")].map(({ textContent }) => textContent).join();
    expect(ours).not.toMatch(/\bundefined\b|\bNaN\b|\[object /);
    expect(complained).not.toHaveBeenCalled();
    complained.mockRestore();
  });
});
