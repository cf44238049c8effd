// Names spelt nearly as asked for: the index gives those that share rare trigrams, and the letters decide.
#include "platform/text/folding.hpp"
#include "policy/partners/edit_distance.hpp"
#include "policy/partners/search.hpp"
#include "policy/partners/search_store.hpp"
#include "policy/partners/search_terms.hpp"

#include <algorithm>
#include <set>

namespace partners {
namespace {

constexpr std::size_t least_letters = 4;
constexpr int most_considered = 200;
constexpr std::int64_t most_read = 15'000; // entries of the index, however common the trigrams are
constexpr double alike = 0.72;

struct Candidate {
    std::int64_t id = 0;
    std::string text;
};

constexpr db::Sql select_frequency =
    "SELECT term, doc FROM organisation_trigram_counts WHERE term IN (SELECT value FROM json_each(?))";
struct Frequency {
    std::string trigram;
    std::int64_t organisations = 0;
};

constexpr db::Sql select_sharing = R"sql(
    SELECT found.id, organisation_search.text
      FROM (SELECT rowid AS id FROM organisation_trigrams WHERE organisation_trigrams MATCH ? ORDER BY rank LIMIT ?) found
      JOIN organisation_search ON organisation_search.organisation_id = found.id
)sql";

constexpr db::Sql select_similar = R"sql(
    SELECT organisation_id, text
      FROM organisation_search
     WHERE ? <% text
     ORDER BY word_similarity(?, text) DESC, organisation_id
     LIMIT ?
)sql";

std::set<std::string> trigrams_of(std::string_view folded) {
    std::set<std::string> trigrams;
    for (auto word : words_of(folded)) {
        auto padded = " " + std::string{word};
        for (std::size_t i = 0; i + 3 <= padded.size(); ++i)
            if (i > 0 || word.size() <= least_letters) trigrams.insert(padded.substr(i, 3));
    }
    return trigrams;
}

// The rarest ones tell most and cost least.
std::string rare_trigrams(db::Session& session, std::string_view folded) {
    std::string list;
    for (const auto& trigram : trigrams_of(folded)) list += (list.empty() ? "\"" : ",\"") + trigram + "\"";
    auto known = session.all<Frequency>(select_frequency, "[" + list + "]");
    std::sort(known.begin(), known.end(),
              [](const auto& a, const auto& b) { return a.organisations < b.organisations; });
    std::string query;
    std::int64_t read = 0;
    for (const auto& [trigram, organisations] : known) {
        read += organisations;
        if (read > most_read && !query.empty()) break;
        query += (query.empty() ? "\"" : " OR \"") + trigram + "\"";
    }
    return query;
}

std::vector<Candidate> candidates(db::Session& session, const std::string& folded) {
    if (session.product() != db::Product::sqlite)
        return session.all<Candidate>(select_similar, folded, folded, most_considered);
    auto query = rare_trigrams(session, folded);
    if (query.empty()) return {};
    return session.all<Candidate>(select_sharing, query, most_considered);
}

// Of two alike, the shorter name has less that was not asked for.
double likeness_of_names(std::string_view asked, std::string_view text) {
    double best = 0;
    while (!text.empty()) {
        auto end = std::min(text.find('\n'), text.size());
        auto name = text.substr(0, end);
        auto words = std::count(name.begin(), name.end(), ' ') + 1;
        if (end > 0) best = std::max(best, part_of_words(asked, name) - 0.001 * static_cast<double>(words));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return best;
}

} // namespace

double part_of_words(std::string_view asked, std::string_view name) {
    const auto words = words_of(name);
    double sum = 0, letters = 0;
    for (auto mine : words_of(asked)) {
        double best = 0;
        for (auto theirs : words) best = std::max(best, similarity(mine, theirs));
        sum += best * static_cast<double>(mine.size());
        letters += static_cast<double>(mine.size());
    }
    return letters > 0 ? sum / letters : 0;
}

std::vector<SearchHit> spelt_alike(db::Session& session, std::string_view words, int limit) {
    auto folded = text::fold(words.substr(0, 200));
    if (folded.size() < least_letters) return {};
    std::vector<std::pair<double, std::int64_t>> scored;
    for (const Candidate& candidate : candidates(session, folded))
        if (double score = likeness_of_names(folded, candidate.text); score >= alike)
            scored.emplace_back(-score, candidate.id);
    std::sort(scored.begin(), scored.end());
    std::vector<std::int64_t> ids;
    for (const auto& [score, id] : scored)
        if (ids.size() < static_cast<std::size_t>(limit)) ids.push_back(id);
    return hits_of(session, ids);
}

} // namespace partners
