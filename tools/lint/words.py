"""Texts: every key in both languages, with the same places to fill, and no key that nobody wrote."""
import re

from .tree import rule

ENTRY = re.compile(r'^msgid (?P<id>(?:"(?:\\.|[^"\\])*"\s*)+)(?:msgid_plural (?P<plural>(?:"(?:\\.|[^"\\])*"\s*)+))?'
                   r'(?P<texts>(?:msgstr(?:\[\d\])? (?:"(?:\\.|[^"\\])*"\s*)+)+)', re.M)
FILE_NAME = re.compile(r"\.(css|js|svg|html|toml|po|json|csv|xlsx|sqlite|txt|md|jsonl|xz|zip|org|com|se)$")
STRING = re.compile(r'"((?:\\.|[^"\\])*)"')


def joined(text):
    return "".join(STRING.findall(text or ""))


def entries(file):
    """Key → (line, [text, plural text …], fuzzy)."""
    found = {}
    for entry in ENTRY.finditer(file.text):
        key = joined(entry.group("id"))
        texts = [joined(part) for part in re.split(r"msgstr(?:\[\d\])?", entry.group("texts"))[1:]]
        before = file.text[:entry.start()].rsplit("\n\n", 1)[-1]
        if key:
            found[key] = (file.line_of(entry.start()), texts, "#, fuzzy" in before)
    return found


def pairs(tree):
    """(folder, sv.po or None, en.po or None)."""
    folders = {file.path.rsplit("/", 1)[0] for file in tree.files if file.ending == "po" and file.parts[0] != "tools"}
    for folder in sorted(folders):
        yield folder, tree.by_path.get(f"{folder}/sv.po"), tree.by_path.get(f"{folder}/en.po")


@rule("texts-in-both-languages")
def texts_in_both_languages(tree):
    """Each key stands in sv.po and en.po, is not empty, and has the same {places} in both."""
    for folder, swedish, english in pairs(tree):
        if not swedish or not english:
            yield f"{folder}/{'en' if swedish else 'sv'}.po", 1, "this language is missing; Swedish and English go together."
            continue
        sv, en = entries(swedish), entries(english)
        for file, mine, others, other in ((swedish, sv, en, "en.po"), (english, en, sv, "sv.po")):
            for key, (line, texts, fuzzy) in mine.items():
                if key not in others:
                    yield file.path, line, f"'{key}' is not in {other}."
                elif not all(texts) or fuzzy:
                    yield file.path, line, f"'{key}' has no settled text here."
        for key in sv.keys() & en.keys():
            places = [sorted({p for text in side[key][1] for p in re.findall(r"\{(\w+)\}", text)}) for side in (sv, en)]
            if places[0] != places[1]:
                yield english.path, en[key][0], f"'{key}' fills {places[1]} in English but {places[0]} in Swedish."


@rule("texts-have-one-home")
def texts_have_one_home(tree):
    """A key is written in one folder only."""
    homes = {}
    for folder, swedish, _ in pairs(tree):
        for key, (line, _, _) in entries(swedish).items() if swedish else ():
            if key in homes:
                yield swedish.path, line, f"'{key}' is written in {homes[key]} too."
            homes.setdefault(key, folder)


def used_keys(file):
    """(line, key) for every literal key that the code asks for."""
    text = file.without_comments if file.is_cpp else file.text
    for line, found in file.find(r'\btr(?:\.count)?\(\s*"([a-z_]+(?:\.[a-z0-9_-]+)+)"\s*[,)]', text):
        yield line, found.group(1)
    if file.is_cpp:
        for line, found in file.find(r'\{\s*(?:must|should)\s*,.*?"([a-z_]+\.[a-z0-9_.]+)"\s*\}', text, re.S):
            yield line + found.group(0).count("\n"), found.group(1)
        for line, found in file.find(r'return (missing|outdated)\("([a-z_.]+)"\)', text):
            yield line, f"{found.group(2)}.{found.group(1)}"


def dotted_literals(file):
    """(line, literal) for everything that looks like a key, such as the second of fault("title", "partners.no_title")."""
    text = file.without_comments if file.is_cpp else file.text
    for line, found in file.find(r'(?<!url\()"([a-z_]+(?:\.[a-z0-9_-]+)+)"', text):
        if not FILE_NAME.search(found.group(1)):
            yield line, found.group(1)


@rule("used-texts-are-written")
def used_texts_are_written(tree):
    """Each key that a view, a page or a rule names has its texts."""
    written = {key for _, swedish, _ in pairs(tree) if swedish for key in entries(swedish)}
    if not written:
        return
    rooms = {key.split(".")[0] for key in written}
    asking = [file for file in tree.files if not file.is_test and file.parts[0] not in ("tools", "fuzz")
              and (file.is_cpp or (file.ending == "html" and "views" in file.parts))]
    for file in asking:
        wanting = {(line, key) for line, key in used_keys(file) if key not in written}
        # A literal may be the beginning that code adds a name to.
        wanting |= {(line, key) for line, key in dotted_literals(file)
                    if key.split(".")[0] in rooms and not any(one.startswith(key) for one in written)}
        for line, key in sorted(wanting):
            yield file.path, line, f"nobody wrote the text '{key}'; add it to text/sv.po and text/en.po."
