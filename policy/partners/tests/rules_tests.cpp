// What may be done with organisations, units and people.
#include "policy/partners/rules.hpp"

#include "policy/partners/imports.hpp"

#include <doctest/doctest.h>

using namespace partners;

namespace {

Organisation an_organisation(OrganisationStatus status = OrganisationStatus::active) {
    Organisation organisation;
    organisation.id = {1};
    organisation.name = "Example University";
    organisation.status = status;
    return organisation;
}

Holding a_holding(std::int64_t person, Date from, std::optional<Date> to = std::nullopt) {
    return {1, FunctionId{1}, PersonId{person}, "Person (example)", from, to};
}

Function a_function() {
    Function function;
    function.id = {1};
    return function;
}

} // namespace

TEST_CASE(
    "R95: a capacity is told of an organisation that stands by itself, and does not end before it begins") {
    Organisation organisation;
    Affiliation wanted;
    CHECK(may_affiliate(organisation, wanted));
    wanted.starts_on = Date::of(2026, 2, 1), wanted.ends_on = Date::of(2026, 2, 1);
    CHECK(may_affiliate(organisation, wanted));
    wanted.ends_on = Date::of(2026, 1, 31);
    organisation.status = OrganisationStatus::merged;
    CHECK(may_affiliate(organisation, wanted).reasons() ==
          Reasons{"partners.rule.merged_away", "partners.rule.ends_before_start"});
}

TEST_CASE("A merged organisation is not changed: the one that was kept is") {
    CHECK(may_change(an_organisation()));
    CHECK(may_change(an_organisation(OrganisationStatus::merged)).reasons() ==
          Reasons{"partners.rule.merged_away"});
}

TEST_CASE(
    "An identifier that another organisation carries is told, and may be passed over with an explanation") {
    auto verdict = may_identify(an_organisation(), 1);
    CHECK(verdict.reasons() == Reasons{"partners.rule.identifier_elsewhere"});
    CHECK_FALSE(verdict.passes({}));
    CHECK(verdict.passes({{"partners.rule.identifier_elsewhere", "the register gives both the same"}}));
    CHECK(may_identify(an_organisation(), 0));
}

TEST_CASE("An organisation is not related to itself, not twice, and not above itself") {
    CHECK(may_relate(an_organisation(), {}));
    CHECK(may_relate(an_organisation(), {.same = true}).reasons() ==
          Reasons{"partners.rule.relation_to_itself"});
    CHECK(may_relate(an_organisation(), {.same = false, .exists = true}).reasons() ==
          Reasons{"partners.rule.relation_exists"});
    CHECK(may_relate(an_organisation(), {.same = false, .exists = false, .circular = true}).reasons() ==
          Reasons{"partners.rule.relation_circular"});
}

TEST_CASE(
    "An organisation is withdrawn with a reason, and what is bound by agreement is not withdrawn unseen") {
    using enum OrganisationStatus;
    CHECK(may_set_status(an_organisation(), withdrawn, {}, true));
    CHECK(may_set_status(an_organisation(), withdrawn, {}, false).reasons() ==
          Reasons{"partners.rule.reason_missing"});
    auto bound = may_set_status(an_organisation(), withdrawn, {2, 1}, true);
    CHECK(bound.reasons() == Reasons{"partners.rule.has_agreements", "partners.rule.has_partnerships"});
    CHECK(bound.passes(
        {{"partners.rule.has_agreements", "moved"}, {"partners.rule.has_partnerships", "moved"}}));
    CHECK(may_set_status(an_organisation(inactive), active, {2, 1}, false));
    CHECK_FALSE(may_set_status(an_organisation(), active, {}, true));
    CHECK_FALSE(may_set_status(an_organisation(), merged, {}, true));
}

TEST_CASE("One person follows another in a function, and nobody holds it twice at once") {
    auto spring = Date::of(2026, 1, 1), summer = Date::of(2026, 6, 30), autumn = Date::of(2026, 7, 1);
    CHECK(may_hold(a_function(), a_holding(2, autumn), {a_holding(1, spring, summer)}));
    CHECK(may_hold(a_function(), a_holding(1, autumn), {a_holding(1, spring, summer)}));
    CHECK(may_hold(a_function(), a_holding(1, summer), {a_holding(1, spring)}).reasons() ==
          Reasons{"partners.rule.holds_already"});
    CHECK(may_hold(a_function(), a_holding(1, autumn, spring), {}).reasons() ==
          Reasons{"partners.rule.ends_before_start"});
}

TEST_CASE("What has ended is not ended later") {
    auto day = Date::of(2026, 5, 1);
    CHECK(may_end(day, std::nullopt, day));
    CHECK_FALSE(may_end(day, std::nullopt, day.plus_days(-1)));
    CHECK_FALSE(may_end(day, day, day.plus_days(1)));
    CHECK(may_end(day, day.plus_days(10), day.plus_days(1)));
}

TEST_CASE("A unit is closed when nothing open lies below it") {
    Unit unit;
    CHECK(may_close(unit, 0, 0));
    CHECK(may_close(unit, 1, 1).reasons() ==
          Reasons{"partners.rule.units_below", "partners.rule.functions_held"});
    unit.closed_on = Date::of(2026, 1, 1);
    CHECK_FALSE(may_close(unit, 0, 0));
}

TEST_CASE("Registers are taken in one at a time, after a look at what they would change (D14)") {
    using enum ImportStatus;
    CHECK(may_apply({checked}));
    CHECK(may_apply({checked, true}).reasons() == Reasons{"partners.import.another_runs"});
    CHECK(may_apply({applied}).reasons() == Reasons{"partners.import.not_checked"});
    CHECK(may_apply({undone}).reasons() == Reasons{"partners.import.undone"});
    CHECK(may_undo({applied}));
    CHECK(may_undo({applied, false, true}).reasons() == Reasons{"partners.import.later_first"});
    CHECK(may_undo({checked}).reasons() == Reasons{"partners.import.not_applied"});
    for (auto under_way : {checking, checked, applying}) CHECK(may_cancel({under_way}));
    for (auto over : {applied, undoing, undone, cancelled, failed}) CHECK_FALSE(may_cancel({over}));
}
