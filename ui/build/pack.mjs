// Gathers the finished files into one pack with a table beside it, which the C++ build takes in (platform/assets). Each file is
// there plain, and as brotli and gzip where that is smaller; its hash is part of its address, so it can be kept for ever.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { built, write } from "./paths.mjs";

const types = {
    css: "text/css; charset=utf-8", js: "text/javascript; charset=utf-8", svg: "image/svg+xml", woff2: "font/woff2",
    html: "text/html; charset=utf-8", txt: "text/plain; charset=utf-8",
};

export class Pack {
    #files = new Map();

    // Answers with the file's address.
    add(name, content) {
        const bytes = Buffer.from(content);
        const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
        this.#files.set(name, { bytes, hash });
        write(built("files", name), bytes);
        return this.url(name);
    }

    url(name) {
        const file = this.#files.get(name);
        if (!file) throw new Error(`no asset is called ${name}`);
        return `/assets/${file.hash}/${name}`;
    }

    // assets.pack and assets.inc: name, hash, address, type, and where in the pack the three forms stand.
    write() {
        const pieces = [];
        let length = 0;
        const put = (bytes) => {
            const place = `{${length}, ${bytes.length}}`;
            pieces.push(bytes);
            length += bytes.length;
            return place;
        };
        const names = [...this.#files.keys()].sort();
        const lines = names.map((name) => {
            const { bytes, hash } = this.#files.get(name);
            const type = types[name.split(".").pop()];
            const [brotli, gzip] = type.startsWith("font/") ? [none, none] : [small(hash, "br", bytes), small(hash, "gz", bytes)];
            return `{"${name}", "${hash}", "${this.url(name)}", "${type}", ${put(bytes)}, ${put(brotli)}, ${put(gzip)}},`;
        });
        write(built("assets.inc"), `// Made by ui/build; do not edit.\n${lines.join("\n")}\n`);
        write(built("assets.pack"), Buffer.concat(pieces));
        return { files: names.length, bytes: length };
    }
}

const none = Buffer.alloc(0);
const squeeze = {
    br: (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
    gz: (bytes) => gzipSync(bytes, { level: 9 }),
};

// Compression at the highest level is slow, so its result is kept by the content's hash. Nothing, when it gains nothing.
function small(hash, how, bytes) {
    const kept = built("kept", `${hash}.${how}`);
    if (!existsSync(kept)) write(kept, squeeze[how](bytes));
    const result = readFileSync(kept);
    return result.length < bytes.length * 0.95 ? result : none;
}
