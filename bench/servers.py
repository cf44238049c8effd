"""The servers that are measured side by side: how each is started, and what it is asked for each work item."""
import csv
import json
import pathlib
import random
import shutil
import socket
import subprocess
import sys
import time
import urllib.parse

import fossil
from load import Asked

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))

from program import Program, signed_in_again, token_of             # noqa: E402

STATUSES = {"draft": "draft", "negotiation": "negotiation", "signed": "signing", "active": "in_force", "expired": "expired",
            "terminated": "terminated"}
TYPES = {"mou": "intent", "sponsorship": "donation"}         # theirs → ours; the others are called the same


class Draw:
    """One draw for all servers: the same 200 organisations, 60 pages of lists, 200 search terms."""

    def __init__(self, folder):
        chance = random.Random(7)
        self.ids = [chance.randrange(1, 1001) if chance.random() < .5 else chance.randrange(1, 100_001) for _ in range(200)]
        self.terms = (folder / "terms.txt").read_text(encoding="utf-8").split()
        self.pages = [(chance.choice(list(STATUSES)), chance.randrange(10)) for _ in range(60)]
        with open(folder / "agreements.csv", encoding="utf-8", newline="") as file:
            self.agreements = list(csv.DictReader(file))


def free_port():
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


class Server:
    """Something that listens, with a dictionary of what it can be asked."""

    def __init__(self, name, command, asks, port):
        self.name, self.asks, self.base = name, asks, f"http://127.0.0.1:{port}"
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(500):
            with socket.socket() as door:
                if door.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(0.01)
        raise RuntimeError(f"{name} does not listen")

    def stop(self):
        self.process.kill()
        self.process.wait()


class Ours:
    """The program as it is run: rights, sessions, events, escaping and its log on."""
    name = "entente"

    def __init__(self, binary, file, draw, folder):
        self.log = open(folder / "entente.log", "w", encoding="utf-8")
        self.program = Program(binary, f"sqlite:{file}", self.log)
        self.base = self.program.url
        self.draw = draw
        self.browser = signed_in_again(self.program)
        self.token = token_of(self.browser)

    @property
    def by_token(self):
        return {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}

    @property
    def by_session(self):
        return {"Cookie": "; ".join(f"{name}={value}" for name, value in self.browser.cookies.items())}

    @property
    def asks(self):
        draw = self.draw
        created = {"title": "Bench agreement @N@", "type": "intent", "status": "draft", "host": "ki", "in_force_on": "2026-01-01",
                   "ends_on": "2029-01-01", "department": "DEP01", "parties": [{"organisation": 4711}]}
        return {
            "a json": Asked([f"/api/v1/organisations/{i}?include=agreements" for i in draw.ids], self.by_token),
            "a page": Asked([f"/organisations/{i}" for i in draw.ids], self.by_session),
            "b": Asked([f"/api/v1/agreements?status={STATUSES[s]}&limit=50&page={p + 1}" for s, p in draw.pages], self.by_token),
            "c": Asked([f"/api/v1/organisations/search?limit=20&part={urllib.parse.quote(t)}" for t in draw.terms], self.by_token),
            "d": Asked(["/api/v1/agreements"], self.by_token, json.dumps(created)),
            "e": Asked(["/api/v1/agreements/summary"], self.by_token)}

    def stop(self):
        self.program.stop()
        self.log.close()


def limit(binary, file, draw):
    port = free_port()
    asks = {"a json": Asked([f"/a/{i}" for i in draw.ids]), "b": Asked([f"/b/{s}/{p * 50}" for s, p in draw.pages]),
            "c": Asked([f"/c/{urllib.parse.quote(t)}" for t in draw.terms]), "e": Asked(["/e"]), "d": Asked(["/d"], {}, "{}")}
    return Server("limit", [str(binary), str(file), str(port)], asks, port)


def node(program, file, draw):
    port, known = free_port(), {"Authorization": "Bearer measuring", "Content-Type": "application/json"}
    created = {"title": "Bench agreement @N@", "type": "mou", "status": "draft", "start_date": "2026-01-01", "end_date": "2029-01-01",
               "organisation_id": 4711, "department": "DEP01"}
    asks = {"a json": Asked([f"/a/{i}" for i in draw.ids], known), "a page": Asked([f"/page/{i}" for i in draw.ids], known),
            "b": Asked([f"/b/{s}/{p * 50}" for s, p in draw.pages], known),
            "c": Asked([f"/c/{urllib.parse.quote(t)}" for t in draw.terms], known),
            "d": Asked(["/d"], known, json.dumps(created)), "e": Asked(["/e"], known)}
    command = [program, str(ROOT / "bench/peer.mjs"), str(file), str(port)]
    return Server("node", command, asks, port)


def fossil_server(repository, draw):
    """A dashboard is two of its reports, so its rate counts half."""
    port = free_port()
    asks = {"a page": Asked([f"/tktview/{fossil.ticket('o', i)}" for i in draw.ids]), "b": Asked(["/rptview?rn=1"]),
            "c": Asked([fossil.search_path(t) for t in draw.terms]), "e": Asked(["/rptview?rn=2", "/rptview?rn=3"])}
    command = ["fossil", "server", str(repository), "--port", str(port), "--localhost", "--nojail"]
    return Server("fossil", command, asks, port)


def nginx(folder):
    """A file of 20 KB from memory: what the wire and the kernel allow."""
    port, place = free_port(), folder / "nginx"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    place.chmod(0o755)
    (place / "page.html").write_text("x" * 20_000)
    (place / "nginx.conf").write_text(
        f"daemon off; worker_processes 2; pid {place}/pid; error_log {place}/error.log; events {{}}\n"
        f"http {{ access_log off; keepalive_requests 100000000; sendfile on; client_body_temp_path {place}/b; proxy_temp_path {place}/p;\n"
        f" fastcgi_temp_path {place}/f; uwsgi_temp_path {place}/u; scgi_temp_path {place}/s;\n"
        f" server {{ listen 127.0.0.1:{port}; root {place}; }} }}\n")
    user = ["-g", "user root;"] if pathlib.Path(place).owner() == "root" else []
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    return Server("nginx", [program, "-c", str(place / "nginx.conf"), *user], {"a page": Asked(["/page.html"])}, port)
