// What the verbs of rooms work with: answers go to the standard output, in words or as JSON for scripts; what
// is wrong is thrown, std::invalid_argument for a command that cannot be meant, std::runtime_error for what
// is refused.
#pragma once

#include "platform/basics/result.hpp"
#include "platform/db/database.hpp"
#include "platform/events/by.hpp"
#include "platform/text/words.hpp"
#include "platform/web/json.hpp"

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace shell {

enum class Show { words, json };

struct Desk {
    db::Database& database;
    const text::Words& words;
    By by;
    Show show = Show::words;
};

std::string words_of(const Desk& desk, const Failure& failure);
template <class T> T must(const Desk& desk, const Result<T>& result) {
    if (!result) throw std::runtime_error(words_of(desk, result.failure()));
    return *result;
}
void say(const Desk& desk, web::Json json, const std::string& words);
// The nth word, which the message names where it is missing: "user needs an EMAIL".
const std::string& word(const std::vector<std::string>& words, std::size_t n, std::string_view needs);
// A number above 0.
std::int64_t number(const std::string& word, std::string_view needs);

} // namespace shell
