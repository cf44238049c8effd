// The command palette (Ctrl-K or /): rooms and acts of this page at once, and hits from the search page while one types.
// Markup and words come with the page (dialog#palette); hits are the links in [data-results] of /search?q=….
import { fetchPage, later } from "./page.js";

let dialog, input, list, asked = "";

export function startPalette() {
    dialog = document.getElementById("palette");
    if (!dialog) return;
    input = dialog.querySelector("input");
    list = dialog.querySelector("[role=listbox]");
    const search = later(120, find);
    input.addEventListener("input", () => (show(ownLinks(input.value)), search(input.value)));
    input.addEventListener("keydown", move);
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    dialog.addEventListener("close", () => (input.value = ""));
}

export function openPalette() {
    if (!dialog || dialog.open) return;
    dialog.showModal();
    input.value = "";
    show(ownLinks(""));
}

// Rooms, and links and buttons of the page that are marked data-command.
function ownLinks(words) {
    const sought = words.trim().toLocaleLowerCase();
    return [...document.querySelectorAll(".top > .rooms a, main [data-command]")]
        .map((element) => ({ text: element.dataset.command || element.textContent.trim(), element }))
        .filter(({ text }) => text.toLocaleLowerCase().includes(sought));
}

async function find(words) {
    asked = words;
    if (words.trim().length < 2) return;
    const page = await fetchPage(`${dialog.dataset.search}?q=${encodeURIComponent(words)}`).catch(() => null);
    if (!page || asked !== words || !dialog.open) return;
    const hits = [...page.document.querySelectorAll("[data-results] a[href]")].slice(0, 12);
    show([...ownLinks(words), ...hits.map((link) => ({ text: link.textContent.trim(), note: link.dataset.note, href: link.getAttribute("href") }))]);
}

function show(lines) {
    list.replaceChildren(...lines.map(option));
    select(list.querySelector("a"));
}

function option({ text, note, href, element }, number) {
    const item = document.createElement("li");
    item.setAttribute("role", "presentation");
    const link = document.createElement("a");
    link.id = `palette-${number}`;
    link.setAttribute("role", "option");
    link.tabIndex = -1;
    link.href = href ?? element.href ?? "#";
    link.append(text);
    if (note) link.append(Object.assign(document.createElement("small"), { textContent: note }));
    if (element && !element.href) link.addEventListener("click", (event) => (event.preventDefault(), dialog.close(), element.click()));
    item.append(link);
    return item;
}

function select(link) {
    list.querySelector("[aria-selected=true]")?.setAttribute("aria-selected", "false");
    link?.setAttribute("aria-selected", "true");
    link?.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", link?.id ?? "");
    input.setAttribute("aria-expanded", String(Boolean(link)));
}

function move(event) {
    const links = [...list.querySelectorAll("a")];
    const at = links.findIndex((link) => link.ariaSelected === "true");
    if (event.key === "ArrowDown") select(links[(at + 1) % links.length]);
    else if (event.key === "ArrowUp") select(links.at(at - 1));
    else if (event.key === "Escape") dialog.close();    // the field would only empty itself
    else if (event.key === "Enter" && links[at]) links[at].click();
    else return;
    event.preventDefault();
}
