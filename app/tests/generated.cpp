// docs/generated/ is written by the program: what it says of routes, rights and the API is what the program
// does. `bin/test --accept` writes the files anew; the difference is read before it is committed.
#include "platform/api/openapi.hpp"
#include "platform/basics/ascii.hpp"
#include "platform/testing/test_app.hpp"
#include "platform/web/body.hpp"

#include "testing/source_folder.hpp"
#include <algorithm>
#include <boost/json.hpp>
#include <cstdlib>
#include <doctest/doctest.h>
#include <fstream>
#include <iterator>
#include <set>

namespace {

namespace json = boost::json;

void check_golden(const std::string& name, const std::string& now) {
    std::string path = std::string{ENTENTE_SOURCE_DIR} + "/docs/generated/" + name;
    if (std::getenv("ENTENTE_ACCEPT")) std::ofstream{path, std::ios::binary} << now;
    std::ifstream file{path, std::ios::binary};
    std::string kept{std::istreambuf_iterator<char>{file}, {}};
    INFO("docs/generated/" << name << " is not what the program says now; bin/test --accept writes it anew");
    CHECK((kept == now));
}

std::string routes_as_markdown(const web::Router& router) {
    std::string text = "# Routes\n\nWritten by the program; a test compares. Each address, and the right "
                       "that it asks for.\n\n"
                       "| Method | Address | Right |\n|---|---|---|\n";
    for (const web::Route* route : router.routes())
        text.append("| ")
            .append(web::name_of(route->method))
            .append(" | `")
            .append(route->path)
            .append("` | ")
            .append(route->who.name)
            .append(" |\n");
    return text;
}

std::string permissions_as_markdown(const rights::Roles& roles) {
    std::string text = "# Roles and permissions\n\nWritten by the program from `institutions/ki/roles.toml` "
                       "and `policy/may.hpp`; a test compares.\n";
    for (const rights::Role& role : roles.all()) {
        text.append("\n## ")
            .append(role.name.en)
            .append(" (`")
            .append(role.key)
            .append("`)\n\n")
            .append(role.description.en)
            .append("\n\n");
        for (std::string_view permission : role.permissions)
            text.append("- `").append(permission).append("`\n");
        if (role.permissions.empty()) text += "No permission by itself.\n";
    }
    return text;
}

// Indented, a line for each value, so that a difference can be read.
void append_pretty(std::string& out, const json::value& value, const std::string& indent = "") {
    std::string inner = indent + "  ";
    bool first = true;
    if (const auto* object = value.if_object(); object && !object->empty()) {
        out += "{\n";
        for (const auto& [key, one] : *object) {
            if (!std::exchange(first, false)) out += ",\n";
            out += inner + json::serialize(json::value(key)) + ": ";
            append_pretty(out, one, inner);
        }
        out += "\n" + indent + "}";
    } else if (const auto* list = value.if_array(); list && !list->empty()) {
        out += "[\n";
        for (const auto& one : *list) {
            if (!std::exchange(first, false)) out += ",\n";
            out += inner;
            append_pretty(out, one, inner);
        }
        out += "\n" + indent + "]";
    } else
        out += json::serialize(value);
}

json::value served_description(testing::TestApp& app) {
    return json::parse(app.get("/api/v1/openapi.json").body);
}

bool is_api(const web::Route& route) { return route.path.starts_with("/api/"); }

const json::object* operation_of(const json::value& description, const web::Route& route) {
    const auto* path = description.at("paths").as_object().if_contains(api::named_path(route.path));
    const auto* operation =
        path ? path->as_object().if_contains(ascii::small(web::name_of(route.method))) : nullptr;
    return operation ? &operation->as_object() : nullptr;
}

std::string role_that_may(const testing::TestApp& app, rights::Permission permission) {
    for (const rights::Role& role : app.gate().roles.all())
        if (std::find(role.permissions.begin(), role.permissions.end(), permission.name) !=
            role.permissions.end())
            return role.key;
    return "reader";
}

} // namespace

TEST_CASE("Routes, permissions and the API's description are those that stand in docs/generated") {
    testing::TestApp app;
    check_golden("routes.md", routes_as_markdown(app.router()));
    check_golden("permissions.md", permissions_as_markdown(app.gate().roles));
    std::string description;
    append_pretty(description, served_description(app));
    check_golden("openapi.json", description + "\n");
}

TEST_CASE("The API's description has every route under /api/, and no other") {
    testing::TestApp app;
    auto description = served_description(app);
    CHECK(description.at("openapi").as_string() == "3.1.0");
    std::size_t routes = 0, operations = 0;
    std::set<std::string> ids;
    for (const web::Route* route : app.router().routes()) {
        if (!is_api(*route)) continue;
        ++routes;
        CAPTURE(route->path);
        const auto* operation = operation_of(description, *route);
        REQUIRE(operation);
        CHECK(operation->at("x-permission").as_string() ==
              json::string_view{route->who.name.data(), route->who.name.size()});
        CHECK_FALSE(operation->at("summary").as_string().empty());
        CHECK(ids.insert(std::string{operation->at("operationId").as_string()}).second);
    }
    for (const auto& [path, methods] : description.at("paths").as_object())
        operations += methods.as_object().size();
    CHECK(routes == operations);
}

TEST_CASE("Whatever is answered under /api/ is described") {
    testing::TestApp app;
    for (const web::Route* route : app.router().routes()) {
        CAPTURE(route->path);
        if (is_api(*route)) CHECK_FALSE(route->answer.name.empty());
    }
}

TEST_CASE("Whatever takes a body under /api/ says what it holds, and what must be there") {
    testing::TestApp app;
    auto description = served_description(app);
    for (const web::Route* route : app.router().routes()) {
        bool takes = route->method == http::Method::post || route->method == http::Method::put ||
                     route->method == http::Method::patch;
        if (!is_api(*route) || !takes) continue;
        CAPTURE(route->path);
        const auto* operation = operation_of(description, *route);
        REQUIRE(operation);
        CHECK(operation->contains("requestBody"));
    }
}

TEST_CASE(
    "A new thing without a word in it is refused for just the fields that the description calls required") {
    testing::TestApp app;
    auto description = served_description(app);
    for (const web::Route* route : app.router().routes()) {
        if (!is_api(*route) || route->method != http::Method::post ||
            route->path.find("{}") != route->path.npos)
            continue;
        CAPTURE(route->path);
        app.sign_in_as(role_that_may(app, route->who));
        auto answer = app.api(http::Method::post, std::string{route->path}, "{}");
        CHECK(answer.type == "application/problem+json");
        if (web::takes_file(*route)) {
            CHECK(answer.status == 415);
            continue;
        }
        CHECK(answer.status == 422);
        std::set<std::string> refused, required;
        auto problem = json::parse(answer.body);
        for (const auto& field : problem.at("fields").as_array())
            refused.emplace(field.at("field").as_string());
        const auto& content = operation_of(description, *route)->at("requestBody").at("content").as_object();
        const auto& schema = content.begin()->value().at("schema").as_object();
        if (const auto* names = schema.if_contains("required"))
            for (const auto& name : names->as_array()) required.emplace(name.as_string());
        CHECK(refused == required);
    }
}

TEST_CASE("What is edited under /api/ asks for the version that was seen") {
    testing::TestApp app;
    for (const web::Route* route : app.router().routes()) {
        if (!is_api(*route) || route->method != http::Method::patch) continue;
        CAPTURE(route->path);
        app.sign_in_as(role_that_may(app, route->who));
        std::string address{route->path};
        for (auto at = address.find("{}"); at != address.npos; at = address.find("{}"))
            address.replace(at, 2, "1");
        auto answer = app.api(http::Method::patch, address, "{}");
        CHECK(answer.status == 428);
    }
}
