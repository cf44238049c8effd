// Saves a form with data-autosave while one works: a moment after the last key, by the same POST as its button. The answer is the
// page as it is then; the form's hidden fields (version, csrf) are taken from it. Nothing typed is lost: a failed save is tried
// again, unless the refusal would be the same. Leaving with something typed in any form is asked about first: by a link, or by
// sending another form of the page. So is leaving what was sent and refused, which stands in the answer and nowhere else.
import { switchesLanguage, typable, unsent } from "./language.js";
import { hearAgain } from "./once.js";
import { fetchPage, later, word } from "./page.js";

const guarded = `${typable}:not(:has(input[type=password]))`;
const unsaved = new Set();
let underway = null;    // the form that was sent last, and whether anything was typed in it
const sent = new WeakSet();    // by the reader's own hand; a save that comes after would bring back what was sent

export function startAutosave() {
    for (const form of unsent().filter((one) => one.matches(guarded))) {
        unsaved.add(form);
        if (form.matches("[data-autosave]")) saverOf(form)();
    }
    document.addEventListener("input", (event) => {
        const form = event.target.form;
        if (form?.matches(guarded)) unsaved.add(form);
        if (form?.matches("[data-autosave]")) saverOf(form)();
    });
    // What is chosen from suggestions is no typing; it changes a field all the same.
    document.addEventListener("change", ({ target }) => target.matches("[data-autosave] [data-suggest]") && saverOf(target.form)());
    document.addEventListener("submit", ({ target }) => {
        underway = { form: target, typed: unsaved.delete(target) };
        sent.add(target);
    });
    addEventListener("pageshow", () => [...document.forms].forEach((form) => sent.delete(form)));
    addEventListener("beforeunload", (event) => {
        if (switchesLanguage() || ![...unsaved].some((form) => form.isConnected)) return;
        event.preventDefault();
        if (underway) setTimeout(stayed, 0, underway);
    });
}

// Comes to pass only for a reader who stays; the form that was pressed was not sent after all.
function stayed({ form, typed }) {
    underway = null;
    sent.delete(form);
    hearAgain(form);
    if (typed) unsaved.add(form);
}

const savers = new WeakMap();
function saverOf(form) {
    if (!savers.has(form)) savers.set(form, later(900, () => save(form)));
    return savers.get(form);
}

async function save(form) {
    if (!form.isConnected || sent.has(form)) return;
    if (form.dataset.saving) return saverOf(form)();
    if (!form.checkValidity()) return say(form, "waiting", word("incomplete"));
    form.dataset.saving = "yes";
    unsaved.delete(form);
    say(form, "saving", word("saving"));
    const body = bodyOf(form);
    const page = await fetchPage(form.action, { method: "POST", body, headers: { "X-Requested-With": "autosave" } }).catch(() => null);
    delete form.dataset.saving;
    const refused = { 403: "signed-out", 409: "conflict", 422: "incomplete" }[page?.status];    // sent again, it would be refused again
    if (refused) return (unsaved.add(form), say(form, "failed", word(refused)));
    if (!page || page.status >= 400) return again(form);
    takeHidden(form, page.document, body);
    if (!unsaved.has(form)) say(form, "saved", word("saved", { time: page.document.body.dataset.clock }));
}

function again(form) {
    unsaved.add(form);
    say(form, "failed", word("failed"));
    setTimeout(() => unsaved.has(form) && save(form), 5000);
}

// As the browser itself would send it.
function bodyOf(form) {
    const fields = new FormData(form);
    return form.enctype === "multipart/form-data" ? fields : new URLSearchParams(fields);
}

// What was chosen while the save was under way stays.
function takeHidden(form, page, sent) {
    const same = form.id && page.getElementById(form.id);
    for (const field of same ? same.querySelectorAll("input[type=hidden][name]") : []) {
        const mine = form.elements[field.name];
        if (mine?.type === "hidden" && mine.value === sent.get(field.name)) mine.value = field.value;
    }
}

function say(form, state, text) {
    const place = form.querySelector(".save-state") ?? form.appendChild(Object.assign(document.createElement("p"), { className: "save-state" }));
    place.setAttribute("role", "status");
    place.dataset.state = state;
    place.textContent = text;
}
