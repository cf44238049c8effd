// Keyboard shortcuts. Those of a single key can be turned off (WCAG 2.1.4) in the dialog that ? opens; the choice stays in the browser.
import { openPalette } from "./palette.js";

const off = "single-keys-off";
const writing = (target) => target.closest?.("input, textarea, select, [contenteditable]");

const single = {
    "/": openPalette,
    "?": () => document.getElementById("shortcuts")?.showModal(),
    "n": () => document.querySelector("[rel=next]")?.click(),
    "p": () => document.querySelector("[rel=prev]")?.click(),
    "e": () => document.querySelector("main [data-key=e]")?.click(),
};

export function startKeys() {
    document.addEventListener("keydown", (event) => {
        if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
            event.preventDefault();
            openPalette();
        } else if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
            event.target.form?.requestSubmit();
        } else pressed(event);
    });
    const choice = document.getElementById("single-keys");
    if (!choice) return;
    choice.checked = !localStorage.getItem(off);
    choice.addEventListener("change", () => (choice.checked ? localStorage.removeItem(off) : localStorage.setItem(off, "1")));
}

function pressed(event) {
    const act = single[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey || writing(event.target)) return;
    if (localStorage.getItem(off) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    act();
}
