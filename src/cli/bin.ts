#!/usr/bin/env node
import { buffer } from "node:stream/consumers";
import { run } from "./run.js";
import { wantsColours } from "./terminal.js";

// Whoever reads the output may stop early, as `head` does.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

process.exitCode = await run(process.argv.slice(2), {
  write: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(text),
  readInput: async () => (await buffer(process.stdin)).toString("utf8"),
  hasColours: wantsColours(process.env, process.stdout.isTTY),
});
