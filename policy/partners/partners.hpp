// Front door of the room: organisations of every kind, their units and people. Other rooms ask here.
#pragma once

#include "platform/db/database.hpp"
#include "platform/events/by.hpp"
#include "platform/text/words.hpp"
#include "platform/web/hit.hpp"
#include "platform/web/route.hpp"
#include "policy/ids.hpp"
#include "policy/partners/countries.hpp"
#include "policy/partners/organisation.hpp"
#include "policy/partners/recognition.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace partners {

// What other rooms show of an organisation. A merged one answers with the one that was kept.
struct OrganisationFacts {
    OrganisationId id;
    std::string name;
    OrganisationKind kind = OrganisationKind::other;
    OrganisationStatus status = OrganisationStatus::active;
    std::string country;
    std::string ror; // "" when it has none
};
std::optional<OrganisationFacts> facts_of(db::Session& session, OrganisationId id);
// Of many at once, by the id that was asked for; of those that are not there, nothing.
std::map<OrganisationId, OrganisationFacts> facts_of_all(db::Session& session,
                                                         const std::vector<OrganisationId>& ids);
// What pages of other rooms call them, where the register has a name in that language; for the page's
// organisations at once.
std::map<OrganisationId, std::string> names_in(db::Session& session, const std::vector<OrganisationId>& ids,
                                               std::string_view language);
// What is wrong with an identifier that somebody wrote: a text key, "" when nothing is or it may be a list's
// own.
std::string_view fault_of_identifier(std::string_view text);
// By its ROR id or another identifier in any form that people paste.
std::optional<OrganisationId> identified(db::Session& session, std::string_view identifier);
// The one organisation that somebody means: chosen from suggestions (`id`, as long as the text is still a
// name of it), an identifier, or a name that only one bears. Nothing when the text may mean several, or none.
std::optional<OrganisationId> organisation_meant(db::Session& session, std::string_view id,
                                                 std::string_view text);
// The same for whoever proposes something new: only one that is in use, and in the country that was written.
struct Meaning {
    std::optional<OrganisationFacts> one;
    bool closed = false; // the only one it can be is no longer in use
};
Meaning meaning_of(db::Session& session, std::optional<OrganisationId> id, std::string_view text,
                   std::string_view country);
// Those that a text may mean, for a person to choose among; the likeliest first.
struct PerhapsMeant {
    OrganisationId id;
    std::string name, where; // "Stockholm, Sverige"
};
std::vector<PerhapsMeant> perhaps_meant(db::Session& session, std::string_view text, const text::Words& tr,
                                        int limit = 8);
// An organisation that nobody knew, met in a list of another room; its name and country are all that is
// known.
OrganisationId enter_within(db::Transaction& tx, std::string_view name, std::string_view country,
                            const By& by);

std::span<const web::Route> routes();
std::span<const web::Route> import_routes(); // pages_import.cpp
// Search, duplicates, merges.
std::span<const web::Route> finding_routes();
std::span<const web::Route> api_routes();
// For the search over the whole house.
std::vector<web::Hit> find_hits(web::Call& call, std::string_view words, int limit);

} // namespace partners
