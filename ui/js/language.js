// What is typed and not yet sent follows into the other language: the switch leaves the page, and the one it leads to is filled again.
// Nothing is kept longer than that, and no password or file at all.

const place = "typed";
const typedIn = new Set();
let leaving = false;

// What one can type in and lose: a form that is sent by its address may say so of itself.
export const typable = "main form:is([method=post], [data-guard])";

// The question about what is unsaved need not be asked: it comes along.
export const switchesLanguage = () => leaving;

// What stands on this page and nowhere else: what was sent and refused, which the switch of language sends once more, and what came along.
export const unsent = () => [...typedIn];

export function startLanguage() {
    const refused = document.querySelector("form.language[data-refused]");
    if (refused) forms().filter((form) => addressesOf(form).includes(path(addressOf(refused)))).forEach((form) => typedIn.add(form));
    fillAgain();
    document.addEventListener("input", (event) => event.target.form?.matches(typable) && typedIn.add(event.target.form));
    document.addEventListener("click", (event) => event.target.closest("a.language[hreflang]") && keep());
    document.addEventListener("submit", (event) => event.target.matches(".language") && keep());
    addEventListener("pageshow", () => (leaving = false));
}

const forms = () => [...document.querySelectorAll(typable)];
// A hidden field that a suggestion fills is typed too: without it the text would be of one organisation and the id of another.
const isTyped = (field) => field.type === "hidden" ? Boolean(field.form.querySelector(`[data-into="${CSS.escape(field.name)}"]`)) : !["file", "password", "submit", "button"].includes(field.type);
const ownFields = (form) => [...form.elements].filter((field) => field.name && isTyped(field));
// Several forms may be sent to one address.
const placeOf = (form) => forms().filter((one) => path(addressOf(one)) === path(addressOf(form))).indexOf(form);
const addressOf = (form) => form.getAttribute("action") ?? "";
const addressesOf = (form) => [addressOf(form), ...[...form.querySelectorAll("[formaction]")].map((button) => button.getAttribute("formaction"))].map(path);
const path = (address) => new URL(address, location.href).pathname;

function keep() {
    const forms = [...typedIn].filter((form) => form.isConnected).map((form) => ({
        action: path(addressOf(form)),
        place: placeOf(form),
        fields: ownFields(form).map(({ name, type, value, checked }) => ({ name, type, value, checked })),
    }));
    leaving = true;
    sessionStorage.setItem(place, JSON.stringify(forms));
}

function fillAgain() {
    const kept = JSON.parse(sessionStorage.getItem(place) ?? "[]");
    sessionStorage.removeItem(place);
    for (const { action, place, fields } of kept) {
        const form = forms().filter((one) => path(addressOf(one)) === action)[place];
        if (!form) continue;
        const own = ownFields(form);
        fields.forEach((typed, i) => fill(own[i], typed));
        typedIn.add(form);
    }
}

// The same form has the same fields in the same order; where it has not, what stands elsewhere is left alone.
function fill(field, typed) {
    if (field?.name !== typed.name || field.type !== typed.type) return;
    if (["checkbox", "radio"].includes(field.type)) {
        if (field.value === typed.value) field.checked = typed.checked;
    } else field.value = typed.value;
}
