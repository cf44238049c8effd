// Reads ?lang=, the cookie and Accept-Language.
#include "platform/web/language.hpp"

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

std::string same_page_in(text::Language language, const http::Request& request) {
    std::string_view target = request.target;
    auto question = target.find('?');
    // With one slash before it: "//host" would be an address on another site.
    std::string_view path = target.substr(0, question);
    path.remove_prefix(std::min(path.find_first_not_of("/\\"), path.size()));
    std::string address = "/" + std::string{path};
    std::string_view query = question == std::string_view::npos ? "" : target.substr(question + 1);
    address += "?";
    while (!query.empty()) {
        auto end = std::min(query.find('&'), query.size());
        if (!query.starts_with("lang=")) address.append(query.substr(0, end)).append("&");
        query.remove_prefix(std::min(end + 1, query.size()));
    }
    return address.append("lang=").append(text::code_of(language));
}

} // namespace web
