// A request's whole way: route, who it is, may it, was it meant, the page; and what stands on every answer.
#pragma once

#include "platform/rights/seen.hpp"
#include "platform/web/call.hpp"
#include "platform/web/router.hpp"

#include <functional>
#include <string_view>

namespace web {

class Site {
public:
    // Told what only a bug or a broken machine can cause, with the request it happened in.
    using Report = std::function<void(const http::Request&, std::string_view what)>;

    Site(const Services& services, const Rooms& rooms, Report report);

    // Never throws.
    http::Response answer(const http::Request& request) const;
    // What the server itself refuses (400, 413, 431 …), said in the frame.
    http::Response refusal(const http::Request& request, int status) const { return broken(request, status); }
    // Whoever sends it has signed in. One query; false as well when the database cannot say.
    bool knows(const http::Request& request) const;
    const Router& router() const { return router_; }

private:
    http::Response within(const http::Request& request) const;
    http::Response judged(Call& call, const Match& match) const;
    http::Response broken(const http::Request& request, int status) const;

    Services services_;
    Router router_;
    Report report_;
    mutable rights::Seen seen_;
};

} // namespace web
