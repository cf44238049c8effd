// What an entry of the register must say, and how its status may change. Policy, "Establishment and
// decisions": a strategic partnership is established through an agreement; the register is how anybody knows
// which ones there are and until when.
#pragma once

#include "platform/basics/result.hpp"
#include "policy/agreements/agreement.hpp"

namespace agreements {

struct RegisterFacts {
    bool type_known = false;
    int outside_parties = 0;
};

// Catalogue D13: an agreement has a type, a title and somebody outside the house; end date, open end and
// renewal are kept apart, because "in force until" is never guessed.
Verdict may_register(const Agreement& agreement, const RegisterFacts& facts);

// Life cycle B.5. The ordinary next step needs no words; everything else is a correction and says why.
Verdict may_change_status(const Agreement& agreement, Status to, std::string_view reason, Date today);
bool is_ordinary(Status from, Status to);

// The form takes so many parties at once, and no more are added one by one.
Verdict may_add_party(const std::vector<Party>& parties);
// Catalogue D13: an agreement has somebody outside the house, also after a party has left.
Verdict may_remove_party(const std::vector<Party>& parties, AgreementPartyId party);
// Catalogue D13, the same after one has changed: the last one outside does not move inside.
Verdict may_change_party(const std::vector<Party>& parties, const Party& wanted);

struct MappingFacts {
    bool names_parties = false;
    bool names_agreements = false; // by number, or by ours
};
// Catalogue D13: an agreement has somebody outside the house. A list without parties can only change
// agreements that it names by number.
Verdict may_map(const MappingFacts& facts);

// What looks wrong and stops nothing: text keys, shown beside the dates.
Reasons doubts_about(const Agreement& agreement, Date today);

// The verdict as faults of the fields they are about, for a form and for the API.
Failure faults_of(const Verdict& verdict);

} // namespace agreements
