// Registers and lists from the shell: which room takes in what.
#include "app/house.hpp"
#include "app/verbs.hpp"
#include "policy/agreements/verbs.hpp"
#include "policy/partners/verbs.hpp"

namespace app {
namespace {

int undo(const shell::Desk& desk, const std::vector<std::string>& words) {
    constexpr std::string_view needs = "import undo needs the NUMBER of the import";
    ImportId id{shell::number(shell::word(words, 1, needs), needs)};
    bool of_agreements = [&] {
        auto reader = desk.database.read();
        return agreements::find_import(reader, id).has_value();
    }();
    return of_agreements ? agreements::undo_from_shell(desk, id) : partners::undo_from_shell(desk, id);
}

} // namespace

int import_lists(const Command& command) {
    const std::string& what =
        command.word(0, "a kind: ror, eche, domains, organisations or agreements, and the FILE");
    House house{command};
    shell::Desk desk{*house.database, house.catalogues.en, house.by(),
                     command.json ? shell::Show::json : shell::Show::words};
    if (what == "undo") return undo(desk, command.words);
    std::vector<std::string> files{command.words.begin() + 1, command.words.end()};
    if (what == "agreements")
        return agreements::import_from_shell(desk, {house.institution, house.catalogues},
                                             {files, command.mapping, command.check, command.join});
    auto format = enum_named<partners::ImportFormat>(what == "organisations" ? "table" : what);
    if (!format)
        throw Misuse("import knows ror, eche, domains, organisations, agreements and undo, not " + what);
    return partners::import_from_shell(desk, *format, files, command.check);
}

} // namespace app
