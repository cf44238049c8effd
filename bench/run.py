"""Measures the program against its limits and its peers.   Called by bin/bench."""
import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import making                                                # noqa: E402
import report                                                # noqa: E402
import servers                                               # noqa: E402
import searching                                             # noqa: E402, I100
import taking                                                # noqa: E402
from workloads import ITEMS                                  # noqa: E402

ROOT = servers.ROOT
FOLDER, RELEASE = ROOT / "build/bench", ROOT / "build/release"
BINARY = RELEASE / "entente"
READS = [item for item in ITEMS if item != "d"]


def say(text):
    print(f"  {text}", flush=True)


def prepare(quick):
    """All databases, and what making ours took."""
    place = making.files(FOLDER)
    draw = servers.Draw(place)
    file, took = FOLDER / "entente.sqlite", {}
    if not (quick and file.exists() and (FOLDER / "bare.sqlite").exists()):
        took = making.ours(BINARY, file, draw, place)
        say("ours: " + ", ".join(f"{what} in {seconds:.1f} s" for what, seconds in took.items()))
        making.bare(RELEASE / "limit_sqlite", FOLDER / "bare.sqlite", place)
    return place, draw, took


def start(draw, quick, running):
    """Adds the servers that can be had here. Each on a copy of its own, so that what one run writes is not there in the next."""
    running.append(servers.Ours(BINARY, making.copy(FOLDER / "entente.sqlite", FOLDER / "ours.sqlite"), draw, FOLDER))
    bare = FOLDER / "bare.sqlite"
    running.append(servers.limit(RELEASE / "limit_http", making.copy(bare, FOLDER / "limit.sqlite"), draw))
    program = ROOT / "node_modules/.bin/node"
    if program.exists():
        running.append(servers.node(str(program), making.copy(bare, FOLDER / "node.sqlite"), draw))
    repository = None if quick else making.repository(FOLDER / "repository.fossil", FOLDER / "data")
    if repository:
        running.append(servers.fossil_server(repository, draw))
    if shutil.which("nginx") or pathlib.Path("/usr/sbin/nginx").exists():
        running.append(servers.nginx(FOLDER))


def footprint(draw):
    file = making.copy(FOLDER / "entente.sqlite", FOLDER / "rest.sqlite")
    ready = taking.until_first_answer(BINARY, file)
    program = taking.Program(BINARY, f"sqlite:{file}")
    time.sleep(1)
    rest = taking.memory_of(program.process.pid)
    program.stop()
    return {"ready": ready, "rest": rest, "size": taking.installed_size(BINARY, FOLDER)}


def requests_in_turns(draw, rounds, seconds, quick):
    running = []
    try:
        start(draw, quick, running)
        ours = running[0]
        checks = list(taking.right_answers(ours, draw))
        measured = taking.in_turns(running, READS, rounds, seconds, say)
        measured |= taking.in_turns(running, ["d"], rounds, seconds, say)
        checks.append(("the dashboard counts each write at once", taking.exact_after_writes(ours)))
        memory = taking.memory_of(ours.program.process.pid)
        ours.program.verb("verify")
        measured["fdatasync"] = taking.disk_rate(RELEASE / "limit_sqlite", FOLDER)
    finally:
        for server in running:
            server.stop()
    return measured, checks, memory


def importing(draw, place):
    """Workload f, with the bare loop before and after it."""
    bare = []
    for _ in range(2):
        file = making.copy(FOLDER / "bare.sqlite", FOLDER / "import.sqlite")
        done = subprocess.run([str(RELEASE / "limit_sqlite"), "import", str(file), str(place)], check=True, capture_output=True, text=True)
        bare.append(json.loads(done.stdout)["seconds"])
    file = making.copy(FOLDER / "entente.sqlite", FOLDER / "ours.sqlite")
    ours = servers.Ours(BINARY, file, draw, FOLDER)
    try:
        taken = taking.importing(ours, file, place / "import_organisations.csv")
    finally:
        ours.stop()
    say(f"f: {taken['seconds']:.1f} s, bare {min(bare):.1f} s, reads meanwhile p99 {taken['reads_p99']:.1f} ms")
    return {**taken, "bare": sum(bare) / len(bare)}


def registry():
    """Workload j: all of data/ror as a first release, and again as an update."""
    packed, unpacked = sorted((ROOT / "data/ror").glob("*.jsonl.xz")), []
    for path in packed:
        target = FOLDER / path.stem
        with open(target, "wb") as out:
            subprocess.run(["xz", "-dc", str(path)], check=True, stdout=out)
        unpacked.append(str(target))
    file, taken = FOLDER / "ror.sqlite", {}
    making.remove(file)
    for what in ("first", "again"):
        began = time.perf_counter()
        subprocess.run([str(BINARY), "import", "ror", *unpacked, "--database", f"sqlite:{file}"], cwd=ROOT, check=True, capture_output=True)
        taken[what] = time.perf_counter() - began
    done = subprocess.run([str(RELEASE / "import_bare"), str(file), str(FOLDER / "ror_bare.sqlite"), *unpacked], check=True,
                          capture_output=True, text=True)
    taken["bare"] = float(re.search(r"together ([0-9.]+) s", done.stdout).group(1))
    taken["search"] = searching.take(BINARY, file)
    say(f"search on the registry: {taken['search']['median']:.1f} ms")
    say(f"j: {taken['first']:.1f} s, again {taken['again']:.1f} s, bare {taken['bare']:.1f} s")
    return taken


def matching():
    """Workload k: its own program writes its own page; the figures with a goal are taken from it."""
    subprocess.run([str(RELEASE / "matching_bench")], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    text = (ROOT / "bench/results/matching.md").read_text(encoding="utf-8")
    precision, recall = map(float, re.search(r"\| all \| \d+ \| \*\*([\d.]+)\*\* \| \*\*([\d.]+)\*\*", text).groups())
    speed = int(re.search(r"against them: (\d+) names/s", text).group(1))
    everyone = float(re.search(r"index included: ([\d.]+) s", text).group(1))
    say(f"k: precision {precision}, recall {recall}, {speed} names/s, all against each other {everyone} s")
    return [("precision", f"{precision:.3f}", "≥ 0.95, then 0.98", precision >= 0.95), ("recall", f"{recall:.3f}", "≥ 0.85, then 0.92", recall >= 0.85),
            ("names/s on one core", f"{speed:,}", "≥ 200, then 500", speed >= 200),
            ("100,000 names against each other", f"{everyone:.1f} s", "≤ 60 s, then 20", everyone <= 60)]


def main():
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("--quick", action="store_true", help="a minute: one short run of each, no Fossil, no registry, nothing written down")
    asked = asked.parse_args()
    rounds, seconds = (1, 1) if asked.quick else (3, 3)
    began, busy = time.monotonic(), os.getloadavg()[0]
    if busy > 1:
        say(f"The machine is busy (load {busy:.1f}): read the ratios with care.")
    place, draw, took = prepare(asked.quick)
    taken = {"rounds": rounds, "seconds": seconds, "busy": busy, "made": took, "footprint": footprint(draw)}
    taken["measured"], taken["checks"], taken["footprint"]["load"] = requests_in_turns(draw, rounds, seconds, asked.quick)
    taken["import"] = importing(draw, place)
    if not asked.quick:
        taken["ror"], taken["matching"] = registry(), matching()
    took = time.monotonic() - began
    print("\n" + (report.text_of(taken, took) if asked.quick else report.write(ROOT / "bench/results", taken, took)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
