// Lists without reloading. A form (method get) or an area with data-live="list" gets its next page by fetch; only the elements
// with the ids named there are exchanged, the address follows, and Back works. The server answers with the same whole page as ever.
import { announce, fetchPage, later } from "./page.js";

let underWay;

export function startLive() {
    document.addEventListener("click", follow);
    document.addEventListener("submit", (event) => {
        const form = event.target.closest("form[data-live]");
        if (!form || form.method !== "get") return;
        event.preventDefault();
        exchange(addressOf(form), form.dataset.live);
    });
    const typed = later(180, (form) => exchange(addressOf(form), form.dataset.live, "replace"));
    document.addEventListener("input", (event) => {
        const form = event.target.form;
        if (form?.matches("form[data-live]") && form.method === "get" && event.target.type !== "file") typed(form);
    });
    // Entries without our state are jumps within the page, such as the skip link's.
    addEventListener("popstate", ({ state }) => state?.live && exchange(location.href, state.live, "none"));
}

// Links inside an area with data-live that lead to the same page with another question.
function follow(event) {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest("[data-live] a[href]");
    const area = link?.closest("[data-live]");
    if (!area || link.target || link.hasAttribute("download") || link.origin !== location.origin || link.pathname !== location.pathname) return;
    event.preventDefault();
    exchange(link.href, area.dataset.live);
}

// The form's address without its empty fields, so that addresses stay short enough to send to a colleague.
function addressOf(form) {
    const url = new URL(form.action);
    url.search = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
    return url.href;
}

async function exchange(url, ids, keep = "push") {
    underWay?.abort();
    underWay = new AbortController();
    const areas = ids.split(" ").map((id) => document.getElementById(id)).filter(Boolean);
    areas.forEach((area) => area.classList.add("live-busy"));
    try {
        const page = await fetchPage(url, { signal: underWay.signal });
        if (page.status !== 200) return location.assign(url);
        put(areas, page.document);
        remember(page.url, ids, keep);
    } catch (failure) {
        if (failure.name !== "AbortError") location.assign(url);
    }
}

function put(areas, page) {
    const focus = whereFocusIs();
    for (const area of areas) {
        const fresh = page.getElementById(area.id);
        if (fresh) area.replaceWith(document.adoptNode(fresh));
    }
    document.title = page.title;
    if (focus) restore(focus);
    announce(document.querySelector("[data-hits]")?.textContent.trim() ?? "");
}

function remember(url, live, keep) {
    if (keep === "none") return;
    if (!history.state?.live) history.replaceState({ live }, "");
    if (keep === "push") history.pushState({ live }, "", url);
    else history.replaceState({ live }, "", url);
}

// The element with the focus may be exchanged: it is found again by its id, name or text.
function whereFocusIs() {
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    return { at, id: at.id, name: at.name, text: at.textContent, start: at.selectionStart, end: at.selectionEnd };
}

function restore({ at, id, name, text, start, end }) {
    if (at.isConnected) return;
    const same = (id && document.getElementById(id)) || (name && document.querySelector(`main [name="${CSS.escape(name)}"]`))
        || [...document.querySelectorAll("main a, main button")].find((element) => element.textContent === text);
    same?.focus({ preventScroll: true });
    if (start !== null && start !== undefined && same?.setSelectionRange) same.setSelectionRange(start, end);
}
