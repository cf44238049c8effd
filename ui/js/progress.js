// Work that takes its time tells how far it has come: an element with data-progress="/address" listens to server-sent events.
//   event: progress   data: {"done": 120, "total": 4000, "text": "120 av 4 000 rader"}
//   event: finished   data: {"href": "/imports/7"}     (without href the page is loaded again)

export function startProgress() {
    for (const place of document.querySelectorAll("[data-progress]")) listen(place);
}

function listen(place) {
    const source = new EventSource(place.dataset.progress);
    const bar = place.querySelector("progress");
    const line = place.querySelector("[role=status]");
    source.addEventListener("progress", (event) => {
        const { done, total, text } = JSON.parse(event.data);
        if (bar && total) Object.assign(bar, { max: total, value: done });
        if (line) line.textContent = text ?? `${done} / ${total}`;
    });
    source.addEventListener("finished", (event) => {
        source.close();
        const { href } = JSON.parse(event.data || "{}");
        if (href) location.assign(href);
        else location.reload();
    });
}
