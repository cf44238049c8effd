// Small questions to rows and tables.
#include "platform/basics/ascii.hpp"
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
        // À to Þ, Å Ä Ö among them, are C3 80 to C3 9E in UTF-8; their small letters stand 0x20 further on.
        bool capital = key.ends_with('\xC3') && static_cast<unsigned char>(letter) <= 0x9E;
        if (!ascii_mark) key += capital ? static_cast<char>(letter + 0x20) : ascii::small(letter);
    }
    return key;
}

// Control characters, which no page can show and no form takes, stand in a cell as white space.
bool is_space(std::string_view letter, text::Sight sight) {
    bool control = letter.size() < 2 || letter.starts_with('\xC2'); // C2 80 to C2 9F
    return sight == text::Sight::blank || (sight == text::Sight::steering && control);
}

// What stands unseen inside a word, which stays one word without it: places where it may or may not be
// broken, and what turns the text around. The joiners of letters are the letters' own business.
bool is_left_out(std::string_view letter, text::Sight sight) {
    bool of_breaking = letter == "\u00ad" || letter == "\u2060" || letter == "\ufeff";
    return sight == text::Sight::mark || sight == text::Sight::steering || of_breaking;
}

} // namespace

std::string tidy(std::string_view text) {
    std::string result;
    bool gap = false;
    while (!text.empty()) {
        auto [bytes, sight] = text::letter_at(text);
        auto letter = text.substr(0, bytes);
        text.remove_prefix(bytes);
        if (is_space(letter, sight)) {
            gap = !result.empty();
            continue;
        }
        if (is_left_out(letter, sight)) continue;
        if (gap) result += ' ';
        gap = false;
        result += letter;
    }
    return result;
}

bool Row::blank() const {
    return std::all_of(cells.begin(), cells.end(),
                       [](auto& cell) { return text::shows_nothing(tidy(cell)); });
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
