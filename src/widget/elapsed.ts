"use client";
import { useEffect, useState } from "react";
import type { Translate } from "../core/message.js";

/** Seconds since a run began, told anew ten times a second. */
export function useElapsed(startedAt: number | undefined): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(
    function tick() {
      if (startedAt === undefined) return;
      const timer = setInterval(() => setNow(Date.now()), 100);
      return () => clearInterval(timer);
    },
    [startedAt],
  );
  return startedAt === undefined ? 0 : Math.max(0, now - startedAt) / 1000;
}

/** Seconds with two decimals below ten, one below a minute, else minutes and seconds. */
export function formatSeconds(seconds: number, t: Translate): string {
  if (seconds < 60) return t("{seconds} s", { seconds: t.figure(seconds.toFixed(seconds < 10 ? 2 : 1)) });
  return t("{minutes} min {seconds} s", { minutes: Math.floor(seconds / 60), seconds: Math.floor(seconds % 60) });
}
