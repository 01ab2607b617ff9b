import { render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, test, vi } from "vitest";

// Storybook's own parts of a page want its manager around them; what they are given is what can go wrong.
vi.mock("@storybook/addon-docs/blocks", () => ({
  Meta: () => null,
  Source: ({ code }: { code: string }) => <pre>{code.trim() || null}</pre>,
  Canvas: ({ of }: { of: { render: () => ReactNode } }) => <section aria-label="story">{of.render()}</section>,
}));

const guides = import.meta.glob<{ default: () => ReactNode }>("../../stories/guides/*.mdx");

test("there are guides", () => expect(Object.keys(guides).length).toBeGreaterThan(10));

test.each(Object.entries(guides))("%s: opens with a title, its code, its stories, and no complaint", async (_, load) => {
  const complained = vi.spyOn(console, "error");
  const { default: Guide } = await load();
  const { container } = render(<Guide />);
  expect(screen.getAllByRole("heading", { level: 1 })).not.toHaveLength(0);
  for (const code of container.querySelectorAll("pre")) expect(code).not.toBeEmptyDOMElement();
  for (const story of screen.queryAllByRole("region", { name: "story" })) expect(story).not.toBeEmptyDOMElement();
  expect(complained).not.toHaveBeenCalled();
  complained.mockRestore();
});
