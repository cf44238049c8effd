// The command palette (Ctrl-K or /): rooms and acts of this page at once, and hits from the search page while one types.
// Markup and words come with the page (dialog#palette); hits are the links in [data-results] of /search?q=….
import { fetchPage, later, word } from "./page.js";

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
    show([...ownLinks(words), ...hits.map(hit)]);
    if (!list.children.length) list.replaceChildren(Object.assign(document.createElement("li"), { textContent: word("nothing"), className: "part" }));
}

const hit = (link) => ({ text: link.textContent.trim(), note: link.dataset.note, part: link.closest("[data-part]")?.dataset.part, href: link.getAttribute("href") });

// Hits of one kind stand together under its name.
function show(lines) {
    const items = [];
    lines.forEach((line, number) => {
        if (!line.part || line.part !== lines[number - 1]?.part) items.push(group(line.part));
        items.at(-1).append(option(line, number));
    });
    list.replaceChildren(...items);
    select(list.querySelector("a"));
}

function group(part) {
    const item = document.createElement("li");
    item.setAttribute("role", part ? "group" : "presentation");
    if (!part) return item;
    item.setAttribute("aria-label", part);
    item.append(Object.assign(document.createElement("span"), { textContent: part, className: "part", ariaHidden: "true" }));
    return item;
}

function option({ text, note, href, element }, number) {
    const link = document.createElement("a");
    link.id = `palette-${number}`;
    link.setAttribute("role", "option");
    link.tabIndex = -1;
    link.href = href ?? element.href ?? "#";
    link.append(text);
    if (note) link.append(Object.assign(document.createElement("small"), { textContent: note }));
    if (element && !element.href) link.addEventListener("click", (event) => (event.preventDefault(), dialog.close(), element.click()));
    return link;
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
