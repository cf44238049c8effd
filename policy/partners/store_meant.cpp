// Finding the one organisation that is meant, or those that may be.
#include "platform/text/folding.hpp"
#include "policy/partners/namesakes.hpp"
#include "policy/partners/partners.hpp"
#include "policy/partners/search.hpp"
#include "policy/partners/store.hpp"

#include <algorithm>
#include <charconv>

namespace partners {
namespace {

// A name that is shown goes before one that is another's short or former name.
constexpr db::Sql select_named = R"sql(
    SELECT organisations.id, min(CASE organisation_names.use WHEN 'display' THEN 0 ELSE 1 END) AS tier
      FROM organisation_names
      JOIN organisations ON organisations.id = organisation_names.organisation_id
     WHERE organisation_names.folded = ? AND organisations.status = 'active'
     GROUP BY organisations.id
     ORDER BY tier, organisations.id
     LIMIT 2
)sql";
constexpr db::Sql select_closed = R"sql(
    SELECT organisations.id
      FROM organisation_names
      JOIN organisations ON organisations.id = organisation_names.organisation_id
     WHERE organisation_names.folded = ? AND organisations.status IN ('inactive', 'withdrawn')
     GROUP BY organisations.id
     ORDER BY organisations.id
     LIMIT 2
)sql";
constexpr db::Sql count_in_use = R"sql(
    SELECT count(*)
      FROM organisation_names
      JOIN organisations ON organisations.id = organisation_names.organisation_id
     WHERE organisation_names.folded = ? AND organisations.status = 'active'
)sql";
struct Bearer {
    OrganisationId id;
    int tier = 0;
};

// "Örebro (Sverige)" without its place, when that is where the organisation is.
std::string_view without_place(const Organisation& organisation, std::string_view text) {
    auto from = text.rfind(" (");
    if (from == text.npos || !text.ends_with(')')) return text;
    const auto place = text::fold(text.substr(from + 2, text.size() - from - 3));
    bool there = !place.empty() && place == text::fold(organisation.city);
    for (auto language : {text::Language::sv, text::Language::en})
        there = there || place == text::fold(country_name(organisation.country, language)) ||
                place == text::fold(place_in_words(organisation.city, organisation.country, language));
    return there && !place.empty() ? text.substr(0, from) : text;
}

// A suggestion that was chosen stands in the field as a name, alone or with its place. A longer name is
// another's: "Uppsala University Hospital" is not Uppsala University.
bool is_named(db::Session& session, OrganisationId id, std::string_view text) {
    const auto organisation = find_organisation(session, id);
    if (!organisation) return false;
    const auto whole = text::fold(text), plain = text::fold(without_place(*organisation, text));
    const auto names = names_of_organisation(session, id);
    return std::any_of(names.begin(), names.end(), [&](const OrganisationName& name) {
        auto own = text::fold(name.name);
        return !own.empty() && (own == whole || own == plain);
    });
}

std::optional<OrganisationId> chosen(db::Session& session, std::string_view id, std::string_view text) {
    OrganisationId asked;
    std::from_chars(id.data(), id.data() + id.size(), asked.value);
    if (!asked) return std::nullopt;
    auto facts = facts_of(session, asked);
    // Without scripts the id of before is still there when another name was typed.
    if (!facts || !(text.empty() || is_named(session, asked, text) || is_named(session, facts->id, text)))
        return std::nullopt;
    return facts->id;
}

} // namespace

std::optional<OrganisationId> organisation_meant(db::Session& session, std::string_view id,
                                                 std::string_view text) {
    if (auto one = chosen(session, id, text)) return one;
    if (auto known = identified(session, text)) return known;
    const auto folded = text::fold(text);
    if (folded.empty()) return std::nullopt;
    auto named = session.all<Bearer>(select_named, folded);
    if (named.empty() || (named.size() > 1 && named[0].tier == named[1].tier)) return std::nullopt;
    return named.front().id;
}

namespace {

// The only one that ever bore the name.
std::optional<OrganisationId> closed_named(db::Session& session, std::string_view text) {
    const auto folded = text::fold(text);
    if (folded.empty() || session.one<std::int64_t>(count_in_use, folded) > 0) return std::nullopt;
    auto named = session.all<OrganisationId>(select_closed, folded);
    return named.size() == 1 ? std::optional{named.front()} : std::nullopt;
}

} // namespace

Meaning meaning_of(db::Session& session, std::optional<OrganisationId> id, std::string_view text,
                   std::string_view country) {
    auto meant = organisation_meant(session, id ? std::to_string(id->value) : std::string{}, text);
    if (!meant) meant = closed_named(session, text);
    auto facts = meant ? facts_of(session, *meant) : std::nullopt;
    if (!facts || !(country.empty() || country == facts->country)) return {};
    if (facts->status != OrganisationStatus::active) return {{}, true};
    return {std::move(facts), false};
}

std::vector<PerhapsMeant> perhaps_meant(db::Session& session, std::string_view text, const text::Words& tr,
                                        int limit) {
    std::vector<PerhapsMeant> choices;
    const auto found = find_organisations(session, text, limit);
    std::vector<NamedOne> named;
    for (const SearchHit& hit : found.hits) named.push_back({hit.id, hit.name});
    name_for_reader(session, tr, named);
    for (std::size_t i = 0; i < named.size(); ++i) {
        auto where = place_in_words(found.hits[i].city, found.hits[i].country, tr.language());
        if (!named[i].apart.empty()) where += (where.empty() ? "" : " · ") + named[i].apart;
        choices.push_back({named[i].id, std::move(named[i].name), std::move(where)});
    }
    return choices;
}

} // namespace partners
