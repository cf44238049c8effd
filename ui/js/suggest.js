// Suggestions while one types: <input data-suggest="/organisations/suggest" list="…"> shows what that address?q=… answers.
// The answer is a page whose [data-results] [data-value] become the choices; data-id goes into the hidden field data-into names.
// Not the browser's own list, which leaves out what does not hold the letters typed, and so every hit that forgives a misspelling.
import { announce, fetchPage, later, word } from "./page.js";

const hits = new WeakMap();    // the input → what was found last

export function startSuggest() {
    const ask = later(150, suggest);
    document.addEventListener("input", ({ target }) => {
        if (!target.matches("input[data-suggest]")) return;
        combine(target);
        if (!choose(target)) ask(target);
        else close(target);
    });
    document.addEventListener("keydown", move);
    document.addEventListener("focusout", ({ target }) => hits.has(target) && close(target));
    addEventListener("scroll", ({ target }) => !target.closest?.(".suggestions") && hits.has(document.activeElement) && close(document.activeElement), { capture: true, passive: true });
}

// Once for each field: its <datalist> gives way to a list of ours, of the same id.
function combine(input) {
    if (hits.has(input)) return;
    hits.set(input, []);
    const list = Object.assign(document.createElement("ul"), { id: input.getAttribute("list"), className: "suggestions", popover: "manual", role: "listbox", ariaLabel: input.labels?.[0]?.textContent.trim() ?? input.ariaLabel });
    list.addEventListener("pointerdown", (event) => {
        event.preventDefault();    // the field keeps the focus
        const option = event.target.closest("[role=option]:not([aria-disabled])");
        if (option) take(input, option);
    });
    input.list.replaceWith(list);
    input.removeAttribute("list");
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" })) input.setAttribute(name, value);
}

const listOf = (input) => document.getElementById(input.getAttribute("aria-controls"));

async function suggest(input) {
    const sought = input.value.trim();
    if (sought.length < 2) return close(input);
    const page = await fetchPage(`${input.dataset.suggest}?q=${encodeURIComponent(sought)}`).catch(() => null);
    if (!page || input.value.trim() !== sought || document.activeElement !== input) return;
    hits.set(input, [...page.document.querySelectorAll("[data-results] [data-value]")].slice(0, 15).map(({ dataset }) => ({ ...dataset })));
    if (choose(input)) return close(input);
    if (!hits.get(input).length) return tellNone(input);
    listOf(input).replaceChildren(...hits.get(input).map(({ value, note }, number) => {
        const option = Object.assign(document.createElement("li"), { id: `${listOf(input).id}-${number}`, role: "option", ariaSelected: "false" });
        option.append(Object.assign(document.createElement("span"), { textContent: value }), Object.assign(document.createElement("small"), { textContent: note ?? "" }));
        return option;
    }));
    open(input);
}

// Nothing to choose, and said: where a name may stand as it is written, that too.
function tellNone(input) {
    const text = word(input.closest("[data-names-stay]") ? "no-hit-kept" : "no-hit");
    listOf(input).replaceChildren(Object.assign(document.createElement("li"), { role: "option", ariaDisabled: "true", ariaSelected: "false", textContent: text }));
    open(input);
    announce(text);
}

function open(input) {
    const list = listOf(input), place = input.getBoundingClientRect();
    if (!list.matches(":popover-open")) list.showPopover();
    Object.assign(list.style, { left: `${place.left}px`, top: `${place.bottom + 2}px`, minWidth: `${place.width}px` });
    select(input, null);
    input.setAttribute("aria-expanded", "true");
}

function close(input) {
    if (listOf(input).matches(":popover-open")) listOf(input).hidePopover();
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
}

function select(input, option) {
    for (const other of listOf(input).children) other.ariaSelected = String(other === option);
    option?.scrollIntoView({ block: "nearest" });
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
}

function move(event) {
    const input = event.target;
    if (event.isComposing || !hits.has(input) || !listOf(input).matches(":popover-open")) return;
    const options = [...listOf(input).querySelectorAll("[role=option]:not([aria-disabled])")], at = options.findIndex((option) => option.ariaSelected === "true");
    if (event.key === "ArrowDown") select(input, options[(at + 1) % options.length]);
    else if (event.key === "ArrowUp") select(input, options.at(at < 0 ? -1 : at - 1));
    else if (event.key === "Escape") close(input);
    else if (event.key === "Enter" && at >= 0) take(input, options[at]);
    else return;
    event.preventDefault();
}

// The one that was pointed at, which need not be the only one of its name.
function take(input, option) {
    const hit = hits.get(input)[[...option.parentElement.children].indexOf(option)];
    input.value = hit.value;
    tie(input, hit);
    close(input);
    input.dispatchEvent(new Event("change", { bubbles: true }));
}

// A name typed in full puts the id of the only one that bears it into the hidden field. Namesakes stay to be chosen among; any
// other text empties the field, and the server reads the name itself.
function choose(input) {
    const named = hits.get(input).filter(({ value }) => value === input.value);
    const only = named.length === 1 ? named[0] : null;
    tie(input, only);
    return Boolean(only);
}

function tie(input, hit) {
    const into = input.form?.elements[input.dataset.into];
    if (into) into.value = hit?.id ?? "";
}
