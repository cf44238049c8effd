"""What bin/measure counts: sizes, functions, comments, duplicates, tests, and sentences of the policy that have a rule."""
import math
import re
import statistics

from . import repository, shape
from .exceptions import LIST
from .tree import CPP_TOKEN, RULES

CODE = ("cpp", "hpp", "html", "css", "js", "mjs", "py", "sql")


def hand_written(tree):
    return [file for file in tree.files if file.ending in CODE and file.parts[0] not in ("data", "docs") and file.lines]


def without_tests(tree):
    return [file for file in hand_written(tree) if not file.is_test]


def share(values, part):
    values = sorted(values)
    return values[min(len(values) - 1, math.ceil(part * len(values)) - 1)] if values else 0


def spread(values):
    return (statistics.median(values) if values else 0, share(values, 0.9), max(values, default=0))


def file_lines(tree):
    return [len(file.lines) for file in without_tests(tree)]


def largest(tree):
    file = max(without_tests(tree), key=lambda file: len(file.lines))
    return len(file.lines), file.path


def function_lines(tree):
    """Lines of each function's body, as the anchors were counted: a one-liner is one."""
    return [length for file in tree.cpp() if not file.is_test for _, length, _ in shape.functions_of(file)]


def packages(tree):
    """(libraries the program links to, other Debian packages, npm packages)."""
    by_purpose = {}
    for line in tree.text_of("tools/packages.txt").splitlines():
        if ":" in line and line[0] != "#":
            purpose, names = line.split(":", 1)
            by_purpose.setdefault(purpose.split()[0], []).extend(names.split())
    libraries = [name for name in by_purpose.pop("libraries", []) if name != "doctest-dev"]
    npm = re.findall(r'^    "[@\w/.-]+": "[\d^~]', tree.text_of("package.json"), re.M)
    return len(libraries), sum(map(len, by_purpose.values())) + 1, len(npm)


def exceptions(tree):
    return sum(1 for line in tree.text_of(LIST).splitlines() if line.strip() and not line.startswith(("#", "limit ")))


def inheritance_depth(tree):
    """The longest chain of our own classes."""
    parents = {}
    for file in tree.cpp():
        for _, found in file.find(r"\b(?:class|struct)\s+(\w+)(?:\s+final)?\s*:\s*(?:public\s+|private\s+)?(?:\w+::)*(\w+)", file.code):
            parents[found.group(1)] = found.group(2)
    ours = {found.group(1) for file in tree.cpp() for _, found in file.find(r"\b(?:class|struct)\s+(\w+)", file.code)}

    def depth(name, seen=()):
        above = parents.get(name)
        return 0 if above not in ours or above in seen else 1 + depth(above, (*seen, name))
    return max((depth(name) for name in parents), default=0)


def sentences(tree):
    """(rows of the rooms' tables, rows with a function and a test that exist)."""
    rows = kept = 0
    code = "".join(file.text for file in tree.cpp("policy/"))
    for room in tree.rooms():
        lines = [line for line in tree.text_of(f"policy/{room}/README.md").splitlines() if line.lstrip().startswith("|")]
        for line in lines[2:]:
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            names = re.findall(r"`(\w+)(?:\(\))?`", cells[1]) if len(cells) > 2 else []
            rows += 1
            kept += bool(names) and all(name in code for name in names) and bool(cells[2])
    return rows, kept


def test_names(tree):
    return [found.group(1) for file in tree.cpp() for _, found in file.find(r'\bTEST_CASE\("((?:\\.|[^"\\])*)"', file.without_comments)]


def comment_share(tree):
    comments = total = 0
    for file in tree.cpp():
        total += sum(1 for line in file.lines if line.strip())
        comments += sum(1 for line in file.lines if line.lstrip().startswith("//"))
    return 100 * comments / max(1, total)


def duplicates(tree, length=8):
    """Blocks of eight lines or more that stand in two places, blank lines and lone brackets apart."""
    places, blocks, last = {}, 0, None
    for file in tree.cpp():
        if file.is_test:
            continue
        text = CPP_TOKEN.sub(lambda m: m.group(0) if m.group(0)[0] in '"R\'' else re.sub(r"[^\n]", " ", m.group(0)), file.text)
        lines = [(i, " ".join(line.split())) for i, line in enumerate(text.splitlines(), 1)]
        lines = [(i, line) for i, line in lines if len(line) > 3 and not line.startswith("#include")]
        for at in range(len(lines) - length + 1):
            block = tuple(line for _, line in lines[at:at + length])
            seen = places.setdefault(block, (file.path, lines[at][0]))
            if seen != (file.path, lines[at][0]):
                blocks += last != (file.path, at - 1)
                last = (file.path, at)
    return blocks


def house_rules():
    return len(RULES)


def migrations_kept(tree):
    return not [finding for finding in RULES["migrations"](tree)] and bool(tree.text_of(repository.MIGRATIONS))
