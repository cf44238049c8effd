// R22: what the parties intend by a day is followed up by that day. In My work it is a task; by mail those
// who coordinate hear of it as the day nears and once it has passed.
#pragma once

#include "platform/jobs/jobs.hpp"
#include "platform/rights/roles.hpp"
#include "platform/settings/settings.hpp"
#include "platform/text/words.hpp"

#include <string_view>

namespace partnerships {

inline constexpr std::string_view intentions_job = "partnerships/intentions";
inline constexpr int days_before_intended = 30;

struct IntentionsTold {
    const settings::Settings& institution;
    const rights::Roles& roles;
    const text::Catalogues& catalogues;
};
// One mail about a case to each recipient, in their language; each day once, also when it is run twice.
jobs::Outcome remind_of_intentions(jobs::Run& run, const IntentionsTold& with);
// `with` refers to what lives as long as the program.
void add_jobs(jobs::Handlers& handlers, const IntentionsTold& with);

} // namespace partnerships
