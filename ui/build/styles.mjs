// One stylesheet for the whole program: the theme, those components of the design system that our pages use, and our own
// sheets, in that order. The design system lies in cascade layers, so a rule of ours always prevails without tricks.
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { packages, read, ui } from "./paths.mjs";
import { theme } from "./theme.mjs";

const base = ["base", "data-size-workaround", "heading", "label", "paragraph", "list", "validation-message"];
const components = [
    "alert", "avatar", "badge", "button", "chip", "details", "dialog", "divider", "dropdown", "error-summary", "field",
    "fieldset", "input", "link", "pagination", "popover", "skip-link", "spinner", "table", "tag", "tooltip",
];

const component = (name) => read(packages("@digdir/designsystemet-css/dist/src", `${name}.css`));
const layer = (name, names) => `@layer ${name}{${names.map(component).join("")}}\n`;

// Our own sheets, ui/styles/NN-name.css, in the order of their numbers.
const own = () => readdirSync(ui("styles")).filter((name) => name.endsWith(".css")).sort().map((name) => read(ui("styles", name)));

export function stylesheet(fontUrls) {
    const sheet = ["@layer ds.theme, ds.base, ds.components;\n", theme().replace('@charset "UTF-8";', ""),
        layer("ds.base", base), layer("ds.components", components), ...own()].join("\n");
    return lean(sheet).replace(/url\("?([\w-]+\.woff2)"?\)/g, (_, name) => `url(${fontUrls[name]})`);
}

// Comments and indentation go; the rest is left to brotli.
function lean(css) {
    return css.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s+/gm, "").replace(/\n+/g, "\n");
}

export const hashOf = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 12);
