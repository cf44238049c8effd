// Rows marked in a list: a checkbox with data-all marks them all, [data-marked] shows how many, .bulk is shown when there are any.
// Without script the marked rows are sent all the same; the bar is then always visible.

export function startSelection() {
    document.addEventListener("change", (event) => {
        const form = event.target.form;
        if (event.target.matches("input[type=checkbox][data-all]")) boxesOf(form).forEach((box) => (box.checked = event.target.checked));
        if (form?.querySelector("[data-all]")) count(form);
    });
    for (const all of document.querySelectorAll("[data-all]")) count(all.form);
}

const boxesOf = (form) => [...form.querySelectorAll(".select input[type=checkbox]:not([data-all])")];

function count(form) {
    const boxes = boxesOf(form);
    const marked = boxes.filter((box) => box.checked).length;
    const all = form.querySelector("[data-all]");
    all.checked = marked > 0 && marked === boxes.length;
    all.indeterminate = marked > 0 && marked < boxes.length;
    for (const place of form.querySelectorAll("[data-marked]")) place.textContent = marked;
    for (const bar of form.querySelectorAll(".bulk")) bar.hidden = marked === 0;
}
