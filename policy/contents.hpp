// The policy's contents page as data: each rule and each gate says which section asks for it (R4).
// Policy for strategic partnerships, dnr 1-1005/2022, decided 2023-02-21; the Swedish wording prevails.
#pragma once

#include "platform/basics/enum_names.hpp"

enum class Section {
    introduction,
    objective,
    collaborations_covered,
    definition,
    added_value,
    selection,
    risk,
    resourcing,
    establishment,
    organisation,
    evaluation,
};
// Titles in both languages: text keys policy.section.<name>.
constexpr EnumNames<Section, 11> names_of(Section) {
    return {
        "introduction", "objective",  "collaborations_covered", "definition",   "added_value", "selection",
        "risk",         "resourcing", "establishment",          "organisation", "evaluation"};
}
static_assert(name_of(Section::evaluation) == "evaluation");
