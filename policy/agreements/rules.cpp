// The rules of the register.
#include "policy/agreements/rules.hpp"

#include "platform/basics/our_time.hpp"
#include "policy/agreements/dates.hpp"
#include "policy/agreements/imports.hpp"

#include <algorithm>
#include <iterator>

namespace agreements {
namespace {

struct Move {
    Status from, to;
};

// clang-format off
constexpr Move ordinary[] = {
    {Status::draft,        Status::preparation},
    {Status::preparation,  Status::negotiation},
    {Status::negotiation,  Status::signing},
    {Status::signing,      Status::negotiation},   // the text was changed: every approval is void (G5x)
    {Status::signing,      Status::in_force},
    {Status::in_force,     Status::expired},
    {Status::notice_given, Status::expired},
};

// Which field a reason is about.
constexpr std::pair<std::string_view, std::string_view> reason_fields[] = {
    {"agreements.title_missing",          "title"},
    {"agreements.type_unknown",           "type"},
    {"agreements.partner_missing",        "parties.0.name"},
    {"agreements.end_before_start",       "ends_on"},
    {"agreements.day_out_of_range",       "ends_on"},
    {"agreements.end_and_open",           "open_ended"},
    {"agreements.renewal_of_open_end",    "renewal"},
    {"agreements.renewal_without_months", "renewal_months"},
    {"agreements.start_missing",          "in_force_on"},
};
// clang-format on

// The day to give notice is reckoned, so it is asked too.
bool days_are_of_our_time(const Agreement& a) {
    const std::optional<Date> days[] = {a.signed_on, a.in_force_on, a.ends_on,
                                        notice_day(a.ends_on, a.notice_months)};
    return std::all_of(std::begin(days), std::end(days),
                       [](const auto& day) { return !day || is_of_our_time(*day); });
}

std::optional<Date> start_of(const Agreement& a) { return a.in_force_on ? a.in_force_on : a.signed_on; }

} // namespace

Verdict may_register(const Agreement& a, const RegisterFacts& facts) {
    using enum Force;
    bool in_order = !a.ends_on || !start_of(a) || *a.ends_on > *start_of(a);
    bool automatic = a.renewal == Renewal::automatic;
    return Verdict{
        {must, !a.title.empty(), "agreements.title_missing"},
        {must, facts.type_known, "agreements.type_unknown"},
        {must, facts.outside_parties > 0, "agreements.partner_missing"},
        {must, in_order, "agreements.end_before_start"},
        {must, days_are_of_our_time(a), "agreements.day_out_of_range"},
        {must, !(a.open_ended && a.ends_on), "agreements.end_and_open"},
        {must, !(a.open_ended && a.renewal != Renewal::none), "agreements.renewal_of_open_end"},
        // Old registers say "auto renew" and nothing more; without an end there is nothing to count from.
        {must, !automatic || !a.ends_on || a.renewal_months.value_or(0) > 0,
         "agreements.renewal_without_months"},
    };
}

bool is_ordinary(Status from, Status to) {
    return std::any_of(std::begin(ordinary), std::end(ordinary),
                       [&](const Move& move) { return move.from == from && move.to == to; });
}

Verdict may_change_status(const Agreement& a, Status to, std::string_view reason, Date today) {
    using enum Force;
    bool started = to != Status::in_force || start_of(a).has_value();
    bool ended = to != Status::expired || (a.ends_on && *a.ends_on < today);
    return Verdict{
        {must, a.status != to, "agreements.status_unchanged"},
        {must, is_ordinary(a.status, to) || !reason.empty(), "agreements.status_reason_missing"},
        {must, started, "agreements.start_missing"},
        {must, ended, "agreements.not_ended"},
    };
}

Verdict may_add_party(const std::vector<Party>& parties) {
    return Verdict{{Force::must, parties.size() < std::size_t{most_parties}, "agreements.parties_full"}};
}

Verdict may_remove_party(const std::vector<Party>& parties, AgreementPartyId party) {
    auto others = std::count_if(parties.begin(), parties.end(),
                                [&](const Party& p) { return p.id != party && p.side == Side::partner; });
    return Verdict{{Force::must, others > 0, "agreements.last_partner"}};
}

Verdict may_change_party(const std::vector<Party>& parties, const Party& wanted) {
    if (wanted.side == Side::partner) return {};
    return may_remove_party(parties, wanted.id);
}

Verdict may_map(const MappingFacts& facts) {
    return Verdict{
        {Force::must, facts.names_parties || facts.names_agreements, "agreements.import.no_partner"}};
}

Verdict may_change_answers(const ImportFacts& facts) {
    using enum ImportStatus;
    return Verdict{
        {Force::must, facts.status != applying && facts.status != undoing, "agreements.import.runs"},
        {Force::must, facts.status != applied, "agreements.import.is_applied"},
        {Force::must, facts.status != undone && facts.status != failed, "agreements.import.is_undone"},
    };
}

Verdict may_apply(const ImportFacts& facts) {
    if (auto verdict = may_change_answers(facts); !verdict) return verdict;
    return Verdict{
        {Force::must, facts.status == ImportStatus::checked, "agreements.import.not_checked"},
        {Force::must, !facts.organisation_gone, "agreements.import.organisation_gone"},
    };
}

Verdict may_undo(const ImportFacts& facts) {
    using enum ImportStatus;
    bool runs = facts.status == applying || facts.status == undoing;
    return Verdict{
        {Force::must, !runs, "agreements.import.runs"},
        {Force::must, runs || facts.status == applied, "agreements.import.not_applied"},
        {Force::must, !facts.later_stands, "agreements.import.later"},
    };
}

Reasons doubts_about(const Agreement& a, Date today) {
    Reasons doubts;
    bool runs = is_running(a.status);
    auto doubt = [&](bool doubtful, const char* key) {
        if (doubtful) doubts.emplace_back(key);
    };
    doubt(seems_expired(a, today), "agreements.doubt.seems_expired");
    doubt(a.signed_on && a.in_force_on && *a.signed_on > *a.in_force_on,
          "agreements.doubt.signed_after_start");
    doubt(a.signed_on && *a.signed_on > today, "agreements.doubt.signed_in_future");
    doubt(runs && !a.signed_on, "agreements.doubt.not_signed");
    doubt(runs && !a.ends_on && !a.open_ended, "agreements.doubt.no_end");
    doubt(a.status == Status::in_force && a.notice_on && *a.notice_on < today && a.ends_on >= today,
          "agreements.doubt.notice_passed");
    doubt(a.renewal == Renewal::automatic && !a.renewal_months, "agreements.doubt.renewal_months");
    return doubts;
}

Failure faults_of(const Verdict& verdict) {
    std::vector<std::pair<std::string, std::string>> faults;
    for (const auto& reason : verdict.reasons()) {
        auto found = std::find_if(std::begin(reason_fields), std::end(reason_fields),
                                  [&](const auto& field) { return field.first == reason; });
        if (found == std::end(reason_fields)) return refused(verdict);
        faults.emplace_back(found->second, reason);
    }
    return invalid(std::move(faults));
}

} // namespace agreements
