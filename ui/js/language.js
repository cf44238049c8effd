// What is typed and not yet sent follows into the other language: the switch leaves the page, and the one it leads to is filled again.
// Nothing is kept longer than that, and no password or file at all.

const place = "typed";
const typedIn = new Set();
let leaving = false;

// The question about what is unsaved need not be asked: it comes along.
export const switchesLanguage = () => leaving;

// An answer to a form says so by the switch of language, which sends the same once more. What was refused stands there and nowhere else.
export function refused() {
    const answered = document.querySelector("form.language");
    return answered ? [...document.querySelectorAll("main form[method=post]")].filter((form) => addressesOf(form).includes(path(addressOf(answered)))) : [];
}

export function startLanguage() {
    fillAgain();
    refused().forEach((form) => typedIn.add(form));
    document.addEventListener("input", (event) => event.target.form?.matches("main form[method=post]") && typedIn.add(event.target.form));
    document.addEventListener("click", (event) => event.target.closest("a.language[hreflang]") && keep());
    document.addEventListener("submit", (event) => event.target.matches(".language") && keep());
    addEventListener("pageshow", () => (leaving = false));
}

const ownFields = (form) => [...form.elements].filter((field) => field.name && !["hidden", "file", "password", "submit", "button"].includes(field.type));
const addressOf = (form) => form.getAttribute("action") ?? "";
const addressesOf = (form) => [addressOf(form), ...[...form.querySelectorAll("[formaction]")].map((button) => button.getAttribute("formaction"))].map(path);
const path = (address) => new URL(address, location.href).pathname;

function keep() {
    const forms = [...typedIn].filter((form) => form.isConnected).map((form) => ({
        action: path(addressOf(form)),
        fields: ownFields(form).map(({ name, type, value, checked }) => ({ name, type, value, checked })),
    }));
    leaving = true;
    sessionStorage.setItem(place, JSON.stringify(forms));
}

function fillAgain() {
    const kept = JSON.parse(sessionStorage.getItem(place) ?? "[]");
    sessionStorage.removeItem(place);
    for (const { action, fields } of kept) {
        const form = [...document.querySelectorAll("main form[method=post]")].find((one) => path(addressOf(one)) === action);
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
