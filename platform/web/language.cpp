// Reads ?lang=, the cookie and Accept-Language.
#include "platform/web/language.hpp"

#include "platform/web/router.hpp"

#include "platform/web/cookies.hpp"

#include <algorithm>
#include <cstdlib>

namespace web {
namespace {

std::optional<text::Language> language_named(std::string_view code) {
    if (code == "sv") return text::Language::sv;
    if (code == "en") return text::Language::en;
    return std::nullopt;
}

// "en-GB;q=0.8" → weight 0.8 for English.
double weight_in(std::string_view entry) {
    auto q = entry.find(";q=");
    return q == std::string_view::npos ? 1.0 : std::atof(std::string{entry.substr(q + 3)}.c_str());
}

// RFC 9110, 12.5.4: the one of our languages with the highest weight.
std::optional<text::Language> language_wished(std::string_view accept) {
    std::optional<text::Language> best;
    double best_weight = 0;
    while (!accept.empty()) {
        auto end = std::min(accept.find(','), accept.size());
        auto entry = accept.substr(0, end);
        accept.remove_prefix(std::min(end + 1, accept.size()));
        entry.remove_prefix(std::min(entry.find_first_not_of(' '), entry.size()));
        auto language = language_named(entry.substr(0, 2));
        if (language && weight_in(entry) > best_weight) best = language, best_weight = weight_in(entry);
    }
    return best;
}

} // namespace

std::optional<text::Language> language_asked(const http::Request& request) {
    return language_named(request.parameter("lang"));
}

text::Language language_of(const http::Request& request, std::string_view accounts_choice) {
    if (auto language = language_asked(request)) return *language;
    if (auto language = language_named(request.cookie(cookie::language))) return *language;
    if (auto language = language_named(accounts_choice)) return *language;
    return language_wished(request.header("accept-language")).value_or(text::Language::sv);
}

namespace {

std::ptrdiff_t placeholders_in(const Route& route) {
    return std::count(route.path.begin(), route.path.end(), '{');
}

// "/agreements/bulk" answers a form; that "/agreements/{}" would take it for a number makes it no page.
bool is_page(const Router& router, std::string_view path) {
    const auto* shown = router.match(http::Method::get, path).route;
    const auto* sent = router.match(http::Method::post, path).route;
    return shown && (!sent || placeholders_in(*shown) <= placeholders_in(*sent));
}

std::string_view page_before(const http::Request& request) {
    auto referer = request.header("referer");
    auto host = referer.find(request.header("host"));
    if (host == referer.npos) return {};
    auto path = referer.substr(host + request.header("host").size());
    return path.starts_with('/') ? path : std::string_view{};
}

// With one slash before it: "//host" would be an address on another site.
std::string within_the_house(std::string_view target) {
    target.remove_prefix(std::min(target.find_first_not_of("/\\"), target.size()));
    return "/" + std::string{target};
}

} // namespace

std::string page_to_return_to(const http::Request& request, const Router& router) {
    if (request.method == http::Method::get || request.method == http::Method::head)
        return within_the_house(request.target);
    auto before = page_before(request);
    if (is_page(router, before.substr(0, before.find('?')))) return within_the_house(before);
    std::string_view path = request.path;
    while (!path.empty() && !is_page(router, path)) path = path.substr(0, path.rfind('/'));
    return path.empty() ? "/" : std::string{path};
}

} // namespace web
