"""Who may include whom: the table of docs/house.md."""
import re

from .tree import rule

EDGES = ("platform/http/", "platform/html/", "platform/web/")
ORDER_FILE = "platform/order.txt"
DECLARED = "policy/dependencies.txt"
SHARED_BY_ROOMS = {"policy/cast.hpp", "policy/contents.hpp", "policy/ids.hpp", "policy/may.hpp"}
ROOM_WORDS = r'^(?:msgstr(?:\[\d\])? )?".*?(avtal|partnerskap|agreement|partnership|organisationer|organisations)'
HEAVY = ("boost/asio", "boost/beast", "spdlog/", "toml++/", "unicode/", "curl/", "pugixml", "sqlite3.h", "libpq-fe.h")
STANDARD = set("""algorithm any array atomic barrier bit bitset cctype cerrno cfenv cfloat charconv chrono cinttypes climits
clocale cmath compare complex concepts condition_variable coroutine csetjmp csignal cstdarg cstddef cstdint cstdio cstdlib
cstring ctime cuchar cwchar cwctype deque exception execution filesystem forward_list fstream functional future
initializer_list iomanip ios iosfwd iostream istream iterator latch limits list locale map memory memory_resource mutex
new numbers numeric optional ostream queue random ranges ratio regex scoped_allocator semaphore set shared_mutex
source_location span sstream stack stdexcept stop_token streambuf string string_view strstream syncstream system_error
thread tuple type_traits typeindex typeinfo unordered_map unordered_set utility valarray variant vector version""".split())


def declared_rooms(tree):
    """Room → the rooms whose front doors it may include."""
    table = {}
    for line in tree.text_of(DECLARED).splitlines():
        line = line.split("#")[0].strip()
        if ":" in line:
            room, needs = line.split(":", 1)
            table[room.strip()] = needs.split()
    return table


def floor_folders(tree):
    """Folder of platform/ → the lines it may have, lowest folder first."""
    rows = (line.split("#")[0].split() for line in tree.text_of(ORDER_FILE).splitlines())
    return {row[0]: int(row[1]) for row in rows if row}


def nouns(tree):
    """The things of policy/ids.hpp, as their headers are called: organisation, partnership …"""
    return {re.sub(r"(?<=.)([A-Z])", r"_\1", found.group(1)).lower()
            for found in re.finditer(r"using (\w+)Id\b", tree.text_of("policy/ids.hpp"))}


def is_pure(file, things):
    """rules.* and the header of a thing: nothing but values."""
    if len(file.parts) != 3:
        return False
    return file.stem.startswith("rules") or (file.ending == "hpp" and file.stem in things)


@rule("platform-knows-no-policy")
def platform_knows_no_policy(tree):
    """The floor knows nothing of the rooms or of the app, in code or in words."""
    for file in tree.cpp("platform/"):
        for line, path, ours in file.includes:
            if ours and path.split("/")[0] in ("policy", "app", "cast", "ui"):
                yield file.path, line, f"platform must not include {path}; hand it in from app/ or ask through an interface."
    for file in tree.files:
        if file.ending == "po" and file.parts[0] == "platform":
            for line, found in file.find(ROOM_WORDS, flags=re.I):
                yield file.path, line, f"'{found.group(1)}' is a room's word; write the text in that room or in app/text."


@rule("floor-within-budget")
def floor_within_budget(tree):
    """A folder of platform/, and app/, has at most the lines that platform/order.txt gives it (tests apart): docs/decisions/0013."""
    for name, most in floor_folders(tree).items():
        lines = code_lines(tree, "app/" if name == "app" else f"platform/{name}/")
        if lines > most:
            yield ORDER_FILE, 1, f"{name} has {lines} lines where {most} are planned; take something away, or say in the plan why the floor must grow."


def code_lines(tree, *tops):
    return sum(len(file.lines) for top in tops for file in tree.under(top) if file.ending in ("cpp", "hpp", "html", "sql") and not file.is_test)


@rule("platform-order")
def platform_order(tree):
    """A folder of platform/ includes only folders that stand before it in platform/order.txt (tests may use testing)."""
    order = [name for name in floor_folders(tree) if name != "app"]
    place = {name: i for i, name in enumerate(order)}
    for file in tree.cpp("platform/"):
        own = file.parts[1]
        if own not in place:
            yield file.path, 1, f"platform/{own} has no place in {ORDER_FILE}; add it where it belongs."
            continue
        for line, path, ours in file.includes:
            parts = path.split("/")
            if not ours or parts[0] != "platform" or parts[1] == own or (file.is_test and parts[1] == "testing"):
                continue
            if place.get(parts[1], len(order)) > place[own]:
                yield file.path, line, f"{own} stands below {parts[1]} in {ORDER_FILE}, so it must not include {path}."


@rule("rules-are-pure")
def rules_are_pure(tree):
    """rules.* and thing.hpp see values only: own types, front doors' facts, ids, platform/basics; no database, page, clock."""
    things = nouns(tree)
    for file in tree.cpp("policy/"):
        if not is_pure(file, things):
            continue
        for line, path, ours in file.includes:
            if path.startswith("platform/") and not path.startswith("platform/basics/"):
                yield file.path, line, f"rules and things are nothing but values; {file.name} must not include {path}."
        for line, found in file.find(r"\b(Clock|db::|http::|html::|web::|now\(\))", file.code):
            yield file.path, line, f"a rule receives facts, not '{found.group(1)}'; let the action look and pass the value."


@rule("actions-and-stores-see-no-page")
def actions_and_stores_see_no_page(tree):
    """actions.* and store.* know nothing of HTTP, HTML or views."""
    for file in tree.cpp("policy/"):
        if len(file.parts) != 3 or not re.match(r"(actions|store)", file.stem):
            continue
        for line, path, ours in file.includes:
            if path.startswith(EDGES) or path.endswith("/views.hpp"):
                yield file.path, line, f"{file.stem} must not include {path}; that belongs to pages, forms and api."


@rule("front-doors")
def front_doors(tree):
    """A room is entered by its front door only (policy/x/x.hpp or xs.hpp), and only by rooms that declare it."""
    declared = declared_rooms(tree)
    for file in tree.cpp("policy/") + tree.cpp("app/") + tree.cpp("cast/"):
        own = file.parts[1] if file.parts[0] == "policy" else None
        for line, path, ours in file.includes:
            parts = path.split("/")
            if not ours or parts[0] != "policy" or path in SHARED_BY_ROOMS or len(parts) < 3 or parts[1] == own:
                continue
            if parts[2] in ("cast.hpp", "imports.hpp", "verbs.hpp", "work.hpp") and own is None:
                continue    # how a room plays its part of the demo, takes in files, answers the shell, and tells what waits on whom
            if not re.fullmatch(rf"{parts[1]}s?\.hpp", "/".join(parts[2:])):
                yield file.path, line, f"{path} is an inner header; use the front door of policy/{parts[1]}."
            elif own is not None and parts[1] not in declared.get(own, []) and not file.is_test:
                yield file.path, line, f"{own} does not declare {parts[1]} in {DECLARED}."


@rule("rooms-acyclic")
def rooms_acyclic(tree):
    """The rooms' declared needs form no circle, name rooms that exist, and every room is declared."""
    declared = declared_rooms(tree)
    for room in tree.rooms():
        if room not in declared:
            yield DECLARED, 1, f"policy/{room} is not in the list; add a line '{room}:' with the rooms it needs."
    done, path = set(), []

    def walk(room):
        if room in path:
            return path[path.index(room):] + [room]
        if room in done:
            return None
        path.append(room)
        circle = next(filter(None, map(walk, declared.get(room, []))), None)
        path.pop()
        done.add(room)
        return circle

    for room in declared:
        if circle := walk(room):
            yield DECLARED, 1, "rooms need each other in a circle: " + " → ".join(circle) + "."
            return


@rule("libraries-behind-the-floor")
def libraries_behind_the_floor(tree):
    """Rooms, app and cast include no library but the JSON reader, in a .cpp; heavy headers stand in a .cpp of platform/ only."""
    for file in tree.cpp():
        for line, path, ours in file.includes:
            if ours or path in STANDARD or path.startswith(("doctest/", "testing/")):
                continue
            if path == "simdjson.h" and file.ending == "cpp":
                continue    # a register's records are read where they are understood
            if file.parts[0] in ("policy", "cast") or (file.parts[0] == "app" and path.startswith(HEAVY)):
                yield file.path, line, f"<{path}> belongs behind a plain header of platform/."
            elif file.ending == "hpp" and path.startswith(HEAVY):
                yield file.path, line, f"<{path}> is heavy: include it in one .cpp, not in a header."


HOSTS = "institutions/ki/institution.toml"


def host_keys(tree):
    """The keys of KI's hosts, as institution.toml tells them."""
    return set(re.findall(r'^\[\[hosts\]\]\s+key = "([^"]+)"', tree.text_of(HOSTS), re.M))


@rule("hosts-are-data")
def hosts_are_data(tree):
    """No literal in C++ is the key of one of KI's hosts: whose something is where nobody says, settings::host_for tells."""
    keys = {f'"{key}"' for key in host_keys(tree)}
    for file in tree.cpp():
        for line, literal in file.strings:
            # A letter for itself, where letters are folded, is no host.
            if literal in keys and not file.is_test and file.path != "platform/text/folding.cpp":
                yield file.path, line, f"{literal} is a host of KI's; an institution's hosts are data, ask settings::host_for."


DATABASES = {"sqlite3.h", "libpq-fe.h"}


@rule("databases-in-db")
def databases_in_db(tree):
    """sqlite3.h and libpq-fe.h are included in platform/db only."""
    for file in tree.cpp():
        for line, path, ours in file.includes:
            if path in DATABASES and not file.path.startswith(("platform/db/", "bench/")):
                yield file.path, line, f"<{path}> belongs to platform/db; use db::Session and db::Transaction."
