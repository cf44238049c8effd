// Each route under /api/ becomes an operation: summary, parameters, who may, what may go wrong.
#include "platform/api/openapi.hpp"

#include "platform/api/shapes.hpp"
#include "platform/basics/ascii.hpp"

#include <algorithm>

namespace api {
namespace {

using web::Json, web::Route, web::BodyField;

std::vector<std::string> parameters_of(std::string_view path) {
    std::vector<std::string> names;
    std::string_view before;
    while (!path.empty()) {
        path.remove_prefix(1);
        auto segment = path.substr(0, path.find('/'));
        if (segment == "{}") names.emplace_back(names.empty() ? std::string_view{"id"} : before);
        before = segment;
        path.remove_prefix(segment.size());
    }
    return names;
}

// "get_accounts_id_roles": stable, and readable in generated programs.
std::string operation_of(const Route& route) {
    std::string name = ascii::small(web::name_of(route.method));
    for (char c : named_path(route.path).substr(std::string_view{"/api/v1"}.size())) {
        if (c == '{' || c == '}') continue;
        name += c == '/' || c == '-' || c == '.' ? '_' : c;
    }
    return name;
}

void write_parameter(Json& json, std::string_view name, std::string_view in, std::string_view type,
                     bool required) {
    json.object().field("name", name).field("in", in).field("required", required);
    json.object("schema").field("type", type).end().end();
}

void write_responses(Json& json, const Route& route) {
    json.object("responses");
    bool file = route.answer.name == web::a_file.name;
    json.object("2XX").field("description", "Done").object("content");
    json.object(file ? "application/octet-stream" : "application/json").object("schema");
    write_answer_schema(json, route.answer);
    json.end().end().end().end();
    json.object("default").field("description", "Refused: problem details with reasons and fields");
    json.object("content")
        .object("application/problem+json")
        .object("schema")
        .field("$ref", "#/components/schemas/Problem")
        .end();
    json.end().end().end().end();
    json.field("x-permission", route.who.name);
}

void write_body(Json& json, const std::vector<BodyField>& fields) {
    bool of_parts =
        std::any_of(fields.begin(), fields.end(), [](const auto& one) { return one.type == "file"; });
    json.object("requestBody").object("content");
    json.object(of_parts ? "multipart/form-data" : "application/json");
    json.object("schema").field("type", "object");
    write_properties(json, fields);
    json.end().end().end().end();
}

// "…, of ?kind= and ?country=" names two parameters of the address.
std::vector<std::string_view> queries_of(std::string_view summary) {
    std::vector<std::string_view> names;
    for (auto at = summary.find('?'); at != summary.npos; at = summary.find('?', at + 1)) {
        auto end = summary.find_first_not_of("abcdefghijklmnopqrstuvwxyz_0123456789", at + 1);
        if (end != summary.npos && summary[end] == '=') names.push_back(summary.substr(at + 1, end - at - 1));
    }
    return names;
}

bool says(const Route& route, std::string_view word) {
    return route.summary.find(word) != std::string_view::npos;
}

void write_parameters(Json& json, const Route& route) {
    json.list("parameters");
    for (const std::string& name : parameters_of(route.path))
        write_parameter(json, name, "path", "string", true);
    const auto queries = queries_of(web::words_of(route));
    for (std::string_view name : queries) write_parameter(json, name, "query", "string", false);
    if (route.answer.paged) write_parameter(json, "cursor", "query", "string", false);
    if (route.answer.paged) write_parameter(json, "limit", "query", "integer", false);
    for (std::string_view header : {"If-Match", "Idempotency-Key"})
        if (says(route, header)) write_parameter(json, header, "header", "string", true);
    json.end();
}

void write_operation(Json& json, const Route& route) {
    bool reads = route.method == http::Method::get;
    json.object(ascii::small(web::name_of(route.method)))
        .field("operationId", operation_of(route))
        .field("summary", web::words_of(route));
    write_parameters(json, route);
    if (!reads && web::says_body(route)) write_body(json, web::body_of(route));
    if (route.who == rights::anyone) json.list("security").end();
    write_responses(json, route);
    json.end();
}

void write_components(Json& json, std::span<const Route* const> routes) {
    json.object("components").object("securitySchemes");
    json.object("token").field("type", "http").field("scheme", "bearer").end();
    json.object("session").field("type", "apiKey").field("in", "cookie").field("name", "session");
    json.field("description",
               "What changes something sends X-CSRF-Token too: the form field csrf of any page");
    json.end().end().object("schemas").object("Problem").field("type", "object").object("properties");
    for (const char* name : {"type", "title", "detail", "instance"})
        json.object(name).field("type", "string").end();
    json.object("status").field("type", "integer").end();
    for (const char* name : {"reasons", "fields"})
        json.object(name).field("type", "array").object("items").field("type", "object").end().end();
    json.end().end();
    write_answers(json, routes);
    json.end().end();
}

} // namespace

std::string named_path(std::string_view path) {
    auto names = parameters_of(path);
    std::string named{path};
    for (const std::string& name : names) named.replace(named.find("{}"), 2, "{" + name + "}");
    return named;
}

std::string openapi(const web::Router& router) {
    Json json;
    json.object().field("openapi", "3.1.0");
    json.object("info").field("title", "Entente").field("version", "1").end();
    json.list("security").object().list("token").end().end().object().list("session").end().end().end();
    json.object("paths");
    std::string_view open;
    for (const Route* route : router.routes()) {
        if (!route->path.starts_with("/api/")) continue;
        if (route->path != open && !open.empty()) json.end();
        if (route->path != open) json.object(named_path(route->path));
        open = route->path;
        write_operation(json, *route);
    }
    if (!open.empty()) json.end();
    json.end();
    write_components(json, router.routes());
    return json.end().take();
}

} // namespace api
