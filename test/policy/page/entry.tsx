import "../../../src/styles.css";
import { hostileStatesOf } from "./hostile.js";
import { visitOthers } from "./others.js";
import { statesOf } from "./states.js";
import { visit } from "./visit.js";

const problems: string[] = [];
document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile, lineNumber, sample }) => {
  problems.push(`${effectiveDirective} forbids ${blockedURI} ${sample} at ${sourceFile}:${lineNumber}`);
});

/** What the test calls: each shows many widgets at once and tells what was wrong. */
const calls = {
  states: async (tag: string) => visit(await statesOf(tag)),
  hostile: async (tag: string, canary: string) => visit(await hostileStatesOf(tag, canary)),
  others: visitOthers,
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
