// Somebody else at the same form: a form that carries a version belongs to the record in its address, /agreements/7/…; the
// program tells who else has it open. What protects the edit is the version, not this.

export function startPresence() {
    const form = document.querySelector("main form[method=post]:has([name=version])");
    const [, kind, id] = form?.getAttribute("action")?.match(/([a-z]+)\/(\d+)/) ?? location.pathname.match(/([a-z]+)\/(\d+)/) ?? [];
    if (!form || !id) return;
    const line = document.createElement("p");
    line.className = "ds-alert";
    line.dataset.color = "info";
    line.setAttribute("role", "status");
    line.hidden = true;
    form.before(line);
    new EventSource(`/presence/${kind}/${id}`).addEventListener("presence", (event) => {
        const { text } = JSON.parse(event.data);
        if (line.textContent !== text) line.textContent = text;
        line.hidden = !text;
    });
}
