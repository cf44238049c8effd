// One request on its way through a room: what was asked, by whom, in which language, and the things that live
// long.
#pragma once

#include "platform/basics/clock.hpp"
#include "platform/basics/result.hpp"
#include "platform/db/database.hpp"
#include "platform/http/message.hpp"
#include "platform/rights/gate.hpp"
#include "platform/rights/rights.hpp"
#include "platform/rights/sessions.hpp"
#include "platform/settings/settings.hpp"
#include "platform/text/words.hpp"

#include <string>
#include <string_view>

namespace web {

class Call;
class Metrics;
class Router;

struct PageOptions {
    std::string title;          // of the page, already in words
    std::string_view room = {}; // key of the navigation entry to mark: "organisations"
    int status = 200;
};

// Puts a page's body into the house's frame: head, navigation, language, skip link, message, footer. It may
// not ask the database: it also stands around the page that says the database is gone.
using Frame = std::string (*)(const Call&, const PageOptions&, std::string body);

// Built in app/main.cpp, handed to every call.
struct Services {
    db::Database& database;
    const Clock& clock;
    const text::Catalogues& catalogues;
    const settings::Settings& institution;
    const rights::Gate& gate;
    Metrics& metrics;
    Frame frame;
};

class Call {
public:
    Call(const http::Request& request, const Services& services, const rights::Visit& visit,
         const Router& router);

    const http::Request& request;
    const Services& services;
    const rights::Visit& visit;
    const rights::Actor& actor;
    const text::Words& tr; // words of this request's language: tr("partners.title")
    const Router& router;  // all routes: for pages that draw them

    db::Database& database() const { return services.database; }
    Time now() const { return services.clock.now(); }
    Date today() const { return services.clock.today(); }
    By by(std::string reason = {}, Excuses excuses = {}) const;
    bool may(rights::Permission permission) const { return actor.may(permission); }

    // Answers. page() puts the body into the house's frame (navigation, language, skip link, messages).
    http::Response page(const PageOptions& options, std::string body) const;
    http::Response json(std::string body, int status = 200) const;
    http::Response see_other(std::string_view path) const; // after a successful POST
    http::Response see_other(std::string_view path,
                             std::string_view message) const; // with a message shown once (text key)
    http::Response not_found() const;
    // A failure as a page with its reasons, or as problem details (RFC 9457) under /api.
    http::Response failure(const Failure& failure) const;
    // An error by its status: 400, 403, 404, 405, 409, 412, 413, 422, 428, 429, 500 or 503.
    http::Response problem(int status) const;
    // The hidden field's value for forms, different each time (rights/secrets.hpp says why).
    std::string csrf() const;
    // The text key of the message to show once, or "". For the frame.
    std::string_view message() const;

    void set_cookie(std::string_view name, std::string_view value, std::int64_t seconds) const;
    // What the call wants set, beside what the page answers; the site puts it into the answer.
    const http::Pairs& cookies() const { return cookies_; }

private:
    mutable http::Pairs cookies_;
    mutable std::string csrf_secret_; // a visitor's, once there is one
};

bool is_api(const http::Request& request);

} // namespace web
