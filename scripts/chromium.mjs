import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

const usualPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  `${process.env.PROGRAMFILES}\\Google\\Chrome\\Application\\chrome.exe`,
  `${process.env["PROGRAMFILES(X86)"]}\\Google\\Chrome\\Application\\chrome.exe`,
  `${process.env.LOCALAPPDATA}\\Google\\Chrome\\Application\\chrome.exe`,
];

/** The browser of Playwright's own installer, where it has put one. */
async function playwrightPlace() {
  const { chromium } = await import("playwright");
  return chromium.executablePath();
}

/**
 * Path of a Chrome or Chromium on this machine: `CHROMIUM_PATH`, then the usual places, then Playwright's.
 * Undefined when there is none.
 */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH is ${named}, but no file is there. Point it at a Chrome or Chromium, or unset it.`);
  }
  return [...usualPlaces, await playwrightPlace()].find((place) => existsSync(place));
}

/** A Chromium, installed by Playwright's installer or apt-get when the machine has none. */
export async function ensureChromium() {
  const found = await findChromium();
  if (found) return found;
  const attempts = [
    ["npx", ["--no-install", "playwright", "install", "chromium"]],
    ["apt-get", ["install", "--yes", "--quiet", "chromium"]],
    ["sh", ["-c", "apt-get update --quiet && apt-get install --yes --quiet chromium"]],
  ];
  for (const [command, parameters] of attempts) {
    console.log(`No Chromium here yet: ${command} ${parameters.join(" ")}`);
    try {
      execFileSync(command, parameters, { stdio: "inherit", timeout: 10 * 60 * 1000 });
    } catch {
      continue;
    }
    const installed = await findChromium();
    if (installed) return installed;
  }
  throw new Error("The tests need Chrome or Chromium: install one, or set CHROMIUM_PATH to its executable.");
}
