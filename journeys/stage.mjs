// A stage for the scripts of ui/js: the smallest pages that use each of them, with a server that remembers what it was sent.
import { built, read } from "../ui/build/paths.mjs";
import { serveStyleguide } from "./styleguide.mjs";

const names = ["Göteborgs universitet", "Lunds universitet", "Lund University Hospital", "Umeå universitet", "City Hospital", "City Hospital"];
const saved = { version: 1, note: "", refuse: null, sent: [] };

const page = (title, body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<script type="module" src="/assets/0/app.js"></script></head><body><header class="top"><nav class="rooms"><a href="/organisations">Organisations</a></nav></header>
<p id="announcer" role="status" data-saving="Saving" data-saved="Saved {time}" data-failed="Failed" data-signed-out="Signed out" data-conflict="Conflict" data-incomplete="Incomplete"></p>
<dialog id="palette" data-search="/search"><form action="/search"><input type="search" name="q"></form><ul role="listbox"></ul></dialog>
<dialog id="confirm"><form method="dialog"><p></p><button value="no">No</button><button value="yes" data-word="Yes">Yes</button></form></dialog>
<main>${body}</main></body></html>`;

const known = Object.entries({ lundz: "lund", umea: "umeå" });    // as the register forgives
const matching = (words) => {
    const sought = known.reduce((text, [typed, meant]) => text.replace(typed, meant), (words ?? "").toLowerCase());
    return names.filter((name) => name.toLowerCase().includes(sought));
};

const pages = {
    "/list": ({ query }) => page(`List ${query.get("q") ?? ""}`, `<form method="get" action="/list" data-live="list"><input type="search" name="q" value="${query.get("q") ?? ""}"><input name="empty"></form>
        <p id="kept">${Math.random()}</p><div id="list" data-live="list"><a id="sort" href="/list?sort=name">Sort</a><p data-hits>${matching(query.get("q")).length} hits</p><ul>${matching(query.get("q")).map((name) => `<li>${name}</li>`).join("")}</ul></div>`),
    "/search": ({ query }) => page("Search", `<ul data-results data-part="Organisations">${matching(query.get("q")).map((name, turn, found) => `<li><a href="/list?q=${encodeURIComponent(name)}" data-value="${name}" data-id="${names.indexOf(name) + turn - found.indexOf(name)}" data-note="Sweden">${name}</a></li>`).join("")}</ul>
        <ul data-results data-part="Agreements"><li><a href="/removed">Agreement on exchange</a></li></ul>`),
    "/slow": () => page("Slow", `<form method="post" action="/slow"><input name="method" value="letter"><button name="act" value="send">Send</button><button name="act" value="keep">Keep</button></form>`),
    "/note": () => page("Note", `<form method="post" action="/note" id="note-form" data-autosave><input type="hidden" name="version" value="${saved.version}"><textarea name="note">${saved.note}</textarea><span class="save-state" role="status"></span></form>
        <form method="post" action="/remove" data-confirm="Remove it for good?"><button type="submit">Remove</button></form>
        <form><input name="name" list="names" data-suggest="/search" data-into="id"><input type="hidden" name="id"><datalist id="names"></datalist></form>`),
    "/two": () => page("Two", `<form method="post" action="/remove"><textarea name="reasons"></textarea><button>Answer</button></form>
        <form method="post" action="/remove"><input name="statement"><button>Declare</button></form>`),
    "/refused": () => page("Refused", `<form class="language" method="post" action="/remove?again=1" data-refused><button>English</button></form>
        <form method="post" action="/remove"><textarea name="reasons">As it was sent</textarea><button>Answer</button></form><a href="/removed">Away</a>`),
    "/choose": ({ query }) => page("Choose", `<a class="language" hreflang="en" href="/choose?turn=${Number(query.get("turn")) + 1}">Other language</a>
        <form method="post" action="/choose"><input type="hidden" name="version" value="1"><button>Close</button></form>
        <form method="post" action="/choose"><input name="title"><input name="name" list="names" data-suggest="/search" data-into="id"><input type="hidden" name="id" value="1"><datalist id="names"></datalist><button>Keep</button></form><a href="/removed">Away</a>`),
    "/removed": () => page("Removed", "<h1>Removed</h1>"),
    "/import": () => page("Import", `<div data-progress="/import/events"><progress></progress><p role="status"></p></div>`),
};

async function bodyOf(request) {
    let text = "";
    for await (const piece of request) text += piece;
    return new URLSearchParams(text);
}

async function post(path, request, response) {
    const fields = await bodyOf(request);
    if (path === "/remove") return response.writeHead(303, { Location: "/removed" }).end();
    if (path === "/slow") {
        saved.sent.push(fields.get("act"));
        await new Promise((passed) => setTimeout(passed, 800));
        return response.writeHead(303, { Location: "/removed" }).end();
    }
    if (saved.refuse) return response.writeHead(saved.refuse).end();
    if (Number(fields.get("version")) !== saved.version) return response.writeHead(409).end();
    Object.assign(saved, { note: fields.get("note"), version: saved.version + 1 });
    response.writeHead(303, { Location: "/note" }).end();
}

async function answer(request, response) {
    const { pathname, searchParams } = new URL(request.url, "http://here");
    if (pathname.startsWith("/assets/0/")) response.writeHead(200, { "Content-Type": "text/javascript" }).end(read(built("files", pathname.slice(10))));
    else if (request.method === "POST") await post(pathname, request, response);
    else if (pathname === "/import/events") response.writeHead(200, { "Content-Type": "text/event-stream" }).write('event: progress\ndata: {"done":3,"total":4,"text":"3 of 4"}\n\n');
    else if (pages[pathname]) response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(pages[pathname]({ query: searchParams }));
    else return false;
    return true;
}

export const stage = { serve: () => serveStyleguide({ pages: answer }), saved };
