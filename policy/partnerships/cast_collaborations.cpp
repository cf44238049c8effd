// The cast's collaborations, by the actions that the pages call.
#include "policy/cast.hpp"
#include "policy/partners/partners.hpp"
#include "policy/partnerships/cast.hpp"
#include "policy/partnerships/collaborations.hpp"

namespace partnerships {
namespace {

using enum CollaborationStatus;
using cast::at;
using cast::played;

constexpr db::Sql select_unit_of_code = "SELECT id FROM units WHERE code = ? ORDER BY id LIMIT 1";

Collaboration collaboration_in(db::Session& session, const settings::Place& place, Date today) {
    Collaboration c;
    c.title = place.text("title");
    c.level = enum_named<Level>(place.text("level")).value();
    c.form = place.text("form");
    c.partner = place.text("partner");
    c.organisation_id = partners::identified(session, "https://ror.org/" + c.partner);
    c.unit_id = session.find<UnitId>(select_unit_of_code, place.text_or("unit", ""));
    c.department = place.text_or("department", "");
    c.contact = place.text_or("contact", "");
    c.host = place.text_or("host", "");
    c.purpose = place.text_or("purpose", "");
    c.registration_number = place.text_or("registration_number", "");
    c.starts_on = today.plus_days(-static_cast<int>(place.number("days_ago")));
    if (place.has("ends_in_days"))
        c.ends_on = today.plus_days(static_cast<int>(place.number("ends_in_days")));
    c.example = true;
    return c;
}

// How it comes in; an ended one was registered once, and a withdrawn one asked for. Of a register without its
// partner it is only ever asked for.
CollaborationStatus first_status(const Collaboration& c, CollaborationStatus in_the_end) {
    bool registered_once = in_the_end == registered || in_the_end == ended;
    return registered_once && c.organisation_id ? registered : asked;
}

} // namespace

int play_collaborations(db::Database& database, const settings::Place& cast,
                        const settings::Settings& institution, const By& by) {
    auto today = cast.date("day").value();
    const auto places = cast.list("collaborations");
    for (const auto& place : places) {
        auto in_the_end = enum_named<CollaborationStatus>(place.text("status")).value();
        Collaboration c;
        {
            auto reader = database.read();
            c = collaboration_in(reader, place, today);
        }
        c.status = first_status(c, in_the_end);
        bool goes_on = c.status != in_the_end && c.organisation_id;
        auto last_day = std::min(c.ends_on.value_or(today.plus_days(-2)), today.plus_days(-1));
        auto id = played(keep_collaboration(database, c, institution, at(by, *c.starts_on)), c.title);
        if (goes_on)
            played(set_collaboration_status(database, id, in_the_end, institution,
                                            at(by, last_day, place.text_or("reason", ""))),
                   c.title);
    }
    return static_cast<int>(places.size());
}

} // namespace partnerships
