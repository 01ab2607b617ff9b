import { spawnSync } from "node:child_process";
import { createPicture } from "./raster.mjs";

export const film = { width: 320, height: 180, perSecond: 12, seconds: 3 };

export const canFilm = () => spawnSync("ffmpeg", ["-version"]).status === 0;

/** One picture of a scene; `at` runs from 0 to 1. */
export function drawFrame(scene, at) {
  const picture = createPicture(film.width, film.height);
  for (const { path, paint, opacity } of scene(at)) picture.fill(path, paint, opacity);
  return picture.toBytes();
}

/** The scene as a video: WebM, or MP4 for a name that ends so; VP9 in both, which browsers play without a licence. */
export function encodeFilm(scene, name) {
  const count = film.perSecond * film.seconds;
  const frames = Buffer.concat(Array.from({ length: count }, (_, index) => drawFrame(scene, index / (count - 1))));
  const container = name.endsWith(".mp4") ? ["-movflags", "+faststart", "-f", "mp4"] : ["-f", "webm"];
  // A file that can be sought in has to be one on the disk.
  const { status, stderr, stdout } = spawnSync(
    "ffmpeg",
    [
      ...["-v", "error", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", `${film.width}x${film.height}`],
      ...["-r", String(film.perSecond), "-i", "pipe:0", "-an", "-c:v", "libvpx-vp9", "-pix_fmt", "yuv420p"],
      ...["-crf", "38", "-b:v", "0", "-deadline", "good", "-cpu-used", "1", "-threads", "1", "-row-mt", "0", "-g", "36"],
      ...["-fflags", "+bitexact", "-flags:v", "+bitexact", "-map_metadata", "-1", ...container, "-y", name],
    ],
    { input: frames, maxBuffer: 1 << 26 },
  );
  if (status !== 0) throw new Error(`${stderr}${stdout}`);
}
