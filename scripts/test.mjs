// `npm test`: types, lint, and every test; ends with the true sum of what passed and failed.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureChromium } from "./chromium.mjs";
import { ensureDependencies, root } from "./dependencies.mjs";

const count = { passed: 0, failed: 0 };

function run(command, parameters, env = {}) {
  const options = { cwd: root, stdio: "inherit", env: { ...process.env, ...env }, shell: process.platform === "win32" };
  return spawnSync(command, parameters, options).status === 0;
}

function check(title, command, parameters) {
  console.log(`\n${title}`);
  const passed = run(command, parameters);
  count[passed ? "passed" : "failed"] += 1;
  console.log(passed ? "ok" : "failed");
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

check("Types", process.execPath, ["node_modules/typescript/bin/tsc", "-p", "."]);
check("Lint", "npm", ["exec", "--yes", "--package=@biomejs/biome@2.6.8", "--", "biome", "ci", "--colors=off", "."]);

const folder = mkdtempSync(join(tmpdir(), "inference-widgets-"));
const file = join(folder, "results.json");
console.log("\nTests");
const vitest = ["node_modules/vitest/vitest.mjs", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
const passed = run(process.execPath, vitest, { CHROMIUM_PATH: chromium });
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
if (!passed && count.failed === 0) count.failed += 1;

console.log(`\n${count.passed} passed, ${count.failed} failed`);
process.exit(count.failed === 0 ? 0 : 1);
