// Small questions to rows and tables.
#include "platform/tables/tables.hpp"
#include "platform/text/invisible.hpp"

#include <algorithm>
#include <cctype>

namespace tables {

namespace {

// Letters and digits alone, in small letters: "EXPIRY\nCHECK", "Expiry check" and "expiry-check" are one
// name.
std::string key_of(std::string_view name) {
    std::string key;
    for (char letter : name) {
        bool ascii_mark =
            static_cast<unsigned char>(letter) < 0x80 && !std::isalnum(static_cast<unsigned char>(letter));
        bool capital = letter >= 'A' && letter <= 'Z';
        // À to Þ, Å Ä Ö among them, are C3 80 to C3 9E in UTF-8; their small letters stand 32 further on.
        if (key.ends_with('\xC3')) capital = static_cast<unsigned char>(letter) <= 0x9E;
        if (!ascii_mark) key += capital ? static_cast<char>(letter + 32) : letter;
    }
    return key;
}

// Length of the white space that a text begins with: 0 when none. Control characters, which no page can show
// and no form takes, are white; joiners are letters' own business.
std::size_t space_at(std::string_view text) {
    if (auto steering = text::steering_at(text)) return steering;
    if (text.starts_with("\u200c") || text.starts_with("\u200d")) return 0;
    return text::nothing_at(text);
}

// Length of what stands unseen inside a word, which stays one word without it: places where it may or may not
// be broken, and marks that turn the text around.
std::size_t within_word_at(std::string_view text) {
    if (static_cast<unsigned char>(text[0]) < 0x80) return 0;
    for (std::string_view letter : {"\u00ad", "\u2060", "\ufeff"})
        if (text.starts_with(letter)) return letter.size();
    auto turning = text::steering_at(text);
    return turning > 1 && !text.starts_with("\xC2") ? turning : 0; // C2 80 to C2 9F are control characters
}

} // namespace

std::string tidy(std::string_view text) {
    std::string result;
    bool gap = false;
    while (!text.empty()) {
        if (auto unseen = within_word_at(text)) {
            text.remove_prefix(unseen);
            continue;
        }
        if (auto space = space_at(text)) {
            gap = !result.empty();
            text.remove_prefix(space);
            continue;
        }
        if (gap) result += ' ';
        gap = false;
        result += text.front();
        text.remove_prefix(1);
    }
    return result;
}

bool Row::blank() const {
    return std::all_of(cells.begin(), cells.end(), [](auto& cell) { return tidy(cell).empty(); });
}

std::size_t Table::columns() const {
    std::size_t most = header.size();
    for (auto& row : rows) most = std::max(most, row.cells.size());
    return most;
}

std::string Table::name_of(std::size_t column) const {
    if (column < header.size() && !header[column].empty()) return header[column];
    std::string letters;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return letters;
}

std::optional<std::size_t> Table::column_named(std::string_view name) const {
    std::string wanted = key_of(name);
    for (std::size_t column = 0; column < header.size(); ++column)
        if (key_of(header[column]) == wanted) return column;
    return std::nullopt;
}

} // namespace tables
