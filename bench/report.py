"""Writes down what was measured: a table to read, and the figures for machines."""
import json
import math
import os
import platform
import time

from workloads import CONNECTIONS, ITEMS, judge

NAMES = {"entente": "Entente", "limit": "bare epoll + SQLite", "node": "Node by hand", "fossil": "Fossil", "nginx": "nginx, 20 KB file"}
FOOTPRINT = (("ready", "command → first page, ms", 50, 20), ("rest", "memory at rest, MiB (PSS)", 30, 15), ("load", "memory after load, MiB", 100, None),
             ("size", "installed, MB", 15, None))


def machine():
    processor = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo", encoding="utf-8") if line.startswith("model name")), "")
    return f"{platform.machine()}, {os.cpu_count()} cores ({processor}), Linux {platform.release()}"


def number(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def rows_of_rates(measured):
    names = [name for name in NAMES if any(key[0] == name for key in measured if isinstance(key, tuple))]
    yield "| | " + " | ".join(NAMES[name] for name in names) + " |"
    yield "|---|" + "---|" * len(names)
    for item, what in ITEMS.items():
        cells = []
        for name in names:
            runs = [measured.get((name, item, c)) for c in CONNECTIONS]
            cells.append(" / ".join(number(run["rate"]) for run in runs) if all(runs) else "–")
        if cells[0] != "–":
            yield f"| **{item}** {what} | " + " | ".join(cells) + " |"


def times(value, about=False):
    """A ratio as people write it: 3.07 ×, 47.7 ×, 1,320 ×; one that was reckoned, not measured, to one figure: ≈ 50 ×."""
    figures = 1 if about else 3
    rounded = float(f"{value:.{figures}g}")
    places = max(0, figures - 1 - math.floor(math.log10(rounded))) if rounded else 0
    return f"{'≈ ' if about else ''}{rounded:,.{places}f} ×"


def rows_of_goals(judged):
    yield "| | connections | against | reached | goal | |"
    yield "|---|---|---|---|---|---|"
    for one in judged:
        then = f", then {one.then:g}" if one.then else ""
        shown = f"{one.value:.2f} ms" if one.against == "p99" else times(one.value, about=one.reckoned)
        yield f"| {one.item} | {one.connections} | {one.against} | {shown} | {one.hoped}{then} | {'about' if one.reckoned and one.good else 'yes' if one.good else '**no**'} |"


def rows_of_singles(singles):
    yield "| | reached | goal | |"
    yield "|---|---|---|---|"
    for what, reached, goal, good in singles:
        yield f"| {what} | {reached} | {goal} | {'yes' if good else '**no**'} |"


def singles_of(taken):
    """(what, reached, goal, good) for what is not a rate."""
    if imported := taken.get("import"):
        times = imported["seconds"] / imported["bare"]
        reached = f"{times:.2f} × ({imported['seconds']:.1f} s against {imported['bare']:.1f} s)"
        yield "f: import of 100,000 against a bare loop with the same indexes", reached, "≤ 2.5 ×, then 1.6", times <= 2.5
        yield "f: p99 of reads meanwhile", f"{imported['reads_p99']:.1f} ms", "≤ 25 ms", imported["reads_p99"] <= 25
    for key, what, goal, then in FOOTPRINT:
        if key in taken.get("footprint", {}):
            value = taken["footprint"][key]
            yield f"g: {what}", f"{value:.1f}", f"≤ {goal}" + (f", then {then}" if then else ""), value <= goal
    if register := taken.get("ror"):
        times = (register["first"]) / register["bare"]
        yield ("j: the registry of organisations, first release, against parse and bare insert",
               f"{times:.2f} × ({register['first']:.1f} s against {register['bare']:.1f} s)", "≤ 3 ×, then 2", times <= 3)
        yield "j: the same again as an update", f"{register['again']:.1f} s", "–", True
        search = register["search"]
        told = ", ".join(f"{how} {one:.1f}" for how, one in search["by"].items())
        yield (f"search as one types on the registry, median, ms (p99 {search['slowest of 100']:.1f}; {told})", f"{search['median']:.1f}", "≤ 10",
               search["median"] <= 10)
    for what, reached, goal, good in taken.get("matching", []):
        yield f"k: {what}", reached, goal, good
    for what, good in taken.get("checks", []):
        yield f"answers are right: {what}", "yes" if good else "no", "yes", good


def text_of(taken, seconds):
    measured, judged = taken["measured"], list(judge(taken["measured"]))
    singles = list(singles_of(taken))
    short = [one for one in judged if not one.good]
    missed = len(short) + sum(not single[3] for single in singles)
    reckoned = sum(one.reckoned and one.good for one in judged)
    lines = [f"# Measured {time.strftime('%Y-%m-%d %H:%M', time.gmtime())} UTC", "",
             f"{machine()}. Servers in turns, medians of {taken['rounds']} runs of {taken['seconds']} s with 1 / 32 connections; "
             f"the whole took {seconds / 60:.0f} minutes. Load before it began: {taken['busy']:.1f}. Only ratios say something.", "",
             "## Requests a second", "", *rows_of_rates(measured), "",
             f"The disk makes {number(measured.get('fdatasync', 0))} durable writes a second, one after the other.", "",
             "## Goals", "", f"{len(judged) + len(singles) - missed - reckoned} reached, {missed} missed; {reckoned} more only reckoned (≈) through the Node of another run.", "", *rows_of_goals(judged), "", *rows_of_singles(singles), ""]
    refused = [f"{key[0]} {key[1]} × {key[2]}: {run['refused']} of {run['requests']}"
               for key, run in measured.items() if isinstance(key, tuple) and run["refused"]]
    if refused:
        lines += ["Refused or broken: " + "; ".join(refused) + ".", ""]
    return "\n".join(lines)


def write(folder, taken, seconds):
    folder.mkdir(parents=True, exist_ok=True)
    name = time.strftime("%Y-%m-%d", time.gmtime())
    text = text_of(taken, seconds)
    (folder / f"{name}.md").write_text(text, encoding="utf-8")
    flat = {**taken, "measured": {" × ".join(map(str, key)) if isinstance(key, tuple) else key: value for key, value in taken["measured"].items()}}
    (folder / f"{name}.json").write_text(json.dumps(flat, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return text
