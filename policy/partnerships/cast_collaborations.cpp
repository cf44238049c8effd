// The cast's collaborations, by the action that the form calls.
#include "policy/partners/partners.hpp"
#include "policy/partnerships/cast.hpp"
#include "policy/partnerships/collaborations.hpp"

#include <stdexcept>

namespace partnerships {
namespace {

Collaboration collaboration_in(db::Session& session, const settings::Place& place, Date today) {
    Collaboration c;
    c.title = place.text("title");
    c.level = enum_named<Level>(place.text("level")).value();
    c.form = place.text("form");
    c.status = enum_named<CollaborationStatus>(place.text("status")).value();
    c.partner = place.text("partner");
    c.organisation_id = partners::identified(session, "https://ror.org/" + c.partner);
    if (!c.organisation_id) c.status = CollaborationStatus::asked; // of a register without it
    c.department = place.text_or("department", "");
    c.contact = place.text_or("contact", "");
    c.host = place.text_or("host", "");
    c.purpose = place.text_or("purpose", "");
    c.starts_on = today.plus_days(-static_cast<int>(place.number("days_ago")));
    if (place.has("ends_in_days"))
        c.ends_on = today.plus_days(static_cast<int>(place.number("ends_in_days")));
    c.example = true;
    return c;
}

} // namespace

int play_collaborations(db::Database& database, const settings::Place& cast,
                        const settings::Settings& institution, const By& by) {
    int played = 0;
    auto today = cast.date("day").value();
    const auto places = cast.list("collaborations");
    for (const auto& place : places) {
        Collaboration c;
        {
            auto reader = database.read();
            c = collaboration_in(reader, place, today);
        }
        auto then = by;
        then.when = Time{c.starts_on->days + std::chrono::hours{8}};
        auto kept = keep_collaboration(database, std::move(c), institution, then);
        if (!kept) throw std::runtime_error("collaboration of the cast: " + place.text("title"));
        ++played;
    }
    return played;
}

} // namespace partnerships
