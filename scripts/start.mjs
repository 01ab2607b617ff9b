// `npm start`: Storybook on a free port near 6006, opening on the Playground.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { ensureDependencies, root } from "./dependencies.mjs";

ensureDependencies();

const isFree = (port) =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });

let port = 6006;
while (!(await isFree(port))) port += 1;

const page = "/?path=/story/playground--playground";
console.log(`\nThe Playground: http://localhost:${port}${page}\n`);
const headless = process.env.CI || !process.stdout.isTTY;
const flags = ["--port", port, "--exact-port", "--initial-path", page, "--disable-telemetry", "--no-version-updates"];
const storybook = spawn(
  process.execPath,
  ["node_modules/storybook/dist/bin/dispatcher.js", "dev", ...flags, ...(headless ? ["--ci", "--no-open"] : [])],
  {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, STORYBOOK_DISABLE_TELEMETRY: "1" },
  },
);
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => storybook.kill(signal));
storybook.on("exit", (code) => process.exit(code ?? 0));
