// Finding organisations by any part of any of their names, by an identifier, or nearly by a misspelt name.
//
//   auto found = find_organisations(reader, "karolinska", 20);     // found.total counts all, exactly
#pragma once

#include "platform/db/database.hpp"
#include "policy/partners/organisation.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace partners {

struct SearchHit {
    OrganisationId id;
    std::string name;
    OrganisationKind kind = OrganisationKind::other;
    OrganisationStatus status = OrganisationStatus::active;
    std::string country, city;
    std::string found_by; // another of its names, when the one shown is not what was asked for
};

struct SearchAnswer {
    std::vector<SearchHit> hits;
    std::int64_t total = 0;
    bool nearly = false; // hits beyond `total` are only spelt like it
};

// All words must stand in its names: of three letters or more anywhere, shorter ones at the beginning of a
// word. The exact name first, then the likeliest where they can be weighed (search_ranking.hpp), else names
// that begin so, then words that begin so, then others; in Swedish order.
SearchAnswer find_organisations(db::Session& session, std::string_view words, int limit);

// One of its names has this part as it stands ("of tech"); in Swedish order.
SearchAnswer organisations_named(db::Session& session, std::string_view part, int limit);

// Spelt nearly so, the most alike first: for typing errors, and to see what a new name may be. Bounded in
// time.
std::vector<SearchHit> spelt_alike(db::Session& session, std::string_view words, int limit);

} // namespace partners
