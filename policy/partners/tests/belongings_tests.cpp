// Names, identifiers and status of an organisation on the real database: allowed, refused without a trace.
#include "platform/events/events.hpp"
#include "platform/testing/test_database.hpp"
#include "policy/partners/actions.hpp"
#include "policy/partners/store.hpp"

#include <doctest/doctest.h>

namespace {

By somebody(std::string reason = {}) {
    return {AccountId{1}, "Coordinator (example)", "ki", *Time::parse("2026-11-22T08:00:00.000Z"),
            std::move(reason)};
}

OrganisationId an_organisation_in(db::Database& database) {
    partners::Details details;
    details.name = "Exempelhögskolan";
    details.language = "sv";
    details.name_sv = details.name;
    details.kind = partners::OrganisationKind::university;
    details.country = "SE";
    return *partners::add_organisation(database, details, somebody());
}

partners::Organisation now_of(db::Database& database, OrganisationId id) {
    auto reader = database.read();
    return *partners::find_organisation(reader, id);
}

std::size_t events_of(db::Database& database, OrganisationId id) {
    auto reader = database.read();
    return events::history_of(reader, {"organisations", id.value}).size();
}

} // namespace

TEST_CASE("What a field was is put back from the version that was seen; an event of another field changes "
          "nothing") {
    testing::TestDatabase database;
    auto id = an_organisation_in(database);
    auto now = now_of(database, id);
    {
        auto reader = database->read();
        auto details = partners::details_of(now, partners::names_of_organisation(reader, id));
        details.city = "Umeå";
        REQUIRE(
            partners::change_organisation(database, id, details, 1, partners::OldName::forget, somebody()));
    }
    auto event = [&] {
        auto reader = database->read();
        return events::history_of(reader, {"organisations", id.value}).front().id;
    }();
    auto before = events_of(database, id);
    CHECK(partners::put_back(database, id, event, "city", 1, somebody()).failure().fault == Fault::outdated);
    CHECK(partners::put_back(database, id, event, "region", 2, somebody()).failure().fault == Fault::missing);
    CHECK(events_of(database, id) == before);
    CHECK(*partners::put_back(database, id, event, "city", 2, somebody()) == 3);
    CHECK(now_of(database, id).city.empty());
    CHECK(*partners::put_back(database, id, event, "city", 3, somebody()) == 3); // it is so already
}

TEST_CASE("A name is added and removed; one that is not there is told and leaves no event") {
    testing::TestDatabase database;
    auto id = an_organisation_in(database);
    partners::OrganisationName name;
    name.name = "Example University College";
    name.language = "en";
    auto added = partners::add_name(database, id, name, somebody());
    REQUIRE(added);
    auto before = events_of(database, id);
    CHECK_FALSE(partners::remove_name(database, id, NameId{999'999}, somebody()));
    CHECK(events_of(database, id) == before);
    CHECK(partners::remove_name(database, id, *added, somebody()));
    auto reader = database->read();
    for (const auto& left : partners::names_of_organisation(reader, id)) CHECK(left.name != name.name);
}

TEST_CASE("An identifier that is not there cannot be removed, and nothing is written") {
    testing::TestDatabase database;
    auto id = an_organisation_in(database);
    auto before = events_of(database, id);
    CHECK_FALSE(partners::remove_identifier(database, id, 999'999, somebody()));
    CHECK(events_of(database, id) == before);
}

TEST_CASE("An organisation is withdrawn with a reason, and not from a version that is gone") {
    testing::TestDatabase database;
    auto id = an_organisation_in(database);
    auto seen = now_of(database, id).version;
    auto late = partners::set_status(database, id, partners::OrganisationStatus::inactive, seen + 7,
                                     somebody("Nedlagd"));
    CHECK_FALSE(late);
    CHECK(now_of(database, id).status == partners::OrganisationStatus::active);
    CHECK(partners::set_status(database, id, partners::OrganisationStatus::inactive, seen,
                               somebody("Nedlagd")));
    CHECK(now_of(database, id).status == partners::OrganisationStatus::inactive);
}

TEST_CASE("Within a change that is not kept, nothing of it is left") {
    testing::TestDatabase database;
    auto id = an_organisation_in(database);
    auto before = events_of(database, id);
    auto organisation = now_of(database, id);
    {
        auto tx = database->begin();
        auto details = partners::details_of(organisation, partners::names_of_organisation(tx, id));
        details.city = "Exempelstad";
        REQUIRE(partners::change_within(tx, organisation, details, partners::OldName::forget, "changed",
                                        somebody()));
        auto changed = *partners::find_organisation(tx, id);
        REQUIRE(partners::set_status_within(tx, changed, partners::OrganisationStatus::inactive,
                                            somebody("Nedlagd")));
    }
    CHECK(now_of(database, id).city.empty());
    CHECK(now_of(database, id).status == partners::OrganisationStatus::active);
    CHECK(events_of(database, id) == before);
}
