// Serves the pages of the style guide (build/assets/styleguide) with the files they use, for pictures and for looking at them.
//   bin/shots styleguide          pictures into build/shots/styleguide
//   node journeys/styleguide.mjs  stays, for looking at http://127.0.0.1:8199/
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";
import { pathToFileURL } from "node:url";
import { built } from "../ui/build/paths.mjs";

const types = { ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2", ".html": "text/html; charset=utf-8" };

function fileOf(path) {
    const asset = path.match(/^\/assets\/[0-9a-f]+\/([\w/.-]+)$/);
    if (asset && !asset[1].includes("..")) return built("files", asset[1]);
    const page = path.match(/^\/(\w+)$/);
    return page && built("styleguide", `${page[1]}.html`);
}

function answerFile(request, response) {
    const file = fileOf(new URL(request.url, "http://here").pathname);
    try {
        const bytes = readFileSync(file);
        response.writeHead(200, { "Content-Type": types[extname(file)] }).end(bytes);
    } catch {
        response.writeHead(404).end();
    }
}

// `pages` may answer before the files do: it gets request and response, and says whether it answered.
export function serveStyleguide({ port = 0, pages = () => false } = {}) {
    const server = createServer(async (request, response) => (await pages(request, response)) || answerFile(request, response));
    const stop = () => (server.closeAllConnections(), server.close());
    return new Promise((ready) => server.listen(port, "127.0.0.1", () => ready({ address: `http://127.0.0.1:${server.address().port}`, stop })));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) console.log((await serveStyleguide({ port: 8199 })).address);
