// The table of steps that everything obeys (lifecycle B.3). Guide pages and diagrams are drawn from it.
#pragma once

#include "policy/contents.hpp"
#include "policy/may.hpp"
#include "policy/partnerships/partnership.hpp"

namespace partnerships {

// Later issues open the later part of the life cycle; until then the steps can be read but not taken.
enum class Opened { now, later };

struct Step {
    Stage from;
    Act act;
    Stage to;
    rights::Permission who;
    std::string_view gate; // as in the life cycle: "G1a"
    Section why;
    Opened opened;
};

// clang-format off
inline constexpr Step steps[] = {
    // from                    act                         to                        who                gate    why                        opened
    {Stage::idea,             Act::begin_screening,       Stage::screening,         May::triage,       "G1",   Section::definition,       Opened::now},
    {Stage::idea,             Act::withdraw,              Stage::withdrawn,         May::propose,      "",     Section::establishment,    Opened::now},
    {Stage::screening,        Act::accept,                Stage::preparation,       May::confirm,      "G1a",  Section::definition,       Opened::now},
    {Stage::screening,        Act::decline,               Stage::declined,          May::screen,       "G1b",  Section::collaborations_covered, Opened::now},
    {Stage::screening,        Act::withdraw,              Stage::withdrawn,         May::propose,      "",     Section::establishment,    Opened::now},
    {Stage::preparation,      Act::withdraw,              Stage::withdrawn,         May::propose,      "",     Section::establishment,    Opened::now},
    {Stage::declined,         Act::reopen,                Stage::screening,         May::screen,       "G1",   Section::establishment,    Opened::now},
    {Stage::withdrawn,        Act::reopen,                Stage::screening,         May::screen,       "G1",   Section::establishment,    Opened::now},
    {Stage::preparation,      Act::send_to_decision,      Stage::for_decision,      May::prepare,      "G2",   Section::risk,             Opened::later},
    {Stage::for_decision,     Act::return_with_questions, Stage::preparation,       May::decide,       "G2r",  Section::establishment,    Opened::later},
    {Stage::for_decision,     Act::approve,               Stage::negotiation,       May::decide,       "G3",   Section::establishment,    Opened::later},
    {Stage::for_decision,     Act::refuse,                Stage::declined,          May::decide,       "G3b",  Section::establishment,    Opened::later},
    {Stage::negotiation,      Act::begin_signing,         Stage::signing,           May::edit_agreements, "G4", Section::establishment,   Opened::later},
    {Stage::signing,          Act::change_text,           Stage::negotiation,       May::edit_agreements, "G5x", Section::establishment,  Opened::later},
    {Stage::signing,          Act::take_effect,           Stage::start_up,          May::edit_agreements, "G5", Section::establishment,   Opened::later},
    {Stage::start_up,         Act::confirm_start,         Stage::active,            May::coordinate,   "G6a",  Section::organisation,     Opened::later},
    {Stage::active,           Act::open_evaluation,       Stage::evaluation,        May::coordinate,   "G6",   Section::evaluation,       Opened::later},
    {Stage::evaluation,       Act::complete_evaluation,   Stage::renewal_decision,  May::coordinate,   "G7",   Section::evaluation,       Opened::later},
    {Stage::renewal_decision, Act::renew,                 Stage::active,            May::decide,       "G8",   Section::evaluation,       Opened::later},
    {Stage::renewal_decision, Act::start_anew,            Stage::new_start,         May::decide,       "G8",   Section::evaluation,       Opened::later},
    {Stage::renewal_decision, Act::end,                   Stage::phasing_out,       May::decide,       "G8",   Section::evaluation,       Opened::later},
    {Stage::renewal_decision, Act::convert,               Stage::converted,         May::decide,       "G12",  Section::evaluation,       Opened::later},
    {Stage::new_start,        Act::resume_negotiation,    Stage::negotiation,       May::decide,       "G9",   Section::evaluation,       Opened::later},
    {Stage::active,           Act::suspend,               Stage::suspended,         May::decide,       "GS",   Section::risk,             Opened::later},
    {Stage::suspended,        Act::resume,                Stage::active,            May::decide,       "GS",   Section::risk,             Opened::later},
    {Stage::active,           Act::end,                   Stage::phasing_out,       May::decide,       "G10",  Section::evaluation,       Opened::later},
    {Stage::suspended,        Act::end,                   Stage::phasing_out,       May::decide,       "G10",  Section::evaluation,       Opened::later},
    {Stage::phasing_out,      Act::convert,               Stage::converted,         May::decide,       "G12",  Section::evaluation,       Opened::later},
    {Stage::phasing_out,      Act::close,                 Stage::ended,             May::coordinate,   "G11",  Section::evaluation,       Opened::later},
    {Stage::active,           Act::lapse,                 Stage::lapsed,            May::administer,   "GL",   Section::evaluation,       Opened::later},
    {Stage::evaluation,       Act::lapse,                 Stage::lapsed,            May::administer,   "GL",   Section::evaluation,       Opened::later},
    {Stage::lapsed,           Act::decide_late,           Stage::active,            May::decide,       "GL",   Section::evaluation,       Opened::later},
    {Stage::lapsed,           Act::end,                   Stage::phasing_out,       May::decide,       "GL",   Section::evaluation,       Opened::later},
};
// clang-format on

// The step that this act means at this stage, or none.
constexpr const Step* step_of(Stage from, Act act) {
    for (const Step& step : steps)
        if (step.from == from && step.act == act) return &step;
    return nullptr;
}

// The main road, for the rail on top of the page; every other stage is shown beside it.
inline constexpr Stage rail[] = {Stage::idea,     Stage::screening, Stage::preparation, Stage::for_decision,
                                 Stage::start_up, Stage::active,    Stage::evaluation};

} // namespace partnerships
