// The gates G0–G1b read like the life cycle: allowed, each reason alone, all reasons together, what may be
// passed over.
#include "policy/partnerships/rules.hpp"

#include <doctest/doctest.h>

#include <set>

using partnerships::Act;
using partnerships::ScreeningFacts;
using partnerships::Stage;

namespace {

ScreeningFacts a_ready_idea() {
    return {.stage = Stage::idea,
            .all_partners_matched = true,
            .duplicates_seen = true,
            .interests_declared = true};
}
ScreeningFacts a_screened_proposal() {
    auto facts = a_ready_idea();
    facts.stage = Stage::screening;
    facts.answer_given = true;
    facts.head_confirms = true;
    facts.sponsor_named = true;
    facts.term_months = 60;
    facts.min_term_months = 60;
    facts.areas = 2;
    return facts;
}
definition::DefinitionFacts a_met_definition() {
    return {.in_place = 2, .intended = 5, .decisive_met = true};
}

} // namespace

TEST_CASE("G0: an idea needs a title, a partner, a purpose and somebody to answer, and all that is missing "
          "is told") {
    CHECK(partnerships::may_register({true, true, true, true}));
    CHECK(partnerships::may_register({}).reasons() ==
          Reasons{"partnerships.title_missing", "partnerships.partner_missing",
                  "partnerships.purpose_missing", "partnerships.contact_missing"});
}

TEST_CASE("G0, R49: an initiative of the management says who in it gave it; others need not") {
    partnerships::IdeaFacts facts{.has_title = true,
                                  .has_partner = true,
                                  .has_purpose = true,
                                  .has_contact = true,
                                  .from_management = true};
    CHECK(partnerships::may_register(facts).reasons() == Reasons{"partnerships.initiator_missing"});
    facts.initiator_named = true;
    CHECK(partnerships::may_register(facts));
}

TEST_CASE("G1: screening begins when the partner is known, duplicates are seen and interests declared") {
    CHECK(partnerships::may_begin_screening(a_ready_idea()));
}

TEST_CASE("G1: each reason stops alone") {
    auto facts = a_ready_idea();
    facts.all_partners_matched = false;
    CHECK(partnerships::may_begin_screening(facts).reasons() == Reasons{"partnerships.partner_not_matched"});
    facts = a_ready_idea();
    facts.interests_declared = false;
    CHECK(partnerships::may_begin_screening(facts).reasons() ==
          Reasons{"partnerships.interests_not_declared"});
    facts = a_ready_idea();
    facts.stage = Stage::screening;
    CHECK(partnerships::may_begin_screening(facts).reasons() == Reasons{"partnerships.not_an_idea"});
}

TEST_CASE("G1: a conflict of interest cannot be excused") {
    auto facts = a_ready_idea();
    facts.conflict_declared = true;
    auto verdict = partnerships::may_begin_screening(facts);
    CHECK_FALSE(verdict.passes({{"partnerships.conflict_of_interest", "Det är bråttom"}}));
}

TEST_CASE("G1: unseen duplicates may be passed over with a reason") {
    auto facts = a_ready_idea();
    facts.duplicates_seen = false;
    CHECK(partnerships::may_begin_screening(facts).passes(
        {{"partnerships.duplicates_not_seen", "Känd sedan tidigare"}}));
}

TEST_CASE("G1a: a proposal that meets the definition goes to preparation") {
    CHECK(partnerships::may_accept(a_screened_proposal(), a_met_definition()));
}

TEST_CASE(
    "G1a and G1b: who decides has declared interests; of somebody who has not, no conflict is not said") {
    auto facts = a_screened_proposal();
    facts.interests_declared = false;
    const auto verdict = partnerships::may_accept(facts, a_met_definition());
    CHECK(verdict.reasons() == Reasons{"partnerships.interests_not_declared"});
    for (const Check& check : verdict.checks()) CHECK(check.reason != "partnerships.conflict_of_interest");
    CHECK(partnerships::may_decline(facts).reasons() == Reasons{"partnerships.interests_not_declared"});
}

TEST_CASE("G1a: a definition that is not met stops, unless somebody passes it over with name and reason") {
    definition::DefinitionFacts unmet{.in_place = 3, .missing = 4, .decisive_met = false};
    auto verdict = partnerships::may_accept(a_screened_proposal(), unmet);
    CHECK(verdict.reasons() == Reasons{"definition.something_missing", "definition.decisive_not_met"});
    CHECK_FALSE(verdict.passes({}));
    CHECK(verdict.passes({{"definition.something_missing", "Ledningen vill pröva"},
                          {"definition.decisive_not_met", "Avsikt väntas i januari"}}));
}

TEST_CASE("G1a, tension T2: a term under five years needs a written reason") {
    auto facts = a_screened_proposal();
    facts.term_months = 36;
    auto verdict = partnerships::may_accept(facts, a_met_definition());
    CHECK(verdict.reasons() == Reasons{"partnerships.term_short"});
    CHECK(verdict.passes({{"partnerships.term_short", "Treårigt program, förlängs efter utvärdering"}}));
}

TEST_CASE("G1a: all reasons are told together") {
    ScreeningFacts facts{.stage = Stage::idea,
                         .interests_declared = true,
                         .conflict_declared = true,
                         .term_months = 12,
                         .min_term_months = 60,
                         .areas = 1};
    CHECK(partnerships::may_accept(facts, {.unanswered = 7}).reasons() ==
          Reasons{"partnerships.not_in_screening", "partnerships.head_says_yes",
                  "partnerships.conflict_of_interest", "partnerships.answer_missing",
                  "definition.not_all_judged", "definition.decisive_not_met", "partnerships.sponsor_missing",
                  "partnerships.term_short", "partnerships.single_area"});
}

TEST_CASE("G1a: the yes is the unit head's, whatever the excuse; a no needs none") {
    auto facts = a_screened_proposal();
    facts.head_confirms = false;
    auto verdict = partnerships::may_accept(facts, a_met_definition());
    CHECK(verdict.reasons() == Reasons{"partnerships.head_says_yes"});
    CHECK_FALSE(verdict.passes({{"partnerships.head_says_yes", "Enhetschefen är borta"}}));
    CHECK(partnerships::may_decline(facts));
}

TEST_CASE("G1b: nobody is declined without being told why") {
    auto facts = a_screened_proposal();
    CHECK(partnerships::may_decline(facts));
    facts.answer_given = false;
    CHECK(partnerships::may_decline(facts).reasons() == Reasons{"partnerships.answer_missing"});
    facts = a_screened_proposal();
    facts.stage = Stage::declined;
    CHECK(partnerships::may_decline(facts).reasons() == Reasons{"partnerships.cannot_be_declined"});
}

TEST_CASE("A closed case is opened again only with a reason") {
    ScreeningFacts facts{.stage = Stage::declined};
    CHECK(partnerships::may_reopen(facts, true));
    CHECK(partnerships::may_reopen(facts, false).reasons() == Reasons{"partnerships.reason_missing"});
    CHECK_FALSE(partnerships::may_reopen({.stage = Stage::idea}, true));
}

TEST_CASE("Life cycle: steps that later issues open cannot be taken yet") {
    CHECK_FALSE(partnerships::may_withdraw({.stage = Stage::for_decision}));
    for (const auto& step : partnerships::steps)
        if (step.opened == partnerships::Opened::now) CHECK(step.to <= Stage::withdrawn);
}

TEST_CASE("Life cycle: no stage has the same act twice, and every stage but the first can be reached") {
    std::set<std::pair<Stage, Act>> seen;
    std::set<Stage> reached{Stage::idea};
    for (const auto& step : partnerships::steps) {
        CHECK(seen.insert({step.from, step.act}).second);
        reached.insert(step.to);
    }
    CHECK(reached.size() == all_of<Stage>().size());
}

TEST_CASE("Definition, R15: the farthest partner says whether it is local, national or international") {
    using partnerships::Geography, partnerships::Party;
    const partnerships::Home home{"SE", {"Stockholm", "Solna"}};
    auto at = [](const char* country, const char* city) {
        Party party;
        party.country = country, party.city = city;
        return party;
    };
    CHECK(partnerships::geography_of(home, {at("SE", "Solna")}) == Geography::local);
    CHECK(partnerships::geography_of(home, {at("SE", "Solna"), at("SE", "Umeå")}) == Geography::national);
    CHECK(partnerships::geography_of(home, {at("SE", "Umeå"), at("NO", "Oslo")}) == Geography::international);
    CHECK(partnerships::geography_of(home, {at("NO", "Oslo"), at("", "")}) ==
          Geography::unknown); // nobody has said
    CHECK(partnerships::geography_of(home, {}) == Geography::unknown);
    CHECK(partnerships::geography_of({}, {at("SE", "Solna")}) == Geography::unknown);
}

TEST_CASE("Definition, R17 and R18: formalised without an agreement in force, and a party without a sponsor, "
          "are passed over with a reason only") {
    auto facts = a_screened_proposal();
    facts.parties_without_sponsor = 1;
    auto definition = a_met_definition();
    CHECK(partnerships::may_accept(facts, definition).reasons() ==
          Reasons{"partnerships.party_sponsor_missing"});
    definition.claimed = {definition::Speaks::framework};
    auto verdict = partnerships::may_accept(facts, definition);
    CHECK(verdict.reasons() ==
          Reasons{"partnerships.party_sponsor_missing", "partnerships.framework_missing"});
    CHECK(verdict.passes({{"partnerships.party_sponsor_missing", "Utses i mars"},
                          {"partnerships.framework_missing", "Skrivs under i mars"}}));
    facts.framework_in_force = true;
    facts.parties_without_sponsor = 0;
    CHECK(partnerships::may_accept(facts, definition));
}

TEST_CASE(
    "Stages: what is judged is open, what is over is followed up no more, and each is one or the other") {
    using namespace partnerships;
    CHECK(stages_where(is_being_judged) == std::vector{Stage::idea, Stage::screening});
    CHECK(stages_where(is_over) ==
          std::vector{Stage::converted, Stage::ended, Stage::declined, Stage::withdrawn, Stage::lapsed});
    for (Stage stage : all_of<Stage>()) {
        CHECK((!is_being_judged(stage) || is_open(stage)));
        CHECK_FALSE((is_open(stage) && is_over(stage)));
        CHECK(is_followed_up(stage) == (stage != Stage::idea && !is_over(stage)));
    }
}

TEST_CASE("Definition, R21 and R67: several areas and many formats; the gate warns of a single area by the "
          "same rule") {
    CHECK(partnerships::is_broad(2, 2));
    CHECK_FALSE(partnerships::is_broad(2, 1));
    CHECK_FALSE(partnerships::is_broad(1, 3));
    auto facts = a_screened_proposal();
    for (int areas : {0, 1, 2, 5}) {
        facts.areas = areas;
        CHECK(bool(partnerships::may_accept(facts, a_met_definition())) ==
              partnerships::has_several_areas(areas));
    }
}
