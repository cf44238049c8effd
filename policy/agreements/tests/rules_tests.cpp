// What the register accepts, what it only wonders about, and what follows from dates.
#include "policy/agreements/rules.hpp"

#include "platform/text/words.hpp"
#include "policy/agreements/dates.hpp"
#include "policy/agreements/imports.hpp"

#include <doctest/doctest.h>

namespace agreements {
namespace {

const Date today = Date::of(2026, 11, 22);
constexpr RegisterFacts good{true, 1};

Agreement an_agreement() {
    Agreement a;
    a.title = "Ramavtal med Nordvik";
    a.type = "framework";
    a.status = Status::in_force;
    a.signed_on = Date::of(2022, 5, 1);
    a.in_force_on = Date::of(2022, 6, 1);
    a.ends_on = Date::of(2027, 5, 31);
    return a;
}

} // namespace

TEST_CASE("The register: type, title and a party outside the house are needed, all told at once") {
    auto verdict = may_register(Agreement{}, {});
    CHECK_FALSE(verdict);
    CHECK(verdict.reasons() ==
          Reasons{"agreements.title_missing", "agreements.type_unknown", "agreements.partner_missing"});
    CHECK(may_register(an_agreement(), good));
}

TEST_CASE("The register: an end lies after the beginning") {
    auto a = an_agreement();
    a.ends_on = a.in_force_on;
    CHECK(may_register(a, good).reasons() == Reasons{"agreements.end_before_start"});
    a.in_force_on.reset();
    CHECK(may_register(a, good));
}

TEST_CASE("The register: days, and the day to give notice reckoned from them, are of our time") {
    auto a = an_agreement();
    a.signed_on.reset();
    a.in_force_on.reset();
    a.ends_on = Date::of(1801, 1, 1);
    CHECK(may_register(a, good));
    a.notice_months = 14;
    CHECK(may_register(a, good).reasons() == Reasons{"agreements.day_out_of_range"});
    a.notice_months.reset();
    for (int year : {1, 1799, 2201}) {
        a.ends_on = Date::of(year, 12, 31);
        CHECK(may_register(a, good).reasons() == Reasons{"agreements.day_out_of_range"});
    }
}

TEST_CASE("The register: open end, end date and renewal are kept apart") {
    auto a = an_agreement();
    a.open_ended = true;
    CHECK(may_register(a, good).reasons() == Reasons{"agreements.end_and_open"});
    a.ends_on.reset();
    CHECK(may_register(a, good));
    a.renewal = Renewal::automatic;
    CHECK(may_register(a, good).reasons() == Reasons{"agreements.renewal_of_open_end"});
}

TEST_CASE("The register: automatic renewal of an end date says for how long") {
    auto a = an_agreement();
    a.renewal = Renewal::automatic;
    CHECK(may_register(a, good).reasons() == Reasons{"agreements.renewal_without_months"});
    a.renewal_months = 12;
    CHECK(may_register(a, good));
    a.renewal_months.reset();
    a.ends_on.reset(); // as old registers have it: "auto renew"
    CHECK(may_register(a, good));
    CHECK(doubts_about(a, today) == Reasons{"agreements.doubt.no_end", "agreements.doubt.renewal_months"});
}

TEST_CASE("The register: faults stand beside their fields") {
    auto failure = faults_of(may_register(Agreement{}, {}));
    CHECK(failure.fault == Fault::invalid);
    REQUIRE(failure.fields.size() == 3);
    CHECK(failure.fields[2].first == "parties.0.name");
}

TEST_CASE("Signed after it began is only wondered about") {
    auto a = an_agreement();
    a.signed_on = Date::of(2022, 7, 1);
    CHECK(may_register(a, good));
    CHECK(doubts_about(a, today) == Reasons{"agreements.doubt.signed_after_start"});
}

TEST_CASE(
    "A last day to give notice that has passed is told while the agreement runs, and not after notice") {
    auto a = an_agreement();
    a.notice_on = today.plus_days(-1);
    CHECK(doubts_about(a, today) == Reasons{"agreements.doubt.notice_passed"});
    a.notice_on = today;
    CHECK(doubts_about(a, today).empty());
    a.notice_on = today.plus_days(-1);
    a.status = Status::notice_given;
    CHECK(doubts_about(a, today).empty());
}

TEST_CASE("A party may be changed, but the last one outside the house is not moved inside") {
    std::vector<Party> parties{{.id = AgreementPartyId{1}}, {.id = AgreementPartyId{2}}};
    Party inside{.id = AgreementPartyId{1}, .side = Side::host};
    CHECK(may_change_party(parties, inside));
    parties.pop_back();
    CHECK(may_change_party(parties, inside).reasons() == Reasons{"agreements.last_partner"});
}

TEST_CASE("A passed end is suggested as expired and never for an agreement that renews itself") {
    auto a = an_agreement();
    a.ends_on = today.plus_days(-1);
    CHECK(seems_expired(a, today));
    a.renewal = Renewal::automatic;
    a.renewal_months = 12;
    CHECK_FALSE(seems_expired(a, today));
    CHECK(runs_until(a, today) == a.ends_on->plus_months(12));
    a.status = Status::notice_given;
    CHECK(seems_expired(a, today));
    CHECK(runs_until(a, today) == a.ends_on);
}

TEST_CASE("The notice day is so many months before the end, and comes before it") {
    CHECK(notice_day(Date::of(2027, 5, 31), 6) == Date::of(2026, 11, 30));
    CHECK_FALSE(notice_day(std::nullopt, 6));
    auto a = an_agreement();
    a.notice_months = 6;
    a.notice_on = notice_day(a.ends_on, a.notice_months);
    CHECK(next_date_of(a, today) == NextDate{Awaited::notice, Date::of(2026, 11, 30)});
    CHECK(next_date_of(a, Date::of(2026, 12, 1)) == NextDate{Awaited::end, a.ends_on});
    a.status = Status::expired;
    CHECK(next_date_of(a, today) == NextDate{});
}

TEST_CASE("Life cycle B.5: the next step needs no words, a correction does") {
    auto a = an_agreement();
    a.status = Status::signing;
    CHECK(may_change_status(a, Status::in_force, "", today));
    CHECK(may_change_status(a, Status::terminated, "", today).reasons() ==
          Reasons{"agreements.status_reason_missing"});
    CHECK(may_change_status(a, Status::terminated, "Parten drog sig ur", today));
    CHECK(may_change_status(a, Status::signing, "x", today).reasons() ==
          Reasons{"agreements.status_unchanged"});
}

TEST_CASE("Life cycle B.5: nothing is in force without a beginning, or expired before its end") {
    auto a = an_agreement();
    CHECK(may_change_status(a, Status::expired, "", today).reasons() == Reasons{"agreements.not_ended"});
    a.status = Status::signing;
    a.signed_on.reset();
    a.in_force_on.reset();
    CHECK(may_change_status(a, Status::in_force, "", today).reasons() == Reasons{"agreements.start_missing"});
}

TEST_CASE("The last party outside the house stays") {
    std::vector<Party> parties{{.id = {1}}, {.id = {2}, .side = Side::host}};
    CHECK_FALSE(may_remove_party(parties, {1}));
    CHECK(may_remove_party(parties, {2}));
}

TEST_CASE("Every status and renewal has its words in both languages") {
    auto catalogues = text::Catalogues::built_in();
    CHECK(text::missing_texts<Status>(catalogues, "agreements.status").empty());
    CHECK(text::missing_texts<Renewal>(catalogues, "agreements.renewal").empty());
}

TEST_CASE("D13: parties are added until there are as many as the form takes") {
    std::vector<Party> parties(most_parties - 1);
    CHECK(may_add_party(parties));
    parties.emplace_back();
    auto verdict = may_add_party(parties);
    CHECK_FALSE(verdict);
    CHECK(verdict.reasons() == Reasons{"agreements.parties_full"});
}

TEST_CASE("The register: a list is written when all of what was checked still holds, and undone from the "
          "last back") {
    using enum ImportStatus;
    CHECK(may_apply({checked, false, false}));
    CHECK(may_apply({checked, true, false}).reasons() == Reasons{"agreements.import.organisation_gone"});
    CHECK(may_apply({checking, false, false}).reasons() == Reasons{"agreements.import.not_checked"});
    CHECK_FALSE(may_change_answers({applying, false, false}));
    CHECK(may_undo({applied, false, false}));
    CHECK(may_undo({applied, false, true}).reasons() == Reasons{"agreements.import.later"});
    CHECK(may_undo({undoing, false, false}).reasons() == Reasons{"agreements.import.runs"});
    CHECK(may_undo({undone, false, false}).reasons() == Reasons{"agreements.import.not_applied"});
}

} // namespace agreements
