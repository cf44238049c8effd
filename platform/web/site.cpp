// The order of the checks: address, origin, right, token, then the page.
#include "platform/web/site.hpp"

#include "platform/basics/busy.hpp"
#include "platform/html/out.hpp"
#include "platform/rights/sessions.hpp"
#include "platform/web/asked_again.hpp"
#include "platform/web/body.hpp"
#include "platform/web/cookies.hpp"
#include "platform/web/csrf.hpp"
#include "platform/web/language.hpp"
#include "platform/web/paging.hpp"
#include "platform/web/problems.hpp"

#include <algorithm>
#include <optional>

namespace web {
namespace {

constexpr std::int64_t a_year = 365 * 24 * 3600;
constexpr const char* an_hour = "3600"; // which the brakes on open forms count

std::string_view bearer_of(const http::Request& request) {
    auto sent = request.header("authorization");
    return sent.starts_with("Bearer ") ? sent.substr(7) : std::string_view{};
}

// Nothing: a token was shown that is not, or no longer, good.
std::optional<rights::Visit> visit_of(const http::Request& request, const Services& services) {
    auto bearer = is_api(request) ? bearer_of(request) : std::string_view{};
    auto session = request.cookie(cookie::session);
    if (bearer.empty() && session.empty()) return rights::Visit{};
    auto reader = services.database.read();
    if (!bearer.empty())
        return rights::find_visit_by_api_token(reader, services.gate, bearer, services.clock.now());
    return rights::find_visit(reader, services.gate, session, services.clock.now()).value_or(rights::Visit{});
}

// A full disk and a busy database pass without anybody mending the program.
int status_of(db::Error::Kind kind) {
    using enum db::Error::Kind;
    if (kind == full) return 507;
    return kind == busy || kind == lost ? 503 : 500;
}

http::Response sign_in_first(const Call& call) {
    if (is_api(call.request)) {
        auto response = call.problem(401);
        response.headers.emplace_back("WWW-Authenticate", "Bearer");
        return response;
    }
    if (!is_safe(call.request.method)) return send_again(call);
    // An open page that asks for news goes on asking until it is told to stop (HTML, 9.2.3: 204).
    if (call.request.header("accept").starts_with("text/event-stream")) return {.status = 204, .body = ""};
    return call.see_other("/sign-in?to=" + html::percent_encoded(call.request.target));
}

http::Response no_address(const Call& call, const Match& match) {
    const std::string& path = call.request.path;
    if (!match.allow.empty()) {
        auto response = call.problem(405);
        response.headers.emplace_back("Allow", match.allow);
        return response;
    }
    bool slash_too_many = path.size() > 1 && path.ends_with('/') && is_safe(call.request.method);
    if (slash_too_many && call.router.match(call.request.method, path.substr(0, path.size() - 1)).route)
        return call.see_other(path.substr(0, path.size() - 1));
    return call.not_found();
}

// Under /api a script reads why.
http::Response refused(const Call& call, std::string_view why) {
    return problem_response(call, {403, {std::string{why}}});
}

bool says_when(const http::Response& response) {
    return std::any_of(response.headers.begin(), response.headers.end(),
                       [](const auto& header) { return header.first == "Retry-After"; });
}

bool has_new_password_to_choose(const Call& call) {
    return call.visit.must_change && call.request.path != "/account/password" &&
           call.request.path != "/sign-out";
}

} // namespace

Site::Site(const Services& services, const Rooms& rooms, Report report)
    : services_(services), router_(rooms), report_(std::move(report)), seen_(services.database) {}

http::Response Site::answer(const http::Request& request) const {
    try {
        return within(request);
    } catch (const db::Error& error) {
        report_(request, error.what());
        return broken(request, status_of(error.kind));
    } catch (const Busy& error) {
        report_(request, error.what());
        return broken(request, 503);
    } catch (const std::exception& error) {
        report_(request, error.what());
        return broken(request, 500);
    }
}

bool Site::knows(const http::Request& request) const {
    try {
        auto visit = visit_of(request, services_);
        return visit && visit->actor.known();
    } catch (const db::Error&) {
        return false;
    }
}

http::Response Site::within(const http::Request& request) const {
    Match match = router_.match(request.method, request.path);
    bool asked = !match.route || match.route->who != rights::unasked;
    auto visit = asked ? visit_of(request, services_) : rights::Visit{};
    if (visit && visit->note_seen) seen_.note(*visit, services_.clock.now());

    rights::Visit visiting = visit.value_or(rights::Visit{});
    NothingKept nothing_kept{services_.database};
    const Services looking{nothing_kept,   services_.clock,   services_.catalogues, services_.institution,
                           services_.gate, services_.metrics, services_.frame};
    Call call{request, is_asked_again(request) ? looking : services_, visiting, router_};
    if (auto language = language_asked(request))
        call.set_cookie(cookie::language, text::code_of(*language), a_year);
    auto response = http::Response{};
    try {
        response = visit ? judged(call, match) : sign_in_first(call);
    } catch (const NotKept&) { // what has become possible meanwhile is not done by a switch of language
        response = call.see_other(page_to_return_to(request, router_));
    }

    if (match.route) response.route = match.route->path;
    if (response.status == 429 && !says_when(response)) response.headers.emplace_back("Retry-After", an_hour);
    response.headers.insert(response.headers.end(), call.cookies().begin(), call.cookies().end());
    if (call.actor.known() && response.type.starts_with("text/html"))
        response.headers.emplace_back("Cache-Control", "private, no-store");
    return response;
}

http::Response Site::judged(Call& call, const Match& match) const {
    if (!match.route) return no_address(call, match);
    bool changes = !is_safe(call.request.method) && match.route->who != rights::unasked;
    auto origin = changes ? origin_of(call.request) : Origin::unsaid;
    if (origin == Origin::other_site && !call.actor.by_token) return refused(call, "web.refused.other_site");
    if (!call.may(match.route->who)) return call.actor.known() ? call.problem(403) : sign_in_first(call);
    bool borrowed = !is_api(call.request) || call.actor.known(); // a visitor of the API has nothing to lend
    if (changes && borrowed && !call.actor.by_token &&
        !carries_token(call.request, call.visit, services_.gate)) {
        bool ours = origin == Origin::same_site && !is_api(call.request);
        return ours ? send_again(call) : refused(call, "web.refused.no_token");
    }
    if (has_new_password_to_choose(call))
        return is_api(call.request) ? refused(call, "web.refused.new_password")
                                    : call.see_other("/account/password");
    if (!changes && is_api(call.request) && !limit_can_be_read(call.request))
        return problem_response(call, {400, {}, {{"limit", "web.paging.not_a_limit"}}});
    if (changes && is_api(call.request) && is_of_another_kind(call.request, *match.route))
        return call.problem(415);
    if (changes && is_api(call.request))
        if (auto wrong = wrong_types(call.request, *match.route); !wrong.empty())
            return call.failure(invalid(std::move(wrong)));
    return match.route->page(call, match.parts);
}

// The page that says so must stand even when the frame, the words or the database are what is broken.
http::Response Site::broken(const http::Request& request, int status) const {
    try {
        rights::Visit nobody;
        auto response = Call{request, services_, nobody, router_}.problem(status);
        if (auto match = router_.match(request.method, request.path); match.route)
            response.route = match.route->path; // the log says what broke
        return response;
    } catch (const std::exception& error) {
        report_(request, error.what());
        return plain_problem(status, request.id);
    }
}

} // namespace web
