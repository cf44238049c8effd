// Serves until told to stop.
#include "app/demo_clock.hpp"
#include "app/house.hpp"
#include "app/rooms.hpp"
#include "app/verbs.hpp"
#include "app/work.hpp"
#include "platform/http/server.hpp"
#include "platform/web/json.hpp"
#include "platform/web/site.hpp"

#include <charconv>
#include <cstdio>

namespace app {
namespace {

constexpr std::size_t usual_limit = 1024 * 1024;
constexpr std::size_t upload_limit =
    64 * 1024 * 1024; // files come as multipart, from those who have signed in

struct Place {
    std::string address;
    unsigned short port = 0;
};

Place place_of(const std::string& listen) {
    auto colon = listen.rfind(':');
    Place place{listen.substr(0, colon)};
    const char* digits = listen.data() + (colon == listen.npos ? listen.size() : colon + 1);
    auto [end, error] = std::from_chars(digits, listen.data() + listen.size(), place.port);
    if (error != std::errc{} || end != listen.data() + listen.size())
        throw Misuse("--listen needs ADDRESS:PORT, not \"" + listen + "\"");
    return place;
}

http::Options options_for(const Command& command, House& house, const web::Site& site) {
    auto place = place_of(command.listen);
    http::Options options;
    options.address = place.address;
    options.port = place.port;
    options.trusted_proxies = command.proxies;
    options.takes_long = [&](const http::Request& request) {
        const auto* route = site.router().match(request.method, request.path).route;
        return route && takes_long(*route);
    };
    options.body_limit = [&](const http::Request& request) {
        bool file = request.header("content-type").starts_with("multipart/");
        return file && site.knows(request) ? upload_limit : usual_limit;
    };
    options.on_refusal = [&](const http::Request& request, int status) {
        return site.refusal(request, status);
    };
    options.on_done = [&](const http::Exchange& done) {
        house.metrics.count(done.status, done.took.count());
        house.log.write(logging::Level::info, "answered",
                        {{"id", done.id},
                         {"method", done.method},
                         {"route", done.route},
                         {"status", long{done.status}},
                         {"microseconds", static_cast<long>(done.took.count())}});
    };
    return options;
}

void announce(const Command& command, const std::string& address, unsigned short port) {
    std::string url = "http://" + address + ":" + std::to_string(port);
    if (command.json)
        std::printf("%s\n", web::Json{}.object().field("address", url).end().take().c_str());
    else
        std::printf("Entente is served at %s\n", url.c_str());
}

} // namespace

int serve(const Command& command) {
    House house{command};
    auto ticks = command.demo ? ticking(*house.database, house.clock) : std::jthread{};
    web::Site site{house.services(), rooms(), [&](const http::Request& request, std::string_view what) {
                       house.log.write(logging::Level::error, "failed", {{"id", request.id}, {"what", what}});
                   }};
    auto options = options_for(command, house, site);
    Work work{house, command};
    http::Server server{options, [&](http::Request& request) { return site.answer(request); }};
    work.start();
    announce(command, options.address, server.port());
    if (house.gate.content == rights::Content::example && command.demo)
        say_who_signs_in(command, settings::Settings::read(command.cast).file("accounts"));
    std::fflush(stdout);
    server.run();
    work.stop();
    return 0;
}

} // namespace app
