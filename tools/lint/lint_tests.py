"""The rules' own tests: tiny trees that must be refused, and their mended twins that must pass."""
import pathlib
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from lint import boundaries, floor, promises, repository, shape, words  # noqa: E402,F401  (importing registers the rules)
from lint.exceptions import split                            # noqa: E402
from lint.tree import RULES, Tree                            # noqa: E402

ORDER = {"platform/order.txt": "basics 100\ndb 100\nhttp 100\nweb 100\ntesting 100\napp 10\n"}
DECLARED = {"policy/dependencies.txt": "partners:\npartnerships: partners\n"}
HEADER = "// What this file is for.\n#pragma once\n"
SOURCE = "// What this file is for.\n"


class RuleTest(unittest.TestCase):
    def findings(self, name, files):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for path, text in files.items():
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_text(text)
            return RULES[name](Tree(root, files.keys()))

    def refuses(self, name, files, times=1):
        self.assertEqual(len(self.findings(name, files)), times, self.findings(name, files))

    def accepts(self, name, files):
        self.assertEqual(self.findings(name, files), [])


class Boundaries(RuleTest):
    def test_the_floor_knows_nothing_of_the_policy(self):
        self.refuses("platform-knows-no-policy", {"platform/db/a.cpp": SOURCE + '#include "policy/ids.hpp"\n'})
        self.accepts("platform-knows-no-policy", {"platform/db/a.cpp": SOURCE + '// #include "policy/ids.hpp"\n'})
        words = lambda text: {"platform/db/text/en.po": f'msgid "db.busy"\nmsgstr "{text}"\n', "policy/ids.hpp": HEADER}
        self.refuses("platform-knows-no-policy", words("Somebody else reads in agreements."))
        self.accepts("platform-knows-no-policy", words("Somebody else is writing."))

    def test_a_host_of_the_institution_is_data(self):
        hosts = {"institutions/ki/institution.toml": 'key = "ki"\n[[hosts]]\nkey = "ki"\nror = "1"\n\n[[hosts]]\nkey = "k"\n'}
        self.refuses("hosts-are-data", hosts | {"policy/risk/pages.cpp": SOURCE + 'auto a = "ki", b = "k";\n'}, times=2)
        self.accepts("hosts-are-data", hosts | {"policy/risk/pages.cpp": SOURCE + 'auto a = "kind"; // "ki"\n',
                                                "policy/risk/tests/a.cpp": SOURCE + 'auto a = "ki";\n'})

    def test_a_lower_folder_does_not_include_a_higher(self):
        self.refuses("platform-order", ORDER | {"platform/db/a.cpp": SOURCE + '#include "platform/web/call.hpp"\n'})
        self.accepts("platform-order", ORDER | {"platform/web/a.cpp": SOURCE + '#include "platform/db/rows.hpp"\n'})

    def test_a_folder_without_a_place_is_told(self):
        self.refuses("platform-order", ORDER | {"platform/cellar/a.cpp": SOURCE})

    def test_the_floor_does_not_grow_unplanned(self):
        self.refuses("floor-within-budget", ORDER | {"platform/db/a.cpp": SOURCE * 101})
        self.accepts("floor-within-budget", ORDER | {"platform/db/a.cpp": SOURCE * 100, "platform/db/tests/a.cpp": SOURCE * 100})
        self.refuses("floor-within-budget", ORDER | {"app/main.cpp": SOURCE * 11})

    def test_a_rule_sees_no_database_and_no_clock(self):
        self.refuses("rules-are-pure", {"policy/risk/rules.cpp": SOURCE + '#include "platform/db/database.hpp"\n'})
        self.refuses("rules-are-pure", {"policy/risk/rules.cpp": SOURCE + "bool late(const Clock& c);\n"})
        self.accepts("rules-are-pure", {"policy/risk/rules.cpp": SOURCE + '#include "platform/basics/verdict.hpp"\n'})

    def test_a_thing_is_nothing_but_values(self):
        ids = {"policy/ids.hpp": HEADER + "using RiskId = Id<struct RiskTag>;\n"}
        self.refuses("rules-are-pure", ids | {"policy/risk/risk.hpp": HEADER + '#include "platform/html/safe.hpp"\n'})

    def test_an_action_sees_no_page(self):
        self.refuses("actions-and-stores-see-no-page", {"policy/risk/actions.cpp": SOURCE + '#include "platform/web/call.hpp"\n'})
        self.accepts("actions-and-stores-see-no-page", {"policy/risk/pages.cpp": SOURCE + '#include "platform/web/call.hpp"\n'})

    def test_a_room_is_entered_by_its_front_door(self):
        inner = '#include "policy/partners/store.hpp"\n'
        self.refuses("front-doors", DECLARED | {"policy/partnerships/actions.cpp": SOURCE + inner})
        self.refuses("front-doors", DECLARED | {"app/rooms.cpp": SOURCE + inner})
        self.accepts("front-doors", DECLARED | {"policy/partners/actions.cpp": SOURCE + inner})

    def test_a_front_door_must_be_declared(self):
        door = '#include "policy/partnerships/partnerships.hpp"\n'
        self.refuses("front-doors", DECLARED | {"policy/partners/actions.cpp": SOURCE + door})
        self.accepts("front-doors", DECLARED | {"policy/partnerships/a.cpp": SOURCE + '#include "policy/partners/partners.hpp"\n'})

    def test_rooms_need_each_other_in_no_circle(self):
        self.refuses("rooms-acyclic", {"policy/dependencies.txt": "a: b\nb: c\nc: a\n"})
        self.refuses("rooms-acyclic", DECLARED | {"policy/cellar/README.md": "A room that nobody declared.\n"})

    def test_a_room_includes_no_library(self):
        self.refuses("libraries-behind-the-floor", {"policy/risk/pages.cpp": SOURCE + "#include <boost/json.hpp>\n"})
        self.refuses("libraries-behind-the-floor", {"platform/http/server.hpp": HEADER + "#include <boost/asio.hpp>\n"})
        self.accepts("libraries-behind-the-floor", {"policy/risk/pages.cpp": SOURCE + "#include <vector>\n"})

    def test_only_db_knows_the_databases(self):
        self.refuses("databases-in-db", {"platform/files/a.cpp": SOURCE + "#include <sqlite3.h>\n"})


class Shape(RuleTest):
    def test_a_header_of_151_lines_is_too_long(self):
        self.refuses("file-size", {"platform/db/a.hpp": HEADER + "\n" * 149})
        self.accepts("file-size", {"platform/db/a.hpp": HEADER + "\n" * 148})

    def test_a_function_of_41_lines_is_too_long(self):
        body = lambda lines: SOURCE + "int f(int x) const {\n" + "    if (x) { x++; }\n" * lines + "}\n"
        self.refuses("function-size", {"policy/risk/a.cpp": body(39)})
        self.accepts("function-size", {"policy/risk/a.cpp": body(38)})

    def test_a_table_and_a_class_are_no_functions(self):
        self.accepts("function-size", {"policy/risk/a.cpp": SOURCE + "constexpr Step steps[] = {\n" + "    {f(1), 2},\n" * 60 + "};\n"})
        self.accepts("function-size", {"policy/risk/a.cpp": SOURCE + "struct A : B<int(int)> {\n" + "    int a() { return 1; }\n" * 60 + "};\n"})

    def test_each_file_opens_with_its_purpose(self):
        self.refuses("opening-comment", {"policy/risk/a.cpp": '#include "a.hpp"\n'})
        self.accepts("opening-comment", {"policy/risk/a.cpp": SOURCE})

    def test_what_style_does_without(self):
        self.refuses("no-using-namespace", {"app/a.cpp": SOURCE + "using namespace std;\n"})
        self.refuses("no-macros", {"app/a.cpp": SOURCE + "#define MAX(a, b) a\n"})
        self.refuses("pragma-once", {"app/a.hpp": SOURCE})
        self.refuses("type-names", {"app/a.cpp": SOURCE + "class PageManager {};\n"})
        self.refuses("todo-has-a-number", {"app/a.cpp": SOURCE + "// TODO later\n"})
        self.refuses("switch-lists-every-case", {"policy/risk/a.cpp": SOURCE + "int f() { switch (x) { default: return 1; } }\n"})
        self.refuses("file-names", {"policy/risk/pages_part2.cpp": SOURCE})

    def test_nothing_mutable_is_static(self):
        self.refuses("no-globals", {"app/a.cpp": SOURCE + "int f() { static int calls = 0; return ++calls; }\n"})
        self.refuses("no-globals", {"app/a.cpp": SOURCE + "int calls = 0;\n"})
        self.refuses("no-globals", {"app/a.cpp": SOURCE + "thread_local int* p;\n"}, times=2)
        self.accepts("no-globals", {"app/a.hpp": HEADER + "struct A {\n    static A parse(int x);\n    static constexpr int b = 1;\n};\n"})
        self.accepts("no-globals", {"app/a.cpp": SOURCE + "static const int a = f();\nconst int b = 2;\nreturn x;\n"})

    def test_a_test_is_named_by_a_sentence(self):
        self.refuses("tests-are-sentences", {"policy/risk/tests/a.cpp": SOURCE + 'TEST_CASE("rename") {}\n'})
        self.accepts("tests-are-sentences", {"policy/risk/tests/a.cpp": SOURCE + 'TEST_CASE("A risk keeps its name") {}\n'})


class Floor(RuleTest):
    def test_only_the_clock_knows_the_time(self):
        self.refuses("one-clock", {"policy/risk/a.cpp": SOURCE + "auto t = std::chrono::system_clock::now();\n"})
        self.refuses("one-clock", {"platform/db/a.cpp": SOURCE + "auto t = std::time(nullptr);\n".replace("std::", "")})
        self.accepts("one-clock", {"platform/basics/clock.cpp": SOURCE + "auto t = system_clock::now();\n"})
        self.refuses("no-clock-in-sql", {"policy/risk/store.cpp": SOURCE + 'constexpr Sql a = "SELECT CURRENT_TIMESTAMP";\n'})
        self.refuses("actions-get-the-time", {"policy/risk/actions.cpp": SOURCE + "auto t = clock.now();\n"})

    def test_letters_are_made_small_in_one_place(self):
        for way in ("c - 'A' + 'a'", "c + 32", "c | 0x20", "std::tolower(c)"):
            self.refuses("one-small-letter", {"policy/risk/a.cpp": SOURCE + f"char a = {way};\n"})
        self.accepts("one-small-letter", {"policy/risk/a.cpp": SOURCE + "char a = ascii::small(c);\n"})
        self.accepts("one-small-letter", {"platform/basics/ascii.hpp": HEADER + "char a = c - 'A' + 'a';\n"})

    def test_sql_is_never_put_together_from_strings(self):
        self.refuses("sql-from-literals", {"policy/risk/store.cpp": SOURCE + 'auto a = "SELECT id FROM risks WHERE name = " + name;\n'})
        self.refuses("sql-from-literals", {"policy/risk/store.cpp": SOURCE + "tx.connection().execute(text, {});\n"})
        self.accepts("sql-from-literals", {"policy/risk/store.cpp": SOURCE + 'constexpr Sql a = "SELECT id FROM risks WHERE name = ?";\n'})
        self.refuses("sql-in-its-place", {"policy/risk/pages.cpp": SOURCE + 'auto a = R"sql(SELECT 1)sql";\n'})

    def test_every_route_names_a_permission(self):
        table = lambda row: {"policy/risk/routes.cpp": SOURCE + "constexpr Route routes[] = {\n    " + row + "\n};\n"}
        self.refuses("permission-on-every-route", table('{get, "/risks", {}, page<pages::list>},'))
        self.refuses("permission-on-every-route", table('{get, "/risks", page<pages::list>},'))
        self.accepts("permission-on-every-route", table('{get, "/risks", May::read_risks, page<pages::list>},'))

    def test_views_hold_no_style_no_script_and_no_sentence(self):
        view = lambda text: {"policy/risk/views/a.html": text}
        self.refuses("views-are-clean", view('<p style="color:red">\n'))
        self.refuses("views-are-clean", view("<script>alert(1)</script>\n"))
        self.refuses("views-are-clean", view('<img src="https://elsewhere.example/a.png">\n'))
        self.refuses("views-take-words-by-key", view("<p>This is a sentence.</p>\n"))
        self.accepts("views-take-words-by-key", view('<p class="a">{tr("risk.title")} {page.name}</p>\n'))

    def test_a_view_gives_only_classes_that_are_drawn(self):
        view = lambda text: {"policy/risk/views/a.html": text, "ui/styles/10-base.css": "/* Sizes and colours. */\n.card > .soft { color: red }\n"}
        self.refuses("classes-exist", view('<p class="crad">\n'))
        self.accepts("classes-exist", view('<p class="card ds-alert {page.late ? "a" : "b"} soft">\n'))


class Words(RuleTest):
    def both(self, swedish, english):
        return {"policy/risk/text/sv.po": swedish, "policy/risk/text/en.po": english}

    def test_each_key_stands_in_both_languages(self):
        one, two = 'msgid "risk.a"\nmsgstr "A"\n', 'msgid "risk.b"\nmsgstr "B"\n'
        self.refuses("texts-in-both-languages", self.both(one, one + "\n" + two))
        self.refuses("texts-in-both-languages", self.both(one, one.replace('"A"', '""')))
        self.accepts("texts-in-both-languages", self.both(one, one))

    def test_both_languages_fill_the_same_places(self):
        self.refuses("texts-in-both-languages", self.both('msgid "risk.a"\nmsgstr "{n} st"\n', 'msgid "risk.a"\nmsgstr "some"\n'))

    def test_a_key_that_nobody_wrote_is_found(self):
        texts = self.both('msgid "risk.a"\nmsgstr "A"\n', 'msgid "risk.a"\nmsgstr "A"\n')
        self.refuses("used-texts-are-written", texts | {"policy/risk/views/a.html": '<p>{tr("risk.b")}</p>\n'})
        self.refuses("used-texts-are-written", texts | {"policy/risk/rules.cpp": SOURCE + 'return Verdict{{must, a(b, c), "risk.b"}};\n'})
        self.refuses("used-texts-are-written", texts | {"policy/risk/pages.cpp": SOURCE + 'form.fault("title", "risk.b");\n'})
        self.refuses("used-texts-are-written", texts | {"policy/risk/actions.cpp": SOURCE + 'return missing("risk");\n'})
        self.accepts("used-texts-are-written", texts | {"policy/risk/views/a.html": '<p>{tr("risk.a")}</p>\n'})


class Promises(RuleTest):
    def test_a_rule_says_its_sentence_and_is_tested(self):
        rules = {"policy/risk/rules.hpp": HEADER + "\n// Policy, \"Risk\": first of all.\nVerdict may_x(int a);\n"}
        tests = {"policy/risk/tests/rules.cpp": SOURCE + "CHECK(may_x(1));\n"}
        self.refuses("rules-are-tested", rules)
        self.accepts("rules-are-tested", rules | tests)
        self.accepts("rules-say-their-sentence", rules)
        self.refuses("rules-say-their-sentence", {"policy/risk/rules.hpp": HEADER + "\nVerdict may_x(int a);\n"})

    def test_an_action_is_tested(self):
        actions = {"policy/risk/actions.hpp": HEADER + "Result<Done> rename(int a);\n"}
        self.refuses("actions-are-tested", actions)
        self.accepts("actions-are-tested", actions | {"policy/risk/tests/a.cpp": SOURCE + "auto r = rename(1);\n"})

    def test_a_command_can_be_run_and_found(self):
        self.refuses("commands-can-be-run", {"bin/a": "#!/usr/bin/env bash\n"}, times=2)


class Repository(RuleTest):
    def test_what_must_never_get_in(self):
        self.refuses("no-registry-addresses", {"a.json": '  "resolved": "somewhere"\n'})
        self.refuses("no-machine-paths", {"bin/a": "cd /" + "work/main\n"})
        self.refuses("mail-addresses-are-examples", {"cast/a.toml": 'mail = "somebody@university.se"\n'})
        self.accepts("mail-addresses-are-examples", {"cast/a.toml": 'mail = "handlaggare@ki.example"\n'})
        self.refuses("sizes-of-what-is-kept", {"docs/a.txt": "x" * 500_001})

    def test_migrations_are_numbered_once_and_never_edited(self):
        first = {"policy/risk/schema/0500_risks.sql": "-- why\n"}
        self.refuses("migrations", first | {"policy/partners/schema/0500_names.sql": "-- why\n"})
        self.refuses("migrations", first | {"docs/generated/migrations.txt": "00  policy/risk/schema/0500_risks.sql\n"})
        self.accepts("migrations", {"policy/a/schema/0001_a.sqlite.sql": "-- a\n", "policy/a/schema/0001_a.postgres.sql": "-- a\n"})

    def test_a_room_tells_its_section(self):
        self.refuses("room-readme", {"policy/risk/rules.cpp": SOURCE})
        table = "| Sentence | Function | Test |\n|---|---|---|\n| x | `may_x` | y |\n"
        self.refuses("room-readme", {"policy/risk/README.md": table, "policy/risk/rules.cpp": SOURCE})
        self.accepts("room-readme", {"policy/risk/README.md": table, "policy/risk/rules.cpp": SOURCE + "Verdict may_x();\n"})

    def test_links_records_and_packages(self):
        self.refuses("links-lead-somewhere", {"README.md": "[map](docs/house.md)\n"})
        self.refuses("decisions-are-numbered", {"docs/decisions/0001-a.md": "# 1. A\n", "docs/decisions/0001-b.md": "# 1. B\n"})
        self.refuses("dependencies-have-a-reason", {"tools/packages.txt": "compile: gfortran\n", "docs/dependencies.md": "Nothing.\n"})

    def test_the_list_of_exceptions_only_shrinks(self):
        files = {"app/a.cpp": SOURCE + "using namespace std;\n"}
        found = self.findings("no-using-namespace", files)
        listing = lambda limit, rows: Tree(self.folder_with({"tools/lint_exceptions.txt": f"limit {limit}\n{rows}"}), ["tools/lint_exceptions.txt"])
        row = "no-using-namespace app/a.cpp: the library asks for it\n"
        self.assertEqual(split(listing(1, row), found), [])
        self.assertEqual(len(split(listing(0, row), found)), 1)
        self.assertEqual(len(split(listing(1, row), [])), 1)

    def folder_with(self, files):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        for path, text in files.items():
            (pathlib.Path(folder.name) / path).parent.mkdir(parents=True, exist_ok=True)
            (pathlib.Path(folder.name) / path).write_text(text)
        return folder.name


if __name__ == "__main__":
    ran = unittest.main(exit=False, verbosity=0).result
    broken = len(ran.failures) + len(ran.errors)
    print(f"{ran.testsRun - broken} passed, {broken} failed")
    sys.exit(1 if broken else 0)
