// The heads and values of a list's file in the reader's language, and back from either language.
#include "platform/lists/sheet.hpp"
#include "platform/tables/tables.hpp"
#include "platform/text/folding.hpp"

#include <algorithm>

namespace lists {
namespace {

const std::vector<SheetWord>& words_for(const Sheet& sheet, std::string_view column) {
    static const std::vector<SheetWord> none;
    auto found = std::find_if(sheet.spoken.begin(), sheet.spoken.end(),
                              [&](const SpokenColumn& spoken) { return spoken.column == column; });
    return found == sheet.spoken.end() ? none : found->words;
}

const SheetWord* word_of(const std::vector<SheetWord>& words, std::string_view key) {
    auto found =
        std::find_if(words.begin(), words.end(), [&](const SheetWord& word) { return word.key == key; });
    return found == words.end() ? nullptr : &*found;
}

std::vector<std::string_view> parts_of(std::string_view text, std::string_view separators) {
    std::vector<std::string_view> parts;
    for (;;) {
        auto end = std::min(text.find_first_of(separators), text.size());
        if (end > 0) parts.push_back(text.substr(0, end));
        if (end == text.size()) return parts;
        text.remove_prefix(end + 1);
    }
}

const std::string* key_of(const KeysByWord& keys, std::string_view word) {
    auto found = keys.find(text::fold(word));
    return found == keys.end() ? nullptr : &found->second;
}

} // namespace

std::string head_of(const Sheet& sheet, const text::Words& tr, std::string_view column) {
    if (column == "id") return std::string{tr("lists.sheet.head.id")};
    if (column == "version") return std::string{tr("lists.sheet.head.version")};
    return std::string{tr(std::string{sheet.fields}.append(column))};
}

std::vector<std::string> heads_of(const Sheet& sheet, const text::Words& tr) {
    std::vector<std::string> heads;
    for (auto column : sheet.columns) heads.push_back(head_of(sheet, tr, column));
    return heads;
}

// What is no key of ours is shown as it is.
std::string in_words(const Sheet& sheet, text::Language language, std::string_view column, std::string cell) {
    const auto& words = words_for(sheet, column);
    if (const auto* whole = word_of(words, cell)) return whole->word.in(language);
    std::string joined;
    for (auto key : parts_of(cell, " ")) {
        const auto* one = word_of(words, key);
        if (!one) return cell;
        joined.append(joined.empty() ? "" : "; ").append(one->word.in(language));
    }
    return joined;
}

std::vector<std::string> in_words(const Sheet& sheet, text::Language language,
                                  std::vector<std::string> cells) {
    for (std::size_t i = 0; i < cells.size(); ++i)
        cells[i] = in_words(sheet, language, sheet.columns[i], std::move(cells[i]));
    return cells;
}

KeysByWord keys_by_word(const Sheet& sheet, std::string_view column) {
    KeysByWord keys;
    const auto& words = words_for(sheet, column);
    for (const auto& [key, word] : words)
        for (const auto* name : {&word.sv, &word.en}) keys.emplace(text::fold(*name), key);
    for (const auto& [key, word] : words) keys.emplace(text::fold(key), key);
    return keys;
}

// What is no word of ours is left as it is, for the room to judge.
std::string in_keys(const KeysByWord& keys, std::string_view cell) {
    if (keys.empty()) return std::string{cell};
    if (const auto* whole = key_of(keys, cell)) return *whole;
    std::string joined;
    for (auto part : parts_of(cell, ";,")) {
        const auto* one = key_of(keys, part);
        if (!one) return std::string{cell};
        joined.append(joined.empty() ? "" : " ").append(*one);
    }
    return joined;
}

} // namespace lists
