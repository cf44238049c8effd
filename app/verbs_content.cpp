// People, and the list of routes.
#include "app/house.hpp"
#include "app/rooms.hpp"
#include "app/verbs.hpp"
#include "platform/administration/users.hpp"
#include "platform/web/json.hpp"

#include <cstdio>

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
