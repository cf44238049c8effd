// build/assets/styleguide.html: every pattern of the face on one page, to look at while working on the styles (bin/shots takes
// its picture). {{asset:x}}, {{icon:x}} and {{world}} in ui/styleguide/*.html are filled.
import { readdirSync } from "node:fs";
import { countries, viewBox } from "./map.mjs";
import { built, read, ui, write } from "./paths.mjs";
import { icons } from "./pictures.mjs";

export function styleguide(url) {
    const pictures = new Map(icons().map(({ name, body }) => [name, `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${body}</svg>`]));
    for (const name of readdirSync(ui("styleguide"))) {
        const text = read(ui("styleguide", name))
            .replace(/\{\{asset:([^}]+)\}\}/g, (_, asset) => url(asset))
            .replace(/\{\{icon:([^}]+)\}\}/g, (_, icon) => pictures.get(icon) ?? `[no icon ${icon}]`)
            .replace("{{world}}", world);
        write(built("styleguide", name), text);
    }
}

// A few countries coloured, as an example.
function world() {
    const levels = { SE: 4, US: 3, JP: 2, GB: 3, DE: 2, CN: 1, IN: 1, UG: 2, SG: 1, CH: 2, BR: 1 };
    const marks = countries().map(({ code, path, x, y }) => {
        const level = levels[code] ? ` class="level-${levels[code]}"` : "";
        return path ? `<path${level} d="${path}"/>` : `<circle${level} cx="${x}" cy="${y}" r="7"/>`;
    });
    return `<svg class="world" viewBox="${viewBox}" role="img" aria-label="Partnerships by country">${marks.join("")}</svg>`;
}
