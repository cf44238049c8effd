// Builds the face: `bin/assets` runs this file. What it makes lies in build/assets/ and is taken into the program by CMake.
//   assets.pack, assets.inc   all files that a browser may fetch, with their table
//   icons.inc, map.inc        pictures that the program writes into its pages
//   files/                    the same files one by one, to look at
import { readFileSync } from "node:fs";
import { countries, viewBox } from "./map.mjs";
import { licences } from "./licences.mjs";
import { Pack } from "./pack.mjs";
import { built, packages, read, ui, write } from "./paths.mjs";
import { flags, icons } from "./pictures.mjs";
import { scripts } from "./scripts.mjs";
import { styleguide } from "./styleguide.mjs";
import { stylesheet } from "./styles.mjs";

const pack = new Pack();

const fonts = ["inter-latin-wght-normal.woff2", "inter-latin-ext-wght-normal.woff2"];
const fontUrls = Object.fromEntries(fonts.map((name) =>
    [name, pack.add(name, readFileSync(packages("@fontsource-variable/inter/files", name)))]));
pack.add("app.css", stylesheet(fontUrls));
scripts((name, text) => pack.add(name, text));
pack.add("mark.svg", read(ui("mark.svg")));
pack.add("licences.txt", licences());
for (const [name, svg] of flags()) pack.add(name, svg);

// Raw string literals: the pictures are full of quotation marks.
const raw = (text) => `R"svg(${text})svg"`;
write(built("icons.inc"), `// Made by ui/build; do not edit.\n${icons().map(({ name, body }) => `{"${name}", ${raw(body)}},`).join("\n")}\n`);

const land = ({ code, path, x, y }) => (path ? `{"${code}", ${raw(path)}, 0, 0},` : `{"${code}", "", ${x}, ${y}},`);
write(built("map.inc"), `// Made by ui/build; do not edit. viewBox="${viewBox}"\n${countries().map(land).join("\n")}\n`);

const { files, bytes } = pack.write();
styleguide((name) => pack.url(name));
console.log(`assets: ${files} files, ${Math.round(bytes / 1024)} KB in build/assets/assets.pack`);
