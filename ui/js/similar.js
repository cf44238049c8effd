// What a new record may already be, shown while one types: the place <div id="…" data-similar="/organisations/similar"> of a form is
// filled with what stands under the same id on that page, asked with the form's name and country.
import { fetchPage, later } from "./page.js";

export function startSimilar() {
    const ask = later(250, show);
    document.addEventListener("input", (event) => {
        const place = event.target.form?.querySelector("[data-similar]");
        if (place && ["name", "country"].includes(event.target.name)) ask(place);
    });
}

async function show(place) {
    const asked = questionOf(place);
    const page = asked.get("name").length < 2 ? null : await fetchPage(`${place.dataset.similar}?${asked}`).catch(() => null);
    if (questionOf(place).toString() !== asked.toString()) return;
    place.replaceChildren(...(page?.document.getElementById(place.id)?.childNodes ?? []));
}

function questionOf(place) {
    const fields = place.closest("form").elements;
    return new URLSearchParams({ name: fields.namedItem("name").value.trim(), country: fields.namedItem("country")?.value ?? "" });
}
