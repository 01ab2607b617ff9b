import { createReadStream, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { render } from "./dist/server/server.js";

const html = readFileSync(new URL("dist/client/index.html", import.meta.url), "utf8");
const types = { css: "text/css", js: "text/javascript" };

const server = createServer((request, response) => {
  if (request.url === "/") {
    const { page, card } = render();
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    return response.end(html.replace("<!--page-->", () => page).replace("<!--card-->", () => card));
  }
  const [, file, type] = /^\/(assets\/[\w-]+\.(css|js))$/.exec(request.url) ?? [];
  if (!file) return response.writeHead(404).end();
  response.setHeader("Content-Type", types[type]);
  createReadStream(new URL(`dist/client/${file}`, import.meta.url)).pipe(response);
}).listen(process.env.PORT ?? 3000, () => console.log(`http://localhost:${server.address().port}/`));
