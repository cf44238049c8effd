// Icons (few, from Lucide, named by what they mean here) and flags (from flag-icons, made small).
import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { optimize } from "svgo";
import { built, packages, read, ui, write } from "./paths.mjs";

// {name, body}: what stands between <svg> and </svg>; the program adds the size and the name for screen readers.
export function icons() {
    return Object.entries(JSON.parse(read(ui("icons.json")))).sort().map(([name, lucide]) => {
        const text = read(packages("lucide-static/icons", `${lucide}.svg`));
        const body = text.slice(text.indexOf(">", text.indexOf("<svg")) + 1, text.lastIndexOf("</svg>"));
        return { name, body: body.replace(/\s*\n\s*/g, "").replace(/ \/>/g, "/>") };
    });
}

// [name, svg] for every two-letter code. Coats of arms lose detail that nobody sees at the height of a line of text.
export function flags() {
    const folder = packages("flag-icons/flags/4x3");
    return readdirSync(folder).filter((name) => /^[a-z]{2}\.svg$/.test(name)).sort()
        .map((name) => [`flags/${name}`, flag(read(`${folder}/${name}`))]);
}

function flag(source) {
    const kept = built("kept", `${createHash("sha256").update(source).digest("hex").slice(0, 16)}.svg`);
    if (!existsSync(kept)) write(kept, smaller(source));
    return read(kept);
}

function smaller(source) {
    const precision = source.length > 10000 ? 0 : 1;
    const plugins = [{ name: "preset-default", params: { floatPrecision: precision } }, { name: "removeAttrs", params: { attrs: "id" } }];
    const used = /(href|url\()/.test(source);
    return optimize(source, { multipass: true, floatPrecision: precision, plugins: used ? plugins.slice(0, 1) : plugins }).data;
}
