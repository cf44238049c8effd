// What people edit of an organisation in one go: by a form, by the API, by a spreadsheet, by putting back
// what was. All of these see it as named texts, so that there is one reader and one list of differences.
#pragma once

#include "platform/basics/result.hpp"
#include "policy/partners/organisation.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace partners {

using Texts = std::vector<std::pair<std::string, std::string>>; // field → text

struct Details {
    std::string name;
    std::string language; // of that name
    std::string name_sv;  // "" when it has none in that language
    std::string name_en;
    OrganisationKind kind = OrganisationKind::other;
    std::string country, region, city;
    std::optional<double> latitude, longitude;
    std::string website;
    std::optional<int> established;
    std::optional<OrganisationId> legal_entity;
    std::string note;
    friend bool operator==(const Details&, const Details&) = default;
};

Texts texts_of(const Details& details);
// Every fault by its field, all at once. Fields that are not given are left as they are in `before`.
Result<Details> details_from(const Texts& given, const Details& before = {});

std::string_view text_of(const Texts& texts, std::string_view field); // "" when it is not there
void set_text(Texts& texts, std::string_view field, std::string_view text);

Details details_of(const Organisation& organisation, const std::vector<OrganisationName>& names);

} // namespace partners
