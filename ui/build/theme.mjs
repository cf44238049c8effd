// The theme: Designsystemet's own command turns the colours of ui/designsystemet.config.json into CSS variables for light and
// dark. It takes some seconds, so its answer is kept until the colours or the command change.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import { built, packages, read, ui, write } from "./paths.mjs";

export function theme() {
    const config = read(ui("designsystemet.config.json"));
    const version = read(packages("@digdir/designsystemet/package.json"));
    const stamp = createHash("sha256").update(config).update(version).digest("hex").slice(0, 12);
    const folder = built("theme", stamp);
    const sheet = `${folder}/css/entente.css`;
    if (!existsSync(sheet)) make(folder, config);
    return read(sheet);
}

function make(folder, config) {
    mkdirSync(folder, { recursive: true });
    write(`${folder}/designsystemet.config.json`, config);
    const command = packages("@digdir/designsystemet/dist/bin/designsystemet.js");
    const run = (...words) => execFileSync(process.execPath, [command, ...words], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
    run("tokens", "create", "--config", "designsystemet.config.json");
    run("tokens", "build", "--tokens", "design-tokens", "--out-dir", "css");
}
