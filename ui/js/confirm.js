// Asks before an act that is hard to undo: a button (or its form) with data-confirm="What will happen". The dialog comes with the page.

export function startConfirm() {
    const dialog = document.getElementById("confirm");
    if (!dialog) return;
    let confirmed = null;
    document.addEventListener("submit", (event) => {
        const button = event.submitter;
        const question = button?.dataset.confirm ?? event.target.dataset.confirm;
        if (!question || confirmed === event.target) return (confirmed = null);
        event.preventDefault();
        event.stopImmediatePropagation();
        dialog.querySelector("p").textContent = question;
        const yes = dialog.querySelector("button[value=yes]");
        yes.textContent = button?.textContent.trim() || yes.dataset.word;
        dialog.returnValue = "";
        dialog.addEventListener("close", () => {
            if (dialog.returnValue !== "yes") return button?.focus();
            confirmed = event.target;
            event.target.requestSubmit(button);
        }, { once: true });
        dialog.showModal();
    }, { capture: true });
}
