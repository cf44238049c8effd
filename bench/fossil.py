"""Fossil with the same data as tickets: the only product of Debian that answers such questions from one file with one program.

Artifacts of ticket changes go straight into the blob table of a new repository, and `fossil rebuild` reads them.
"""
import csv
import hashlib
import sqlite3
import struct
import subprocess
import urllib.parse
import zlib

TABLE = """CREATE TABLE ticket(tkt_id INTEGER PRIMARY KEY, tkt_uuid TEXT UNIQUE, tkt_mtime DATE, tkt_ctime DATE, kind TEXT, title TEXT, atype TEXT,
 status TEXT, country TEXT, city TEXT, identifier TEXT, org TEXT, start_date TEXT, end_date TEXT, department TEXT, comment TEXT, subsystem TEXT,
 type TEXT, severity TEXT, priority TEXT, resolution TEXT, private_contact TEXT, foundin TEXT);
CREATE TABLE ticketchng(tkt_id INTEGER REFERENCES ticket, tkt_rid INTEGER REFERENCES blob, tkt_mtime DATE, tkt_user TEXT, login TEXT, username TEXT,
 mimetype TEXT, icomment TEXT);
CREATE INDEX ticketchng_idx1 ON ticketchng(tkt_id, tkt_mtime);
CREATE INDEX tk_org ON ticket(org); CREATE INDEX tk_st ON ticket(kind, status, end_date);"""
VIEW = """<th1>query {SELECT title,atype,country,city,identifier FROM ticket WHERE tkt_uuid=$tkt_uuid}
 {html "<h1>[htmlize $title]</h1><p>[htmlize $atype] [htmlize $country] [htmlize $city] [htmlize $identifier]</p>"}
html "<table>"
query {SELECT tkt_uuid AS u,title AS t,atype AS ty,status AS s,start_date AS b,end_date AS e FROM ticket WHERE org=$tkt_uuid
 ORDER BY end_date DESC LIMIT 50} {html "<tr><td><a href=tktview/$u>[htmlize $t]</a><td>$ty<td>$s<td>$b<td>$e</tr>"}
html "</table>"</th1>"""
REPORTS = {
    "List": "SELECT '#fff' AS bgcolor, tkt_uuid AS '#', title, atype, status, start_date, end_date, department, (SELECT count(*) FROM ticket "
            "WHERE kind='agreement' AND status='active') AS total FROM ticket WHERE kind='agreement' AND status='active' ORDER BY end_date LIMIT 50",
    "Dashboard": "SELECT '#fff' AS bgcolor, status, count(*) AS n FROM ticket WHERE kind='agreement' GROUP BY status",
    "Countries": "SELECT '#fff' AS bgcolor, o.country, count(*) AS n FROM ticket a JOIN ticket o ON o.tkt_uuid=a.org WHERE a.kind='agreement' "
                 "GROUP BY o.country"}
SEARCH = ("SELECT tkt_uuid,title,atype,country,city,count(*) OVER () AS total FROM ticket WHERE kind='org' AND title LIKE '%{}%' "
          "ORDER BY title LIMIT 20")


def ticket(kind, number):
    return hashlib.sha1(f"{kind}{number}".encode()).hexdigest()


def artifact(of, fields, number):
    def written(text):
        return text.replace("\\", "\\\\").replace(" ", "\\s").replace("\n", "\\n") or "\\s"
    lines = [f"D 2026-01-01T00:{number // 60 % 60:02}:{number % 60:02}"]
    lines += [f"J {name} {written(value)}" for name, value in sorted(fields.items())] + [f"K {of}", "U admin", ""]
    body = "\n".join(lines)
    return (body + f"Z {hashlib.md5(body.encode()).hexdigest()}\n").encode()


def tickets(folder):
    with open(folder / "organisations.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield ticket("o", row["id"]), {"kind": "org", "title": row["name"], "atype": row["type"], "country": row["country"],
                                           "city": row["city"], "identifier": row["identifier"]}
    with open(folder / "agreements.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield ticket("a", row["id"]), {"kind": "agreement", "title": row["title"], "atype": row["type"], "status": row["status"],
                                           "start_date": row["start_date"], "end_date": row["end_date"],
                                           "org": ticket("o", row["organisation_id"]), "department": row["department"]}


def make(repository, folder):
    def fossil(*words):
        subprocess.run(["fossil", *words], check=True, stdout=subprocess.DEVNULL)
    fossil("init", str(repository), "--admin-user", "admin")
    database = sqlite3.connect(repository)
    for number, (of, fields) in enumerate(tickets(folder)):
        body = artifact(of, fields, number)
        database.execute("INSERT INTO blob(rcvid, size, uuid, content) VALUES (1, ?, ?, ?)",
                         (len(body), hashlib.sha3_256(body).hexdigest(), struct.pack(">I", len(body)) + zlib.compress(body)))
    for name, value in (("ticket-table", TABLE), ("ticket-viewpage", VIEW)):
        database.execute("REPLACE INTO config(name, value, mtime) VALUES (?, ?, 0)", (name, value))
    database.execute("DELETE FROM reportfmt")
    for number, (title, sql) in enumerate(REPORTS.items()):
        database.execute("INSERT INTO reportfmt(rn, owner, title, cols, sqlcode, mtime) VALUES (?, 'admin', ?, '', ?, 0)", (number + 1, title, sql))
    database.commit()
    database.close()
    fossil("rebuild", str(repository))
    fossil("user", "capabilities", "nobody", "s", "-R", str(repository))


def search_path(term):
    return "/json/query?sql=" + urllib.parse.quote(SEARCH.format(term))
