// From the rows of a case to what its gates look at.
#pragma once

#include "platform/db/database.hpp"
#include "platform/settings/settings.hpp"
#include "policy/partnerships/access.hpp"
#include "policy/partnerships/case.hpp"
#include "policy/partnerships/rules.hpp"

namespace partnerships {

// `handler` is whoever is about to act: their own declaration counts.
ScreeningFacts screening_facts(db::Session& session, const Partnership& partnership, AccountId handler,
                               const settings::Settings& institution, Date today);
// G1a as it stands for whoever would say yes, with what they may.
Verdict acceptance_of(db::Session& session, const Partnership& partnership, AccountId decider,
                      const Access& access, const settings::Settings& institution, Date today);
IdeaFacts idea_facts(const Partnership& partnership, const std::vector<Party>& parties);

// A day that many working days on (Monday to Friday; public holidays are not known).
Date working_days_after(Date day, int count);
// By when whoever proposes is promised an answer.
Date promised_day(const settings::Settings& institution, Date asked);

// G0. Each partner stands once in a case: the same organisation of the register, or the same name, unless
// their countries gainsay it.
bool is_same_partner(const Party& a, const Party& b);
// The first of them that stands there already.
std::optional<std::size_t> first_said_twice(const std::vector<Party>& parties);

} // namespace partnerships
