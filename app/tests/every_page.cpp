// Every page without parameters, as every role, in both languages; and every route closed to visitors unless
// it says anyone.
#include "app/rooms.hpp"
#include "app/verbs.hpp"
#include "platform/testing/test_app.hpp"

#include "testing/source_folder.hpp"
#include <doctest/doctest.h>
#include <set>

namespace {

bool has_parameter(std::string_view path) { return path.find("{}") != path.npos; }

// An address that fits the pattern.
std::string filled(std::string_view path) {
    std::string address{path};
    for (auto at = address.find("{}"); at != address.npos; at = address.find("{}"))
        address.replace(at, 2, "1");
    return address;
}

bool is_open(const web::Route& route) { return route.who == rights::anyone || route.who == rights::unasked; }

void look_at_every_page(testing::TestApp& app) {
    for (const web::Route* route : app.router().routes()) {
        if (route->method != http::Method::get || has_parameter(route->path)) continue;
        auto page = app.get(std::string{route->path});
        CAPTURE(route->path);
        bool may = app.visit().actor.may(route->who);
        if (!may) {
            CHECK((page.status == 403 || page.location.starts_with("/sign-in") || page.status == 401));
        } else {
            CHECK((page.status == 200 || page.status == 303));
        }
        if (!page.type.starts_with("text/html") || page.body.empty()) continue;
        CHECK(app.faults_of(page) == testing::no_faults);
    }
}

// The demo's organisations, cases and agreements, in the house's own database.
void play_the_cast(testing::TestApp& app) {
    const std::string source{ENTENTE_SOURCE_DIR};
    app::Command command;
    command.database = app.database_address();
    command.institution = source + "/institutions/ki";
    command.cast = source + "/cast";
    app::make_demo(command);
}

} // namespace

TEST_CASE("Every page is whole, for every role, in both languages") {
    testing::TestApp app;
    for (const char* language : {"sv", "en"}) {
        app.speak(language);
        for (const rights::Role& role : app.gate().roles.all()) {
            CAPTURE(language);
            CAPTURE(role.key);
            app.sign_in_as(role.key);
            look_at_every_page(app);
        }
        app.sign_out();
        look_at_every_page(app);
    }
    CHECK(app.reported() == std::vector<std::string>{});
}

TEST_CASE("No quick page waits for a turn to write: it is shown while somebody else writes for long") {
    testing::TestApp app;
    play_the_cast(app);
    std::set<std::string_view> records; // pages of one record that were really shown
    for (const char* role : {"administrator", "coordinator", "contract_administrator"}) {
        app.sign_in_as(role);
        app.clock.advance_seconds(2 * rights::seen_every_seconds); // "last seen" is due as well
        auto long_write = app.database().begin();
        for (const web::Route* route : app.router().routes()) {
            bool asked = route->method == http::Method::get && !app::takes_long(*route);
            if (!asked || !app.visit().actor.may(route->who)) continue;
            CAPTURE(route->path);
            auto page = app.get(filled(route->path));
            CHECK(page.status < 500);
            if (!has_parameter(route->path)) CHECK(page.status < 400);
            if (has_parameter(route->path) && page.status == 200) records.insert(route->path);
        }
    }
    for (std::string_view path :
         {"/organisations/{}", "/partnerships/{}", "/agreements/{}", "/collaborations/{}", "/people/{}",
          "/functions/{}", "/partnerships/{}/definition"})
        CHECK(records.contains(path));
    CHECK(app.reported() == std::vector<std::string>{});
}

TEST_CASE("Exports, the steps of an import, and what waits for a turn to write are answered beside the quick "
          "pages") {
    testing::TestApp app;
    for (const char* path :
         {"/agreements.csv", "/organisations.xlsx", "/partnerships.csv", "/history.csv",
          "/agreements/imports/1", "/agreements/imports/1/columns", "/organisations/imports/7",
          "/organisations/duplicates", "/history", "/readyz", "/metrics"}) {
        const auto* route = app.router().match(http::Method::get, path).route;
        CAPTURE(path);
        REQUIRE(route);
        CHECK(app::takes_long(*route));
    }
    for (const char* path : {"/agreements", "/organisations", "/my-work", "/healthz", "/agreements/1"})
        CHECK_FALSE(app::takes_long(*app.router().match(http::Method::get, path).route));
}

TEST_CASE("A visitor gets nowhere that is not open to anyone") {
    testing::TestApp app;
    for (const web::Route* route : app.router().routes()) {
        if (is_open(*route)) continue;
        auto answer = app.send(app.request(route->method, filled(route->path)));
        CAPTURE(route->path);
        bool refused =
            answer.status == 401 || answer.status == 403 || answer.location.starts_with("/sign-in?to=");
        CHECK(refused);
    }
}

TEST_CASE("Nothing is changed without the token, whatever the route") {
    testing::TestApp app;
    for (const rights::Role& role : app.gate().roles.all()) {
        app.sign_in_as(role.key);
        for (const web::Route* route : app.router().routes()) {
            if (route->method == http::Method::get || route->who == rights::unasked) continue;
            CAPTURE(route->path);
            CHECK(app.send(app.request(route->method, filled(route->path))).status == 403);
        }
    }
}

TEST_CASE("A role gets nowhere that its permissions do not reach") {
    testing::TestApp app;
    for (const rights::Role& role : app.gate().roles.all()) {
        app.sign_in_as(role.key);
        for (const web::Route* route : app.router().routes()) {
            if (app.visit().actor.may(route->who)) continue;
            CAPTURE(role.key);
            CAPTURE(route->path);
            auto answer = route->method == http::Method::get ? app.get(filled(route->path))
                                                             : app.post(filled(route->path), {});
            CHECK((answer.status == 403 || route->method == http::Method::put ||
                   route->method == http::Method::patch || route->method == http::Method::del));
        }
    }
}

TEST_CASE("Every institution's roles are read, and a permission that does not exist is refused") {
    for (const char* name : {"ki", "example"}) {
        auto institution =
            settings::Settings::read(std::string{ENTENTE_SOURCE_DIR} + "/institutions/" + name);
        auto roles = rights::Roles::read(institution, testing::house().permissions);
        CHECK(roles.find("coordinator"));
        CHECK_THROWS_AS(rights::Roles::read(institution, {}), settings::Error);
    }
}
