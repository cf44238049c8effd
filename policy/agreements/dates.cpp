// Reckoning with an agreement's dates.
#include "policy/agreements/dates.hpp"

namespace agreements {
namespace {

bool renews(const Agreement& agreement) {
    return agreement.renewal == Renewal::automatic && agreement.renewal_months.value_or(0) > 0 &&
           agreement.status != Status::notice_given;
}

} // namespace

std::optional<Date> notice_day(std::optional<Date> ends_on, std::optional<int> notice_months) {
    if (!ends_on || !notice_months) return std::nullopt;
    return ends_on->plus_months(-*notice_months);
}

NextDate next_date_of(const Agreement& agreement, Date today) {
    if (is_over(agreement.status)) return {};
    bool may_give_notice = agreement.status != Status::notice_given && agreement.notice_on;
    if (may_give_notice && *agreement.notice_on >= today) return {Awaited::notice, agreement.notice_on};
    if (!agreement.ends_on) return {};
    return {renews(agreement) ? Awaited::renewal : Awaited::end, agreement.ends_on};
}

bool seems_expired(const Agreement& agreement, Date today) {
    bool runs = agreement.status == Status::in_force || agreement.status == Status::notice_given;
    return runs && !renews(agreement) && agreement.ends_on && *agreement.ends_on < today;
}

std::optional<Date> runs_until(const Agreement& agreement, Date today) {
    auto end = agreement.ends_on;
    if (!end || !renews(agreement)) return end;
    // Counted from the first end each time, so that 31 January stays the last of a month.
    for (int turns = 1; *end < today && turns < 1000; ++turns)
        end = agreement.ends_on->plus_months(turns * *agreement.renewal_months);
    return end;
}

} // namespace agreements
