import { fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { CopyButton } from "../../src/ui/CopyButton.js";

afterEach(() => vi.unstubAllGlobals());

test("says that copying is not allowed where the page has no clipboard, and keeps the focus", async () => {
  vi.stubGlobal("navigator", { ...navigator, clipboard: undefined });
  render(<CopyButton text={() => "a text"} label="Copy" />);
  const button = screen.getByRole("button", { name: "Copy" });
  button.focus();
  fireEvent.click(button);
  expect(await screen.findByText("Copying is not allowed here")).toBeInTheDocument();
  expect(button).toHaveFocus();
});
