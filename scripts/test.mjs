// `npm test`: types, lint, and every test; ends with the true sum of what passed and failed.
import { execFile, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureChromium } from "./chromium.mjs";
import { ensureDependencies, root } from "./dependencies.mjs";

const count = { passed: 0, failed: 0 };

const options = { cwd: root, shell: process.platform === "win32" };

/** Starts a check, which goes on beside the tests. Gives what it said once it has ended. */
function start(title, command, parameters) {
  return new Promise((done) => {
    execFile(command, parameters, { ...options, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      done({ title, passed: !error, said: `${stdout}${error ? stderr || error.message : ""}`.trim() });
    });
  });
}

ensureDependencies();
let chromium;
try {
  chromium = await ensureChromium();
} catch (error) {
  console.error(error.message);
  console.log("0 passed, 1 failed");
  process.exit(1);
}

const checks = [
  start("Types", process.execPath, ["node_modules/typescript/bin/tsc", "-p", "."]),
  start("Lint", "npm", ["exec", "--yes", "--package=@biomejs/biome@2.6.8", "--", "biome", "ci", "--colors=off", "."]),
];

const folder = mkdtempSync(join(tmpdir(), "inference-widgets-"));
const file = join(folder, "results.json");
console.log("\nTests");
const vitest = ["node_modules/vitest/vitest.mjs", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
const env = { ...process.env, CHROMIUM_PATH: chromium };
const status = await new Promise((done) => {
  spawn(process.execPath, vitest, { ...options, stdio: "inherit", env }).on("close", done);
});
for (const { title, passed, said } of await Promise.all(checks)) {
  console.log(`${title}: ${passed ? "ok" : `failed\n${said}`}`);
  count[passed ? "passed" : "failed"] += 1;
}
let results = { numPassedTests: 0, numFailedTests: 0, testResults: [] };
try {
  results = JSON.parse(readFileSync(file, "utf8"));
} catch {
  console.error("The test run ended before it could report.");
}
rmSync(folder, { recursive: true, force: true });
count.passed += results.numPassedTests;
// A file that could not be loaded has no failed tests of its own, and is a failure all the same.
count.failed +=
  results.numFailedTests +
  results.testResults.filter((one) => one.status === "failed" && one.assertionResults.length === 0).length;
if (status !== 0 && count.failed === 0) count.failed += 1;

console.log(`\n${count.passed} passed, ${count.failed} failed`);
process.exit(count.failed === 0 ? 0 : 1);
