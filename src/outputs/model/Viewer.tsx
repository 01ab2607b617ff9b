"use client";
import { createElement, type DOMAttributes, useEffect, useRef, useState } from "react";
import type { Translate } from "../../core/message.js";
import { Icon } from "../../ui/Icon.js";
import { chevron, plus, retry, up } from "../../ui/icons.js";
import { back, forward } from "../../ui/laterIcons.js";
import { useMediaUrl } from "../../ui/useMediaUrl.js";
import { useWords } from "../../ui/words.js";

export interface ViewerProps {
  /** A file that holds all that is needed to draw it. */
  file: Blob;
  /** What is seen, in words. */
  alt: string;
  /** Brings the element; false where there is none. */
  load: () => Promise<boolean>;
}

/** A 3D model to turn by the pointer, by the arrow keys or by buttons. It never moves by itself. */
export function Viewer({ file, alt, load }: ViewerProps) {
  const t = useWords();
  const url = useMediaUrl(file);
  const viewer = useRef<ViewerElement>(null);
  const isHere = useElement(load);
  const status = useStatus(viewer, isHere ? url : undefined);

  if (isHere === false || status === "failed") {
    return <p className="iw-note">{t("It cannot be drawn in this page. Save the file to open it in a 3D program.")}</p>;
  }
  const reading = (
    <p className="iw-solid-poster iw-quiet-text" slot="poster">
      {t("Reading the model")}
    </p>
  );
  const turn = (turned: number, tilted: number) => viewer.current && turnBy(viewer.current, turned, tilted);
  const buttons = [
    { name: t("Turn left"), icon: back, press: () => turn(-step, 0) },
    { name: t("Turn right"), icon: forward, press: () => turn(step, 0) },
    { name: t("Tilt up"), icon: up, press: () => turn(0, step) },
    { name: t("Tilt down"), icon: chevron, press: () => turn(0, -step) },
    { name: t("Closer"), icon: plus, press: () => viewer.current?.zoom(2) },
    { name: t("Farther"), icon: "M3 8h10", press: () => viewer.current?.zoom(-2) },
    { name: t("First view"), icon: retry, press: () => viewer.current && returnToFirst(viewer.current) },
  ];
  return (
    <div className="iw-solid-frame" data-drawn={status === "drawn" ? "" : undefined}>
      {isHere && url !== undefined
        ? createElement<ElementAttributes, ViewerElement>(
            "model-viewer",
            {
              ref: viewer,
              class: "iw-solid-viewer",
              src: url,
              alt,
              "camera-controls": "",
              "camera-orbit": firstOrbit,
              "interaction-prompt": "none",
              "touch-action": "pan-y",
              a11y: JSON.stringify(wordViews(t)),
            },
            reading,
          )
        : reading}
      <div className="iw-solid-tools" role="group" aria-label={t("Look at it from elsewhere")}>
        {buttons.map(({ name, icon, press }) => (
          <button className="iw-tool" key={name} type="button" aria-label={name} title={name} onClick={press}>
            <Icon path={icon} className="iw-i16" />
          </button>
        ))}
      </div>
    </div>
  );
}

/** What is used of the element. Source: https://modelviewer.dev/docs/ */
interface ViewerElement extends HTMLElement {
  cameraOrbit: string;
  fieldOfView: string;
  /** Angles in radians, the radius in metres. */
  getCameraOrbit(): { readonly theta: number; readonly phi: number; readonly radius: number };
  /** In metres. */
  getDimensions(): { readonly x: number; readonly y: number; readonly z: number };
  jumpCameraToGoal(): void;
  zoom(steps: number): void;
  /** Takes a property as changed from what it was. */
  requestUpdate(name: string, before: unknown): void;
  readonly updateComplete: Promise<unknown>;
}

interface ElementAttributes extends DOMAttributes<ViewerElement> {
  readonly class: string;
  readonly src: string;
  readonly alt: string;
  readonly "camera-controls": string;
  readonly "camera-orbit": string;
  readonly "interaction-prompt": string;
  readonly "touch-action": string;
  readonly a11y: string;
}

const firstOrbit = "-34deg 70deg auto";
const step = Math.PI / 8;

function turnBy(viewer: ViewerElement, turned: number, tilted: number): void {
  const { theta, phi, radius } = viewer.getCameraOrbit();
  viewer.cameraOrbit = `${theta - turned}rad ${phi - tilted}rad ${radius}m`;
  viewer.jumpCameraToGoal();
}

function returnToFirst(viewer: ViewerElement): void {
  viewer.cameraOrbit = firstOrbit;
  // By pointer and keys the camera moves without the two properties, so that setting them may change nothing.
  viewer.requestUpdate("cameraOrbit", undefined);
  viewer.requestUpdate("fieldOfView", undefined);
  viewer.jumpCameraToGoal();
}

/** Whether the element can be used; undefined until that is known. */
function useElement(load: () => Promise<boolean>): boolean | undefined {
  const [isHere, setHere] = useState<boolean>();
  useEffect(
    function bring() {
      let isOver = false;
      load().then((here) => {
        if (!isOver) setHere(here);
      });
      return () => {
        isOver = true;
      };
    },
    [load],
  );
  return isHere;
}

/** How far the drawing of the file at `url` has come. */
function useStatus(ref: { readonly current: ViewerElement | null }, url: string | undefined): "reading" | "drawn" | "failed" {
  const [told, setTold] = useState<{ readonly of: string; readonly status: "drawn" | "failed" }>();
  useEffect(
    function listen() {
      const viewer = ref.current;
      if (!viewer || url === undefined) return;
      allowStyle(viewer);
      // A file that cannot be read is loaded as one with nothing in it.
      const onLoad = () => setTold({ of: url, status: hasSize(viewer) ? "drawn" : "failed" });
      const onError = () => setTold({ of: url, status: "failed" });
      viewer.addEventListener("load", onLoad);
      viewer.addEventListener("error", onError);
      return () => {
        viewer.removeEventListener("load", onLoad);
        viewer.removeEventListener("error", onError);
      };
    },
    [ref, url],
  );
  return told !== undefined && told.of === url ? told.status : "reading";
}

function hasSize(viewer: ViewerElement): boolean {
  const { x, y, z } = viewer.getDimensions();
  const size = Math.hypot(x, y, z);
  return size > 0 && size < Infinity;
}

/** Where a page allows no `<style>`, the element would lie in pieces; sheets made by a program are allowed. */
function allowStyle({ shadowRoot }: ViewerElement): void {
  const style = shadowRoot?.querySelector("style");
  if (!shadowRoot || !style || style.sheet || shadowRoot.adoptedStyleSheets.length > 0) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style.textContent ?? "");
  shadowRoot.adoptedStyleSheets = [sheet];
}

/** From where it is seen, as it is told while the arrow keys turn it. */
function wordViews(t: Translate): Readonly<Record<string, string>> {
  return {
    front: t("Seen from the front"),
    back: t("Seen from behind"),
    left: t("Seen from the left"),
    right: t("Seen from the right"),
    "upper-front": t("Seen from the front, from above"),
    "upper-back": t("Seen from behind, from above"),
    "upper-left": t("Seen from the left, from above"),
    "upper-right": t("Seen from the right, from above"),
    "lower-front": t("Seen from the front, from below"),
    "lower-back": t("Seen from behind, from below"),
    "lower-left": t("Seen from the left, from below"),
    "lower-right": t("Seen from the right, from below"),
    "interaction-prompt": t("The arrow keys turn it."),
  };
}
