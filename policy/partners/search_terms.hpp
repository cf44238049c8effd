// What is looked for in the search text of an organisation: "\nname\nname\n", folded.
#pragma once

#include "platform/db/database.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace partners {

// All of these must stand in the text, each in one of its ways.
using SearchTerms = std::vector<std::vector<std::string>>;

// `folded` is what text::fold gives.
SearchTerms exact_name(std::string_view folded);
SearchTerms name_beginning(std::string_view folded);
SearchTerms word_beginnings(std::string_view folded);
SearchTerms anywhere(std::string_view folded);
SearchTerms one_part(std::string_view folded);

// Those whose text has them, in the order of their ids. Both products answer from an index of trigrams, for
// which a term has three characters or more.
std::vector<std::int64_t> having(db::Session& session, const SearchTerms& terms);

std::vector<std::string_view> words_of(std::string_view folded);
// How much of the words asked for the name has, 0 to 1: each with the word most like it, long words counting
// more. Both folded.
double part_of_words(std::string_view asked, std::string_view name);

} // namespace partners
