// A form is sent once: a second press on its button while the answer is on its way would make a second record.
// A download answers without leaving the page, so the button works again after a moment.

const under = new WeakMap();

export function startOnce() {
    document.addEventListener("submit", (event) => {
        const form = event.target;
        if (event.defaultPrevented || form.method !== "post") return;
        if (performance.now() - (under.get(form) ?? -Infinity) < 3000) event.preventDefault();
        else under.set(form, performance.now());
    });
    addEventListener("pageshow", () => [...document.forms].forEach((form) => under.delete(form)));
}
