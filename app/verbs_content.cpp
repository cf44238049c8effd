// People, the demo, and the list of routes.
#include "app/house.hpp"
#include "app/rooms.hpp"
#include "app/verbs.hpp"
#include "platform/administration/users.hpp"
#include "platform/web/json.hpp"
#include "policy/agreements/cast.hpp"
#include "policy/partners/cast.hpp"
#include "policy/partnerships/cast.hpp"

#include <cstdio>
#include <filesystem>

namespace app {
namespace {

administration::Desk desk_of(const Command& command, House& house) {
    using administration::Show;
    return {*house.database, house.gate, house.catalogues.en, house.by(),
            command.json ? Show::json : Show::words};
}

} // namespace

int user(const Command& command) {
    House house{command};
    administration::user_command(desk_of(command, house), command.words, command.roles);
    return 0;
}

int demo(const Command& command) {
    Command at_the_casts_day = command;
    at_the_casts_day.demo = true;
    House house{at_the_casts_day};
    auto cast = settings::Settings::read(command.cast);
    auto accounts = cast.file("accounts");
    auto people = administration::add_cast(desk_of(command, house), accounts);
    auto register_part = partners::take_in_cast(*house.database, command.cast, house.by());
    if (!register_part) throw std::runtime_error("the cast's organisations cannot be read");
    if (!partners::take_in_units(*house.database, house.institution, house.by()))
        throw std::runtime_error("the institution's units cannot be taken in");
    partnerships::play_collaborations(*house.database, cast.file("partnerships"), house.institution,
                                      people.at("coordinator"));
    partnerships::play(
        *house.database, cast.file("partnerships"), house.institution,
        {people.at("proposer"), people.at("triage"), people.at("unit_head"), people.at("management")});
    agreements::play(*house.database, std::filesystem::path{command.cast} / "agreements.csv",
                     house.institution, people.at("contracts"));
    say_who_signs_in(command, accounts);
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

int routes_list(const Command& command) {
    web::Router router{rooms()};
    web::Json json;
    std::string lines;
    json.list();
    for (const web::Route* route : router.routes()) {
        auto method = web::name_of(route->method);
        json.object().field("method", method).field("path", route->path).field("who", route->who.name);
        json.field("summary", route->summary).end();
        lines.append(method)
            .append("\t")
            .append(route->path)
            .append("\t")
            .append(route->who.name)
            .append("\n");
    }
    std::fputs(command.json ? json.end().take().c_str() : lines.c_str(), stdout);
    return 0;
}

} // namespace app
