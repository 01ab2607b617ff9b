// Runs the JavaScript files whose names come in, each when the one before is over; tells what was printed, and what went wrong.
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { format } from "node:util";

const { write } = process.stdout;
const send = fetch;

for await (const line of createInterface(process.stdin)) {
  const { file, instead } = JSON.parse(line);
  const toServer = (address) => instead.reduce((all, [from, to]) => all.replace(from, to), String(address));
  globalThis.fetch = (address, init) => send(toServer(address), init);
  const printed = [];
  process.stdout.write = (piece) => printed.push(Buffer.from(piece)) > 0;
  const failed = await import(pathToFileURL(file).href).then(() => undefined, format);
  process.stdout.write = write;
  console.log(JSON.stringify({ printed: String(Buffer.concat(printed)), failed }));
}
