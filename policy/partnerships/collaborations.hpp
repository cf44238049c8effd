// What can be done with collaborations, and how they are found.
#pragma once

#include "platform/basics/result.hpp"
#include "platform/db/database.hpp"
#include "platform/events/events.hpp"
#include "platform/lists/lists.hpp"
#include "platform/rights/rights.hpp"
#include "platform/settings/settings.hpp"
#include "policy/partnerships/collaboration.hpp"

#include <vector>

namespace partnerships {

// Asked for help: the unit that helps with this form hears of it. Otherwise it goes straight into the
// register.
Result<CollaborationId> keep_collaboration(db::Database& database, Collaboration given,
                                           const settings::Settings& institution, const By& by);
// In another form it is another unit that helps; as long as help is asked for, it hears of it. That it may be
// changed is judged before; whether it may be handed over to another unit, here.
Result<Done> change_collaboration(db::Database& database, const Collaboration& changed,
                                  const settings::Settings& institution, const rights::Actor& actor,
                                  const By& by);
// The same within a transaction that goes on: several at once, and spreadsheets.
Result<Done> change_collaboration_within(db::Transaction& tx, const Collaboration& changed,
                                         const settings::Settings& institution, std::string_view act,
                                         const rights::Actor& actor, const By& by);
// Field and text, as the history has them, to each of these; all of them or none. How many it changed, or for
// each that may not be so changed ("ids.12") why.
Result<int> change_several(db::Database& database, const std::vector<CollaborationId>& ids,
                           const std::vector<std::pair<std::string, std::string>>& fields,
                           const settings::Settings& institution, const rights::Actor& actor, const By& by);
// What it said of itself before this event; a change like any other.
Result<Done> put_back_collaboration(db::Database& database, CollaborationId id, events::EventId event,
                                    const settings::Settings& institution, const rights::Actor& actor,
                                    const By& by);
// Asked for again, the helper hears of it again.
Result<Done> set_collaboration_status(db::Database& database, CollaborationId id, CollaborationStatus to,
                                      const settings::Settings& institution, const By& by);

std::optional<Collaboration> find_collaboration(db::Session& session, CollaborationId id);
// Several, by number; those that are there.
std::vector<Collaboration> collaborations_of(db::Session& session, const std::vector<CollaborationId>& ids);
CollaborationId insert_collaboration(db::Transaction& tx, const Collaboration& collaboration, Time when);
bool update_collaboration(db::Transaction& tx, const Collaboration& collaboration, Time when);

const lists::ListSpec& collaboration_list();
struct CollaborationRow {
    CollaborationId id;
    std::string title;
    Level level;
    std::string form;
    CollaborationStatus status;
    std::string partner;
    std::string country;
    std::string department;
    std::optional<Date> starts_on, ends_on;
    std::string host, contact, registration_number;
    std::optional<UnitId> unit_id;
    std::string unit_sv, unit_en;
    int version = 1;
};
// With partners named in that language, where the register has such a name.
std::vector<CollaborationRow> find_collaborations(db::Session& session, const lists::ListState& state,
                                                  std::string_view language = "");
// From this one on, for files and cursors: by id.
std::vector<CollaborationRow> collaborations_after(db::Session& session, const lists::ListState& state,
                                                   CollaborationId after, int limit);
// The units that have any.
std::vector<struct UnitRow> units_of_collaborations(db::Session& session);
std::int64_t count_collaborations(db::Session& session, const lists::ListState& state);

} // namespace partnerships
