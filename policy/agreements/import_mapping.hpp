// How somebody's list is read: which column means what, and what its own words mean. Remembered by the shape
// of the list, so that the next list from the same office needs no questions.
#pragma once

#include "platform/tables/cells.hpp"
#include "platform/tables/tables.hpp"
#include "policy/agreements/agreement.hpp"
#include "policy/agreements/import_fields.hpp"
#include "policy/agreements/import_words.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace agreements {

struct Mapping {
    // As a person corrected the guess; empty: the guess stands.
    std::string encoding, sheet;
    std::string separator; // one letter
    tables::HeaderRow header = tables::HeaderRow::guess;
    tables::DateOrder dates = tables::DateOrder::day_first;

    std::vector<Field> columns;
    // Written in the list, folded → our key. A word that is not here is guessed anew.
    std::map<std::string, std::string> types, statuses;
    std::string type = "other"; // where no column tells
    std::string host; // where no column tells: the first of the institution's until somebody chooses

    bool has(Field field) const;
    friend bool operator==(const Mapping&, const Mapping&) = default;
};

// No office has so many; the pages of an import read the list as often as they are shown.
inline constexpr std::int64_t most_rows_of_a_list = 50'000;

tables::Reading reading_of(const Mapping& mapping);

// Equal for lists of the same shape: the same heads, or, where there are none, the same kinds of columns.
std::string signature_of(const tables::Table& table);

Mapping guess_mapping(const tables::Table& table, const ImportWords& words,
                      const text::Catalogues& catalogues);
// Guesses for words of this list that the mapping has no answer to yet.
void guess_values(Mapping& mapping, const tables::Table& table, const ImportWords& words);

// The differing texts of a field's column, as written, the most frequent first; at most `limit`.
struct WrittenValue {
    std::string text;
    std::int64_t number = 0;
};
std::vector<WrittenValue> values_of(const tables::Table& table, const Mapping& mapping, Field field,
                                    std::size_t limit = 100);

std::string json_of(const Mapping& mapping);
std::optional<Mapping> mapping_in(std::string_view json);

} // namespace agreements
