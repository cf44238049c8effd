// Suggestions while one types, what a new name may already be, hits for the palette, and the search as JSON.
#include "policy/partners/finding.hpp"
#include "policy/partners/namesakes.hpp"
#include "policy/partners/partners.hpp"
#include "policy/partners/views.hpp"

#include <algorithm>

namespace partners {
namespace {

constexpr int most_suggested = 15, most_similar = 6;

std::string note_of(const web::Call& call, const SearchHit& hit, const NamedOne& named) {
    std::string note{country_name(hit.country, call.tr.language())};
    auto add = [&](std::string_view part) {
        note += (note.empty() || part.empty() ? "" : " · ") + std::string{part};
    };
    add(hit.city);
    add(hit.found_by.empty() || hit.found_by == named.name ? named.registered : hit.found_by);
    add(named.apart);
    if (hit.status == OrganisationStatus::inactive || hit.status == OrganisationStatus::withdrawn)
        add(call.tr("partners.search." + std::string{name_of(hit.status)}));
    return note;
}

} // namespace

std::vector<SearchHit> similar_to(db::Session& session, std::string_view name, std::string_view country) {
    auto hits = find_organisations(session, name, 3 * most_similar).hits;
    if (auto code = country_of(country))
        std::erase_if(hits,
                      [&](const SearchHit& hit) { return !hit.country.empty() && hit.country != *code; });
    if (hits.size() > most_similar) hits.resize(most_similar);
    return hits;
}

// A chosen suggestion is told from others by its text alone.
std::vector<SuggestedLine> lines_of(const web::Call& call, db::Session& session,
                                    const std::vector<SearchHit>& hits) {
    std::vector<NamedOne> named;
    for (const SearchHit& hit : hits) named.push_back({hit.id, hit.name});
    name_for_reader(session, call.tr, named);
    std::vector<SuggestedLine> lines;
    for (std::size_t i = 0; i < hits.size(); ++i) {
        const auto& [id, name, registered, apart] = named[i];
        const auto& city = hits[i].city;
        auto where = city.empty() ? std::string{country_name(hits[i].country, call.tr.language())} : city;
        bool told_apart = apart.empty() || where.empty();
        lines.push_back(
            {id, name, told_apart ? name : name + " (" + where + ")", note_of(call, hits[i], named[i])});
    }
    return lines;
}

namespace pages {

http::Response suggest(web::Call& call) {
    SuggestionPage page{std::string{call.request.parameter("q")}, "/organisations/suggest", {}, {}, false};
    auto reader = call.database().read();
    auto found = find_organisations(reader, page.words, most_suggested);
    page.total = call.tr.count("partners.search.hits", found.total);
    page.lines = lines_of(call, reader, found.hits);
    page.nearly = found.nearly;
    return call.page({.title = std::string{call.tr("partners.search.title")}, .room = "organisations"},
                     views::suggestions(call.tr, page));
}

http::Response similar(web::Call& call) {
    SuggestionPage page;
    auto reader = call.database().read();
    page.lines = lines_of(
        call, reader, similar_to(reader, call.request.parameter("name"), call.request.parameter("country")));
    return call.page({.title = std::string{call.tr("partners.search.similar")}, .room = "organisations"},
                     views::similar(call.tr, page));
}

} // namespace pages

std::vector<web::Hit> find_hits(web::Call& call, std::string_view words, int limit) {
    auto reader = call.database().read();
    auto found = find_organisations(reader, words, limit);
    std::vector<web::Hit> hits;
    for (auto& line : lines_of(call, reader, found.hits))
        hits.push_back(
            {std::move(line.name), std::move(line.note), "/organisations/" + std::to_string(line.id.value)});
    return hits;
}

} // namespace partners
