import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import type { Media, Missing } from "../../src/core/task.js";
import { ImageField, imageInput } from "../../src/inputs/imageInput.js";
import type { MediaInput } from "../../src/inputs/media.js";
import { MediaField } from "../../src/ui/MediaField.js";
import "@testing-library/jest-dom/vitest";
import "../../src/styles.css";

const user = userEvent.setup({ applyAccept: false });

/** A picture of one colour. */
async function drawPicture(width: number, height: number, name = "lake.png", type = "image/png"): Promise<File> {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  context?.fillRect(0, 0, width / 2, height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type));
  return new File(blob ? [blob] : [], name, { type });
}

interface PageProps {
  start?: Media;
  kind?: "image" | "audio";
  readOnly?: boolean;
  missing?: Missing;
  onChange?(media: Media | undefined): void;
}

/** A field in use, as a form holds it. */
function Page({ start, kind = "image", readOnly = false, missing, onChange }: PageProps) {
  const [media, setMedia] = useState<Media | undefined>(start);
  return (
    <article className="iw">
      <MediaField
        label="Image"
        name="media"
        kind={kind}
        accept={`${kind}/*`}
        value={media}
        onChange={(next) => {
          onChange?.(next);
          setMedia(next);
        }}
        readOnly={readOnly}
        missing={missing}
      />
    </article>
  );
}

const chooser = () => screen.getByLabelText<HTMLInputElement>("Image");
const field = () => screen.getByRole("article");

function transfer(files: readonly File[], data: Readonly<Record<string, string>> = {}): DataTransfer {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  for (const [type, text] of Object.entries(data)) transfer.setData(type, text);
  return transfer;
}

function drag(type: string, dataTransfer: DataTransfer, relatedTarget: EventTarget | null = null) {
  const event = new DragEvent(type, { dataTransfer, relatedTarget, bubbles: true, cancelable: true });
  act(() => void screen.getByText("Image").dispatchEvent(event));
}

function drop(dataTransfer: DataTransfer) {
  drag("dragover", dataTransfer);
  drag("drop", dataTransfer);
}

describe("choosing a file", () => {
  it("takes the file, names it with its size, and keeps the focus on the control", async () => {
    const onChange = vi.fn();
    render(<Page onChange={onChange} />);
    const picture = await drawPicture(40, 20);

    await user.tab();
    expect(chooser()).toHaveFocus();
    await user.upload(chooser(), picture);

    expect(await screen.findByText("lake.png")).toBeVisible();
    expect(screen.getByText(`${picture.size} B`)).toBeVisible();
    expect(onChange).toHaveBeenCalledExactlyOnceWith(picture);
    expect(chooser()).toHaveFocus();
  });

  it("takes the same file twice", async () => {
    const onChange = vi.fn();
    render(<Page onChange={onChange} />);
    const picture = await drawPicture(4, 4);

    await user.upload(chooser(), picture);
    await waitFor(() => expect(onChange).toHaveBeenCalledTimes(1));
    expect(chooser()).toHaveValue("");
    await user.upload(chooser(), picture);

    await waitFor(() => expect(onChange).toHaveBeenCalledTimes(2));
  });

  it("keeps only the last of two files, whichever is read first", async () => {
    const onChange = vi.fn();
    render(<Page onChange={onChange} />);
    const slow = await drawPicture(4, 4, "slow.png");
    vi.spyOn(slow, "slice").mockImplementation(
      () =>
        ({
          arrayBuffer: () => new Promise((resolve) => setTimeout(() => resolve(new Uint8Array([137, 80, 78, 71]).buffer), 80)),
        }) as Blob,
    );

    await user.upload(chooser(), slow);
    await user.upload(chooser(), await drawPicture(4, 4, "fast.png"));
    await screen.findByText("fast.png");
    await new Promise((resolve) => setTimeout(resolve, 120));

    expect(onChange).toHaveBeenCalledTimes(1);
  });

  it("gives a picture the type its bytes tell", async () => {
    const onChange = vi.fn();
    render(<Page onChange={onChange} />);
    const jpeg = await drawPicture(8, 8, "photo.png", "image/jpeg");

    await user.upload(chooser(), new File([jpeg], "photo.png", { type: "image/png" }));

    await screen.findByText("photo.png");
    expect(onChange.mock.calls[0]?.[0]).toMatchObject({ name: "photo.png", type: "image/jpeg", size: jpeg.size });
  });
});

describe("refusing", () => {
  const start = "https://example.org/pictures/first%20light.jpg";

  it.each([
    ["a text", new File(["hello"], "notes.txt", { type: "text/plain" }), "“⁨notes.txt⁩” is not a picture"],
    ["a text that claims to be a picture", new File(["hello"], "notes.png", { type: "image/png" }), "is not a picture"],
    ["a page that may hold scripts", new File(["<svg/>"], "x.svg", { type: "image/svg+xml" }), "is not a picture"],
    ["an empty file", new File([], "void.png", { type: "image/png" }), "“⁨void.png⁩” is empty"],
    [
      "a file that is too large",
      Object.defineProperty(new File(["x"], "big.png", { type: "image/png" }), "size", { value: 62_000_000 }),
      "has 62 MB, more than the 50 MB that can be sent",
    ],
  ])("says why it does not take %s, and keeps the picture it has", async (_what, file, sentence) => {
    const onChange = vi.fn();
    render(<Page start={start} onChange={onChange} />);

    await user.upload(chooser(), file);

    expect(await screen.findByRole("alert")).toHaveTextContent(sentence);
    expect(chooser()).toHaveAccessibleDescription(expect.stringContaining(sentence));
    expect(screen.getByText("first light.jpg")).toBeVisible();
    expect(onChange).not.toHaveBeenCalled();
  });

  it("says that a file cannot be read", async () => {
    render(<Page />);
    const gone = new File(["x"], "folder", { type: "" });
    vi.spyOn(gone, "slice").mockImplementation(
      () => ({ arrayBuffer: () => Promise.reject(new Error("gone")) }) as unknown as Blob,
    );

    await user.upload(chooser(), gone);

    expect(await screen.findByRole("alert")).toHaveTextContent("“⁨folder⁩” could not be read.");
  });

  it("takes the refusal back once a good file is there", async () => {
    render(<Page />);
    await user.upload(chooser(), new File(["hello"], "notes.txt", { type: "text/plain" }));
    await screen.findByRole("alert");

    await user.upload(chooser(), await drawPicture(4, 4));

    await screen.findByText("lake.png");
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("takes sound in a container that browsers record as video", async () => {
    const onChange = vi.fn();
    render(<Page kind="audio" onChange={onChange} />);
    const webm = new File([new Uint8Array([0x1a, 0x45, 0xdf, 0xa3, 1, 2, 3])], "memo.webm", { type: "video/webm" });

    await user.upload(chooser(), webm);

    await screen.findByText("memo.webm");
    expect(onChange.mock.calls[0]?.[0]).toMatchObject({ type: "audio/webm" });
  });
});

describe("dropping and pasting", () => {
  it("takes a file dropped anywhere on the field, before a link that comes with it", async () => {
    const onChange = vi.fn();
    render(<Page onChange={onChange} />);
    const picture = await drawPicture(4, 4);

    drop(transfer([picture], { "text/uri-list": "https://example.org/other.png" }));

    await screen.findByText("lake.png");
    expect(onChange.mock.calls[0]?.[0]).toMatchObject({ name: "lake.png" });
  });

  it("sets a dropped link without loading it", async () => {
    const onChange = vi.fn();
    const fetching = vi.spyOn(window, "fetch");
    render(<Page onChange={onChange} />);

    drop(transfer([], { "text/uri-list": "# a comment\r\nhttps://example.org/a/lake.jpg?x=1" }));

    expect(await screen.findByText("lake.jpg")).toBeVisible();
    expect(onChange).toHaveBeenCalledExactlyOnceWith("https://example.org/a/lake.jpg?x=1");
    expect(fetching).not.toHaveBeenCalled();
    fetching.mockRestore();
  });

  it("refuses a dropped script", async () => {
    const onChange = vi.fn();
    render(<Page onChange={onChange} />);

    drop(transfer([], { "text/uri-list": "javascript:alert(1)" }));

    expect(await screen.findByRole("alert")).toHaveTextContent("A link starts with https://.");
    expect(onChange).not.toHaveBeenCalled();
  });

  it("shows that it would take what is dragged over it", async () => {
    render(<Page />);
    const dataTransfer = transfer([await drawPicture(4, 4)]);
    const frame = field().querySelector(".iw-media");

    drag("dragover", dataTransfer);
    expect(frame).toHaveClass("iw-media-over");
    drag("dragleave", dataTransfer, document.body);
    expect(frame).not.toHaveClass("iw-media-over");
    drag("dragover", transfer([], { "text/plain": "words" }));
    expect(frame).not.toHaveClass("iw-media-over");
  });

  it("takes a pasted picture and a pasted link", async () => {
    const onChange = vi.fn();
    render(<Page onChange={onChange} />);
    const paste = (clipboardData: DataTransfer) =>
      act(() => chooser().dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true })));

    paste(transfer([await drawPicture(4, 4, "shot.png")]));
    await screen.findByText("shot.png");
    paste(transfer([], { "text/plain": " https://example.org/pasted.webp " }));
    await screen.findByText("pasted.webp");
    paste(transfer([], { "text/plain": "just words" }));

    expect(await screen.findByRole("alert")).toHaveTextContent("That is not a link to a picture.");
    expect(onChange).toHaveBeenCalledTimes(2);
  });
});

describe("a link", () => {
  it("is given by keyboard alone, and the focus returns to where it began", async () => {
    render(<Page />);
    await user.tab();
    await user.tab();
    await user.keyboard("{Enter}");
    expect(screen.getByRole("textbox", { name: "Link to a picture" })).toHaveFocus();

    await user.keyboard("ftp://example.org/a.png{Enter}");
    expect(await screen.findByRole("alert")).toHaveTextContent("A link starts with https://.");
    await user.clear(screen.getByRole("textbox"));
    await user.keyboard("https://example.org/a.png{Enter}");

    expect(screen.getByText("a.png")).toBeVisible();
    expect(screen.queryByRole("textbox")).toBeNull();
    expect(screen.getByRole("button", { name: "Use a link" })).toHaveFocus();
  });

  it("is given up with Escape, which goes no further", async () => {
    render(<Page />);
    await user.click(screen.getByRole("button", { name: "Use a link" }));
    const further = vi.fn();
    const listener = (event: KeyboardEvent) => further(event.defaultPrevented);
    document.addEventListener("keydown", listener);

    await user.keyboard("{Escape}");

    expect(screen.queryByRole("textbox")).toBeNull();
    expect(screen.getByRole("button", { name: "Use a link" })).toHaveFocus();
    expect(further).toHaveBeenCalledExactlyOnceWith(true);
    document.removeEventListener("keydown", listener);
  });
});

describe("the field", () => {
  it("removes its media and leaves the focus on the file control", async () => {
    const onChange = vi.fn();
    render(<Page start="https://example.org/a.png" onChange={onChange} />);

    await user.click(screen.getByRole("button", { name: "Remove" }));

    expect(onChange).toHaveBeenCalledExactlyOnceWith(undefined);
    expect(chooser()).toHaveFocus();
    expect(screen.queryByRole("button", { name: "Remove" })).toBeNull();
  });

  it("marks the control that takes focus when it is what is missing", () => {
    render(<Page missing={{ field: "media", message: "Choose, drop or paste a picture first." }} />);
    expect(chooser()).toBeInvalid();
    expect(chooser()).toHaveAccessibleDescription("Choose, drop or paste a picture first.");
    expect(field().querySelectorAll('[aria-invalid="true"]')).toHaveLength(1);
  });

  it("only shows what it holds when it is read-only", async () => {
    const onChange = vi.fn();
    render(<Page start="https://example.org/a.png" readOnly onChange={onChange} />);

    drop(transfer([await drawPicture(4, 4)]));

    expect(screen.getByText("a.png")).toBeVisible();
    expect(screen.queryByRole("button")).toBeNull();
    expect(field().querySelector("input")).toBeNull();
    expect(onChange).not.toHaveBeenCalled();
  });

  it("shows a hostile file name as text", async () => {
    render(<Page />);
    await user.upload(chooser(), new File([await drawPicture(4, 4)], "<img src=x onerror=alert(1)>.png", { type: "image/png" }));
    expect(await screen.findByText("<img src=x onerror=alert(1)>.png")).toBeVisible();
    expect(field().querySelector("img")).toBeNull();
  });
});

describe("a picture field", () => {
  function Pictures({ start, onChange }: { start?: Media; onChange?(media: Media | undefined): void }) {
    const [media, setMedia] = useState<Media | undefined>(start);
    const change = (next: Media | undefined) => {
      onChange?.(next);
      setMedia(next);
    };
    return (
      <article className="iw">
        <ImageField label="Image" value={media} onChange={change} readOnly={false} missing={undefined} />
      </article>
    );
  }

  it("shows the picture that will be sent, with its size in pixels", async () => {
    render(<Pictures />);
    await user.upload(chooser(), await drawPicture(64, 48));

    const picture = await screen.findByRole<HTMLImageElement>("img", { name: "Picture to be sent: lake.png" });
    expect(await screen.findByText("64 × 48 px")).toBeVisible();
    expect(picture.naturalWidth).toBe(64);

    await user.upload(chooser(), await drawPicture(10, 20, "tower.png"));
    expect(await screen.findByText("10 × 20 px")).toBeVisible();
    expect(screen.getByRole("img")).toHaveAccessibleName("Picture to be sent: tower.png");
  });

  it("says so when the browser cannot show the picture", async () => {
    render(<Pictures start={new File([new Uint8Array([137, 80, 78, 71, 0, 0])], "broken.png", { type: "image/png" })} />);
    expect(await screen.findByText(/The browser cannot show this picture/)).toBeVisible();
    expect(screen.queryByRole("img")).toBeNull();
  });

  it("tells that a photo says where it was taken, and takes that out when asked to, by keyboard", async () => {
    const onChange = vi.fn();
    render(<Pictures onChange={onChange} />);
    const drawn = await drawPicture(4, 4, "beach.jpg", "image/jpeg");
    const packet = new TextEncoder().encode('http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude="52,31.2N"/>');
    const mark = new Uint8Array([0xff, 0xd8, 0xff, 0xe1, 0, packet.length + 2]);
    const photo = new File([mark, packet, drawn.slice(2)], "beach.jpg", { type: "image/jpeg" });

    await user.upload(chooser(), drawn);
    expect(await screen.findByRole("img")).toBeVisible();
    expect(screen.queryByText(/where it was taken/)).toBeNull();
    await user.upload(chooser(), photo);
    expect(await screen.findByText("This photo tells where it was taken.")).toBeVisible();

    screen.getByRole("button", { name: "Remove the place" }).focus();
    await user.keyboard("{Enter}");
    const note = await screen.findByText("The photo no longer tells where it was taken.");
    await waitFor(() => expect(note).toHaveFocus());
    const sent: File = onChange.mock.lastCall?.[0];
    expect(await sent.text()).not.toContain("52,31.2N");
    expect(sent.name).toBe("beach.jpg");
    expect(screen.getByRole("img", { name: /beach\.jpg/ })).toBeVisible();
  });

  it("frees every picture it has shown", async () => {
    const made = vi.spyOn(URL, "createObjectURL");
    const freed = vi.spyOn(URL, "revokeObjectURL");
    const { unmount } = render(<Pictures />);
    await user.upload(chooser(), await drawPicture(4, 4));
    await screen.findByRole("img");
    await user.upload(chooser(), await drawPicture(5, 5, "b.png"));
    await screen.findByRole("img", { name: /b\.png/ });
    unmount();

    expect(made).toHaveBeenCalledTimes(2);
    expect(freed.mock.calls.flat().sort()).toEqual(made.mock.results.map((result) => result.value).sort());
    made.mockRestore();
    freed.mockRestore();
  });
});

describe("a picture as input", () => {
  const input = imageInput({ label: "Image" });

  it("asks with the bytes, or with a URL that is still to be loaded", async () => {
    const picture = await drawPicture(4, 4);
    expect(input.toRequest({ media: picture }, { threshold: 0.5 })).toEqual({ inputs: picture, parameters: { threshold: 0.5 } });
    expect(input.toRequest({ media: "/models/a.jpg" }, {}).inputs).toEqual(new URL("/models/a.jpg", location.href));
  });

  it("reads back what it writes into a card", () => {
    const picture: MediaInput = { media: "https://example.org/a.png" };
    expect(input.fromCard(input.toCard(picture))).toEqual(picture);
  });

  it.each(["javascript:alert(1)", "data:text/html,<b>", "data:image/svg+xml,<svg/>", "//example.org/a.png", 7, null, undefined])(
    "does not read %s as a picture",
    (src) => {
      expect(input.fromCard({ src })).toBeUndefined();
    },
  );

  it("says what is missing", () => {
    expect(input.missing(input.empty)).toEqual({ field: "media", message: "Choose, drop or paste a picture first." });
    expect(input.missing({ media: "https://example.org/a.png" })).toBeUndefined();
  });
});
