import "../../../src/styles.css";
import "../../../src/ModelGallery.css";
import { hydrateRoot } from "react-dom/client";
import { hostileStatesOf } from "./hostile.js";
import { visitPart } from "./others.js";
import { servedPage } from "./served.js";
import { statesOf } from "./states.js";
import { quiet, visit } from "./visit.js";

const problems: string[] = [];
document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile, lineNumber, sample }) => {
  problems.push(`${effectiveDirective} forbids ${blockedURI} ${sample} at ${sourceFile}:${lineNumber}`);
});

/** What the test calls: each shows many widgets at once and tells what was wrong. */
const calls = {
  states: async (tag: string) => visit(await statesOf(tag)),
  hostile: async (tag: string, canary: string) => visit(await hostileStatesOf(tag, canary)),
  part: visitPart,
  hydrate,
};

declare global {
  interface Window {
    policy: typeof calls;
    /** Violations since it was asked last. */
    violations(): string[];
    /** Set by whatever runs that must not. */
    __ran?: unknown;
  }
}

window.policy = calls;
window.violations = () => problems.splice(0);

/** Takes over what a server has drawn; tells what did not fit. */
async function hydrate(): Promise<string[]> {
  const found: string[] = [];
  hydrateRoot(document.getElementById("root") as HTMLElement, await servedPage(), {
    onRecoverableError: (error) => found.push(String(error)),
  });
  await quiet();
  return found;
}
