// Cursors: hex of the values with a separator that no text contains.
#include "platform/web/paging.hpp"

#include <algorithm>
#include <charconv>

namespace web {
namespace {

constexpr char separator = '\x1f';
constexpr std::string_view digits = "0123456789abcdef";

std::optional<std::string> unhex(std::string_view hex) {
    if (hex.size() % 2) return std::nullopt;
    std::string text;
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        auto high = digits.find(hex[i]), low = digits.find(hex[i + 1]);
        if (high == digits.npos || low == digits.npos) return std::nullopt;
        text += static_cast<char>(high * 16 + low);
    }
    return text;
}

} // namespace

std::string cursor_of(const std::vector<std::string>& values) {
    std::string joined;
    for (std::size_t i = 0; i < values.size(); ++i) joined.append(i ? 1 : 0, separator).append(values[i]);
    std::string cursor;
    for (char c : joined) {
        cursor += digits[static_cast<unsigned char>(c) >> 4];
        cursor += digits[static_cast<unsigned char>(c) & 15];
    }
    return cursor;
}

std::optional<std::vector<std::string>> read_cursor(std::string_view cursor, std::size_t values) {
    auto joined = unhex(cursor);
    if (!joined || joined->empty()) return std::nullopt;
    std::vector<std::string> read;
    for (std::size_t from = 0; from <= joined->size();) {
        auto end = std::min(joined->find(separator, from), joined->size());
        read.push_back(joined->substr(from, end - from));
        from = end + 1;
    }
    if (read.size() != values) return std::nullopt;
    return read;
}

bool limit_can_be_read(const http::Request& request) {
    auto asked = request.parameter("limit");
    auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return std::all_of(asked.begin(), asked.end(), digit) &&
           (asked.empty() || asked.find_first_not_of('0') != asked.npos);
}

int limit_of(const http::Request& request, int usual, int most) {
    auto asked = request.parameter("limit");
    int limit = 0;
    auto [end, error] = std::from_chars(asked.data(), asked.data() + asked.size(), limit);
    if (error == std::errc::result_out_of_range) return most;
    return limit < 1 ? usual : std::min(limit, most);
}

std::optional<Place<std::int64_t>> number_asked(const http::Request& request) {
    Place<std::int64_t> place{0, limit_of(request)};
    auto cursor = request.parameter("cursor");
    if (cursor.empty()) return place;
    auto values = read_cursor(cursor, 1);
    if (!values) return std::nullopt;
    const std::string& last = values->front();
    auto [end, error] = std::from_chars(last.data(), last.data() + last.size(), place.after);
    if (error != std::errc{} || end != last.data() + last.size() || place.after < 1) return std::nullopt;
    return place;
}

} // namespace web
