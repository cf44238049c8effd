// A collaboration as it is sent and as it stands: shared by the tests of its acts.
#pragma once

#include "platform/events/events.hpp"
#include "platform/mail/mail.hpp"
#include "platform/testing/test_app.hpp"
#include "policy/may.hpp"
#include "policy/partnerships/collaborations.hpp"
#include "policy/partnerships/tests/institution_of_tests.hpp"

#include <doctest/doctest.h>

namespace partnerships {

inline const By coordinator{{7}, "Koordinator (exempel)", "ki", *Time::parse("2026-11-22T08:00:00Z")};

// Who looks after collaborations everywhere.
inline const rights::Actor everywhere = [] {
    static constexpr std::string_view permissions[] = {May::prepare.name};
    rights::Actor actor;
    actor.account = coordinator.account;
    actor.grants.push_back({"coordinator", {}, permissions});
    actor.permissions.assign(std::begin(permissions), std::end(permissions));
    return actor;
}();

inline Collaboration a_collaboration() {
    Collaboration c;
    c.title = "Gemensam forskarutbildning";
    c.partner = "Sunfjord University";
    c.department = "Institutionen för neurovetenskap";
    c.form = "departmental_agreement";
    return c;
}

inline OrganisationId sunfjord_in(db::Database& database) { return organisation_in(database, "Sunfjord"); }

inline const http::Pairs as_sent{{"title", "Lärarutbyte"},
                                 {"partner", "Sunfjord University"},
                                 {"form", "departmental_agreement"},
                                 {"level", "department"},
                                 {"department", "Institutionen för neurovetenskap"},
                                 {"host", "ki"}};

inline http::Pairs with(http::Pairs fields, const std::string& name, const std::string& value) {
    std::erase_if(fields, [&](const auto& pair) { return pair.first == name; });
    fields.emplace_back(name, value);
    return fields;
}

} // namespace partnerships
