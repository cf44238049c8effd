// Reading of the command line, by hand: a library for it costs more compiling than the rest of app/.
#include "app/command.hpp"

#include "app/folders.hpp"

namespace app {
namespace {

struct Flag {
    std::string_view name;
    std::string Command::*value;
};
constexpr Flag flags[] = {
    {"--database", &Command::database}, {"--institution", &Command::institution},
    {"--cast", &Command::cast},         {"--listen", &Command::listen},
    {"--mail", &Command::mail},         {"--mapping", &Command::mapping},
};

void read_flag(Command& command, const std::string& name, const std::string* value) {
    if (!value) throw Misuse(name + " needs a value after it");
    for (const Flag& flag : flags)
        if (flag.name == name) return void(command.*flag.value = *value);
    if (name == "--role") return command.roles.push_back(*value);
    if (name == "--trust-proxy") return command.proxies.push_back(*value);
    throw Misuse("there is no flag " + name);
}

// Folders that nobody named.
void find_folders(Command& command) {
    namespace fs = std::filesystem;
    if (command.cast.empty() && !command.institution.empty())
        if (auto beside =
                fs::path{command.institution + "/"}.parent_path().parent_path().parent_path() / "cast";
            fs::is_directory(beside)) // with or without a slash at the end
            command.cast = beside;
    if (command.institution.empty()) command.institution = near_program("institutions/ki", this_program());
    if (command.cast.empty()) command.cast = near_program("cast", this_program());
}

} // namespace

const std::string& Command::word(std::size_t n, std::string_view name) const {
    if (n >= words.size()) throw Misuse(verb + " needs " + std::string{name});
    return words[n];
}

Command read_command(const std::vector<std::string>& arguments) {
    Command command;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& word = arguments[i];
        if (word == "--json")
            command.json = true;
        else if (word == "--check")
            command.check = true;
        else if (word == "--join")
            command.join = true;
        else if (word == "--demo")
            command.demo = true;
        else if (word == "--help")
            command.verb = "help";
        else if (word.starts_with("--")) {
            read_flag(command, word, i + 1 < arguments.size() ? &arguments[i + 1] : nullptr);
            ++i;
        } else if (command.verb.empty())
            command.verb = word;
        else
            command.words.push_back(word);
    }
    find_folders(command);
    return command;
}

} // namespace app
