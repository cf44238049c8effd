"""Takes the figures: requests in turns, the import, the footprint."""
import concurrent.futures
import contextlib
import json
import os
import pathlib
import sqlite3
import statistics
import subprocess
import threading
import time

from load import answer_of, middle, strike
from servers import ROOT, STATUSES
from workloads import CONNECTIONS

from program import Program, Refused, signed_in              # noqa: I100  (servers says where it lies)

PAUSE = 0.2                                                  # for what was abandoned to end


def must_answer(server, item):
    asked = server.asks[item]
    status, text = answer_of(server.base, asked, number=time.monotonic_ns() // 1000)
    if not 200 <= status < 300:
        raise Refused(f"{server.name}, {item}: {status} {text[:500]}")
    return text


def right_answers(ours, draw):
    """Before anything is timed: what ours answers is what the data says."""
    organisation = json.loads(must_answer(ours, "a json"))
    wanted = [row for row in draw.agreements if int(row["organisation_id"]) == draw.ids[0]]
    yield "organisation with its agreements", len(organisation["agreements"]) == min(50, len(wanted))
    listed = json.loads(must_answer(ours, "b"))
    status = draw.pages[0][0]
    yield "list and total", listed["total"] == sum(row["status"] == status for row in draw.agreements) and len(listed["items"]) == 50
    found = json.loads(must_answer(ours, "c"))
    yield "search", found["total"] >= 1 and len(found["items"]) == min(20, found["total"])
    summary = json.loads(must_answer(ours, "e"))
    yield "dashboard", {c["status"]: c["number"] for c in summary["by_status"]} == {
        STATUSES[s]: sum(row["status"] == s for row in draw.agreements) for s in STATUSES}
    page = must_answer(ours, "a page")
    yield "page of 8 KB with navigation", len(page.encode()) >= 8000 and "<nav" in page and "</html>" in page


def in_turns(servers, items, rounds, seconds, say):
    """A B C A B C …: each server's run stands beside those of the others, so that the machine's moods meet all of them."""
    measured = {}
    for item in items:
        taking_part = [server for server in servers if item in server.asks]
        for connections in CONNECTIONS:
            runs = {server.name: [] for server in taking_part}
            for _ in range(rounds):
                for server in taking_part:
                    time.sleep(PAUSE)
                    runs[server.name].append(strike(server.base, server.asks[item], connections, seconds))
            for name, taken in runs.items():
                measured[name, item, connections] = middle(taken)
            say(f"{item} × {connections}: " + ", ".join(f"{name} {measured[name, item, connections]['rate']:,.0f}" for name in runs))
    return measured


def exact_after_writes(ours):
    """The dashboard after each of some answered writes: never staler than the last."""
    for _ in range(20):
        before = json.loads(must_answer(ours, "e"))["total"]
        must_answer(ours, "d")
        if json.loads(must_answer(ours, "e"))["total"] != before + 1:
            return False
    return True


def status_of_import(file):
    with contextlib.closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database:
        return database.execute("SELECT id, status FROM imports ORDER BY id DESC LIMIT 1").fetchone()


def wait_for(file, status):
    while (now := status_of_import(file))[1] != status:
        if now[1] in ("failed", "cancelled", "undone"):
            raise Refused(f"the import is {now[1]}")
        time.sleep(0.02)
    return now[0]


def multipart(fields, file):
    mark = "a-mark-that-no-file-has"
    parts = [f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in fields.items()]
    head = f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{file.name}"\r\nContent-Type: text/csv\r\n\r\n'
    body = ("".join(parts) + head).encode() + file.read_bytes() + f"\r\n--{mark}--\r\n".encode()
    return body, f"multipart/form-data; boundary={mark}"


def upload(browser, database, file):
    """Workload f: sent, checked, applied. Seconds from the first byte until it can be searched."""
    csrf = browser.csrf("/organisations/imports")
    origin = {"Origin": f"http://127.0.0.1:{browser.connection.port}"}
    began = time.perf_counter()
    body, kind = multipart({"csrf": csrf, "format": "table"}, file)
    answer, text = browser.ask("POST", "/organisations/imports", body, {"Content-Type": kind, **origin})
    if answer.status >= 400:
        raise Refused(f"the upload was answered with {answer.status}: {text[:1000]}")
    number = wait_for(database, "checked")
    checked = time.perf_counter()
    browser.send(f"/organisations/imports/{number}", f"/organisations/imports/{number}/apply")
    wait_for(database, "applied")
    return {"checked": checked - began, "seconds": time.perf_counter() - began}


def reads_meanwhile(server, stop, times):
    asked = server.asks["a json"]
    connection = server.program.connect()
    while not stop.is_set():
        for path in asked.paths:
            began = time.perf_counter()
            connection.request("GET", path, headers=asked.headers)
            connection.getresponse().read()
            times.append((time.perf_counter() - began) * 1000)
            if stop.wait(0.002):
                break


def importing(server, database, file):
    stop, times = threading.Event(), []
    with concurrent.futures.ThreadPoolExecutor(1) as reader:
        reading = reader.submit(reads_meanwhile, server, stop, times)
        try:
            taken = upload(server.browser, database, file)
        finally:
            stop.set()
        reading.result()
    return {**taken, "reads_p99": statistics.quantiles(times, n=100)[98], "reads": len(times)}


def memory_of(process):
    """Proportional, so that libraries shared with others count their part. MiB."""
    lines = pathlib.Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("Pss:")).split()[1]) / 1024


def until_first_answer(binary, file, times=7):
    """Milliseconds from the command to the first page, the median of several."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        program = Program(binary, f"sqlite:{file}")
        connection = program.connect()
        connection.request("GET", "/sign-in")
        connection.getresponse().read()
        taken.append((time.perf_counter() - began) * 1000)
        program.stop()
    return statistics.median(taken)


def installed_size(binary, folder):
    """What has to be on the machine beside Debian's libraries: the program without its debugging symbols, and the institution."""
    stripped = folder / "stripped"
    subprocess.run(["strip", "-o", str(stripped), str(binary)], check=True)
    institution = sum(os.path.getsize(path) for path in (ROOT / "institutions/ki").rglob("*") if path.is_file())
    return (os.path.getsize(stripped) + institution) / 1e6


def disk_rate(binary, folder):
    taken = [json.loads(subprocess.run([str(binary), "fsync", str(folder / "synced")], check=True, capture_output=True, text=True).stdout)["rate"]
             for _ in range(3)]
    return statistics.median(taken)
