// Who may do what with one case: rights are given within units, and to whoever works on it.
#pragma once

#include "platform/db/database.hpp"
#include "platform/rights/accounts.hpp"
#include "platform/rights/rights.hpp"
#include "platform/rights/roles.hpp"
#include "policy/partnerships/case.hpp"

#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace partnerships {

// What somebody is to a case.
struct Standing {
    bool proposer = false; // it is their own proposal
    bool in_team = false;  // works on it
    bool triages = false;  // each of these within the case's unit, a unit above it, or everywhere
    bool screens = false;
    bool confirms = false; // leads the unit
    bool prepares = false;
    bool decides = false;
    bool reads_history = false; // auditors, registrars
    bool registers = false;     // keeps the official register
    bool coordinates = false;   // takes a case that nobody coordinates
};

// The rule, without database. A reader elsewhere sees the open parts only: title, partners, stage, purpose,
// areas.
struct Access {
    bool reads_all = false; // answers, notes, reasons, old values, money
    bool edits = false;
    bool handles = false;  // triage: matching, duplicates, interests, messages
    bool screens = false;  // the screening decision
    bool confirms = false; // its yes, which is the unit head's (G1a)
    bool writes = false;   // in the thread between proposer and case
    bool withdraws = false;
    bool numbers = false;  // the registration number
    bool arranges = false; // host, unit, coordinator, term: whoever works on it, not who only proposed it
    bool judges = false;   // the definition test: the same
    bool proposer = false;
};
Access access_for(const Standing& standing, Stage stage);
// A field of the case, by whoever may edit it: the promised day is the handler's, the number the registrar's.
bool may_set(const Access& access, std::string_view field);

// This unit and those above it; none for a case that no unit has taken.
std::vector<UnitId> units_above(db::Session& session, std::optional<UnitId> unit);
// Of many cases in one answer: each unit is asked about once.
class Chains {
public:
    explicit Chains(db::Session& session) : session_(&session) {}
    const std::vector<UnitId>& above(std::optional<UnitId> unit);

private:
    db::Session* session_;
    std::map<std::int64_t, std::vector<UnitId>> known_;
};
// By rights alone, within these units.
Standing standing_within(const rights::Actor& actor, const std::vector<UnitId>& chain);
Standing standing_of(db::Session& session, const rights::Actor& actor, const Partnership& partnership);
// Who has said whether they have a conflict of interest and may take this step; one without a conflict before
// the others. None: nobody has.
AccountId declared_by(db::Session& session, const rights::Roles& roles, const Partnership& partnership,
                      rights::Permission step, Date today);
Access access_of(db::Session& session, const rights::Actor& actor, const Partnership& partnership);
// Of several, in their order: each unit is asked about once, and the teams together.
std::vector<Access> accesses_of(db::Session& session, const rights::Actor& actor,
                                const std::vector<Partnership>& partnerships);

} // namespace partnerships
