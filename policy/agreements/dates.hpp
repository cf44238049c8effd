// What follows from an agreement's dates. End date, notice day and renewal are shown together (life cycle
// B.4, invariant 9); nothing here changes a status by itself.
#pragma once

#include "policy/agreements/agreement.hpp"

namespace agreements {

// The last day on which notice can be given for the present end.
std::optional<Date> notice_day(std::optional<Date> ends_on, std::optional<int> notice_months);

enum class Awaited { nothing, notice, end, renewal };
constexpr EnumNames<Awaited, 4> names_of(Awaited) { return {"nothing", "notice", "end", "renewal"}; }

// What comes next, for lists. `day` is set unless nothing is awaited.
struct NextDate {
    Awaited what = Awaited::nothing;
    std::optional<Date> day;

    friend bool operator==(const NextDate&, const NextDate&) = default;
};
NextDate next_date_of(const Agreement& agreement, Date today);

// The end has passed although the status says that it runs: shown as a suggestion, never changed silently,
// because "in force until" is a fact that somebody must have read in the text.
bool seems_expired(const Agreement& agreement, Date today);

// Until when it runs if nobody does anything: the present end, or the first one after today that automatic
// renewal leads to.
std::optional<Date> runs_until(const Agreement& agreement, Date today);

} // namespace agreements
