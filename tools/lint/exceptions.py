"""The list of exceptions, tools/lint_exceptions.txt: each with its reason, and the number may only shrink."""
import re
import subprocess

from .tree import Finding

LIST = "tools/lint_exceptions.txt"
ROW = re.compile(r"(?P<rule>[a-z-]+) (?P<path>\S+): (?P<reason>\S.{9,})$")


def limit_in(text):
    found = re.search(r"^limit (\d+)$", text, re.M)
    return int(found.group(1)) if found else 0


def limit_before(tree):
    """The number on main, or in the last commit."""
    for where in ("origin/main", "main", "HEAD"):
        shown = subprocess.run(["git", "show", f"{where}:{LIST}"], cwd=tree.root, capture_output=True, text=True)
        if shown.returncode == 0:
            return limit_in(shown.stdout)
    return None


def split(tree, findings):
    """The findings that are not excepted, and what is wrong with the list itself."""
    text, rows, wrong = tree.text_of(LIST), {}, []
    for line, row in enumerate(text.splitlines(), 1):
        if not row.strip() or row.startswith(("#", "limit ")):
            continue
        found = ROW.match(row)
        if found:
            rows[found.group("rule"), found.group("path")] = line
        else:
            wrong.append(Finding("exceptions", LIST, line, "write 'rule path: the reason in words'."))
    left = [finding for finding in findings if (finding.rule, finding.path) not in rows]
    needed = {(finding.rule, finding.path) for finding in findings}
    for key, line in rows.items():
        if key not in needed:
            wrong.append(Finding("exceptions", LIST, line, f"{key[1]} keeps {key[0]} now: take the line away and lower the limit."))
    limit, before = limit_in(text), limit_before(tree)
    if len(rows) > limit:
        wrong.append(Finding("exceptions", LIST, 1, f"{len(rows)} exceptions where {limit} are the limit."))
    if before is not None and limit > before:
        wrong.append(Finding("exceptions", LIST, 1, f"the limit was {before}; the list of exceptions may only shrink."))
    return left + wrong
