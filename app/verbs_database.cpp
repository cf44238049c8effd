// Tables up to date, the event chain checked, copies made and put back.
#include "app/verbs.hpp"
#include "platform/db/copies.hpp"
#include "platform/db/database.hpp"
#include "platform/db/migrations.hpp"
#include "platform/events/events.hpp"
#include "platform/web/json.hpp"

#include <cstdio>
#include <filesystem>

namespace app {
namespace {

void say(const Command& command, web::Json& json, const std::string& words) {
    std::printf("%s\n", command.json ? json.take().c_str() : words.c_str());
}

// Opening would make one, and an empty history is whole.
void must_be_there(const std::string& database) {
    constexpr std::string_view file = "sqlite:";
    if (!database.starts_with(file)) return;
    auto name = database.substr(file.size());
    if (!std::filesystem::is_regular_file(name)) throw Misuse("there is no database " + name);
}

} // namespace

int migrate(const Command& command) {
    auto names = db::migrate(*db::Database::open(command.database));
    web::Json json;
    json.object().field("run", names).end();
    std::string words = names.empty() ? "The tables are up to date." : "Run: " + std::to_string(names.size());
    for (const std::string& name : names) words += "\n  " + name;
    say(command, json, words);
    return 0;
}

int verify(const Command& command) {
    must_be_there(command.database);
    auto database = db::Database::open(command.database);
    auto reader = database->read();
    auto found = events::verify(reader);
    web::Json json;
    json.object()
        .field("events", found.events)
        .field("whole", found.what.empty())
        .field("broken_at", found.broken_at);
    json.field("what", found.what).end();
    say(command, json,
        std::to_string(found.events) + " events. " +
            (found.what.empty() ? "The chain is whole." : found.what));
    return found.what.empty() ? 0 : 1;
}

int backup(const Command& command) {
    const std::string& file = command.word(0, "the FILE to write");
    must_be_there(command.database);
    db::back_up(command.database, file);
    web::Json json;
    json.object().field("file", file).end();
    say(command, json, "The database is copied to " + file);
    return 0;
}

int restore(const Command& command) {
    const std::string& file = command.word(0, "the FILE to read");
    db::put_back(command.database, file);
    web::Json json;
    json.object().field("file", file).end();
    say(command, json, "The database is what " + file + " holds");
    return 0;
}

} // namespace app
