// The life cycle of a partnership: its stages, what can be done
// (lifecycle B.2).
#pragma once

#include "platform/basics/enum_names.hpp"
#include "policy/ids.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace partnerships {

enum class Stage {
    idea,             // ST0
    screening,        // ST1
    preparation,      // ST2
    for_decision,     // ST3
    negotiation,      // ST4
    signing,          // ST5
    start_up,         // ST6
    active,           // ST7
    evaluation,       // ST8
    renewal_decision, // ST9
    new_start,        // ST10
    suspended,        // ST11
    phasing_out,      // ST12
    converted,        // ST13
    ended,            // ST14
    declined,         // X1
    withdrawn,        // X2
    lapsed,           // X3: the term passed with no decision; an alarm, not a quiet end
};
constexpr EnumNames<Stage, 18> names_of(Stage) {
    return {"idea",        "screening", "preparation", "for_decision",     "negotiation", "signing",
            "start_up",    "active",    "evaluation",  "renewal_decision", "new_start",   "suspended",
            "phasing_out", "converted", "ended",       "declined",         "withdrawn",   "lapsed"};
}
static_assert(name_of(Stage::lapsed) == "lapsed");

// A proposal that waits for a yes or a no.
constexpr bool is_being_judged(Stage stage) { return stage == Stage::idea || stage == Stage::screening; }
// Not yet sent to decision: whoever proposed it can still withdraw it.
constexpr bool is_open(Stage stage) { return is_being_judged(stage) || stage == Stage::preparation; }
// Nothing more is waited for; of one that lapsed, an alarm tells.
constexpr bool is_over(Stage stage) {
    return stage == Stage::converted || stage == Stage::ended || stage == Stage::declined ||
           stage == Stage::withdrawn || stage == Stage::lapsed;
}
// What the parties intended by a day is asked about from screening on, as long as the partnership goes on.
constexpr bool is_followed_up(Stage stage) { return stage != Stage::idea && !is_over(stage); }
// For queries: which stages these are.
inline std::vector<Stage> stages_where(bool (*holds)(Stage)) {
    std::vector<Stage> stages;
    for (Stage stage : all_of<Stage>())
        if (holds(stage)) stages.push_back(stage);
    return stages;
}

enum class Act {
    begin_screening,
    accept,
    decline,
    withdraw,
    reopen,
    send_to_decision,
    return_with_questions,
    approve,
    refuse,
    begin_signing,
    change_text,
    take_effect,
    confirm_start,
    open_evaluation,
    complete_evaluation,
    renew,
    start_anew,
    resume_negotiation,
    suspend,
    resume,
    end,
    convert,
    close,
    lapse,
    decide_late,
};
constexpr EnumNames<Act, 25> names_of(Act) {
    return {"begin_screening",
            "accept",
            "decline",
            "withdraw",
            "reopen",
            "send_to_decision",
            "return_with_questions",
            "approve",
            "refuse",
            "begin_signing",
            "change_text",
            "take_effect",
            "confirm_start",
            "open_evaluation",
            "complete_evaluation",
            "renew",
            "start_anew",
            "resume_negotiation",
            "suspend",
            "resume",
            "end",
            "convert",
            "close",
            "lapse",
            "decide_late"};
}
static_assert(name_of(Act::decide_late) == "decide_late");

enum class Origin { staff, external, management }; // R49–R51
constexpr EnumNames<Origin, 3> names_of(Origin) { return {"staff", "external", "management"}; }

enum class Level { person, group, department, programme, university_wide }; // R13
constexpr EnumNames<Level, 5> names_of(Level) {
    return {"person", "group", "department", "programme", "university_wide"};
}

} // namespace partnerships
