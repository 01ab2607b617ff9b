"use client";
import { type PointerEvent, useEffect, useRef, useState } from "react";
import { Icon } from "../../ui/Icon.js";
import { back, chevron, forward, plus, retry, up } from "../../ui/icons.js";
import { useWords } from "../../ui/words.js";
import { type Camera, createDrawing, type Drawing } from "./draw.js";
import type { GlbFile } from "./glb.js";
import type { Scene } from "./scene.js";

export interface SolidProps {
  glb: GlbFile;
  scene: Scene;
  title: string;
}

const front: Camera = { turn: -0.6, tilt: 0.35, distance: 3.6 };
const step = Math.PI / 8;

/** A 3D model to turn by the pointer or by buttons. It never moves by itself. */
export function Solid({ glb, scene, title }: SolidProps) {
  const t = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [camera, setCamera] = useState(front);
  const status = useDrawing(canvas, glb, scene, camera);
  const drag = useRef<{ readonly x: number; readonly y: number; readonly from: Camera }>(undefined);

  const turn = (turned: number, tilted: number) =>
    setCamera(({ turn: now, tilt, distance }) => ({ turn: now + turned, tilt: clampTilt(tilt + tilted), distance }));
  const approach = (factor: number) =>
    setCamera((now) => ({ ...now, distance: Math.max(1.2, Math.min(9, now.distance * factor)) }));

  const dragging = {
    onPointerDown(event: PointerEvent<HTMLCanvasElement>) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = { x: event.clientX, y: event.clientY, from: camera };
    },
    onPointerMove(event: PointerEvent) {
      if (!drag.current) return;
      const { x, y, from } = drag.current;
      setCamera({
        ...from,
        turn: from.turn + (event.clientX - x) / 120,
        tilt: clampTilt(from.tilt + (event.clientY - y) / 120),
      });
    },
    onPointerUp() {
      drag.current = undefined;
    },
    onPointerCancel() {
      drag.current = undefined;
    },
  };

  if (status === "impossible") {
    return <p className="iw-note">{t("This browser cannot draw it. Save the file to open it in a 3D program.")}</p>;
  }
  const buttons = [
    { name: t("Turn left"), icon: back, press: () => turn(-step, 0) },
    { name: t("Turn right"), icon: forward, press: () => turn(step, 0) },
    { name: t("Tilt up"), icon: up, press: () => turn(0, -step) },
    { name: t("Tilt down"), icon: chevron, press: () => turn(0, step) },
    { name: t("Closer"), icon: plus, press: () => approach(0.8) },
    { name: t("Farther"), icon: "M3 8h10", press: () => approach(1.25) },
    { name: t("First view"), icon: retry, press: () => setCamera(front) },
  ];
  return (
    <div className="iw-solid-frame" data-drawn={status === "drawn" ? "" : undefined}>
      <canvas className="iw-solid-canvas" ref={canvas} role="img" aria-label={t("{title}, drawn", { title })} {...dragging} />
      <div className="iw-solid-tools" role="group" aria-label={t("Look at it from elsewhere")}>
        {buttons.map(({ name, icon, press }) => (
          <button className="iw-tool" key={name} type="button" aria-label={name} title={name} onClick={press}>
            <Icon path={icon} className="iw-tool-icon" />
          </button>
        ))}
      </div>
    </div>
  );
}

function clampTilt(tilt: number): number {
  return Math.max(-1.5, Math.min(1.5, tilt));
}

/** Owns the drawing on a canvas: it is freed with the scene, and drawn anew when the camera or the size changes. */
function useDrawing(
  ref: { readonly current: HTMLCanvasElement | null },
  glb: GlbFile,
  scene: Scene,
  camera: Camera,
): "preparing" | "drawn" | "impossible" {
  const [made, setMade] = useState<{ readonly of: Scene; readonly drawing: Drawing | undefined }>();
  const current = made?.of === scene ? made : undefined;
  const latest = useRef(camera);

  useEffect(
    function make() {
      const canvas = ref.current;
      if (!canvas) return;
      const stop = new AbortController();
      let drawing: Drawing | undefined;
      createDrawing(canvas, glb, scene, stop.signal).then(
        (ready) => {
          if (stop.signal.aborted) return ready?.free();
          drawing = ready;
          setMade({ of: scene, drawing: ready });
        },
        () => {
          if (!stop.signal.aborted) setMade({ of: scene, drawing: undefined });
        },
      );
      const onLost = () => setMade({ of: scene, drawing: undefined });
      canvas.addEventListener("webglcontextlost", onLost);
      return () => {
        stop.abort();
        canvas.removeEventListener("webglcontextlost", onLost);
        drawing?.free();
      };
    },
    [ref, glb, scene],
  );
  useEffect(
    function draw() {
      latest.current = camera;
      const drawing = current?.drawing;
      if (!drawing) return;
      const frame = requestAnimationFrame(() => drawing.draw(camera));
      return () => cancelAnimationFrame(frame);
    },
    [current, camera],
  );
  useEffect(
    function followSize() {
      const drawing = current?.drawing;
      const canvas = ref.current;
      if (!drawing || !canvas) return;
      const observer = new ResizeObserver(() => drawing.draw(latest.current));
      observer.observe(canvas);
      return () => observer.disconnect();
    },
    [ref, current],
  );
  if (!current) return "preparing";
  return current.drawing ? "drawn" : "impossible";
}
