// Which agreement carries a partnership: in force, of the right type, its own or a partner's.
#include "platform/testing/test_app.hpp"
#include "policy/agreements/actions.hpp"
#include "policy/agreements/agreements.hpp"
#include "policy/partners/partners.hpp"

#include <doctest/doctest.h>

using namespace agreements;

TEST_CASE(
    "Definition: a partnership is formalised by an agreement in force of its partners, and by no other") {
    testing::TestApp app;
    app.sign_in_as("contract_administrator");
    auto nordvik = [&] {
        auto tx = app.database().begin();
        auto id = partners::enter_within(tx, "Nordvik", "NO", app.by());
        tx.commit();
        return id;
    }();
    NewAgreement given;
    given.agreement.title = "Ramavtal", given.agreement.type = "framework";
    given.agreement.signed_on = Date::of(2024, 1, 1), given.agreement.ends_on = Date::of(2027, 5, 31);
    given.parties.push_back({.organisation_id = nordvik, .name_as_written = "Nordvik"});
    auto set = [&](Status status) {
        auto tx = app.database().begin();
        tx.run("UPDATE agreements SET status = ?", status);
        tx.commit();
    };
    REQUIRE(register_agreement(app.database(), given, app.services().institution, app.by()));
    auto found = [&](std::vector<OrganisationId> parties, std::vector<std::string> types, Date day) {
        auto reader = app.database().read();
        return framework_in_force(reader, PartnershipId{1}, parties, types, day).has_value();
    };
    const Date today = Date::of(2026, 11, 22), later = Date::of(2027, 6, 1);
    for (Status status : all_of<Status>()) {
        set(status);
        CHECK(found({nordvik}, {"framework"}, today) == is_running(status));
    }
    set(Status::in_force);
    CHECK_FALSE(found({nordvik}, {"framework"}, later));
    CHECK_FALSE(found({nordvik}, {"exchange"}, today));
    CHECK_FALSE(found({nordvik}, {}, today));
    CHECK_FALSE(found({OrganisationId{99}}, {"framework"}, today));
    CHECK_FALSE(found({}, {"framework"}, today));
}
