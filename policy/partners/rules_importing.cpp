// Rules of taking in registers.
#include "policy/partners/imports.hpp"

namespace partners {

Verdict may_apply(const ImportFacts& facts) {
    using enum Force;
    using enum ImportStatus;
    bool taken_back = facts.status == undone || facts.status == undoing;
    return Verdict{
        {must, !taken_back, "partners.import.undone"},
        {must, taken_back || facts.status == checked || facts.status == checking,
         "partners.import.not_checked"},
        {must, !facts.another_runs, "partners.import.another_runs"},
    };
}

Verdict may_undo(const ImportFacts& facts) {
    using enum Force;
    return Verdict{
        {must, facts.status == ImportStatus::applied, "partners.import.not_applied"},
        {must, !facts.later_stands, "partners.import.later_first"},
        {must, !facts.another_runs, "partners.import.another_runs"},
    };
}

Verdict may_cancel(const ImportFacts& facts) {
    using enum Force;
    using enum ImportStatus;
    bool under_way = facts.status == checking || facts.status == checked || facts.status == applying;
    return Verdict{{must, under_way, "partners.import.not_under_way"}};
}

} // namespace partners
