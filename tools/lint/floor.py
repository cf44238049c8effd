"""Time, SQL, routes and views: what the floor promises and nobody may go round."""
import re

from .tree import rule

CLOCK = "platform/basics/clock.cpp"
STATEMENT = r"\b(select\s.+\sfrom|insert\s+into|update\s+\w+\s+set|delete\s+from|order\s+by|where\s+\w+\s*[=<>])\b"


@rule("one-clock")
def one_clock(tree):
    """The time of day is read in platform/basics/clock.cpp only; steady_clock for deadlines is the floor's."""
    asks = r"\b(system_clock\s*::\s*now|high_resolution_clock|gettimeofday|clock_gettime|(?<![\w.>:])time\s*\(\s*(?:nullptr|NULL|0|&))"
    for file in tree.cpp():
        if file.path == CLOCK:
            continue
        for line, found in file.find(asks, file.code):
            yield file.path, line, f"'{found.group(1)}' asks the machine; take a Clock, or a Time from By."
        if file.parts[0] == "policy" and not file.is_test:
            for line, found in file.find(r"\bsteady_clock\b", file.code):
                yield file.path, line, "a room needs no stopwatch; deadlines are the floor's business."


@rule("no-clock-in-sql")
def no_clock_in_sql(tree):
    """SQL does not ask the database what time it is; the time comes as a parameter."""
    asks = r"\b(current_timestamp|current_date|current_time|now\s*\(\s*\)|datetime\s*\(\s*'now')"
    for file in tree.files:
        if file.is_cpp and not file.is_test:
            for line, literal in file.strings:
                if found := re.search(asks, literal, re.I):
                    yield file.path, line, f"'{found.group(1)}' in SQL: pass the time as a parameter instead."
        elif file.ending == "sql":
            for line, found in file.find(asks, re.sub(r"--[^\n]*", blank_line, file.text), re.I):
                yield file.path, line, f"'{found.group(1)}' in a migration: pass the time as a parameter instead."


def blank_line(found):
    return " " * len(found.group(0))


@rule("actions-get-the-time")
def actions_get_the_time(tree):
    """Actions and stores take the moment from By or a parameter; they do not look at a clock."""
    for file in tree.cpp("policy/"):
        if len(file.parts) == 3 and re.match(r"(actions|store)", file.stem):
            for line, found in file.find(r"\b(\w*clock\w*\s*(?:\.|->)\s*(?:now|today)|today)\s*\(\s*\)", file.code):
                yield file.path, line, f"'{found.group(1)}()' in {file.stem}: use by.when, or ask for the moment as a parameter."


@rule("sql-from-literals")
def sql_from_literals(tree):
    """SQL is never glued together from strings: db::Sql from literals, db::Query for filters that come and go."""
    for file in tree.cpp():
        if file.path.startswith(("platform/db/", "platform/testing/", "bench/")):
            continue    # the floor itself, what it is measured against, and how tests look at whole tables
        for line, found in file.find(r"\bconnection\(\)\s*\.", file.code):
            yield file.path, line, "only platform/db speaks to a connection directly; use Session, Transaction and Query."
        text = file.without_comments
        for line, found in file.find(r'(\+\s*|\+=\s*|format\(\s*)?("(?:\\.|[^"\\\n])*"|R"sql\(.*?\)sql")(\s*\+)?', text, re.S):
            if (found.group(1) or found.group(3)) and re.search(STATEMENT, found.group(2), re.I | re.S):
                yield file.path, line, "SQL put together from strings; a literal db::Sql with ? and parameters, or db::Query."


@rule("sql-in-its-place")
def sql_in_its_place(tree):
    """Pages, forms, api, routes and rules hold no SQL: it stands in store.*, beside the reading of its rows."""
    for file in tree.cpp("policy/"):
        if len(file.parts) == 3 and re.match(r"(pages|forms|api|routes|rules)", file.stem):
            for line, literal in file.strings:
                if literal.startswith("R\"sql") or re.search(r"\bselect\s.+\sfrom\s|\binsert\s+into\s|\bdelete\s+from\s", literal, re.I | re.S):
                    yield file.path, line, f"SQL in {file.name}; put it in store.cpp as a function named after the question."


COLUMN = r'(?:"(?:\\.|[^"\\])*"|<[^>]*>|\([^)]*\)|[^,"<(])+'


def route_rows(file):
    """(line, columns) of each row in a table of routes."""
    for _, table in file.find(r"\bRoute\s+\w+\[\]\s*=\s*\{(.*?)^\s*\};", file.without_comments, re.S):
        base = table.start(1)
        for row in re.finditer(r"\{\s*(?:web::)?(?:http::)?(?:Method::)?(get|post|put|patch|del|delete_|remove)\s*,(.*?)\}\s*(?:,|$)", table.group(1), re.S):
            line = file.text.count("\n", 0, base + row.start()) + 1
            yield line, row.group(1), [column.strip() for column in re.findall(COLUMN, row.group(2)) if column.strip()]


@rule("permission-on-every-route")
def permission_on_every_route(tree):
    """Each row of a route table names a permission (May::… or rights::…) in its third column."""
    for file in tree.cpp():
        for line, method, columns in route_rows(file) if not file.is_test else ():
            if len(columns) < 3 or not re.match(r"(May|rights)::\w+$", columns[1]):
                yield file.path, line, f"the route {columns[0]} names no permission; write May::… or rights::… in its third column."


@rule("one-small-letter")
def one_small_letter(tree):
    """Capitals become small letters in platform/basics/ascii.hpp; words that people read are folded by platform/text."""
    own = r"([-+]\s*'A'\s*\+\s*'a'|'a'\s*-\s*'A'|\w\s*\+\s*32\b|\|\s*0x20\b|\b(?:std::)?to(?:lower|upper)\s*\()"
    for file in tree.cpp():
        if file.path == "platform/basics/ascii.hpp" or file.parts[0] == "tools":
            continue    # the template compiler stands alone
        for line, found in file.find(own, file.without_comments):
            yield file.path, line, f"'{found.group(1)}' makes letters small by hand; use ascii::small of platform/basics/ascii.hpp."


@rule("views-are-clean")
def views_are_clean(tree):
    """Views hold no inline style or script, no handlers, no colour and nothing from outside."""
    bad = (r"(\sstyle\s*=|<style\b|\son[a-z]+\s*=\s*[\"']|<script(?![^>]*\bsrc=)(?![^>]*type=\"application/(?:ld\+)?json\")"
           r"|\bjavascript:|<font\b|(?:src|srcset)\s*=\s*\"(?:https?:)?//|<link[^>]+href=\"(?:https?:)?//)")
    for file in tree.files:
        if file.ending == "html" and "views" in file.parts:
            for line, found in file.find(bad, flags=re.I):
                yield file.path, line, f"'{found.group(1).strip()}' in a view; style and script live in files of ui/."


def without_expressions(text):
    """A view's text with what stands in braces blanked out, however deep they go."""
    depth, kept = 0, []
    for sign in text:
        depth += sign == "{"
        kept.append(sign if not depth or sign == "\n" else " ")
        depth = max(0, depth - (sign == "}"))
    return "".join(kept)


@rule("views-take-words-by-key")
def views_take_words_by_key(tree):
    """A view holds no sentence: texts come by key from the catalogues, so that both languages have them."""
    for file in tree.files:
        if file.ending != "html" or "views" not in file.parts:
            continue
        text = re.sub(r"^\s*@.*$", blank_line, file.text, flags=re.M)
        text = re.sub(r"<(script|svg)\b.*?</\1>", lambda m: re.sub(r"[^\n]", " ", m.group(0)), text, flags=re.S)
        text = without_expressions(text)
        for line, found in file.find(r">([^<>]*[A-Za-zåäöÅÄÖ]{3,} [^<>]*[A-Za-zåäöÅÄÖ]{2,}[^<>]*)<", text):
            yield file.path, line, f"'{' '.join(found.group(1).split())[:40]}' is written in the view; give it a key in text/sv.po and en.po."


@rule("classes-exist")
def classes_exist(tree):
    """A class that a view gives is drawn: it stands in ui/styles, or is the design system's (ds-…)."""
    sheets = [file for file in tree.files if file.ending == "css" and file.path.startswith("ui/")]
    drawn = {name for file in sheets for name in re.findall(r"\.([A-Za-z][\w-]*)", file.text)}
    for file in tree.files:
        if not sheets or file.ending != "html" or "views" not in file.parts:
            continue
        text = re.sub(r"\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}", lambda m: re.sub(r"[^\n]", " ", m.group(0)), file.text)
        for line, found in file.find(r"\bclass\??=\"([^\"]*)\"", text):
            for name in found.group(1).split():
                if name not in drawn and not name.startswith("ds-"):
                    yield file.path, line, f"no sheet in ui/styles draws '{name}'; docs/handbook/face.md names what there is."
