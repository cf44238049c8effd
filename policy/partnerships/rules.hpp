// May a partnership go from one stage to the next, and if not, why not. Each function is a gate of the life
// cycle (B.3).
#pragma once

#include "platform/basics/verdict.hpp"
#include "policy/definition/definitions.hpp"
#include "policy/partnerships/case.hpp"
#include "policy/partnerships/steps.hpp"

namespace partnerships {

// What the gates of the first third look at.
struct IdeaFacts {
    bool has_title = false;
    bool has_partner = false; // at least one, by name
    bool has_purpose = false;
    bool has_contact = false; // somebody to answer
    bool from_management = false;
    bool initiator_named = false; // who in the management
};

struct ScreeningFacts {
    Stage stage = Stage::idea;
    bool all_partners_matched = false; // each partner is an organisation of the register
    bool duplicates_seen = false;      // the list of similar cases and collaborations was shown and answered
    bool interests_declared = false;   // by whoever handles it
    bool conflict_declared = false;
    bool answer_given = false;  // reasons to the proposer
    bool head_confirms = false; // whoever decides leads the unit
    bool sponsor_named = false;
    int term_months = 0; // 0: not stated
    int min_term_months = 0;
    int areas = 0;
    int parties_without_sponsor = 0; // R18: nobody named in the management of that party
    bool framework_in_force = false; // R17, R63
};

// Where the house itself is.
struct Home {
    std::string country;
    std::vector<std::string> cities;
};
// Policy, "Definition": local, national or international partners. The farthest partner decides; unknown as
// long as nobody has said where one of them is.
Geography geography_of(const Home& home, const std::vector<Party>& parties);

// Policy, "Definition": several areas and many formats of collaboration. R21: of a single area the gate
// warns.
bool has_several_areas(int areas);
bool is_broad(int areas, int formats);

// G0. A title, a partner, an origin, a short purpose and somebody to answer; an initiative of the management
// says whose it is (R49). A request from outside is a public record: its number is the registrar's task.
Verdict may_register(const IdeaFacts& facts);

// G1, idea → screening. Every partner is in the register with its identifier, duplicates have been looked at,
// and the officer has declared interests (FL 16–18 §§): somebody with a conflict may not handle the matter.
Verdict may_begin_screening(const ScreeningFacts& facts);

// G1a, screening → preparation. Policy, "Collaborations covered" and "Definition": the definition test is met
// in place or by joint intentions. T2: at least five years is a soft rule. R21: a single area is a warning.
// R18: a sponsor is named. The yes is the unit head's.
Verdict may_accept(const ScreeningFacts& facts, const definition::DefinitionFacts& definition);

// G1b, → declined. The proposer is told why (R8).
Verdict may_decline(const ScreeningFacts& facts);

// → withdrawn, by the proposer or on the proposer's word.
Verdict may_withdraw(const ScreeningFacts& facts);

// declined or withdrawn → screening again: with a reason, kept in the history.
Verdict may_reopen(const ScreeningFacts& facts, bool reason_given);

} // namespace partnerships
