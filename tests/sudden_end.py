#!/usr/bin/env python3
"""Kills the program in the middle of writing, over and over: whatever was answered is there afterwards, and the history is whole.
Then fills its disk: the answer says so, and nothing is half done. Then kills an import between its batches.

  tests/sudden_end.py [--binary build/dev/entente] [--rounds 100] [--database postgresql://…]
"""
import argparse
import concurrent.futures
import contextlib
import http.client
import json
import os
import pathlib
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

sys.dont_write_bytecode = True
ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))

from program import Program, Refused, signed_in, token_of    # noqa: E402

WRITERS, LINES = 8, 2                                        # at once in a program; databases side by side
MOST_ANSWERS = 24                                            # in a round, before the end


def agreement(title):
    party = {"name": "Sudden End University (example)", "country": "SE"}
    return json.dumps({"title": title, "type": "intent", "status": "draft", "host": "ki", "parties": [party]})


class Server:
    """The program on one database, killed and started again."""

    def __init__(self, binary, database, before=None):
        self.binary, self.database, self.before = binary, database, before
        self.start()
        browser = signed_in(self.program, "registrar")
        self.token = token_of(browser)

    def start(self):
        self.program = Program(self.binary, self.database, before=self.before)

    def ask(self, connection, method, path, body=None):
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())

    def write_until_it_ends(self, begin, writer, kept):
        """Notes each agreement whose creation was answered. An answer that did not come says nothing."""
        connection = self.program.connect()
        begin.wait()
        try:
            for number in range(10_000):
                title = f"{begin.name} {writer} {number}"
                status, made = self.ask(connection, "POST", "/api/v1/agreements", agreement(title))
                if status != 201:
                    raise Refused(f"a sound agreement was answered with {status}: {made}")
                kept[made["id"]] = title
        except (http.client.HTTPException, OSError, json.JSONDecodeError):
            pass

    def write_and_kill(self, name, answers, pause):
        """Kills it a moment after so many changes were answered, whatever is under way then."""
        kept, begin = {}, threading.Barrier(WRITERS + 1)
        begin.name = name
        with concurrent.futures.ThreadPoolExecutor(WRITERS) as writers:
            running = [writers.submit(self.write_until_it_ends, begin, i, kept) for i in range(WRITERS)]
            begin.wait()
            while len(kept) < answers and not any(one.done() for one in running):
                time.sleep(0.001)
            time.sleep(pause)
            self.program.kill()
            for one in running:
                one.result()
        return kept

    def faults(self, kept):
        """What is not as it was answered, asked of the program that was started again."""
        found, connection = [], self.program.connect()
        for number, title in kept.items():
            status, there = self.ask(connection, "GET", f"/api/v1/agreements/{number}")
            if status != 200 or there["title"] != title or len(there["parties"]) != 1:
                found.append(f"agreement {number} was answered as kept and is not there: {status}")
        _, counted = self.ask(connection, "GET", "/api/v1/agreements?q=sudden&limit=1")
        _, summary = self.ask(connection, "GET", "/api/v1/agreements/summary")
        if counted["total"] != summary["total"]:
            found.append(f"{counted['total']} agreements are there, the summary says {summary['total']}")
        return found

    def breaks(self):
        """Where the history is not whole. A break stays, so it need not be looked for after every round."""
        try:
            self.program.verb("verify")
            return []
        except Refused as broken:
            return [str(broken)]


def line_of_rounds(binary, database, rounds, seed):
    """So many sudden ends on one database, one after the other."""
    server, chance, answered, found = Server(binary, database), random.Random(seed), 0, []
    everything = {}
    for number in range(rounds):
        kept = server.write_and_kill(f"{seed}.{number}", chance.randint(0, MOST_ANSWERS), chance.uniform(0, 0.005))
        server.start()
        found += [f"round {number}: {fault}" for fault in server.faults(kept)]
        found += server.breaks() if number % 10 == 9 else []
        everything |= kept
    found += server.faults(everything) + server.breaks()
    server.program.kill()
    return rounds, len(everything), found


def killed_on_sqlite(binary, rounds, folder):
    with concurrent.futures.ThreadPoolExecutor(LINES) as lines:
        shares = [rounds // LINES + (i < rounds % LINES) for i in range(LINES)]
        running = [lines.submit(line_of_rounds, binary, f"sqlite:{folder}/{i}.sqlite", share, i) for i, share in enumerate(shares)]
        done = [one.result() for one in running]
    return tell("killed while writing, SQLite", sum(d[0] for d in done), sum(d[1] for d in done), sum((d[2] for d in done), []))


def killed_on_postgresql(binary, rounds, server):
    name = f"sudden_end_{os.getpid()}"
    address, question, options = server.partition("?")
    mine = address.rsplit("/", 1)[0] + f"/{name}{question}{options}"
    subprocess.run(["psql", "-qXd", server, "-c", f"create database {name}"], check=True)
    try:
        return tell("killed while writing, PostgreSQL", *line_of_rounds(binary, mine, rounds, 100))
    finally:
        subprocess.run(["psql", "-qXd", server, "-c", f"drop database {name} with (force)"], check=True)


def tell(what, rounds, answered, found):
    print(f"{what}: {rounds} times, {answered} answered changes, {len(found)} faults", flush=True)
    if answered < 2 * rounds:                                # then nothing was shown
        found = found + [f"only {answered} changes were answered in {rounds} rounds"]
    for fault in found[:20]:
        print("   ", fault)
    return not found


def small_disk(folder):
    """A disk of 4 MB. Where we may not make one: what limits each file of the program to that size."""
    if os.geteuid() == 0 and not subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "none", folder], stderr=subprocess.DEVNULL).returncode:
        return None, lambda: subprocess.run(["umount", "--lazy", folder], check=True)

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (3 << 20, 3 << 20))
    return limit, lambda: None


def full_disk(binary, folder):
    """Writes until there is no room. The answer is 507 or 503, reading goes on, and nothing answered is lost."""
    os.mkdir(folder)
    before, take_away = small_disk(folder)
    found, kept = [], {}
    try:
        server = Server(binary, f"sqlite:{folder}/full.sqlite", before)
        connection = server.program.connect()
        for number in range(20_000):
            title = f"full {number} " + "x" * 280
            status, made = server.ask(connection, "POST", "/api/v1/agreements", agreement(title))
            if status != 201:
                break
            kept[made["id"]] = title
        if status not in (503, 507):
            found.append(f"a full disk was answered with {status}")
        found += server.faults(kept) + server.breaks()
        server.program.stop()
    finally:
        take_away()
    return tell(f"the disk is full after {len(kept)} changes: answered {status}", 1, len(kept), found)


def counted(database, question):
    with contextlib.closing(sqlite3.connect(database)) as connection:
        return connection.execute(question).fetchone()[0]


def killed_in_an_import(binary, folder):
    """A list of agreements from the shell, killed between its batches: what was written is undone whole, and once more it is taken in whole."""
    rows, found, ends = 3000, [], random.Random(7)
    listed, database = f"{folder}/list.csv", f"{folder}/import.sqlite"
    with open(listed, "w", encoding="utf-8") as file:
        file.write("Number,Partner,Country,Signed,Expiry,Type\n")
        file.writelines(f"S{i},Sudden End University (example),Sweden,2020-01-01,2030-01-01,Exchange\n" for i in range(rows))

    def entente(*words):
        return [str(binary), *words, "--database", f"sqlite:{database}", "--json"]

    def answer(*words):
        done = subprocess.run(entente(*words), cwd=ROOT, capture_output=True, text=True)
        return json.loads(done.stdout) if done.returncode == 0 else {"refused": done.stderr}

    written = 0
    for number in range(1, 6):
        running = subprocess.Popen(entente("import", "agreements", listed), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        running.stderr.read(ends.randint(12, 120))           # "writing 200", some batches on
        running.kill()
        running.wait()
        there = counted(database, "select count(*) from agreements")
        written += there
        if answer("import", "undo", str(number)).get("removed") != there or counted(database, "select count(*) from agreements"):
            found.append(f"round {number}: of {there} agreements some stayed")
    whole = answer("import", "agreements", listed)
    if counted(database, "select count(*) from agreements") != rows:
        found.append(f"after all that it is not taken in: {whole}")
    if not answer("verify").get("whole"):
        found.append("the history is not whole")
    return tell("killed in an import", 5, written, found)


def main():
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("--binary", default=ROOT / "build/dev/entente")
    asked.add_argument("--rounds", type=int, default=100)
    asked.add_argument("--database", help="a PostgreSQL server, for a few rounds there instead")
    asked = asked.parse_args()
    folder = tempfile.mkdtemp(prefix="entente-sudden-end-", dir=ROOT / "build")
    try:
        if asked.database:
            good = [killed_on_postgresql(asked.binary, min(asked.rounds, 10), asked.database)]
        else:
            good = [killed_on_sqlite(asked.binary, asked.rounds, folder), full_disk(asked.binary, folder + "/small"),
                    killed_in_an_import(asked.binary, folder)]
    finally:
        shutil.rmtree(folder)
    print(f"{sum(good)} passed, {len(good) - sum(good)} failed")
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
