// SQL of the trigram index: FTS5 in SQLite, pg_trgm in PostgreSQL.
#include "policy/partners/search_terms.hpp"

namespace partners {
namespace {

constexpr db::Sql select_by_fts =
    "SELECT rowid FROM organisation_trigrams WHERE organisation_trigrams MATCH ?";
constexpr db::Sql or_like = " OR text LIKE ?";

constexpr std::size_t letters_of_a_trigram = 3;

// Where a word of one or two letters may stand, so that there are three characters to look for.
std::vector<std::string> beginnings(std::string_view word) {
    std::string text{word};
    if (word.size() + 1 >= letters_of_a_trigram) return {" " + text, "\n" + text};
    return {" " + text + " ", "\n" + text + " ", " " + text + "\n", "\n" + text + "\n"};
}

std::string quoted(const std::string& term) { return '"' + term + '"'; }

std::string fts_query(const SearchTerms& terms) {
    std::string query;
    for (const auto& ways : terms) {
        query += query.empty() ? "(" : " AND (";
        for (std::size_t i = 0; i < ways.size(); ++i) query += (i ? " OR " : "") + quoted(ways[i]);
        query += ')';
    }
    return query;
}

// Folded texts hold letters, digits and blanks only: nothing that LIKE would read as a pattern.
db::Query like_query(const SearchTerms& terms) {
    auto anywhere = [](const std::string& term) { return "%" + term + "%"; };
    db::Query query{"SELECT organisation_id FROM organisation_search WHERE true"};
    for (const auto& ways : terms) {
        query.add(" AND (text LIKE ?", anywhere(ways.front()));
        for (std::size_t i = 1; i < ways.size(); ++i) query.add(or_like, anywhere(ways[i]));
        query.add(")");
    }
    return query.add(" ORDER BY organisation_id");
}

} // namespace

std::vector<std::string_view> words_of(std::string_view folded) {
    std::vector<std::string_view> words;
    while (!folded.empty()) {
        auto end = std::min(folded.find(' '), folded.size());
        if (end > 0) words.push_back(folded.substr(0, end));
        folded.remove_prefix(std::min(end + 1, folded.size()));
    }
    return words;
}

SearchTerms exact_name(std::string_view folded) { return {{"\n" + std::string{folded} + "\n"}}; }

SearchTerms name_beginning(std::string_view folded) {
    if (folded.size() + 1 < letters_of_a_trigram) return exact_name(folded);
    return {{"\n" + std::string{folded}}};
}

SearchTerms word_beginnings(std::string_view folded) {
    SearchTerms terms;
    for (auto word : words_of(folded)) terms.push_back(beginnings(word));
    return terms;
}

SearchTerms anywhere(std::string_view folded) {
    SearchTerms terms;
    for (auto word : words_of(folded)) {
        if (word.size() < letters_of_a_trigram)
            terms.push_back(beginnings(word));
        else
            terms.push_back({std::string{word}});
    }
    return terms;
}

SearchTerms one_part(std::string_view folded) {
    if (folded.size() < letters_of_a_trigram) return {beginnings(folded)};
    return {{std::string{folded}}};
}

std::vector<std::int64_t> having(db::Session& session, const SearchTerms& terms) {
    if (terms.empty()) return {};
    std::vector<std::int64_t> ids;
    auto keep = [&](std::int64_t id) { ids.push_back(id); };
    if (session.product() == db::Product::sqlite)
        session.each<std::int64_t>(select_by_fts, keep, fts_query(terms));
    else
        session.each<std::int64_t>(like_query(terms), keep);
    return ids;
}

} // namespace partners
