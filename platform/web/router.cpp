// Patterns by their first segment; a literal segment is tried before {}.
#include "platform/web/router.hpp"

#include "platform/web/body.hpp"

#include <algorithm>
#include <stdexcept>

namespace web {
namespace {

constexpr std::size_t longest = 12; // segments in an address

std::vector<std::string_view> segments_of(std::string_view path) {
    std::vector<std::string_view> segments;
    while (!path.empty()) {
        path.remove_prefix(1); // the slash
        auto end = std::min(path.find('/'), path.size());
        segments.push_back(path.substr(0, end));
        path.remove_prefix(end);
    }
    return segments;
}

std::string_view first_segment(std::string_view path) {
    path.remove_prefix(std::min<std::size_t>(path.size(), 1));
    return path.substr(0, path.find('/'));
}

bool fits(const std::vector<std::string_view>& pattern, std::string_view path, PathParts& parts) {
    std::size_t part = 0;
    for (std::string_view wanted : pattern) {
        if (path.empty() || path[0] != '/') return false;
        path.remove_prefix(1);
        auto segment = path.substr(0, path.find('/'));
        if (wanted == "{}") {
            if (segment.empty() || part == parts.size()) return false;
            parts[part++] = segment;
        } else if (segment != wanted) {
            return false;
        }
        path.remove_prefix(segment.size());
    }
    return path.empty();
}

// GET answers HEAD as well; the server leaves the body out.
bool answers(http::Method route, http::Method asked) {
    return route == asked || (route == http::Method::get && asked == http::Method::head);
}

bool before(const Route* a, const Route* b) {
    // "{" sorts after the letters, so literals come first.
    return a->path != b->path ? a->path < b->path : a->method < b->method;
}

// What a route of the API leaves unsaid, or nothing: nothing would be held against what is not said.
std::string_view left_unsaid(const Route& route) {
    if (!route.path.starts_with("/api/v1/")) return {};
    if (words_of(route).empty()) return "what it does";
    bool changes = route.method != http::Method::get && route.method != http::Method::del;
    if (changes && !says_body(route)) return "what it reads; {} for an act that needs no body";
    bool answers = !route.answer.fields.empty() || route.answer.name == a_file.name;
    return answers ? std::string_view{} : "what it answers";
}

std::string in_words(const Route& route) {
    return std::string{name_of(route.method)} + " " + std::string{route.path};
}

} // namespace

std::string_view name_of(http::Method method) {
    constexpr std::string_view names[] = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OTHER"};
    return names[static_cast<std::size_t>(method)];
}

Router::Router(const Rooms& rooms) {
    for (auto room : rooms)
        for (const Route& route : room) all_.push_back(&route);
    std::sort(all_.begin(), all_.end(), before);
    for (std::size_t i = 0; i < all_.size(); ++i) {
        const Route& route = *all_[i];
        if (i && all_[i - 1]->path == route.path && all_[i - 1]->method == route.method)
            throw std::logic_error("two routes for " + in_words(route));
        if (auto unsaid = left_unsaid(route); !unsaid.empty())
            throw std::logic_error(in_words(route) + " does not say " + std::string{unsaid});
        auto segments = segments_of(route.path);
        if (segments.size() > longest) throw std::logic_error("a path that long: " + std::string{route.path});
        by_first_[first_segment(route.path)].push_back({&route, std::move(segments)});
    }
}

const std::vector<Router::Pattern>* Router::bucket(std::string_view path) const {
    auto found = by_first_.find(first_segment(path));
    return found == by_first_.end() ? nullptr : &found->second;
}

Match Router::match(http::Method method, std::string_view path) const {
    Match match;
    const auto* patterns = bucket(path);
    if (!patterns) return match;
    for (const Pattern& pattern : *patterns) {
        PathParts parts{};
        if (!fits(pattern.segments, path, parts)) continue;
        if (answers(pattern.route->method, method)) {
            match.route = pattern.route;
            match.parts = parts;
            match.allow.clear();
            return match;
        }
        match.allow.append(match.allow.empty() ? "" : ", ").append(name_of(pattern.route->method));
        if (pattern.route->method == http::Method::get) match.allow += ", HEAD";
    }
    return match;
}

} // namespace web
