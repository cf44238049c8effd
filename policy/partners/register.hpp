// The register of organisations as a list: what can be asked of it, and its lines.
#pragma once

#include "platform/db/database.hpp"
#include "platform/lists/lists.hpp"
#include "policy/partners/organisation.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace partners {

const lists::ListSpec& register_spec();

struct RegisterLine {
    OrganisationId id;
    std::string name;
    OrganisationKind kind = OrganisationKind::other;
    OrganisationStatus status = OrganisationStatus::active;
    std::string country, city, website, origin, note;
    bool example = false;
    int version = 1;
    std::string other_name; // in the reader's language, English, or the short one
    std::string ror;
    std::string stage; // of the partnership that has come furthest, "" none
    std::int64_t collaborations = 0;
    std::int64_t agreements = 0;   // in force
    std::optional<Date> ends_on;   // the first of them to end
    std::optional<Date> answer_by; // promised to somebody who proposed a partnership
};

// `language` chooses the other name: "sv", "en".
std::vector<RegisterLine> register_page(db::Session& session, const lists::ListState& state,
                                        std::string_view language);
// For pages: a name in the reader's language stands first, the shown one beside it. Files keep the shown one.
void put_own_language_first(db::Session& session, std::vector<RegisterLine>& lines,
                            std::string_view language);
std::int64_t register_total(db::Session& session, const lists::ListState& state);
// All that the filters let through, in order: for exports, whose lines are then read a few hundred at a time.
std::vector<OrganisationId> register_ids(db::Session& session, const lists::ListState& state);
std::vector<RegisterLine> register_lines(db::Session& session, const std::vector<OrganisationId>& ids,
                                         std::string_view language);
// By name, after one organisation (none: from the beginning): for cursors.
std::vector<RegisterLine> register_after(db::Session& session, const lists::ListState& state,
                                         OrganisationId after, int limit, std::string_view language);

struct CountryCount {
    std::string country;
    std::int64_t number = 0;
};
std::vector<CountryCount> organisations_by_country(db::Session& session);
std::vector<CountryCount> partnerships_by_country(db::Session& session);
std::vector<CountryCount> agreements_by_country(db::Session& session);
// What the map counts in each country.
struct Measure {
    std::string_view key;
    std::vector<CountryCount> (*counts)(db::Session&);
    std::string_view filter; // of the list that a country leads to
};
inline constexpr Measure measures[] = {
    {"organisations", organisations_by_country, ""},
    {"partnerships", partnerships_by_country, "&partnership=1"},
    {"agreements", agreements_by_country, "&agreements=1"},
};
inline const Measure& measure_asked(std::string_view key) {
    for (const auto& one : measures)
        if (one.key == key) return one;
    return measures[0];
}

// When the register was last brought up to date from ROR, and with which release; "" never.
struct Release {
    std::string name;
    std::optional<Time> applied_at;
};
std::optional<Release> latest_release(db::Session& session);

} // namespace partners
