// Error pages and problem details.
#include "platform/web/problems.hpp"

#include "platform/web/asked_again.hpp"
#include "platform/web/json.hpp"
#include "platform/web/problem.hpp"
#include "platform/web/views.hpp"

#include <algorithm>
#include <array>

namespace web {
namespace {

// Those that have words of their own; another status speaks with the words of its kind.
constexpr std::array told{400, 401, 403, 404, 405, 409, 412, 413, 415, 422, 428, 429, 500, 503, 507};

std::string key_of(int status, std::string_view part) {
    bool own = std::find(told.begin(), told.end(), status) != told.end();
    int shown = own ? status : status < 500 ? 400 : 500;
    return "web.problem." + std::to_string(shown) + "." + std::string{part};
}

http::Response as_page(const Call& call, const Problem& problem) {
    ProblemPage page{.status = problem.status,
                     .title = std::string{call.tr(key_of(problem.status, "title"))},
                     .text = std::string{call.tr(key_of(problem.status, "text"))},
                     .reasons = {},
                     .request_id = call.request.id};
    for (const std::string& reason : problem.reasons) page.reasons.emplace_back(call.tr(reason));
    for (const auto& [field, reason] : problem.fields) page.reasons.emplace_back(call.tr(reason));
    return call.page({.title = page.title, .status = problem.status}, views::problem(call.tr, page));
}

http::Response as_details(const Call& call, const Problem& problem) {
    Json json;
    json.object()
        .field("type", "about:blank")
        .field("title", call.tr(key_of(problem.status, "title")))
        .field("status", problem.status)
        .field("detail", call.tr(key_of(problem.status, "text")))
        .field("instance", "urn:request:" + call.request.id);
    json.list("reasons");
    for (const std::string& reason : problem.reasons)
        json.object().field("key", reason).field("text", call.tr(reason)).end();
    json.end().list("fields");
    for (const auto& [field, reason] : problem.fields)
        json.object().field("field", field).field("key", reason).field("text", call.tr(reason)).end();
    json.end();
    if (!problem.more.first.empty()) json.raw(problem.more.first, problem.more.second);
    json.end();
    return {.status = problem.status, .type = "application/problem+json", .body = json.take()};
}

} // namespace

http::Response problem_response(const Call& call, const Problem& problem) {
    auto response = is_api(call.request) ? as_details(call, problem) : as_page(call, problem);
    if (problem.status == 503) response.headers.emplace_back("Retry-After", "5");
    return response;
}

http::Response plain_problem(int status, std::string_view request_id) {
    std::string body = "<!doctype html><html lang=\"sv\"><title>Fel</title><h1>Något gick fel</h1>"
                       "<p>Försök igen om en stund. <span lang=\"en\">Something went wrong; try again in a "
                       "while.</span></p><p>";
    return {.status = status, .body = body.append(request_id).append("</p></html>")};
}

http::Response send_again(const Call& call) {
    SendAgainPage page{.signed_out = !call.actor.known(),
                       .action = call.request.target,
                       .csrf = call.csrf(),
                       .fields = fields_again(call.request)};
    std::string title{call.tr("web.send_again.title")};
    return call.page({.title = title, .status = 403}, views::send_again(call.tr, page));
}

} // namespace web
