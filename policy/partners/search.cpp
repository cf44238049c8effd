// The search: the trigram index tells which organisations and so how many; the best few of them are then
// chosen without sorting the rest.
#include "policy/partners/search.hpp"

#include "platform/text/folding.hpp"
#include "policy/partners/identifier.hpp"
#include "policy/partners/search_ranking.hpp"
#include "policy/partners/search_store.hpp"
#include "policy/partners/search_terms.hpp"

#include <algorithm>

namespace partners {
namespace {

using FoundIds = std::vector<std::int64_t>;

constexpr std::size_t few = 800;           // so many are looked up one by one; of more, the list is walked
constexpr std::size_t most_weighed = 200;  // hits whose names and standing are compared
constexpr std::size_t longest_asked = 200; // letters: no name of the register is asked for with more
constexpr std::size_t long_enough = 5; // letters of a word that may be misspelt though it stands somewhere
constexpr std::int64_t too_few = 3;    // hits: below it, the words may be misspelt

std::string asked_for(std::string_view words) {
    auto folded = text::fold(words);
    if (folded.size() > longest_asked) folded.resize(folded.rfind(' ', longest_asked) + 1);
    while (folded.ends_with(' ')) folded.pop_back();
    return folded;
}

// The first of them by name. Many of them stand close together in the list by name, few are found sooner by
// themselves.
FoundIds first_by_name(db::Session& session, const FoundIds& ids, std::size_t limit) {
    if (ids.size() <= few) return ordered_by_name(session, ids, limit);
    std::vector<bool> wanted(static_cast<std::size_t>(ids.back()) + 1);
    for (auto id : ids) wanted[static_cast<std::size_t>(id)] = true;
    FoundIds first;
    walk_by_name(session, [&](std::int64_t id) {
        if (static_cast<std::size_t>(id) < wanted.size() && wanted[static_cast<std::size_t>(id)])
            first.push_back(id);
        return first.size() < std::min(limit, ids.size());
    });
    return first;
}

bool has(const FoundIds& ids, std::int64_t id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); }

void append(FoundIds& best, const FoundIds& more, std::size_t limit) {
    for (auto id : more)
        if (best.size() < limit && !has(best, id)) best.push_back(id);
}

// The likeliest first, and of those that are equally likely the first by name. Many are not looked at one by
// one: whoever has written so little is going to write more.
FoundIds likeliest(db::Session& session, const FoundIds& ids, const std::string& folded, std::size_t limit) {
    if (ids.size() < 2 || ids.size() > most_weighed) return first_by_name(session, ids, limit);
    std::vector<std::pair<std::int64_t, std::int64_t>> weighed;
    for (const Known& known : known_of(session, ids))
        weighed.emplace_back(weight_of(known, folded), known.id);
    std::stable_sort(weighed.begin(), weighed.end(), [](auto& a, auto& b) { return a.first > b.first; });
    FoundIds first;
    for (const auto& [weight, id] : weighed)
        if (first.size() < limit) first.push_back(id);
    return first;
}

// Better ways to be found, then the rest. Every tier is part of the next, so each is asked for `limit`. How a
// name begins is a tier of its own only where those whose words begin so are too many to be weighed.
FoundIds best_of(db::Session& session, const std::string& folded, const FoundIds& all, std::size_t limit) {
    const auto enough = std::min(limit, all.size());
    auto best = first_by_name(session, having(session, exact_name(folded)), limit);
    if (best.size() >= enough) return best;
    const auto words = having(session, word_beginnings(folded));
    if (words.size() > most_weighed)
        append(best, likeliest(session, having(session, name_beginning(folded)), folded, limit), limit);
    if (best.size() < enough) append(best, likeliest(session, words, folded, limit), limit);
    if (best.size() < enough) append(best, first_by_name(session, all, limit), limit);
    return best;
}

bool has_all(const std::string& name, const std::string& folded) {
    auto in = text::fold(name);
    auto words = words_of(folded);
    return std::all_of(words.begin(), words.end(),
                       [&](std::string_view word) { return in.find(word) != std::string::npos; });
}

void tell_other_names(db::Session& session, std::vector<SearchHit>& hits, const std::string& folded) {
    auto longest = words_of(folded);
    auto word =
        *std::max_element(longest.begin(), longest.end(), [](auto a, auto b) { return a.size() < b.size(); });
    for (SearchHit& hit : hits)
        if (!has_all(hit.name, folded)) hit.found_by = name_with(session, hit.id, folded, word);
}

// A short word that some name has is that word: whoever writes Lund does not mean London.
bool may_be_misspelt(const std::string& folded) {
    auto words = words_of(folded);
    return std::any_of(words.begin(), words.end(), [](auto word) { return word.size() >= long_enough; });
}

// Whoever writes a whole name as it stands has not misspelt it; looking further is what takes time.
bool is_a_name(db::Session& session, const std::string& folded) {
    return !having(session, exact_name(folded)).empty();
}

// Whoever pastes an identifier wants that one, whatever else has its letters.
std::vector<SearchHit> with_pasted(db::Session& session, std::string_view words) {
    auto known = recognised(words);
    auto ids = known ? ids_with_identifier(session, known->kind, known->value)
                     : ids_with_code(session, words.substr(0, longest_asked));
    return hits_of(session, ids);
}

} // namespace

SearchAnswer find_organisations(db::Session& session, std::string_view words, int limit) {
    SearchAnswer answer;
    answer.hits = with_pasted(session, words);
    answer.total = static_cast<std::int64_t>(answer.hits.size());
    auto folded = asked_for(words);
    if (!answer.hits.empty() || folded.empty()) return answer;
    auto all = having(session, anywhere(folded));
    answer.total = static_cast<std::int64_t>(all.size());
    answer.hits = hits_of(session, best_of(session, folded, all, static_cast<std::size_t>(limit)));
    tell_other_names(session, answer.hits, folded);
    bool meant = answer.total > 0 && (!may_be_misspelt(folded) || is_a_name(session, folded));
    if (answer.total >= too_few || meant) return answer;
    for (SearchHit& hit : spelt_alike(session, words, limit)) {
        if (answer.hits.size() >= static_cast<std::size_t>(limit)) break;
        bool known = std::any_of(answer.hits.begin(), answer.hits.end(),
                                 [&](const SearchHit& other) { return other.id == hit.id; });
        if (known) continue;
        answer.hits.push_back(std::move(hit));
        answer.nearly = true;
    }
    return answer;
}

SearchAnswer organisations_named(db::Session& session, std::string_view part, int limit) {
    auto folded = asked_for(part);
    if (folded.empty()) return {};
    auto all = having(session, one_part(folded));
    return {hits_of(session, first_by_name(session, all, static_cast<std::size_t>(limit))),
            static_cast<std::int64_t>(all.size()), false};
}

} // namespace partners
