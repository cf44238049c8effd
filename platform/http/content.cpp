// Conditional and partial answers (RFC 9110, sections 13 and 14).
#include "platform/http/content.hpp"

#include "platform/http/encoding.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace http {

namespace {

std::string_view without_weak_mark(std::string_view tag) {
    return tag.starts_with("W/") ? tag.substr(2) : tag;
}

std::optional<std::size_t> number(std::string_view text) {
    std::size_t value = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

struct Range {
    std::size_t first = 0, last = 0;
    bool possible = true;
};

// One range of bytes. Several at once, other units and nonsense are answered with the whole, as the standard
// allows.
std::optional<Range> asked_range(std::string_view header, std::size_t size) {
    if (!header.starts_with("bytes=") || header.find(',') != std::string_view::npos) return std::nullopt;
    auto last_text = header.substr(6);
    auto first_text = trimmed(take_until(last_text, '-'));
    auto first = number(first_text), last = number(trimmed(last_text));
    if (first_text.empty()) { // "-500": the last 500
        if (!last) return std::nullopt;
        if (*last == 0 || size == 0) return Range{.possible = false};
        return Range{size - std::min(*last, size), size - 1};
    }
    if (!first || (!last && !trimmed(last_text).empty()) || (last && *last < *first)) return std::nullopt;
    if (*first >= size) return Range{.possible = false};
    return Range{*first, std::min(last.value_or(size - 1), size - 1)};
}

// 0: not named; 1000: first choice. "br;q=0.5"
int liking(std::string_view accepted, std::string_view name) {
    while (!accepted.empty()) {
        auto weight = take_until(accepted, ',');
        auto word = trimmed(take_until(weight, ';'));
        if (!same_word(word, name) && word != "*") continue;
        weight = trimmed(weight);
        if (!weight.starts_with("q=")) return 1000;
        bool nothing = weight.substr(2).find_first_not_of("0.") == std::string_view::npos;
        return nothing ? 0 : weight.starts_with("q=1") ? 1000 : 500;
    }
    return 0;
}

} // namespace

bool names_tag(std::string_view list, std::string_view tag, Comparison comparison) {
    if (trimmed(list) == "*") return true;
    if (comparison == Comparison::strong && tag.starts_with("W/")) return false;
    while (!list.empty()) {
        auto one = trimmed(take_until(list, ','));
        if (comparison == Comparison::weak) one = without_weak_mark(one);
        if (one == (comparison == Comparison::weak ? without_weak_mark(tag) : tag)) return true;
    }
    return false;
}

std::string_view best_encoding(const Request& request, std::initializer_list<std::string_view> we_have) {
    auto accepted = request.header("accept-encoding");
    std::string_view best;
    int most = 0;
    for (auto name : we_have)
        if (int liked = liking(accepted, name); liked > most) {
            most = liked;
            best = name;
        }
    return best;
}

Response serve_bytes(const Request& request, const Content& content) {
    Response response{.type = std::string{content.type}};
    auto add = [&](std::string_view name, std::string_view value) {
        if (!value.empty()) response.headers.emplace_back(name, value);
    };
    add("ETag", content.tag);
    add("Cache-Control", content.cache_control);
    add("Content-Encoding", content.encoding);
    add("Vary", "Accept-Encoding");
    add("Accept-Ranges", "bytes");
    if (auto known = request.header("if-none-match");
        !known.empty() && names_tag(known, content.tag, Comparison::weak)) {
        response.status = 304;
        return response;
    }
    auto if_range = request.header("if-range");
    bool same = if_range.empty() || (!content.tag.empty() && if_range != "*" &&
                                     names_tag(if_range, content.tag, Comparison::strong));
    auto range = asked_range(same ? request.header("range") : "", content.bytes.size());
    auto size = std::to_string(content.bytes.size());
    if (!range) {
        response.body = content.bytes;
    } else if (!range->possible) {
        response.status = 416;
        add("Content-Range", "bytes */" + size);
    } else {
        response.status = 206;
        add("Content-Range",
            "bytes " + std::to_string(range->first) + "-" + std::to_string(range->last) + "/" + size);
        response.body = content.bytes.substr(range->first, range->last - range->first + 1);
    }
    return response;
}

} // namespace http
