// Looking things up in a request. Linear: a request has a dozen headers and a few fields.
#include "platform/http/message.hpp"

#include "platform/http/encoding.hpp"

namespace http {

namespace {

std::string_view first_of(const Pairs& pairs, std::string_view name) {
    for (const auto& [key, value] : pairs)
        if (key == name) return value;
    return {};
}

std::vector<std::string_view> all_of(const Pairs& pairs, std::string_view name) {
    std::vector<std::string_view> found;
    for (const auto& [key, value] : pairs)
        if (key == name) found.push_back(value);
    return found;
}

} // namespace

std::string_view Request::header(std::string_view name) const {
    for (const auto& [key, value] : headers)
        if (same_word(key, name)) return value;
    return {};
}

std::string_view Request::cookie(std::string_view name) const {
    for (const auto& [key, value] : headers) {
        if (key != "cookie") continue;
        if (auto found = cookie_of(value, name); !found.empty()) return found;
    }
    return {};
}

std::string_view Request::parameter(std::string_view name) const { return first_of(query, name); }
std::string_view Request::field(std::string_view name) const { return first_of(form, name); }
std::vector<std::string_view> Request::fields(std::string_view name) const { return all_of(form, name); }
std::vector<std::string_view> Request::parameters(std::string_view name) const { return all_of(query, name); }

} // namespace http
