"""The tree as the rules see it: its files, their text, and C++ with comments and strings blanked out."""
import pathlib
import re
import subprocess
from dataclasses import dataclass
from functools import cached_property

CPP_TOKEN = re.compile(
    r'''R"(?P<mark>[^\s()\\]{0,16})\(.*?\)(?P=mark)"'''
    r'''|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])*\''''
    r'''|//[^\n]*|/\*.*?\*/''', re.S)
TEXT_ENDINGS = {"cpp", "hpp", "c", "h", "html", "sql", "po", "toml", "css", "js", "mjs", "json", "py", "md", "txt",
                "cmake", "sh", "xml", "yml", "yaml", "svg", "lua", "conf", "service", "lock", ""}


@dataclass(frozen=True)
class Finding:
    rule: str
    path: str
    line: int
    sentence: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.sentence} [{self.rule}]"


def blank(found):
    """Spaces instead of what was found, so that lines and columns stay."""
    return re.sub(r"[^\n]", " ", found.group(0))


class File:
    def __init__(self, root, path):
        self.root, self.path = root, path
        self.parts = path.split("/")
        self.name = self.parts[-1]
        self.stem = self.name.split(".")[0]
        self.ending = self.name.rsplit(".", 1)[1] if "." in self.name[1:] else ""
        self.is_test = "tests" in self.parts[:-1] or self.name.endswith("_tests.py")
        self.is_cpp = self.ending in ("cpp", "hpp")

    @property
    def bytes(self):
        return (self.root / self.path).read_bytes()

    @cached_property
    def text(self):
        if self.ending not in TEXT_ENDINGS:
            return ""
        return self.bytes.decode("utf-8", errors="replace")

    @cached_property
    def lines(self):
        return self.text.splitlines()

    @cached_property
    def code(self):
        """C++ without comments and strings."""
        return CPP_TOKEN.sub(blank, self.text)

    @cached_property
    def without_comments(self):
        return CPP_TOKEN.sub(lambda found: blank(found) if found.group(0)[0] == "/" else found.group(0), self.text)

    @cached_property
    def strings(self):
        """(line, literal) for every C++ string."""
        return [(self.line_of(found.start()), found.group(0)) for found in CPP_TOKEN.finditer(self.text)
                if found.group(0)[0] in '"R']

    @cached_property
    def includes(self):
        """(line, path, is_ours) for every #include."""
        return [(self.line_of(found.start()), found.group(2), found.group(1) == '"')
                for found in re.finditer(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)', self.without_comments, re.M)]

    def line_of(self, offset):
        return self.text.count("\n", 0, offset) + 1

    def find(self, pattern, text=None, flags=0):
        """(line, match) for a pattern in the file's text, or in `text` of the same shape."""
        text = self.text if text is None else text
        for found in re.finditer(pattern, text, flags | re.M):
            yield text.count("\n", 0, found.start()) + 1, found


class Tree:
    def __init__(self, root, paths=None):
        self.root = pathlib.Path(root)
        self.files = [File(self.root, path) for path in sorted(paths or self.listed()) if (self.root / path).is_file()]
        self.by_path = {file.path: file for file in self.files}

    def listed(self):
        """What git knows or would add; every file where there is no git."""
        found = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=self.root,
                               capture_output=True, text=True)
        if found.returncode == 0:
            return [path for path in found.stdout.split("\0") if path]
        return [str(path.relative_to(self.root)) for path in self.root.rglob("*") if path.is_file()]

    def cpp(self, top=""):
        return [file for file in self.files if file.is_cpp and file.path.startswith(top)]

    def under(self, top, ending=""):
        return [file for file in self.files if file.path.startswith(top) and file.path.endswith(ending)]

    def rooms(self):
        return sorted({file.parts[1] for file in self.under("policy/") if len(file.parts) > 2})

    def text_of(self, path):
        return self.by_path[path].text if path in self.by_path else ""


RULES = {}


def rule(name):
    """Registers a function(tree) that yields (path, line, sentence). Its docstring is what `bin/lint --rules` prints."""
    def register(function):
        RULES[name] = lambda tree: [Finding(name, *found) for found in function(tree)]
        RULES[name].about = " ".join(function.__doc__.split())
        return function
    return register
