"""How a file looks: size, opening comment, names, and what STYLE.md does without."""
import ast
import re

from .tree import rule

FUNCTION, TEST_FUNCTION = 40, 60
NOT_FUNCTIONS = re.compile(r"^\W*(if|for|while|switch|catch|else|do|try|namespace|struct|class|enum|union|extern|requires)\b")
SCOPES = re.compile(r"\b(namespace|struct|class|union|extern)\b(?![^{]*\)\s*(const|noexcept|override)?\s*$)")


def limit_of(file):
    if file.is_test:
        return 600
    if file.ending == "hpp":
        return 150
    if "views" in file.parts and file.ending == "html":
        return 120
    if file.ending in ("cpp", "c", "py", "js", "mjs", "sql", "cmake") or (file.parts[0] in ("bin", "ui") and file.ending != "svg"):
        return 600 if file.name == "app.css" else 400
    return None


@rule("file-size")
def file_size(tree):
    """A file has at most 400 lines, a header 150, a template 120, a test file and the stylesheet 600."""
    for file in tree.files:
        limit = limit_of(file)
        if limit and file.ending not in ("json", "po", "toml") and len(file.lines) > limit:
            yield file.path, limit + 1, f"{len(file.lines)} lines where {limit} are the limit; split it by verb or by subject."


def functions_of(file):
    """(first line, length, header) of each outermost function body in C++."""
    code, stack, start = re.sub(r"^[ \t]*#.*(?:\\\n.*)*$", lambda m: re.sub(r"[^\n]", " ", m.group(0)), file.code, flags=re.M), [], 0
    for found in re.finditer(r"[{};]", code):
        i, sign = found.start(), found.group(0)
        inside_function = "function" in stack
        if sign == "{":
            header = " ".join(code[start:i].split())
            if inside_function:
                kind = "inner"
            elif ")" in header and not NOT_FUNCTIONS.match(header) and not header.rstrip().endswith("="):
                kind = "function"
                opened = i - len(code[start:i].lstrip())
            else:
                kind = "scope" if SCOPES.search(header) or not header else "value"
            stack.append(kind)
            if kind == "value":
                continue
        elif sign == "}" and stack:
            if stack.pop() == "function":
                first, last = code.count("\n", 0, opened) + 1, code.count("\n", 0, i) + 1
                yield first, last - first + 1, " ".join(code[opened:i].split("{")[0].split())
        if sign == ";" and stack and stack[-1] == "value":
            continue
        start = i + 1


@rule("function-size")
def function_size(tree):
    """A function has at most 40 lines, a test 60."""
    for file in tree.cpp():
        limit = TEST_FUNCTION if file.is_test else FUNCTION
        for line, length, header in functions_of(file):
            if length > limit:
                yield file.path, line, f"a function of {length} lines where {limit} are the limit."
    for file in tree.files:
        if file.ending == "py" or file.lines[:1] == ["#!/usr/bin/env python3"]:
            for node in ast.walk(ast.parse(file.text or "")):
                if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= FUNCTION:
                    yield file.path, node.lineno, f"{node.name} has {node.end_lineno - node.lineno + 1} lines, the limit is {FUNCTION}."


@rule("opening-comment")
def opening_comment(tree):
    """Each file of code opens with a comment that says what it is for."""
    starts = {"cpp": "//", "hpp": "//", "c": "/", "js": "/", "mjs": "/", "css": "/*", "sql": "--", "cmake": "#", "py": ('"""', "#")}
    for file in tree.files:
        lines = [line for line in file.lines if line.strip() and not line.startswith("#!")]
        if file.parts[0] == "bin":
            start = ('"""', "#", "//")
        elif file.ending in starts and lines:
            start = starts[file.ending]
        else:
            continue
        if not lines or not lines[0].startswith(start) or len(lines[0]) < 12:
            yield file.path, 1, "open with one to three lines of comment: what is this file for?"


@rule("pragma-once")
def pragma_once(tree):
    """Every header has #pragma once."""
    for file in tree.cpp():
        if file.ending == "hpp" and "#pragma once" not in file.text:
            yield file.path, 1, "a header needs #pragma once."


@rule("no-using-namespace")
def no_using_namespace(tree):
    """`using namespace` is not used, except for literals and in tests, for what they test."""
    for file in tree.cpp():
        if file.is_test:
            continue
        for line, found in file.find(r"\busing\s+namespace\s+(?!std::literals|std::\w+_literals)([\w:]+)", file.code):
            yield file.path, line, f"name what you use instead of 'using namespace {found.group(1)}'."


@rule("no-macros")
def no_macros(tree):
    """No macros of our own; a library's switches are allowed where it is included."""
    for file in tree.cpp():
        for line, found in file.find(r"^[ \t]*#[ \t]*define\s+(?!DOCTEST_CONFIG_|BOOST_|TOML_|SPDLOG_|FMT_|PUGIXML_|U_)(\w+)", file.without_comments):
            yield file.path, line, f"'{found.group(1)}' is a macro; a constexpr, a function or a template says it better."


@rule("no-globals")
def no_globals(tree):
    """No mutable statics, globals or thread-locals: long-lived things are made in app/main.cpp and handed down."""
    static = r"\bstatic\s+(?!const\b|constexpr\b|constinit const\b|inline\b|_)([^;(){}=]*?)(\w+)\s*(=[^=]|;|\{)"
    at_the_margin = (r"^(?!const|using|return|namespace|template|struct|class|enum|union|extern|friend|typedef|static|else|case"
                     r"|public|private|protected|goto|throw|concept|requires|inline const|co_)[A-Za-z_][\w:<>,*& ]*[ >*&](\w+)\s*(=[^=(]*|\{[^}(]*\})?;")
    for file in tree.cpp():
        if file.path.startswith("platform/testing/"):
            continue    # what a test run shares, ends with it
        for line, found in file.find(static, file.code):
            if "mutex" in found.group(1):
                continue    # a lock holds nothing
            yield file.path, line, f"'{found.group(2)}' is a mutable static; make it in app/main.cpp and hand it down."
        for line, found in file.find(r"\bthread_local\b", file.code):
            yield file.path, line, "no thread-locals: hand the thing down as a parameter."
        for line, found in file.find(at_the_margin, file.code):
            if " constexpr " not in f" {found.group(0)} " and " const " not in f" {found.group(0)} ":
                yield file.path, line, f"'{found.group(1)}' looks like a global variable."


@rule("switch-lists-every-case")
def switch_lists_every_case(tree):
    """A switch has no default in policy/, so that a new case fails to compile where it matters."""
    for file in tree.cpp("policy/"):
        for line, found in file.find(r"\bdefault\s*:", file.code):
            yield file.path, line, "list every case instead of 'default:'."


@rule("type-names")
def type_names(tree):
    """No Manager, Helper, Util, Impl or Info in the name of a type."""
    for file in tree.cpp():
        for line, found in file.find(r"\b(?:class|struct)\s+(\w*(?:Manager|Helper|Utils?|Impl|Info|Handler))\b", file.code):
            yield file.path, line, f"'{found.group(1)}' says little; name the type by the policy's word or by what it is."


@rule("todo-has-a-number")
def todo_has_a_number(tree):
    """A TODO carries the number of its issue."""
    for file in tree.files:
        if file.ending in ("cpp", "hpp", "html", "js", "mjs", "css", "sql", "sh", "cmake"):
            for line, found in file.find(r"\b(TODO|FIXME|XXX)\b(?! ?\(?#\d)"):
                yield file.path, line, f"{found.group(1)} without an issue number is forgotten; write 'TODO #12' or do it."


@rule("tests-are-sentences")
def tests_are_sentences(tree):
    """The name of a test is a sentence: at least three words, and no name twice in one file."""
    for file in tree.cpp():
        seen = set()
        for line, found in file.find(r'\bTEST_CASE\("((?:\\.|[^"\\])*)"', file.without_comments):
            name = found.group(1)
            if len(name.split()) < 3:
                yield file.path, line, f"'{name}' is not a sentence; say what is promised."
            if name in seen:
                yield file.path, line, f"two tests are called '{name}'."
            seen.add(name)


@rule("file-names")
def file_names(tree):
    """No helpers, utils, common, misc or part2: a file is named after what it holds."""
    for file in tree.files:
        for part in file.parts:
            if re.search(r"(^|_)(helpers?|utils?|common|misc|part\d+|manager|impl)(_|\.|$)", part.lower()):
                yield file.path, 1, f"'{part}' does not say what is in it; split by verb or by subject."
