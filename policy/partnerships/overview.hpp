// What the partnership's page shows: the rail, what is needed before the next step, facts and latest.
#pragma once

#include "platform/basics/verdict.hpp"
#include "platform/events/events.hpp"
#include "platform/following/button.hpp"
#include "platform/html/parts.hpp"
#include "platform/html/safe.hpp"
#include "platform/web/call.hpp"
#include "policy/partnerships/access.hpp"
#include "policy/partnerships/case.hpp"
#include "policy/partnerships/institution.hpp"
#include "policy/partnerships/stakeholders.hpp"

#include <string>
#include <vector>

namespace partnerships {

struct RailStop {
    Stage stage;
    bool passed = false;
    bool current = false;
    std::string when; // in words
};

// One line of a gate: what is asked, whether it is met, and the section of the policy that asks.
struct GateLine {
    std::string reason; // text key of what is missing
    std::string said;   // text key of the line as it stands: met, missing, and of whom it is told
    bool met = false;
    Force force = Force::must;
    std::string section; // text key policy.section.…
    std::string href;    // where it can be supplied; empty for who may not
    bool theirs = true;  // of those who work on the case; for others nothing is wrong yet

    std::string_view css() const {
        return met ? "met" : !theirs ? "open" : force == Force::must ? "stopped" : "missing";
    }
};

struct ChangeLine {
    std::string field; // in words
    std::string before, after;
};

struct EventLine {
    std::string text;
    std::string who;
    std::string when;
    std::string reason;
    std::string note;
    std::vector<ChangeLine> changes;
    std::vector<std::string> excuses; // what was passed over, and why
    std::string put_back;             // address that puts the old values back; "": nothing to put back
};

struct SectionLink {
    std::string_view key; // text key partnerships.section.<key>
    std::string href;
    std::string note;
    bool current = false;
};

// What this reader can do for the case now, on top of the overview; without text there is nothing.
struct NextAct {
    std::string_view text; // text key
    std::string href;
};

struct CasePage {
    Partnership partnership;
    std::vector<Party> parties;
    std::vector<Stakeholder> stakeholders; // for whoever reads all of the case
    std::vector<RailStop> rail;
    std::vector<GateLine> gate;
    Stage gate_to = Stage::screening;
    std::vector<EventLine> latest;
    std::vector<SectionLink> sections;
    html::Safe definition;
    std::string areas, formats, host, responsible;
    Geography geography = Geography::unknown;
    std::string sender_country;     // of a request from outside, in words
    std::string sub;                // the line under the title
    std::vector<html::Link> joined; // what was there before and belongs to the case
    Access access;
    bool may_reopen = false;
    NextAct next;
    bool on_main_road = true; // declined, withdrawn …: a stage beside the rail
    following::Button follow;
    std::string csrf;
};

std::string within_a_sentence(std::string_view words);
// Fills what every page of a case needs; `current` is the section to mark.
CasePage case_page(web::Call& call, db::Session& session, const Partnership& partnership,
                   std::string_view current);
std::vector<ChangeLine> changes_in_words(const web::Call& call, db::Session& session,
                                         const events::Event& event);
// Who, in which capacity.
std::string actor_in_words(const web::Call& call, const events::Event& event);
// A reader elsewhere gets what happened, by whom and when, without reasons and values.
std::vector<EventLine> lines_of(const web::Call& call, db::Session& session,
                                const std::vector<events::Event>& events, const Access& access);
std::string unit_in_words(const web::Call& call, db::Session& session, UnitId id); // "" when there is none
// The gate that this case stands before, judged for whoever looks at it.
std::vector<GateLine> gate_of(const web::Call& call, db::Session& session, const Partnership& partnership,
                              const Access& access);

} // namespace partnerships
