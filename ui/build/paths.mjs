// Where things are: sources in ui/, packages in node_modules/, everything that is made in build/assets/.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
export const ui = (...parts) => join(root, "ui", ...parts);
export const packages = (...parts) => join(root, "node_modules", ...parts);
export const built = (...parts) => join(process.env.ENTENTE_ASSETS || join(root, "build", "assets"), ...parts);

export const read = (path) => readFileSync(path, "utf8");

export function write(path, content) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
}
