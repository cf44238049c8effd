// The small sums of the frame: the same address in the other language, a person's initials.
#include "ui/frame.hpp"

#include <algorithm>

namespace ui {
namespace {

// One character of UTF-8 as it stands.
std::string_view first_character(std::string_view word) {
    std::size_t length = 1;
    while (length < word.size() && (static_cast<unsigned char>(word[length]) & 0xC0) == 0x80) ++length;
    return word.substr(0, length);
}

std::vector<std::string_view> split(std::string_view text, char at) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        auto end = std::min(text.find(at), text.size());
        if (end > 0) parts.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

} // namespace

std::string in_language(std::string_view target, text::Language language) {
    auto mark = std::min(target.find('?'), target.size());
    std::string address(target.substr(0, mark));
    char sign = '?';
    for (auto part : split(target.substr(std::min(mark + 1, target.size())), '&')) {
        if (part == "lang" || part.starts_with("lang=")) continue;
        (address += sign) += part;
        sign = '&';
    }
    return ((address += sign) += "lang=") += text::code_of(language);
}

std::string initials_of(std::string_view name) {
    auto words = split(name, ' ');
    std::erase_if(words, [](std::string_view word) { return word.starts_with('('); });
    if (words.empty()) return "?";
    std::string initials(first_character(words.front()));
    if (words.size() > 1) initials += first_character(words.back());
    return initials;
}

std::string_view name_of_tone(Tone tone) {
    switch (tone) {
    case Tone::success:
        return "success";
    case Tone::info:
        return "info";
    case Tone::warning:
        return "warning";
    case Tone::danger:
        return "danger";
    }
    return "info";
}

text::Language other(text::Language language) {
    return language == text::Language::sv ? text::Language::en : text::Language::sv;
}

} // namespace ui
