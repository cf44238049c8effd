// The licences of what the program carries with it: the face's packages with their own words, the libraries with the licence's text.
import { createRequire } from "node:module";
import { packages, read, ui } from "./paths.mjs";

const texts = createRequire(import.meta.url)("spdx-license-list/full");

export function licences() {
    const { shipped, linked } = JSON.parse(read(ui("licences.json")));
    const own = shipped.map((name) => part(name, read(packages(name, "LICENSE"))));
    const standard = Object.entries(linked).map(([id, names]) => part(`${names.join(", ")} (${id})`, texts[id].licenseText));
    return [...own, ...standard].join("\n\n");
}

const part = (title, text) => `${title}\n${"=".repeat(title.length)}\n\n${text.trim()}\n`;
