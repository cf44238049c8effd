// Who else has this record's form open: one event, then the browser asks again by itself. So no thread is
// held while somebody thinks.
#include "platform/presence/presence.hpp"

#include "app/pages.hpp"
#include "app/rooms.hpp"
#include "platform/web/json.hpp"

namespace app {
namespace {

std::string event_for(const text::Words& tr, const std::vector<std::string>& others) {
    std::string names;
    for (const auto& name : others) names.append(names.empty() ? "" : ", ").append(name);
    std::string said = names.empty() ? "" : tr("presence.others", {{"names", names}});
    return "retry: " + std::to_string(presence::turn_seconds * 1000) +
           "\nevent: presence\ndata: " + web::Json{}.object().field("text", said).end().take() + "\n\n";
}

} // namespace

http::Response who_is_here(web::Call& call, std::string_view kind, RecordId id) {
    const auto all = records();
    const auto* known = web::find_kind(all, kind);
    if (!known || !call.may(known->who)) return call.not_found();
    http::Response response{.type = "text/event-stream"};
    response.events = std::make_shared<http::EventStream>();
    response.events->next = [&database = call.database(), &tr = call.tr, account = call.actor.account,
                             kind = std::string{kind}, id, now = call.now(),
                             told = false]() mutable -> std::optional<std::string> {
        if (std::exchange(told, true)) return std::nullopt;
        return event_for(tr, presence::meet(database, account, {kind, id.value}, now));
    };
    return response;
}

} // namespace app
