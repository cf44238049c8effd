// The answers a page can give.
#include "platform/web/call.hpp"

#include "platform/rights/secrets.hpp"
#include "platform/web/cookies.hpp"
#include "platform/web/csrf.hpp"
#include "platform/web/language.hpp"
#include "platform/web/problems.hpp"

#include <algorithm>
#include <stdexcept>

namespace web {
namespace {

int status_of(Fault fault) {
    switch (fault) {
    case Fault::missing:
        return 404;
    case Fault::forbidden:
        return 403;
    case Fault::refused:
        return 409;
    case Fault::invalid:
        return 422;
    case Fault::outdated:
        return 412;
    }
    return 500;
}

// Browsers, and the writing of headers, leave these out: "/\t/host" would become "//host".
bool is_blank_or_control(char c) { return static_cast<unsigned char>(c) < 0x21 || c == 0x7F; }

} // namespace

bool is_api(const http::Request& request) { return request.path.starts_with("/api/"); }

Call::Call(const http::Request& asked, const Services& with, const rights::Visit& visiting, const Router& all)
    : request(asked), services(with), visit(visiting), actor(visiting.actor),
      tr(with.catalogues.in(language_of(asked, visiting.language))), router(all) {}

By Call::by(std::string reason, Excuses excuses) const {
    By by = actor.by(now(), std::move(reason), std::move(excuses));
    by.rule_version = services.institution.version();
    return by;
}

http::Response Call::page(const PageOptions& options, std::string body) const {
    http::Response response{.status = options.status,
                            .body = services.frame(*this, options, std::move(body))};
    if (!request.cookie(cookie::message).empty()) set_cookie(cookie::message, "", -1);
    return response;
}

http::Response Call::json(std::string body, int status) const {
    return {.status = status, .type = "application/json", .body = std::move(body)};
}

http::Response Call::see_other(std::string_view path) const {
    // Never to another site, whatever a form or an address said.
    bool local = path.starts_with("/") && !path.starts_with("//") && path.find('\\') == path.npos &&
                 std::none_of(path.begin(), path.end(), is_blank_or_control);
    http::Response response{.status = 303, .body = ""};
    response.headers.emplace_back("Location", local ? std::string{path} : "/");
    return response;
}

http::Response Call::see_other(std::string_view path, std::string_view message) const {
    set_cookie(cookie::message, message, 60);
    return see_other(path);
}

http::Response Call::not_found() const { return problem(404); }
http::Response Call::problem(int status) const { return problem_response(*this, {.status = status}); }
http::Response Call::failure(const Failure& failure) const {
    return problem_response(*this, {status_of(failure.fault), failure.reasons, failure.fields});
}

std::string Call::csrf() const {
    if (visit.session) return rights::masked(visit.csrf_secret);
    if (csrf_secret_.empty()) csrf_secret_ = visitor_secret(request, services.gate);
    if (csrf_secret_.empty()) {
        auto mark = new_visitor_mark(services.gate);
        set_cookie(cookie::visitor, mark.cookie, 0);
        csrf_secret_ = mark.secret;
    }
    return rights::masked(csrf_secret_);
}

std::string_view Call::message() const {
    auto key = request.cookie(cookie::message);
    return tr.has(key) ? key : std::string_view{}; // anybody can write a cookie; only our own words are shown
}

void Call::set_cookie(std::string_view name, std::string_view value, std::int64_t seconds) const {
    cookies_.emplace_back("Set-Cookie", web::set_cookie(request, name, value, seconds));
}

} // namespace web
