// The gates of the first third of the life cycle.
#include "policy/partnerships/rules.hpp"

#include <algorithm>

namespace partnerships {
namespace {

bool can(Stage stage, Act act) {
    const Step* step = step_of(stage, act);
    return step && step->opened == Opened::now;
}

// FL 16–18 §§: whoever handles or decides has declared, and has no conflict. "No conflict" is not said of
// somebody who has declared nothing.
void add_interests(Verdict& verdict, const ScreeningFacts& facts) {
    verdict.add({Force::must, facts.interests_declared, "partnerships.interests_not_declared"});
    if (facts.interests_declared)
        verdict.add({Force::must, !facts.conflict_declared, "partnerships.conflict_of_interest"});
}

} // namespace

Geography geography_of(const Home& home, const std::vector<Party>& parties) {
    auto farthest = Geography::unknown;
    for (const Party& party : parties) {
        if (party.country.empty() || home.country.empty()) return Geography::unknown;
        bool here = std::find(home.cities.begin(), home.cities.end(), party.city) != home.cities.end();
        auto where = party.country != home.country ? Geography::international
                     : here                        ? Geography::local
                                                   : Geography::national;
        farthest = std::max(farthest, where);
    }
    return farthest;
}

bool has_several_areas(int areas) { return areas > 1; }

bool is_broad(int areas, int formats) { return has_several_areas(areas) && formats > 1; }

Verdict may_register(const IdeaFacts& facts) {
    using enum Force;
    return Verdict{
        {must, facts.has_title, "partnerships.title_missing"},
        {must, facts.has_partner, "partnerships.partner_missing"},
        {must, facts.has_purpose, "partnerships.purpose_missing"},
        {must, facts.has_contact, "partnerships.contact_missing"},
        {must, !facts.from_management || facts.initiator_named, "partnerships.initiator_missing"},
    };
}

Verdict may_begin_screening(const ScreeningFacts& facts) {
    using enum Force;
    Verdict verdict{
        {must, can(facts.stage, Act::begin_screening), "partnerships.not_an_idea"},
        {must, facts.all_partners_matched, "partnerships.partner_not_matched"},
    };
    add_interests(verdict, facts);
    verdict.add({should, facts.duplicates_seen, "partnerships.duplicates_not_seen"});
    return verdict;
}

Verdict may_accept(const ScreeningFacts& facts, const definition::DefinitionFacts& definition) {
    using enum Force;
    Verdict verdict{
        {must, can(facts.stage, Act::accept), "partnerships.not_in_screening"},
    };
    verdict.add({must, facts.head_confirms, "partnerships.head_says_yes"});
    add_interests(verdict, facts);
    verdict.add({must, facts.answer_given, "partnerships.answer_missing"});
    verdict.add(definition::may_be_called_strategic(definition));
    verdict.add({should, facts.sponsor_named, "partnerships.sponsor_missing"});
    verdict.add({should, facts.term_months == 0 || facts.term_months >= facts.min_term_months,
                 "partnerships.term_short"});
    verdict.add({should, has_several_areas(facts.areas), "partnerships.single_area"});
    verdict.add({should, facts.parties_without_sponsor == 0, "partnerships.party_sponsor_missing"});
    // "Formalised": whoever says that it is in place points to an agreement in force.
    if (definition.claims(definition::Speaks::framework))
        verdict.add({should, facts.framework_in_force, "partnerships.framework_missing"});
    return verdict;
}

Verdict may_decline(const ScreeningFacts& facts) {
    using enum Force;
    Verdict verdict{{must, can(facts.stage, Act::decline), "partnerships.cannot_be_declined"}};
    add_interests(verdict, facts);
    verdict.add({must, facts.answer_given, "partnerships.answer_missing"});
    return verdict;
}

Verdict may_withdraw(const ScreeningFacts& facts) {
    return Verdict{{Force::must, can(facts.stage, Act::withdraw), "partnerships.cannot_be_withdrawn"}};
}

Verdict may_reopen(const ScreeningFacts& facts, bool reason_given) {
    using enum Force;
    return Verdict{
        {must, can(facts.stage, Act::reopen), "partnerships.not_closed"},
        {must, reason_given, "partnerships.reason_missing"},
    };
}

} // namespace partnerships
