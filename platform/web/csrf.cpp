// Checks of origin and token.
#include "platform/web/csrf.hpp"

#include "platform/rights/secrets.hpp"
#include "platform/web/cookies.hpp"

namespace web {
namespace {

std::string secret_of(const rights::Gate& gate, std::string_view random) {
    return rights::signature_of(gate.key, "csrf " + std::string{random});
}

std::string_view authority_of(std::string_view origin) {
    auto slashes = origin.find("://");
    return slashes == std::string_view::npos ? std::string_view{} : origin.substr(slashes + 3);
}

} // namespace

bool is_safe(http::Method method) { return method == http::Method::get || method == http::Method::head; }

Origin origin_of(const http::Request& request) {
    if (auto site = request.header("sec-fetch-site"); !site.empty())
        if (site != "same-origin" && site != "none") return Origin::other_site;
    auto origin = request.header("origin");
    if (origin.empty()) return request.header("sec-fetch-site").empty() ? Origin::unsaid : Origin::same_site;
    return authority_of(origin) == request.header("host") ? Origin::same_site : Origin::other_site;
}

VisitorMark new_visitor_mark(const rights::Gate& gate) {
    std::string random = rights::random_token(18);
    return {random + "." + rights::signature_of(gate.key, "visitor " + random), secret_of(gate, random)};
}

std::string visitor_secret(const http::Request& request, const rights::Gate& gate) {
    auto mark = request.cookie(cookie::visitor);
    auto dot = mark.find('.');
    if (dot == std::string_view::npos) return "";
    auto random = mark.substr(0, dot);
    if (!rights::same(mark.substr(dot + 1), rights::signature_of(gate.key, "visitor " + std::string{random})))
        return "";
    return secret_of(gate, random);
}

bool carries_token(const http::Request& request, const rights::Visit& visit, const rights::Gate& gate) {
    std::string secret = visit.session ? visit.csrf_secret : visitor_secret(request, gate);
    auto sent = request.header("x-csrf-token");
    if (sent.empty()) sent = request.field("csrf");
    auto token = rights::unmasked(sent);
    return !secret.empty() && token && rights::same(*token, secret);
}

} // namespace web
