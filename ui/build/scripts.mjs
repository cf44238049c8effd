// The ES modules of ui/js, copied as they are. Only the addresses in their import lines are rewritten, so that each module can
// carry its own hash in its address and be kept by the browser for ever.
import { readdirSync } from "node:fs";
import { read, ui } from "./paths.mjs";

// Gives [name, text] in such an order that a module comes after those it imports. add(name, text) answers with its address.
export function scripts(add) {
    const urls = new Map();
    const under = new Set();
    const visit = (name) => {
        if (urls.has(name)) return urls.get(name);
        if (under.has(name)) throw new Error(`ui/js/${name} imports itself in a circle`);
        under.add(name);
        const text = read(ui("js", name)).replace(/(from |import )"\.\/([\w-]+\.js)"/g, (_, how, other) => `${how}"${visit(other)}"`);
        urls.set(name, add(name, text));
        return urls.get(name);
    };
    readdirSync(ui("js")).filter((name) => name.endsWith(".js")).forEach(visit);
}
