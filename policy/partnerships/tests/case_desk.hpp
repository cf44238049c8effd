// A case on real SQL, and short names for what is done to it: shared by the tests of its acts.
#pragma once

#include "platform/events/events.hpp"
#include "platform/testing/test_database.hpp"
#include "policy/partnerships/actions.hpp"
#include "policy/partnerships/facts.hpp"
#include "policy/partnerships/store.hpp"
#include "policy/partnerships/tests/institution_of_tests.hpp"

#include <doctest/doctest.h>

namespace partnerships {

inline const By proposer{{1}, "Forskare (exempel)", "ki", *Time::parse("2026-11-20T09:00:00Z")};
inline const By officer{{2}, "Handläggare (exempel)", "ki", *Time::parse("2026-11-22T08:00:00Z")};

inline const Access head = access_for({.screens = true, .confirms = true}, Stage::screening);

inline NewCase an_idea() {
    NewCase given;
    given.partnership.title = "Åldrande hjärnor";
    given.partnership.purpose = "Något som ingen når ensam";
    given.partnership.areas = "research education";
    given.partnership.proposer_account_id = proposer.account;
    given.parties.emplace_back().name_as_written = "Nordvik Institute of Technology";
    return given;
}

inline PartnershipId an_idea_in(db::Database& database, const std::string& title = "Åldrande hjärnor") {
    auto given = an_idea();
    given.partnership.title = title;
    auto registered = register_case(database, given, ki(), proposer);
    REQUIRE(registered);
    return registered->id;
}

inline OrganisationId an_organisation_in(db::Database& database) {
    return organisation_in(database, "Nordvik");
}

inline PartyId first_party(db::Database& database, PartnershipId id) {
    auto reader = database.read();
    return parties_of(reader, id).at(0).id;
}

inline Partnership case_in(db::Database& database, PartnershipId id) {
    auto reader = database.read();
    return *find_partnership(reader, id);
}

inline Stage stage_of(db::Database& database, PartnershipId id) { return case_in(database, id).stage; }

inline std::size_t events_of(db::Database& database, PartnershipId id) {
    auto reader = database.read();
    return events::history_of(reader, {"partnerships", id.value}).size();
}

inline PartnershipId a_case_in_screening(db::Database& database) {
    auto id = an_idea_in(database);
    REQUIRE(match_party(database, id, first_party(database, id), an_organisation_in(database), officer));
    REQUIRE(see_duplicates(database, id, {}, "", officer));
    REQUIRE(declare_interest(database, id, Interest::none, "", officer));
    REQUIRE(begin_screening(database, id, ki(), officer));
    return id;
}

inline By with_excuses(By by) {
    for (const char* reason :
         {"definition.not_all_judged", "definition.something_missing", "definition.decisive_not_met",
          "partnerships.sponsor_missing", "partnerships.term_short", "partnerships.single_area",
          "partnerships.party_sponsor_missing", "partnerships.framework_missing"})
        by.excuses.push_back({reason, "Ledningen vill pröva"});
    return by;
}

} // namespace partnerships
