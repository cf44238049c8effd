// What is typed and not yet sent follows into the other language: the switch leaves the page, and the one it leads to is filled again.
// Nothing is kept longer than that, and no password or file at all.

const place = "typed";
const typedIn = new Set();
let leaving = false;

// The question about what is unsaved need not be asked: it comes along.
export const switchesLanguage = () => leaving;

export function startLanguage() {
    fillAgain();
    document.addEventListener("input", (event) => event.target.form?.matches("main form[method=post]") && typedIn.add(event.target.form));
    document.addEventListener("click", (event) => event.target.closest("a.language[hreflang]") && keep());
    document.addEventListener("submit", (event) => event.target.matches(".language") && keep());
    addEventListener("pageshow", () => (leaving = false));
}

const ownFields = (form) => [...form.elements].filter((field) => field.name && !["hidden", "file", "password", "submit", "button"].includes(field.type));
const path = (address) => new URL(address, location.href).pathname;

function keep() {
    const forms = [...typedIn].filter((form) => form.isConnected).map((form) => ({
        action: path(form.action),
        fields: ownFields(form).map(({ name, type, value, checked }) => ({ name, type, value, checked })),
    }));
    leaving = true;
    sessionStorage.setItem(place, JSON.stringify(forms));
}

function fillAgain() {
    const kept = JSON.parse(sessionStorage.getItem(place) ?? "[]");
    sessionStorage.removeItem(place);
    for (const { action, fields } of kept) {
        const form = [...document.querySelectorAll("main form[method=post]")].find((one) => path(one.action) === action);
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
