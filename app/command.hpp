// The command line: a verb, what it is done to, and the few flags that all verbs share.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace app {

// Told on stderr; the program ends with 2.
using Misuse = std::invalid_argument;

struct Command {
    std::string verb;
    std::vector<std::string> words; // what follows the verb
    std::string database = "sqlite:entente.sqlite";
    std::string institution; // institutions/ki unless named: folders.hpp says where
    std::string cast;        // beside the institutions unless named
    std::string listen = "127.0.0.1:8080";
    std::string mail;    // folder:DIR or smtp://host:port; empty: a folder beside the database
    std::string mapping; // import agreements: the name of a mapping that is remembered
    std::vector<std::string> roles;
    std::vector<std::string> proxies; // addresses whose X-Forwarded-For is believed
    bool json = false;                // answers for scripts
    bool check = false;               // import: only say what would happen
    bool join = false;                // import agreements: the files are one list
    bool demo = false;                // serve at the cast's day

    // The nth word after the verb. Throws Misuse that names what is missing.
    const std::string& word(std::size_t n, std::string_view name) const;
};

Command read_command(const std::vector<std::string>& arguments);

} // namespace app
