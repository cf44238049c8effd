// The rules of organisations, units and people.
#include "policy/partners/rules.hpp"

#include <algorithm>

namespace partners {
namespace {

using enum Force;

bool overlap(const Holding& a, const Holding& b) {
    return (!a.ends_on || *a.ends_on >= b.starts_on) && (!b.ends_on || *b.ends_on >= a.starts_on);
}

} // namespace

Verdict may_change(const Organisation& organisation) {
    return {{must, organisation.status != OrganisationStatus::merged, "partners.rule.merged_away"}};
}

Verdict may_add(std::size_t alike_and_not_told_apart) {
    return {{must, alike_and_not_told_apart == 0, "partners.rule.alike"}};
}

Verdict may_identify(const Organisation& organisation, int others_with_it) {
    Verdict verdict = may_change(organisation);
    verdict.add({should, others_with_it == 0, "partners.rule.identifier_elsewhere"});
    return verdict;
}

Verdict may_relate(const Organisation& organisation, const RelationFacts& facts) {
    Verdict verdict = may_change(organisation);
    verdict.add({must, !facts.same, "partners.rule.relation_to_itself"});
    verdict.add({must, !facts.exists, "partners.rule.relation_exists"});
    verdict.add({must, !facts.circular, "partners.rule.relation_circular"});
    return verdict;
}

Verdict may_set_status(const Organisation& organisation, OrganisationStatus wanted, const UseFacts& use,
                       bool reason_given) {
    bool ends = wanted != OrganisationStatus::active;
    Verdict verdict = may_change(organisation);
    verdict.add({must, wanted != OrganisationStatus::merged, "partners.rule.merged_by_merging"});
    verdict.add({must, wanted != organisation.status, "partners.rule.status_is_so"});
    verdict.add({must, !ends || reason_given, "partners.rule.reason_missing"});
    verdict.add({should, !ends || use.agreements_in_force == 0, "partners.rule.has_agreements"});
    verdict.add({should, !ends || use.partnerships == 0, "partners.rule.has_partnerships"});
    return verdict;
}

Verdict may_affiliate(const Organisation& organisation, const Affiliation& wanted) {
    Verdict verdict = may_change(organisation);
    bool in_order = !wanted.starts_on || !wanted.ends_on || *wanted.starts_on <= *wanted.ends_on;
    verdict.add({must, in_order, "partners.rule.ends_before_start"});
    return verdict;
}

Verdict may_hold(const Function& function, const Holding& wanted, const std::vector<Holding>& holdings) {
    auto twice = [&](const Holding& other) {
        return other.function_id == function.id && other.person_id == wanted.person_id &&
               overlap(other, wanted);
    };
    return {{must, !wanted.ends_on || *wanted.ends_on >= wanted.starts_on, "partners.rule.ends_before_start"},
            {must, std::none_of(holdings.begin(), holdings.end(), twice), "partners.rule.holds_already"}};
}

Verdict may_end(std::optional<Date> starts_on, std::optional<Date> ended_on, Date last_day) {
    return {{must, !starts_on || *starts_on <= last_day, "partners.rule.ends_before_start"},
            {must, !ended_on || *ended_on > last_day, "partners.rule.has_ended"}};
}

Verdict may_close(const Unit& unit, int functions_held, int open_units_below) {
    return {{must, !unit.closed_on, "partners.rule.unit_closed"},
            {must, open_units_below == 0, "partners.rule.units_below"},
            {should, functions_held == 0, "partners.rule.functions_held"}};
}

} // namespace partners
