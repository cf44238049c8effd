// One request on its way through a room: what was asked, by whom, in which language, and the things that live long.
#pragma once

#include "platform/rights/rights.hpp"
#include "platform/basics/clock.hpp"
#include "platform/basics/result.hpp"
#include "platform/db/database.hpp"
#include "platform/http/message.hpp"
#include "platform/settings/settings.hpp"
#include "platform/text/words.hpp"

#include <string>
#include <string_view>

namespace web {

// Built in app/main.cpp, handed to every call.
struct Services {
    db::Database& database;
    const Clock& clock;
    const text::Catalogues& catalogues;
    const settings::Settings& institution;
};

struct PageOptions {
    std::string title;              // of the page, already in words
    std::string_view room = {};     // key of the navigation entry to mark: "organisations"
    int status = 200;
};

class Call {
public:
    const http::Request& request;
    const Services& services;
    const rights::Actor& actor;
    const text::Words& tr;          // words of this request's language: tr("partners.title")

    db::Database& database() const { return services.database; }
    Time now() const { return services.clock.now(); }
    Date today() const { return services.clock.today(); }
    By by(std::string reason = {}, Excuses excuses = {}) const;

    // Answers. page() puts the body into the house's frame (navigation, language, skip link, messages).
    http::Response page(const PageOptions& options, std::string body) const;
    http::Response json(std::string body, int status = 200) const;
    http::Response see_other(std::string_view path) const;                        // after a successful POST
    http::Response see_other(std::string_view path, std::string_view message) const;  // with a message shown once (text key)
    http::Response not_found() const;
    // A failure as a page with its reasons, or as problem details (RFC 9457) under /api.
    http::Response failure(const Failure& failure) const;
    // The hidden field's value for forms.
    std::string csrf() const;
};

} // namespace web
