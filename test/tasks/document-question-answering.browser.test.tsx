import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { DocumentQuestionAnsweringWidget } from "../../src/tasks/document-question-answering/index.js";
import { WidgetProvider } from "../../src/widget/WidgetProvider.js";
import { cardOf } from "../cardOf.js";
import { controlledFetcher } from "../controlledFetcher.js";
import "../../src/styles.css";
import { passwordLock, tinyPdf } from "./tinyPdf.js";

const user = userEvent.setup({ applyAccept: false });
const chooser = () => screen.getByLabelText<HTMLInputElement>("Page");
const pages = () => screen.getByRole("group", { name: "Pages of the PDF" });
const picture = () => screen.getByRole<HTMLImageElement>("img", { name: /^Picture to be sent/ });

let calls: ReturnType<typeof controlledFetcher>["calls"];

beforeEach(() => {
  const controlled = controlledFetcher();
  calls = controlled.calls;
  const examples = [{ example_title: "Kept", src: "/models/demo/page-reader/letter.png", text: "Who?" }];
  render(
    <WidgetProvider>
      <DocumentQuestionAnsweringWidget
        card={cardOf({ task: "document-question-answering", examples })}
        fetcher={controlled.fetcher}
      />
    </WidgetProvider>,
  );
});

async function sent(): Promise<File> {
  await user.click(screen.getByRole("button", { name: "Run" }));
  await waitFor(() => expect(calls.length).toBeGreaterThan(0));
  return (calls.at(-1)?.request.inputs as { image: File } | undefined)?.image as File;
}

/** What reads a PDF is loaded with the first one. */
const cold = { timeout: 20_000 };

describe("a PDF", () => {
  test("is drawn page by page, and the picture that is shown is the one that is sent", async () => {
    await user.upload(chooser(), tinyPdf("bills.pdf", ["First", "Second", "Third"]));
    await waitFor(() => expect(pages()).toHaveTextContent("Page 1 of 3"), cold);
    expect(await screen.findByText("bills, page 1.png")).toBeVisible();

    within(pages()).getByRole("button", { name: "Next page" }).focus();
    await user.keyboard("{Enter}");
    await waitFor(() => expect(pages()).toHaveTextContent("Page 2 of 3"));
    expect(within(pages()).getByRole("button", { name: "Next page" })).toHaveFocus();

    await screen.findByRole("img", { name: "Picture to be sent: bills, page 2.png" });
    const image = await sent();
    expect([image.name, image.type]).toEqual(["bills, page 2.png", "image/png"]);
    expect(await (await fetch(picture().src)).arrayBuffer()).toEqual(await image.arrayBuffer());
    // 240 × 100 points at 150 dots to the inch.
    const { width, height } = await createImageBitmap(image);
    expect([width, height]).toEqual([500, 208]);
  });

  test("is read in this thread where no worker can be made", async () => {
    const worker = vi.spyOn(globalThis, "Worker").mockImplementation(() => {
      throw new DOMException("Not from this origin.", "SecurityError");
    });
    onTestFinished(() => worker.mockRestore());
    await user.upload(chooser(), tinyPdf("bill.pdf", ["Only"]));
    await waitFor(() => expect(pages()).toHaveTextContent("Page 1 of 1"), cold);
    expect(worker).toHaveBeenCalled();
  });

  test("has no page before the first and none after the last", async () => {
    await user.upload(chooser(), tinyPdf("bills.pdf", ["First", "Second"]));
    await waitFor(() => expect(pages()).toHaveTextContent("Page 1 of 2"), cold);
    await user.click(within(pages()).getByRole("button", { name: "Previous page" }));
    expect(pages()).toHaveTextContent("Page 1 of 2");
    await user.click(within(pages()).getByRole("button", { name: "Next page" }));
    await waitFor(() => expect(pages()).toHaveTextContent("Page 2 of 2"));
    expect(within(pages()).getByRole("button", { name: "Next page" })).toHaveAttribute("aria-disabled", "true");
  });

  test("is dropped like a picture, and is put away when a picture takes its place", async () => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(tinyPdf("bill.pdf", ["Only"]));
    screen.getByText("Page").dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    await waitFor(() => expect(pages()).toHaveTextContent("Page 1 of 1"), cold);
    await screen.findByText("bill, page 1.png");
    await user.click(screen.getByRole("button", { name: "Remove" }));
    expect(screen.queryByRole("group", { name: "Pages of the PDF" })).toBeNull();
    expect(screen.queryByText("bill, page 1.png")).toBeNull();
  });

  test.each([
    ["with a password", tinyPdf("locked.pdf", ["Secret"], passwordLock), "locked by a password"],
    ["that is damaged", new File(["%PDF-1.4\nnothing of the kind"], "torn.pdf", { type: "application/pdf" }), "damaged"],
    ["without a page", tinyPdf("empty.pdf", []), "Send a picture"],
  ])("%s is refused in words, and what was there stays", async (_name, file, words) => {
    await user.upload(chooser(), file);
    expect(await screen.findByRole("alert")).toHaveTextContent(words);
    expect(screen.getByText("letter.png", { selector: ".iw-cut" })).toBeVisible();
  });

  test("is no other file, whatever it claims to be", async () => {
    await user.upload(chooser(), new File(["a text"], "notes.txt", { type: "text/plain" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("“\u2068notes.txt\u2069” is neither a picture nor a PDF");
  });
});
