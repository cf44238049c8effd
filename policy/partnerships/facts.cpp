// Facts of a case, gathered from its rows.
#include "policy/partnerships/facts.hpp"

#include "platform/text/folding.hpp"
#include "policy/definition/definitions.hpp"
#include "policy/partnerships/evidence.hpp"
#include "policy/partnerships/institution.hpp"
#include "policy/partnerships/store.hpp"

#include <algorithm>

namespace partnerships {
namespace {

constexpr db::Sql select_seen_duplicates = R"sql(
    SELECT count(*) FROM events seen
     WHERE subject_kind = 'partnerships' AND subject_id = ? AND act = 'duplicates_seen'
       AND NOT EXISTS (SELECT 1 FROM events later
                        WHERE later.subject_kind = 'partnerships' AND later.subject_id = seen.subject_id
                          AND later.id > seen.id AND later.act IN ('partner_matched', 'partner_added'))
)sql";

} // namespace

IdeaFacts idea_facts(const Partnership& p, const std::vector<Party>& parties) {
    bool partner = std::any_of(parties.begin(), parties.end(), [](const Party& party) {
        return party.organisation_id.has_value() || !party.name_as_written.empty();
    });
    return {.has_title = !p.title.empty(),
            .has_partner = partner,
            .has_purpose = !p.purpose.empty(),
            .has_contact =
                p.proposer_account_id.has_value() || (!p.proposer_name.empty() && !p.proposer_email.empty()),
            .from_management = p.origin == Origin::management,
            .initiator_named = !p.initiated_by.empty()};
}

bool is_same_partner(const Party& a, const Party& b) {
    if (a.organisation_id && b.organisation_id) return a.organisation_id == b.organisation_id;
    bool elsewhere = !a.country.empty() && !b.country.empty() && a.country != b.country;
    return !elsewhere && text::fold(a.shown()) == text::fold(b.shown());
}

std::optional<std::size_t> first_said_twice(const std::vector<Party>& parties) {
    for (std::size_t i = 0; i < parties.size(); ++i)
        if (std::any_of(parties.begin(), parties.begin() + static_cast<std::ptrdiff_t>(i),
                        [&](const Party& earlier) { return is_same_partner(earlier, parties[i]); }))
            return i;
    return std::nullopt;
}

ScreeningFacts screening_facts(db::Session& session, const Partnership& p, AccountId handler,
                               const settings::Settings& institution, Date today) {
    ScreeningFacts facts{.stage = p.stage};
    const auto parties = parties_of(session, p.id);
    facts.all_partners_matched =
        !parties.empty() && std::all_of(parties.begin(), parties.end(),
                                        [](const Party& party) { return party.organisation_id.has_value(); });
    facts.duplicates_seen = session.one<std::int64_t>(select_seen_duplicates, p.id) > 0;
    for (const Declaration& declaration : declarations_of(session, p.id)) {
        if (declaration.account != handler) continue;
        facts.interests_declared = true;
        facts.conflict_declared = declaration.conflict;
    }
    facts.answer_given = !p.answer.empty();
    facts.sponsor_named = !p.sponsor.empty();
    facts.term_months = p.term_months.value_or(0);
    const auto file = institution.file("institution");
    if (auto parameters = file.table("parameters"))
        facts.min_term_months = static_cast<int>(parameters->number_or("min_term_months", 0));
    facts.areas = static_cast<int>(keys_in(p.areas).size());
    facts.parties_without_sponsor = static_cast<int>(std::count_if(
        parties.begin(), parties.end(), [](const Party& party) { return party.sponsor.empty(); }));
    facts.framework_in_force = framework_of(session, institution, p.id, parties, today).has_value();
    return facts;
}

Verdict acceptance_of(db::Session& session, const Partnership& p, AccountId decider, const Access& access,
                      const settings::Settings& institution, Date today) {
    auto facts = screening_facts(session, p, decider, institution, today);
    facts.head_confirms = access.confirms;
    return may_accept(facts, definition::facts_of(session, p.id, definition::characteristics(institution)));
}

Date working_days_after(Date day, int count) {
    while (count > 0) {
        day = day.plus_days(1);
        auto weekday = std::chrono::weekday{day.days};
        if (weekday != std::chrono::Saturday && weekday != std::chrono::Sunday) --count;
    }
    return day;
}

Date promised_day(const settings::Settings& institution, Date asked) {
    const auto file = institution.file("institution");
    auto parameters = file.table("parameters");
    auto days = parameters ? parameters->number_or("answer_days", 15) : 15;
    return working_days_after(asked, static_cast<int>(days));
}

} // namespace partnerships
