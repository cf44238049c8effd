"""How soon search answers on the whole registry, as somebody types: prefixes, misspelt names, no diacritics, other scripts."""
import random
import sqlite3
import statistics
import time
import unicodedata
import urllib.parse

from servers import ROOT                                     # noqa: F401  (it says where program lies)
from program import Program, Refused, signed_in              # noqa: I100


def plain(name):
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def misspelt(chance, name):
    """Two neighbouring letters change places, as when somebody types fast."""
    at = chance.randrange(1, len(name) - 2)
    return name[:at] + name[at + 1] + name[at] + name[at + 2:]


def typed(file, number=150):
    """(how, what) for each of `number` organisations, from one seed."""
    chance = random.Random(11)
    with sqlite3.connect(file) as register:
        names = [row[0] for row in register.execute("SELECT name FROM organisations WHERE length(name) BETWEEN 8 AND 60 ORDER BY id")]
        foreign = [row[0] for row in register.execute("SELECT name FROM organisation_names WHERE unicode(substr(name, 1, 1)) > 880 ORDER BY id")]
    for name in chance.sample(names, number):
        yield from (("three letters", name[:3]), ("six letters", name[:6]), ("a whole name", name))
        yield "misspelt", misspelt(chance, name)
    for name in chance.sample([name for name in names if not name.isascii()], number // 3):
        yield "without diacritics", plain(name)
    for name in chance.sample(foreign, min(len(foreign), number // 3)):
        yield "another script", name


def take(binary, file, log=None):
    """Milliseconds of each answer, whole page, one after the other on one connection; by how it was typed."""
    program = Program(binary, f"sqlite:{file}", log)
    try:
        browser, times = signed_in(program, "coordinator"), {}
        for how, what in typed(file):
            began = time.perf_counter()
            answer, _ = browser.ask("GET", "/organisations/suggest?q=" + urllib.parse.quote(what))
            times.setdefault(how, []).append((time.perf_counter() - began) * 1000)
            if answer.status != 200:
                raise Refused(f"search for {what!r}: {answer.status}")
    finally:
        program.stop()
    everything = [one for taken in times.values() for one in taken]
    return {"median": statistics.median(everything), "slowest of 100": statistics.quantiles(everything, n=100)[98],
            "by": {how: statistics.median(taken) for how, taken in times.items()}}
