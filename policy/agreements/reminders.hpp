// Reminders before an agreement ends or notice must be given: a daily run of the timetable that mails those
// who look after the register.
//
//   handlers.add(std::string{agreements::reminders_job}, [&](jobs::Run& run) {
//       return agreements::remind(run, {institution, gate.roles, catalogues});
//   });
//   timetable.add(std::string{agreements::reminders_job}, "daily at 06:00");
#pragma once

#include "platform/jobs/jobs.hpp"
#include "platform/rights/roles.hpp"
#include "platform/settings/settings.hpp"
#include "platform/text/words.hpp"
#include "policy/agreements/agreement.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace agreements {

inline constexpr std::string_view reminders_job = "agreements/reminders";

// How many months before people are reminded, the longest first: [[agreement_reminders]] of institution.toml.
std::vector<int> reminder_months(const settings::Settings& institution);

enum class Occasion { end, notice };
constexpr EnumNames<Occasion, 2> names_of(Occasion) { return {"end", "notice"}; }

struct Reminder {
    Occasion about = Occasion::end;
    Date due_on;
    int months = 0; // the step that has been reached

    friend bool operator==(const Reminder&, const Reminder&) = default;
};
// What is due today. Only the nearest step that has been reached: a register that was imported yesterday does
// not remind five times of the same day.
std::vector<Reminder> reminders_due(const Agreement& agreement, const std::vector<int>& months, Date today);

struct Reminding {
    const settings::Settings& institution;
    const rights::Roles& roles;
    const text::Catalogues& catalogues;
};
// One mail to each recipient with all that has come due; each reminder once, also when it is run twice.
jobs::Outcome remind(jobs::Run& run, const Reminding& with);

} // namespace agreements
