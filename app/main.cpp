// Starts the program: reads the command line and does what its verb says.
#include "app/verbs.hpp"
#include "platform/web/json.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>

namespace {

struct Verb {
    std::string_view name;
    const char* usage;
    int (*act)(const app::Command&);
};

// clang-format off
constexpr Verb verbs[] = {
    {"serve",   "serve                          serves the program (--listen ADDRESS:PORT, --mail smtp://…, --trust-proxy ADDRESS, --demo)", app::serve},
    {"migrate", "migrate                        brings the tables up to date",                                   app::migrate},
    {"demo",    "demo                           fills an empty database with invented people and partnerships",   app::demo},
    {"verify",  "verify                         checks that the history is whole",                               app::verify},
    {"routes",  "routes                         lists addresses and the right that each asks for",               app::routes_list},
    {"user",    "user add EMAIL NAME [--role R] also: user list, user password EMAIL, user role EMAIL --role R", app::user},
    {"import",  "import ror|eche|domains|organisations FILE… takes in organisations (--check only tells); import agreements FILE… (--mapping NAME; --join: the files are one list); import undo NUMBER", app::import_lists},
    {"backup",  "backup FILE                    copies the whole database into a file",                          app::backup},
    {"restore", "restore FILE                   puts such a copy back",                                          app::restore},
};
// clang-format on

int help(std::FILE* out) {
    std::fputs("entente VERB [--database sqlite:FILE|postgresql://…] [--institution DIR] [--json]\n\n", out);
    for (const Verb& verb : verbs) std::fprintf(out, "  %s\n", verb.usage);
    return out == stdout ? 0 : 2;
}

int run(const app::Command& command) {
    if (command.verb == "help") return help(stdout);
    for (const Verb& verb : verbs)
        if (verb.name == command.verb) return verb.act(command);
    if (!command.verb.empty() && command.json) throw app::Misuse("there is no verb \"" + command.verb + "\"");
    if (!command.verb.empty())
        std::fprintf(stderr, "entente: there is no verb \"%s\"\n\n", command.verb.c_str());
    return help(stderr);
}

// A script that asked for JSON reads its answer where it reads the others.
int told(const std::vector<std::string>& words, const std::exception& error, int status) {
    if (std::find(words.begin(), words.end(), "--json") == words.end()) {
        std::fprintf(stderr, "entente: %s\n", error.what());
        return status;
    }
    web::Json json;
    std::puts(json.object().field("failed", true).field("reason", error.what()).end().take().c_str());
    return status;
}

} // namespace

int main(int count, char** arguments) {
    setenv("TZ", "Europe/Stockholm", 0); // days begin and end where the house stands
    tzset();
    const std::vector<std::string> words{arguments + 1, arguments + count};
    try {
        return run(app::read_command(words));
    } catch (const app::Misuse& misuse) {
        return told(words, misuse, 2);
    } catch (const std::exception& error) {
        return told(words, error, 1);
    }
}
