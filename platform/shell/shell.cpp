// Speaking with a shell.
#include "platform/shell/shell.hpp"

#include <charconv>
#include <cstdio>

namespace shell {

std::string words_of(const Desk& desk, const Failure& failure) {
    std::string all;
    auto add = [&](std::string_view before, std::string_view key) {
        all.append(all.empty() ? "" : " ").append(before).append(desk.words(key));
        if (!all.ends_with('.')) all += '.';
    };
    for (const std::string& reason : failure.reasons) add("", reason);
    for (const auto& [field, reason] : failure.fields) add(field.empty() ? "" : field + ": ", reason);
    return all;
}

void say(const Desk& desk, web::Json json, const std::string& words) {
    std::puts(desk.show == Show::json ? json.take().c_str() : words.c_str());
}

const std::string& word(const std::vector<std::string>& words, std::size_t n, std::string_view needs) {
    if (n >= words.size()) throw std::invalid_argument(std::string{needs});
    return words[n];
}

std::int64_t number(const std::string& word, std::string_view needs) {
    std::int64_t value = 0;
    auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc{} || end != word.data() + word.size() || value <= 0)
        throw std::invalid_argument(std::string{needs} + ", not \"" + word + "\"");
    return value;
}

} // namespace shell
