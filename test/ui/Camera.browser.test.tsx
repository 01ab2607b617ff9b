import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Media } from "../../src/core/task.js";
import { ImageField } from "../../src/inputs/imageInput.js";
import "@testing-library/jest-dom/vitest";
import "../../src/styles.css";

const user = userEvent.setup();

function Page({ onChange }: { onChange?(media: Media | undefined): void }) {
  const [media, setMedia] = useState<Media>();
  return (
    <article className="iw">
      <ImageField
        label="Image"
        value={media}
        onChange={(next) => {
          onChange?.(next);
          setMedia(next);
        }}
        readOnly={false}
        missing={undefined}
      />
    </article>
  );
}

/** A camera that films a canvas, and remembers what it gave. */
function fakeCamera(answer?: () => Promise<MediaStream>) {
  const streams: MediaStream[] = [];
  const film = () => {
    const canvas = document.createElement("canvas");
    canvas.width = 64;
    canvas.height = 48;
    const context = canvas.getContext("2d");
    const stream = canvas.captureStream(30);
    const draw = () => {
      context?.fillRect(0, 0, 64, 48);
      if (stream.active) setTimeout(draw, 20);
    };
    draw();
    streams.push(stream);
    return stream;
  };
  const ask = vi.spyOn(navigator.mediaDevices, "getUserMedia").mockImplementation(answer ?? (async () => film()));
  const on = () => streams.flatMap((stream) => stream.getTracks()).filter((track) => track.readyState === "live").length;
  return { ask, film, on };
}

const open = () => user.click(screen.getByRole("button", { name: "Camera" }));
const ready = () =>
  waitFor(() => expect(screen.getByRole("button", { name: "Take picture" })).not.toHaveAttribute("aria-disabled"));

afterEach(() => {
  vi.restoreAllMocks();
});

describe("the camera", () => {
  it("is asked for on a click, and not before", async () => {
    const camera = fakeCamera();
    render(<Page />);
    expect(camera.ask).not.toHaveBeenCalled();

    await open();

    expect(camera.ask).toHaveBeenCalledTimes(1);
    await ready();
    expect(screen.getByLabelText("What the camera sees")).toBeVisible();
  });

  it("takes a picture, goes off, and returns the focus to its button", async () => {
    const camera = fakeCamera();
    const onChange = vi.fn();
    render(<Page onChange={onChange} />);
    await open();
    await ready();
    const video = screen.getByLabelText<HTMLVideoElement>("What the camera sees");
    await waitFor(() => expect(video.videoWidth).toBe(64));

    await user.keyboard("{Enter}");

    expect(await screen.findByRole("img", { name: "Picture to be sent: camera.jpg" })).toBeVisible();
    expect(await screen.findByText("64 × 48 px")).toBeVisible();
    expect(onChange).toHaveBeenCalledTimes(1);
    expect(onChange.mock.calls[0]?.[0]).toMatchObject({ type: "image/jpeg" });
    expect(camera.on()).toBe(0);
    expect(screen.getByRole("button", { name: "Camera" })).toHaveFocus();
  });

  it.each(["the button", "Escape"])("goes off when it is cancelled with %s", async (how) => {
    const camera = fakeCamera();
    render(<Page />);
    await open();
    await ready();
    expect(camera.on()).toBe(1);

    if (how === "Escape") await user.keyboard("{Escape}");
    else await user.click(screen.getByRole("button", { name: "Cancel" }));

    expect(camera.on()).toBe(0);
    expect(screen.queryByLabelText("What the camera sees")).toBeNull();
    expect(screen.getByRole("button", { name: "Camera" })).toHaveFocus();
  });

  it("goes off when the page lets go of the field", async () => {
    const camera = fakeCamera();
    const { unmount } = render(<Page />);
    await open();
    await ready();

    unmount();

    expect(camera.on()).toBe(0);
  });

  it("goes off at once when permission comes after the field has gone", async () => {
    let permit = () => {};
    const camera = fakeCamera(
      () =>
        new Promise((resolve) => {
          permit = () => resolve(camera.film());
        }),
    );
    const { unmount } = render(<Page />);
    await open();
    expect(screen.getByText("Asking for the camera")).toBeVisible();

    unmount();
    permit();

    await Promise.resolve();
    await waitFor(() => expect(camera.on()).toBe(0));
  });

  it.each([
    ["NotAllowedError", "The camera is blocked for this page."],
    ["NotFoundError", "There is no camera here."],
    ["NotReadableError", "The camera is in use by another program."],
    ["SomethingElse", "The camera did not start."],
  ])("says in words why there is no picture: %s", async (name, sentence) => {
    fakeCamera(() => Promise.reject(new DOMException("", name)));
    render(<Page />);

    await open();

    expect(await screen.findByRole("alert")).toHaveTextContent(sentence);
    expect(screen.queryByRole("button", { name: "Take picture" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Cancel" }));
    expect(screen.getByRole("button", { name: "Camera" })).toHaveFocus();
  });

  it("says when it is unplugged", async () => {
    const camera = fakeCamera();
    render(<Page />);
    await open();
    await ready();
    const stream = await (camera.ask.mock.results[0]?.value as Promise<MediaStream>);

    act(() => stream.getVideoTracks()[0]?.dispatchEvent(new Event("ended")));

    expect(await screen.findByRole("alert")).toHaveTextContent("The camera has stopped.");
    expect(camera.on()).toBe(0);
  });
});
