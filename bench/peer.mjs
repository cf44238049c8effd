// A service written by hand in Node: what one good developer would make in an afternoon instead of taking a product.
//
//   node bench/peer.mjs DB PORT      with Node's own SQLite: nothing to compile on a bare machine
//
// DB is made by `limit_sqlite load`. The same items as limit_http, and GET /page/ID as HTML. A bearer token is checked; writes are durable.
import { createServer } from "node:http";
import { DatabaseSync } from "node:sqlite";

const [file, port] = process.argv.slice(2);

const db = new DatabaseSync(file);
for (const setting of ["journal_mode = WAL", "synchronous = FULL", "cache_size = -65536", "mmap_size = 268435456", "temp_store = MEMORY"])
    db.exec(`PRAGMA ${setting}`);

const organisation = db.prepare("SELECT * FROM organisations WHERE id = ?");
const agreements = db.prepare("SELECT id, title, type, status, start_date, end_date, department FROM agreements WHERE organisation_id = ? ORDER BY end_date DESC LIMIT 50");
const list = db.prepare(`SELECT a.id, a.title, a.type, a.status, a.start_date, a.end_date, a.department, o.id AS organisation_id, o.name AS organisation
    FROM agreements a JOIN organisations o ON o.id = a.organisation_id WHERE a.status = ? ORDER BY a.end_date LIMIT 50 OFFSET ?`);
const total = db.prepare("SELECT count(*) n FROM agreements WHERE status = ?");
const found = db.prepare("SELECT o.id, o.name, o.type, o.country, o.city FROM org_fts f JOIN organisations o ON o.id = f.rowid WHERE org_fts MATCH ? ORDER BY o.name LIMIT 20");
const hits = db.prepare("SELECT count(*) n FROM org_fts WHERE org_fts MATCH ?");
const byStatus = db.prepare("SELECT status, count(*) n FROM agreements GROUP BY status");
const byCountry = db.prepare("SELECT o.country, count(*) n FROM agreements a JOIN organisations o ON o.id = a.organisation_id GROUP BY o.country");
const insert = db.prepare(`INSERT INTO agreements(title, type, status, start_date, end_date, organisation_id, department)
    VALUES (@title, @type, @status, @start_date, @end_date, @organisation_id, @department)`);

const marks = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text) => String(text ?? "").replace(/[&<>"]/g, (mark) => marks[mark]);

function send(response, status, type, body) {
    const bytes = Buffer.from(body);
    response.writeHead(status, { "Content-Type": type, "Content-Length": bytes.length });
    response.end(bytes);
}
const json = (response, value, status = 200) => send(response, status, "application/json", JSON.stringify(value));

function row(a) {
    return `<tr><td><a href=/agreements/${a.id}>${escaped(a.title)}</a><td>${escaped(a.type)}<td>${escaped(a.status)}<td>${a.start_date}<td>${a.end_date}<td>${escaped(a.department)}</tr>`;
}
function page(id) {
    const o = organisation.get(id);
    return `<!doctype html><html lang=en><head><meta charset=utf-8><title>${escaped(o.name)}</title></head><body><h1>${escaped(o.name)}</h1>` +
        `<dl><dt>Country<dd>${escaped(o.country)}<dt>City<dd>${escaped(o.city)}<dt>Type<dd>${escaped(o.type)}</dl>` +
        `<table>${agreements.all(id).map(row).join("")}</table></body></html>`;
}

const pages = {
    a: (response, id) => json(response, { ...organisation.get(+id), agreements: agreements.all(+id) }),
    b: (response, status, offset) => json(response, { total: total.get(status).n, rows: list.all(status, +offset) }),
    c: (response, term) => {
        const asked = `"${decodeURIComponent(term)}"`;
        json(response, { total: hits.get(asked).n, rows: found.all(asked) });
    },
    e: (response) => json(response, { status: byStatus.all(), country: byCountry.all() }),
    page: (response, id) => send(response, 200, "text/html; charset=utf-8", page(+id)),
};

createServer((request, response) => {
    if (request.headers.authorization !== "Bearer measuring") return json(response, { error: "unauthorised" }, 401);
    const [, what, one, two] = request.url.split("/");
    if (request.method === "POST") {
        let body = "";
        request.on("data", (part) => { body += part; });
        request.on("end", () => json(response, { id: Number(insert.run(JSON.parse(body)).lastInsertRowid) }, 201));
        return;
    }
    (pages[what] ?? ((r) => json(r, {}, 404)))(response, one, two);
}).listen(+port, "127.0.0.1");
