"""Rules and actions: each says the sentence it obeys, and each is tested."""
import re

from .tree import rule


def declared(tree, kind, pattern):
    """(file, line, name) for each function declared in rules*.hpp or actions*.hpp of a room."""
    for file in tree.cpp("policy/"):
        if len(file.parts) == 3 and file.ending == "hpp" and file.stem.startswith(kind):
            for line, found in file.find(pattern, file.code):
                yield file, line, found.group(1)


def tests_of(tree, room):
    """What the room's tests, the app's and the cast's say."""
    return "".join(file.text for file in tree.cpp() if file.is_test and file.path.startswith((f"policy/{room}/", "app/", "cast/")))


@rule("rules-say-their-sentence")
def rules_say_their_sentence(tree):
    """Above each may_… stands the sentence it obeys, with its section or its number."""
    for file, line, name in declared(tree, "rules", r"^Verdict (may_\w+)\("):
        above = file.lines[line - 2].lstrip() if line > 1 else ""
        if not above.startswith("//"):
            yield file.path, line, f"{name} does not say which sentence it obeys; write it in a comment above."


@rule("rules-are-tested")
def rules_are_tested(tree):
    """Each may_… of a room is named in its tests."""
    for file, line, name in declared(tree, "rules", r"^Verdict (may_\w+)\("):
        if not re.search(rf"\b{name}\b", tests_of(tree, file.parts[1])):
            yield file.path, line, f"no test asks {name}; show when it says yes, and every reason when it says no."


@rule("actions-are-tested")
def actions_are_tested(tree):
    """Each action of a room is named in its tests."""
    for file, line, name in declared(tree, "actions", r"^Result<[^;{}]*?>\s+(\w+(?<!_within))\("):
        if not re.search(rf"\b{name}\b", tests_of(tree, file.parts[1])):
            yield file.path, line, f"no test calls {name}; show it allowed, and refused without a trace."


@rule("commands-can-be-run")
def commands_can_be_run(tree):
    """What lies in bin/ can be run, says what runs it, and stands in the README or the handbook."""
    known = tree.text_of("README.md") + "".join(file.text for file in tree.under("docs/handbook/", ".md"))
    for file in tree.under("bin/"):
        if not (tree.root / file.path).stat().st_mode & 0o111 or not file.text.startswith("#!/usr/bin/env "):
            yield file.path, 1, "make it executable and open with #!/usr/bin/env bash (or python3)."
        if f"bin/{file.name}" not in known:
            yield file.path, 1, "nobody would find it; give it a line in the README's table of commands."
