"""What is measured and what is hoped for. All goals are ratios between servers that ran in turns on the same machine."""
import dataclasses

# What the products that cannot be installed here reached, requests/s with 1 and 32 connections, on a run of their own with the
# hand-written Node service beside them (docs/handbook/measuring.md): that Node had another SQLite package, so read them as an order of magnitude.
ELSEWHERE = {
    "node": {"a json": (7686, 8767), "a page": (9734, 12480), "b": (1321, 1590), "c": (409, 460), "d": (5240, 5050), "e": (36, 30)},
    "Directus": {"a json": (127, 163), "b": (91, 104), "c": (15, 8), "d": (102, 112), "e": (44, 42)},
    "Dolibarr": {"a json": (45, 81), "a page": (9.5, 16), "b": (20, 40), "c": (4.6, 4.5), "d": (44, 134), "e": (3.1, 6)},
    "Redmine": {"a json": (37, 80), "a page": (11.5, 22), "b": (9, 17), "c": (9.5, 14), "d": (6, None), "e": (1.2, 1.5)},
    "Fossil": {"a page": (298, 265), "b": (194, 239), "c": (30, 52), "d": (139, None), "e": (7, 8.7)},
}
CONNECTIONS = (1, 32)
ITEMS = {"a json": "one organisation with its agreements, JSON", "a page": "the same as a complete page", "b": "list of 50 with the exact total",
         "c": "search for a part of a name, with the exact total", "d": "create an agreement, durable", "e": "dashboard, never stale"}


@dataclasses.dataclass
class Goal:
    item: str
    against: str                                             # a server, or "p99" in milliseconds at most
    least: tuple                                             # with 1 and with 32 connections; None: no goal
    then: float = None                                       # what to aim for when it is reached


GOALS = [
    Goal("a json", "Directus", (40, 40)), Goal("a json", "node", (1.25, 1.25)), Goal("a json", "limit", (0.4, 0.4), 0.7),
    Goal("a json", "p99", (1, 8)),
    Goal("a page", "fossil", (20, 20)), Goal("a page", "Redmine", (150, 150)), Goal("a page", "node", (0.8, 0.8)),
    Goal("a page", "nginx", (None, None), 0.25),
    Goal("b", "fossil", (10, 10)), Goal("b", "node", (1.25, 1.25)), Goal("b", "limit", (0.8, 0.8), 1),
    Goal("c", "fossil", (10, 10)), Goal("c", "Directus", (30, 30)), Goal("c", "node", (1.25, 1.25)), Goal("c", "limit", (0.9, 0.9), 1.5),
    Goal("d", "Directus", (20, None)), Goal("d", "Fossil", (20, None)), Goal("d", "fdatasync", (0.4, None)), Goal("d", "node", (None, 1.5)),
    Goal("d", "fdatasync", (None, 0), 1),
    Goal("e", "Directus", (100, 100)), Goal("e", "fossil", (100, 100)), Goal("e", "limit", (0.3, 0.3), 0.6),
]


def ratio(goal, at, measured):
    """Ours against the other with CONNECTIONS[at] connections, or None where one of them was not measured."""
    def rate(server, item=goal.item):
        run = measured.get((server, item, CONNECTIONS[at]))
        return run and run["rate"]
    ours = rate("entente")
    if not ours:
        return None
    if goal.against in ELSEWHERE and goal.against != "node":
        there, node = ELSEWHERE[goal.against][goal.item][at], rate("node")
        return ours / node * ELSEWHERE["node"][goal.item][at] / there if there and node else None
    if goal.against == "fdatasync":
        return ours / measured["fdatasync"] if measured.get("fdatasync") else None
    there = rate(goal.against)
    if goal.against == "fossil" and goal.item == "e" and there:
        there /= 2                                           # its dashboard is two reports
    return ours / there if there else None


@dataclasses.dataclass
class Judged:
    item: str
    connections: int
    against: str
    value: float
    goal: float
    good: bool
    then: float = None
    reckoned: bool = False                                   # through a Node on another run: an order of magnitude, no figure to keep

    @property
    def hoped(self):
        return ("≤ " if self.against == "p99" else "≥ ") + f"{self.goal:g}" if self.goal is not None else "–"


def judge(measured):
    """Each goal with what was reached."""
    for goal in GOALS:
        for at, connections in enumerate(CONNECTIONS):
            if goal.least[at] is None and goal.least != (None, None):
                continue
            ours = measured.get(("entente", goal.item, connections))
            value = ours and ours["p99"] if goal.against == "p99" else ratio(goal, at, measured)
            if value is None:
                continue
            least = goal.least[at]
            good = least is None or (value <= least if goal.against == "p99" else value >= least)
            yield Judged(goal.item, connections, goal.against, value, least, good, goal.then, goal.against in ELSEWHERE and goal.against != "node")
