// What can be done to a partnership: one transaction each.
#pragma once

#include "platform/basics/result.hpp"
#include "platform/db/database.hpp"
#include "platform/events/by.hpp"
#include "platform/events/events.hpp"
#include "platform/settings/settings.hpp"
#include "policy/partnerships/access.hpp"
#include "policy/partnerships/case.hpp"

#include <optional>
#include <string>
#include <vector>

namespace partnerships {

// What somebody sends in, by whichever way.
struct NewCase {
    Partnership partnership; // origin, title, purpose …; number and dates are given here
    std::vector<Party> parties;
    std::string status_key; // for somebody outside: the secret of the link to their own request
};
enum class Arrival { first, again };
struct Registered {
    PartnershipId id;
    std::string number;
    Date answer_by;
    Arrival arrival = Arrival::first;
};
// G0. Gives it a number and a promised answer day, and tells the proposer. The same form from outside sent
// again is the same case; other content under the same secret is refused, not dropped.
Result<Registered> register_case(db::Database& database, NewCase given, const settings::Settings& institution,
                                 const By& by);

std::optional<Result<Registered>> registered_before(db::Session& session, const NewCase& given);

// Edits what the case says of itself; `partnership.version` is the one that was seen.
Result<Done> change(db::Database& database, const Partnership& partnership, const By& by);
// The same within a transaction that goes on: bulk changes and spreadsheets.
Result<Done> change_within(db::Transaction& tx, const Partnership& partnership, std::string_view act,
                           const By& by);
// What is not named stays as it is. All of them or none.
struct BulkChange {
    std::optional<std::string> host;
    std::optional<UnitId> unit;
    std::optional<AccountId> coordinator;
    std::optional<Date> answer_by;
};
Result<int> change_many(db::Database& database, const std::vector<PartnershipId>& ids,
                        const BulkChange& wanted, const By& by);
// A change of what the case says of itself, in fields that are theirs.
bool may_put_back(const Access& access, const events::Event& event);
// Puts back what the case said of itself before this event; a change like any other, never an erasure.
Result<Done> put_back(db::Database& database, PartnershipId id, events::EventId event, const Access& access,
                      const By& by);
Result<PartyId> add_party(db::Database& database, PartnershipId id, Party party, const By& by);
Result<Done> match_party(db::Database& database, PartnershipId id, PartyId party, OrganisationId organisation,
                         const By& by);
// `party.version` is the one that was seen.
Result<Done> change_party(db::Database& database, PartnershipId id, const Party& party, const By& by);
Result<Done> remove_party(db::Database& database, PartnershipId id, PartyId party, const By& by);

// FL 16–18 §§: whoever handles the matter says whether anything may shake impartiality.
enum class Interest { none, conflict };
Result<Done> declare_interest(db::Database& database, PartnershipId id, Interest interest,
                              const std::string& statement, const By& by);
// A conflict says what it is; who takes one back says why it is none, and the history keeps it.
struct Declaring {
    Interest interest = Interest::none;
    std::string statement;
};
// The same within a transaction that goes on.
Result<Done> declare_within(db::Transaction& tx, PartnershipId id, const Declaring& said, const By& by);
// "I have seen what is similar", and what of it belongs to this case: remembered as an event, asked for by
// G1.
Result<Done> see_duplicates(db::Database& database, PartnershipId id, const std::vector<Joined>& joined,
                            const std::string& note, const By& by);
// A note to the case, or a question or answer that the proposer sees and gets by mail.
enum class Reader { case_only, proposer };
Result<Done> write_message(db::Database& database, PartnershipId id, Reader reader, const std::string& body,
                           const settings::Settings& institution, const By& by);
// The proposer's own words; those who work on the case are told.
Result<Done> write_back(db::Database& database, PartnershipId id, const std::string& body,
                        const settings::Settings& institution, const By& by);
Result<Done> set_registration_number(db::Database& database, PartnershipId id, const std::string& number,
                                     const By& by);

// What comes with a step and is of its transaction: the version of the case that was read, and what its taker
// says of their own interests. A conflict stands though it stops the step; of what is refused, nothing else.
struct Along {
    std::optional<int> seen = {};
    std::optional<Declaring> interest = {};
};
// Steps of the life cycle. Excuses for shoulds stand in by.excuses; a yes asks what its giver may.
Result<Stage> begin_screening(db::Database& database, PartnershipId id, const settings::Settings& institution,
                              const By& by, const Along& along = {});
Result<Stage> accept(db::Database& database, PartnershipId id, const std::string& answer,
                     const settings::Settings& institution, const Access& access, const By& by,
                     const Along& along = {});
Result<Stage> decline(db::Database& database, PartnershipId id, const std::string& answer,
                      const std::string& other_form, const settings::Settings& institution, const By& by,
                      const Along& along = {});
Result<Stage> withdraw(db::Database& database, PartnershipId id, const settings::Settings& institution,
                       const By& by);
Result<Stage> reopen(db::Database& database, PartnershipId id, const settings::Settings& institution,
                     const By& by);

} // namespace partnerships
