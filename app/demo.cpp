// The demo: the cast's accounts, organisations, people, partnerships and agreements, each by its room. Once
// is enough: a database that has it all stays as it is.
#include "app/house.hpp"
#include "app/verbs.hpp"
#include "platform/administration/users.hpp"
#include "platform/lists/saved_views.hpp"
#include "platform/web/json.hpp"
#include "policy/agreements/cast.hpp"
#include "policy/cast.hpp"
#include "policy/partners/cast.hpp"
#include "policy/partnerships/cast.hpp"

#include <cstdio>
#include <filesystem>

namespace app {
namespace {

constexpr db::Sql select_whole = "SELECT count(*) FROM installation WHERE name = 'demo whole'";
constexpr db::Sql insert_whole = "INSERT INTO installation (name, value) VALUES ('demo whole', ?)";

bool is_whole(db::Database& database) {
    auto reader = database.read();
    return reader.one<int>(select_whole) > 0;
}

void note_whole(db::Database& database, Time when) {
    auto tx = database.begin();
    tx.run(insert_whole, when);
    tx.commit();
}

// Lists as somebody of the cast has arranged them.
void keep_views(db::Database& database, const settings::Place& cast,
                const std::map<std::string, By>& people) {
    const auto views = cast.list("views");
    for (const auto& view : views) {
        auto sharing = view.flag("shared") ? lists::Sharing::shared : lists::Sharing::own;
        cast::played(lists::save_view(database, view.text("list"), view.text("name"), view.text("query"),
                                      sharing, people.at(view.text("account"))),
                     view.where());
    }
}

void play(House& house, const Command& command, const settings::Settings& cast) {
    administration::Desk desk{*house.database, house.gate, house.catalogues.en, house.by()};
    auto people = administration::add_cast(desk, cast.file("accounts"));
    cast::played(partners::take_in_cast(*house.database, command.cast, house.by()), "organisations");
    partners::take_in_hosts(*house.database, house.institution, house.by());
    partners::play_people(*house.database, cast.file("people"), people.at("coordinator"));
    const auto partnerships = cast.file("partnerships");
    partnerships::play_collaborations(*house.database, partnerships, house.institution,
                                      people.at("coordinator"));
    partnerships::play(*house.database, partnerships, house.institution,
                       {people.at("proposer"), people.at("triage"), people.at("unit_head"),
                        people.at("management"), people.at("coordinator")});
    agreements::play(*house.database, std::filesystem::path{command.cast} / "agreements.csv",
                     house.institution, people.at("contracts"));
    keep_views(*house.database, cast.file("views"), people);
    note_whole(*house.database, house.clock.now());
}

} // namespace

void make_demo(const Command& command) {
    Command at_the_casts_day = command;
    at_the_casts_day.demo = true;
    House house{at_the_casts_day};
    if (is_whole(*house.database)) return;
    if (house.gate.content == rights::Content::example)
        throw std::runtime_error("the demo of this database was cut short; make it in an empty one");
    play(house, command, settings::Settings::read(command.cast));
}

int demo(const Command& command) {
    make_demo(command);
    say_who_signs_in(command, settings::Settings::read(command.cast).file("accounts"));
    return 0;
}

void say_who_signs_in(const Command& command, const settings::Place& accounts) {
    web::Json json;
    json.object().field("password", accounts.text("password")).list("accounts");
    std::string lines = "Who can sign in, all with the password " + accounts.text("password") + "\n";
    for (const settings::Place& person : accounts.list("accounts")) {
        json.object().field("email", person.text("email")).field("name", person.text("name")).end();
        lines += "  " + person.text("email") + "  " + person.text("name") + "\n";
    }
    std::puts(command.json ? json.end().end().take().c_str() : lines.c_str());
}

} // namespace app
