import { render, screen, waitFor } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { userEvent as user } from "vitest/browser";
import { ImageClassificationWidget } from "../../src/tasks/image-classification/index.js";
import { WidgetProvider } from "../../src/widget/WidgetProvider.js";
import { cardOf } from "../cardOf.js";
import { controlledFetcher } from "../controlledFetcher.js";
import "../../src/styles.css";

const robin = "/models/demo/garden-birds/robin.png";
const heron = "/models/demo/garden-birds/heron.png";
const card = cardOf({
  task: "image-classification",
  examples: [
    { example_title: "Robin", src: robin },
    { example_title: "Heron", src: heron, output: [{ label: "grey heron", score: 0.9 }] },
  ],
});

function show() {
  const { fetcher, calls } = controlledFetcher();
  render(
    <WidgetProvider>
      <ImageClassificationWidget card={card} fetcher={fetcher} />
    </WidgetProvider>,
  );
  return calls;
}

const picture = () => screen.getByRole<HTMLImageElement>("img", { name: /Picture to be sent/ });
const asked = (calls: ReturnType<typeof show>, index: number) => calls[index]?.request.inputs;
const bytesOf = async (url: string) => (await fetch(url)).arrayBuffer();

describe("a picture", () => {
  test("of an example can be reached, and with its recorded answer nothing is asked", async () => {
    const calls = show();
    await user.click(screen.getByRole("button", { name: /Heron/ }));
    expect(picture().src).toContain(heron);
    expect(screen.getByRole("tabpanel")).toHaveTextContent("grey heron");
    expect(calls).toHaveLength(0);
  });

  test("is sent as it is shown, and nothing is sent before it is asked for", async () => {
    const calls = show();
    await user.click(screen.getByRole("button", { name: /Robin/ }));
    expect(picture().src).toContain(robin);
    expect(calls).toHaveLength(0);
    await user.click(screen.getByRole("button", { name: "Classify" }));
    await waitFor(() => expect(calls).toHaveLength(1), { timeout: 5000 });
    const sent = asked(calls, 0) as Blob;
    expect(new Uint8Array(await sent.arrayBuffer())).toEqual(new Uint8Array(await bytesOf(picture().src)));
  });

  test("chosen while another is asked about takes its place, and the answer to the first is not shown for it", async () => {
    const calls = show();
    await user.click(screen.getByRole("button", { name: "Classify" }));
    await waitFor(() => expect(calls).toHaveLength(1), { timeout: 5000 });
    const file = new File([await bytesOf(heron)], "another.png", { type: "image/png" });
    await user.upload(screen.getByLabelText("Image Choose file"), file);
    await waitFor(() => expect(picture()).toHaveAccessibleName(/another\.png/));
    await calls[0]?.answer([{ label: "robin", score: 0.9 }]);
    await waitFor(() => expect(screen.getByRole("article")).toHaveTextContent(/changed/i));
    await user.click(screen.getByRole("button", { name: "Classify" }));
    await waitFor(() => expect(calls).toHaveLength(2), { timeout: 5000 });
    expect(await (asked(calls, 1) as Blob).text()).toBe(await file.text());
  });
});

test("no label is said in words", async () => {
  const calls = show();
  await user.click(screen.getByRole("button", { name: "Classify" }));
  await waitFor(() => expect(calls).toHaveLength(1), { timeout: 5000 });
  await calls[0]?.answer([]);
  await waitFor(() => expect(screen.getByRole("tabpanel")).toHaveTextContent(/no label/i));
});
