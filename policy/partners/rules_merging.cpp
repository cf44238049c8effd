// Rules of merging and splitting.
#include "policy/partners/merging.hpp"

namespace partners {

Verdict may_merge(const MergeFacts& facts) {
    using enum Force;
    return Verdict{
        {must, facts.both_known, "partners.merge.unknown"},
        {must, facts.kept != facts.gone, "partners.merge.itself"},
        {must, !facts.kept_is_merged && !facts.gone_is_merged, "partners.merge.already"},
        {must, !facts.import_runs, "partners.merge.import_runs"},
        {should, !facts.told_apart, "partners.merge.told_apart"},
    };
}

KeptFor kept_for(const KeepFacts& first, const KeepFacts& second) {
    if (first.has_ror != second.has_ror) return first.has_ror ? KeptFor::ror : KeptFor::nothing;
    return first.in_use > second.in_use ? KeptFor::use : KeptFor::nothing;
}

Verdict may_split(const SplitFacts& facts) {
    using enum Force;
    return Verdict{
        {must, !facts.is_split, "partners.split.already"},
        {must, facts.is_split || facts.still_merged, "partners.split.merged_again"},
        {must, !facts.import_runs, "partners.merge.import_runs"},
    };
}

} // namespace partners
