"""The repository as a whole: what never gets in, what must be there, what may only shrink."""
import hashlib
import re
import subprocess

from .tree import rule

OTHERS_TEXT = ("data/", "LICENSE", "tools/lint/", "ui/fonts/")
REGISTRIES = re.compile(r"(registry\.npmjs|registry\.yarnpkg|npm\.pkg\.github|deb\.debian\.org|security\.debian\.org|debian-archive"
                        r"|pypi\.org|files\.pythonhosted|proxy\.golang|\"resolved\"\s*:|^\s*registry\s*=)", re.I)
MACHINE = re.compile(r"(?<![\w.])/(?:work|root|tmp/bash_jobs)(?:/[\w.-]+|\b(?!/))|(?<![\w.])/home/(?!project\b)\w+|\.library/")
# SHA-256 of "first last" in small letters: people named in the texts the policy came with. The program names functions.
PERSONS = {
    "77074980a00f617be08ca80db1e17a5d45d05822808894396a07943364a6a6c9",
    "2af3cafbc3c7d2ff85f387fd755ce64a8f23f29957cc9fb66bccd8e441b68291",
    "3cf09366afa5e3b3ad5ec4ee1202c1e7491100e48286f0a98dfd13ec078db1ab",
}
MIGRATIONS = "docs/generated/migrations.txt"
EXCEPTIONS = "tools/lint_exceptions.txt"


def own_text(tree):
    return [file for file in tree.files if not file.path.startswith(OTHERS_TEXT) and file.text]


@rule("no-registry-addresses")
def no_registry_addresses(tree):
    """No address of a package registry: packages are named, the machine knows where they come from."""
    for file in own_text(tree):
        for line, text in enumerate(file.lines, 1):
            if found := REGISTRIES.search(text):
                yield file.path, line, f"'{found.group(1).strip()}' is an address of a package registry."


@rule("no-machine-paths")
def no_machine_paths(tree):
    """No absolute path of somebody's machine."""
    for file in own_text(tree):
        for line, text in enumerate(file.lines, 1):
            if found := MACHINE.search(text):
                yield file.path, line, f"'{found.group(0)}' is a path of one machine; write it from the root of the tree."


@rule("no-real-persons")
def no_real_persons(tree):
    """Nobody who exists is named: people are functions, or invented and marked as examples."""
    for file in own_text(tree):
        for line, found in file.find(r"\b([A-ZÅÄÖ][\w-]+) (?=([A-ZÅÄÖ][\w-]+))"):
            name = f"{found.group(1)} {found.group(2)}".lower().encode()
            if hashlib.sha256(name).hexdigest() in PERSONS:
                yield file.path, line, "this names a real person; write the function instead."


@rule("mail-addresses-are-examples")
def mail_addresses_are_examples(tree):
    """Mail addresses end in example, example.org, example.com, example.se or test."""
    for file in own_text(tree):
        if file.name == "package-lock.json" or file.is_test:
            continue
        for line, found in file.find(r"(?<![\w/:@.])[\w.+-]+@([\w-]+(?:\.[\w-]+)+)\b(?!\.\d)"):
            if not re.search(r"(^|\.)(example(\.(org|com|se|net))?|test|invalid|localhost|w3\.org)$", found.group(1).lower()) and not re.search(r"\d$", found.group(1)):
                yield file.path, line, f"'{found.group(0)}' may be somebody's address; end it in example.org."


@rule("migrations")
def migrations(tree):
    """Migrations are numbered once, open with a comment saying why, and are never edited once they are in the list."""
    listed = dict(reversed(line.split()) for line in tree.text_of(MIGRATIONS).splitlines() if line and line[0] != "#")
    numbers = {}
    for file in tree.files:
        if file.ending != "sql" or "schema" not in file.parts:
            continue
        found = re.match(r"(\d{4})_[a-z0-9_]+((?:\.sqlite|\.postgres)?)\.sql$", file.name)
        if not found:
            yield file.path, 1, "call it 0123_what_it_adds.sql (or .sqlite.sql and .postgres.sql)."
            continue
        others = numbers.setdefault(found.group(1), [])
        if any(file.stem != stem or not kind or not found.group(2) or kind == found.group(2) for stem, kind in others):
            yield file.path, 1, f"number {found.group(1)} is taken."
        others.append((file.stem, found.group(2)))
        if listed and listed.get(file.path) != hashlib.sha256(file.bytes).hexdigest():
            yield file.path, 1, (f"this migration is in {MIGRATIONS} and has changed; write a new one." if file.path in listed
                                 else f"a new migration; add it with bin/lint --accept-migrations, after a last look.")
    for path in listed:
        if path not in tree.by_path:
            yield MIGRATIONS, 1, f"{path} is gone; a migration that has run somewhere must stay."


def accept_migrations(tree):
    """Adds new migrations to the list; what stands there is not touched."""
    old = [line for line in tree.text_of(MIGRATIONS).splitlines() if line and line[0] != "#"]
    known = {line.split()[1] for line in old}
    new = [f"{hashlib.sha256(file.bytes).hexdigest()}  {file.path}" for file in tree.files
           if file.ending == "sql" and "schema" in file.parts and file.path not in known]
    head = "# SHA-256 of every migration that has been merged. bin/lint --accept-migrations adds lines; none is ever changed.\n"
    target = tree.root / MIGRATIONS
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(head + "".join(line + "\n" for line in sorted(old + new, key=lambda line: line.split()[1].split("/")[-1])))


@rule("room-readme")
def room_readme(tree):
    """Each room has a README with the table sentence | function | test, and what the table names exists."""
    for room in tree.rooms():
        file = tree.by_path.get(f"policy/{room}/README.md")
        if not file:
            yield f"policy/{room}/README.md", 1, "a room tells its section in plain words: add the README with its table."
            continue
        rows = [(line, [cell.strip() for cell in text.strip().strip("|").split("|")])
                for line, text in enumerate(file.lines, 1) if text.lstrip().startswith("|")]
        if len(rows) < 3 or len(rows[0][1]) < 3:
            yield file.path, 1, "the table sentence of the policy | function | test is missing."
            continue
        code = "".join(f.text for f in tree.under(f"policy/{room}/") if f.is_cpp)
        for line, cells in rows[2:]:
            for name in re.findall(r"`(\w+)(?:\(\))?`", cells[1] if len(cells) > 1 else ""):
                if not re.search(rf"\b{name}\b", code):
                    yield file.path, line, f"the table names {name}, which is not in the room."


@rule("links-lead-somewhere")
def links_lead_somewhere(tree):
    """A relative link in a .md file leads to a file of the tree."""
    folders = {"/".join(file.parts[:i]) for file in tree.files for i in range(1, len(file.parts))}
    for file in own_text(tree):
        if file.ending != "md":
            continue
        for line, found in file.find(r"\]\((?!https?:|mailto:|#|/)([^)#\s]+)"):
            parts = file.parts[:-1]
            for part in found.group(1).strip("/").split("/"):
                parts = parts[:-1] if part == ".." else parts if part == "." else parts + [part]
            if "/".join(parts) not in tree.by_path and "/".join(parts) not in folders and parts:
                yield file.path, line, f"{found.group(1)} is not there."


@rule("sizes-of-what-is-kept")
def sizes_of_what_is_kept(tree):
    """data/ is 20 MB at most, a picture 400 KB, anything else 500 KB; nothing compiled is kept."""
    total = 0
    for file in tree.files:
        size = (tree.root / file.path).stat().st_size
        if file.parts[0] == "data":
            total += size
        elif size > (400_000 if file.ending in ("png", "jpg", "webp") else 500_000):
            yield file.path, 1, f"{size // 1000} KB is too large to keep in the tree."
        if file.ending in ("o", "a", "so", "exe", "mo", "pyc", "sqlite"):
            yield file.path, 1, "what is built is not kept; add it to .gitignore."
    if total > 20_000_000:
        yield "data/README.md", 1, f"data/ has {total // 1_000_000} MB, the limit is 20."


@rule("decisions-are-numbered")
def decisions_are_numbered(tree):
    """Records in docs/decisions are called 0001-what.md, each number once, with the same first line."""
    seen = {}
    for file in tree.under("docs/decisions/", ".md"):
        found = re.match(r"(\d{4})-[a-z0-9-]+\.md$", file.name)
        if not found:
            yield file.path, 1, "call it 0012-what-was-decided.md."
        elif found.group(1) in seen:
            yield file.path, 1, f"number {found.group(1)} is taken by {seen[found.group(1)]}."
        else:
            seen[found.group(1)] = file.name
            if not file.text.startswith(f"# {int(found.group(1))}. "):
                yield file.path, 1, f"open with '# {int(found.group(1))}. What was decided'."


@rule("dependencies-have-a-reason")
def dependencies_have_a_reason(tree):
    """Every Debian and npm package stands in docs/dependencies.md with its reason."""
    reasons = tree.text_of("docs/dependencies.md")
    for line, text in enumerate(tree.text_of("tools/packages.txt").splitlines(), 1):
        for name in text.split(":", 1)[1].split() if ":" in text and text[0] != "#" else ():
            if f"`{name}`" not in reasons:
                yield "tools/packages.txt", line, f"{name} has no line in docs/dependencies.md."
    package = tree.by_path.get("package.json")
    for line, found in package.find(r'^    "([@\w/.-]+)": "[\d^~]') if package else ():
        if f"`{found.group(1)}`" not in reasons:
            yield package.path, line, f"{found.group(1)} has no line in docs/dependencies.md."


def changed_cpp(tree):
    """C++ files that differ from main, committed or not."""
    def git(*words):
        return subprocess.run(["git", *words], cwd=tree.root, capture_output=True, text=True).stdout
    base = git("merge-base", "HEAD", "main").strip() or "HEAD"
    names = set(git("diff", "--name-only", base).split()) | set(git("ls-files", "-o", "--exclude-standard").split())
    return [name for name in sorted(names) if name in tree.by_path and tree.by_path[name].is_cpp]


@rule("clang-format")
def clang_format(tree):
    """C++ that changed since main is laid out as clang-format 14 says."""
    names = changed_cpp(tree)
    if not names:
        return
    try:
        ran = subprocess.run(["clang-format-14", "--dry-run", *names], cwd=tree.root, capture_output=True, text=True)
    except FileNotFoundError:
        return
    first = {}
    for found in re.finditer(r"^(\S+?):(\d+):\d+: warning: code should be clang-formatted", ran.stderr, re.M):
        first.setdefault(found.group(1), int(found.group(2)))
    for name, line in first.items():
        yield name, line, f"run clang-format-14 -i {name}."
