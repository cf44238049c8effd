"""Makes the databases: ours through our own importer and API, the bare one by limit_sqlite, Fossil's by itself."""
import concurrent.futures
import json
import pathlib
import shutil
import subprocess
import time

import data
import fossil
from servers import ROOT, STATUSES, TYPES

from program import Program, signed_in, token_of             # noqa: I100  (servers says where it lies)

WRITERS = 32


def remove(file):
    for ending in ("", "-wal", "-shm"):
        pathlib.Path(f"{file}{ending}").unlink(missing_ok=True)


def copy(file, to):
    """Of a database that nobody has open: its log is in it."""
    remove(to)
    shutil.copyfile(file, to)
    return to


def as_ours(row):
    kind = TYPES.get(row["type"], row["type"])
    return json.dumps({"title": row["title"], "type": kind, "status": STATUSES[row["status"]], "host": "ki", "in_force_on": row["start_date"],
                       "ends_on": row["end_date"], "department": row["department"], "parties": [{"organisation": int(row["organisation_id"])}]})


def send_all(program, token, bodies):
    connection, headers = program.connect(), {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    for body in bodies:
        connection.request("POST", "/api/v1/agreements", body, headers)
        answer = connection.getresponse()
        text = answer.read()
        if answer.status != 201:
            raise RuntimeError(f"an agreement was answered with {answer.status}: {text.decode()}")


def ours(binary, file, draw, folder):
    """Organisations by `entente import organisations`, agreements through the API. Seconds for each."""
    remove(file)
    began = time.perf_counter()
    subprocess.run([str(binary), "import", "organisations", str(folder / "organisations.csv"), "--database", f"sqlite:{file}"], cwd=ROOT, check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    imported = time.perf_counter()
    program = Program(binary, f"sqlite:{file}")
    token = token_of(signed_in(program, "coordinator"))
    bodies = [as_ours(row) for row in draw.agreements]
    with concurrent.futures.ThreadPoolExecutor(WRITERS) as writers:
        for sent in [writers.submit(send_all, program, token, bodies[i::WRITERS]) for i in range(WRITERS)]:
            sent.result()
    program.stop()
    settle(file)
    return {"organisations": imported - began, "agreements": time.perf_counter() - imported}


def settle(file):
    """Statistics for the planner, and the log brought into the file, so that it can be copied."""
    import sqlite3
    database = sqlite3.connect(file)
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()


def bare(binary, file, folder):
    remove(file)
    subprocess.run([str(binary), "load", str(file), str(folder)], check=True)
    settle(file)


def files(folder):
    """The common data; made again when it is not what the seed gives."""
    place, mark = folder / "data", folder / "data.checksum"
    if not mark.exists() or mark.read_text() != data.checksum(place):
        data.make(place)
        mark.write_text(data.checksum(place))
    return place


def repository(file, folder):
    if shutil.which("fossil") and not file.exists():
        half = file.with_suffix(".half")
        half.unlink(missing_ok=True)
        fossil.make(half, folder)
        half.rename(file)
    return file if file.exists() else None
