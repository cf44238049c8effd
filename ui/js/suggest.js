// Suggestions while one types: <input data-suggest="/organisations/names" list="…"> fills its <datalist> from that address?q=….
// The answer is a page whose [data-results] a[data-value] become the choices; data-id goes into the hidden field data-into names.
import { fetchPage, later } from "./page.js";

export function startSuggest() {
    const ask = later(150, suggest);
    document.addEventListener("input", (event) => {
        if (!event.target.matches("input[data-suggest]")) return;
        if (!choose(event.target)) ask(event.target);
    });
}

async function suggest(input) {
    const sought = input.value.trim();
    if (sought.length < 2) return;
    const page = await fetchPage(`${input.dataset.suggest}?q=${encodeURIComponent(sought)}`).catch(() => null);
    if (!page || input.value.trim() !== sought) return;
    input.list.replaceChildren(...[...page.document.querySelectorAll("[data-results] [data-value]")].slice(0, 15).map((hit) => {
        const choice = document.createElement("option");
        choice.value = hit.dataset.value;
        choice.label = hit.dataset.note ?? "";
        choice.dataset.id = hit.dataset.id ?? "";
        return choice;
    }));
}

// A name taken from the list puts its id into the hidden field; any other text empties it, and the server reads the name itself.
function choose(input) {
    const into = input.form?.elements[input.dataset.into];
    const chosen = [...input.list.options].find((choice) => choice.value === input.value);
    if (into) into.value = chosen?.dataset.id ?? "";
    return Boolean(chosen);
}
