// A form is sent once: a second press on its button while the answer is on its way would make a second record.
// Another button of the same form means something else, and is heard. A download answers without leaving the page, so the button
// works again after a moment.

const under = new WeakMap();    // the form → which of its buttons was pressed, and when

// Asked of the attribute: where a form has a field called "method", form.method is that field.
const isPosted = (form, button) => (button?.getAttribute("formmethod") ?? form.getAttribute("method"))?.toLowerCase() === "post";

// It was not sent after all: the same button is heard again at once.
export const hearAgain = (form) => under.delete(form);

export function startOnce() {
    document.addEventListener("submit", (event) => {
        const { target: form, submitter: button } = event, now = performance.now(), last = under.get(form);
        if (event.defaultPrevented || !isPosted(form, button)) return;
        if (last?.button === button && now - last.at < 3000) event.preventDefault();
        else under.set(form, { button, at: now });
    });
    addEventListener("pageshow", () => [...document.forms].forEach((form) => under.delete(form)));
}
