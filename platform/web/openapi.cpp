// Each route under /api/ becomes an operation: summary, parameters, who may, what may go wrong.
#include "platform/web/openapi.hpp"

#include "platform/web/body.hpp"
#include "platform/web/json.hpp"

#include <algorithm>

namespace web {
namespace {

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

std::string small(std::string_view method) {
    std::string text{method};
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return static_cast<char>(c - 'A' + 'a'); });
    return text;
}

// "get_accounts_id_roles": stable, and readable in generated programs.
std::string operation_of(const Route& route) {
    std::string name = small(name_of(route.method));
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
    json.object("2XX")
        .field("description", "Done")
        .object("content")
        .object("application/json")
        .object("schema")
        .end()
        .end()
        .end()
        .end();
    json.object("default").field("description", "Refused: problem details with reasons and fields");
    json.object("content")
        .object("application/problem+json")
        .object("schema")
        .field("$ref", "#/components/schemas/Problem")
        .end();
    json.end().end().end().end();
    json.field("x-permission", route.who.name);
}

std::string_view schema_type(std::string_view said) {
    for (std::string_view same : {"integer", "number", "boolean", "object"})
        if (said == same) return said;
    return said == "list" || said == "objects" ? "array" : "string";
}

// Of an object, what is said of its parts ("parties.organisation:integer").
void write_parts(Json& json, const std::vector<BodyField>& fields, const BodyField& whole) {
    auto before = std::string{whole.name} + ".";
    json.object("properties");
    for (const BodyField& field : fields) {
        if (!field.name.starts_with(before)) continue;
        json.object(field.name.substr(before.size())).field("type", schema_type(field.type)).end();
    }
    json.end();
}

void write_property(Json& json, const std::vector<BodyField>& fields, const BodyField& field) {
    json.object(field.name).field("type", schema_type(field.type));
    if (field.type == "date") json.field("format", "date");
    if (field.type == "list") json.object("items").field("type", "string").end();
    if (field.type == "object") json.object("additionalProperties").field("type", "string").end();
    if (field.type == "objects") {
        json.object("items").field("type", "object");
        write_parts(json, fields, field);
        json.end();
    }
    json.end();
}

void write_body(Json& json, const std::vector<BodyField>& fields) {
    json.object("requestBody").object("content").object("application/json");
    json.object("schema").field("type", "object").object("properties");
    std::vector<std::string> required;
    for (const BodyField& field : fields) {
        if (field.name.find('.') != field.name.npos) continue;
        write_property(json, fields, field);
        if (field.required) required.emplace_back(field.name);
    }
    json.end();
    if (!required.empty()) json.field("required", required);
    json.end().end().end().end();
}

void write_operation(Json& json, const Route& route) {
    bool reads = route.method == http::Method::get;
    json.object(small(name_of(route.method)))
        .field("operationId", operation_of(route))
        .field("summary", words_of(route));
    json.list("parameters");
    for (const std::string& name : parameters_of(route.path))
        write_parameter(json, name, "path", "string", true);
    bool list = reads && !route.path.ends_with(".json") && !route.path.ends_with("{}");
    if (list) write_parameter(json, "cursor", "query", "string", false);
    if (list) write_parameter(json, "limit", "query", "integer", false);
    bool edits = route.method == http::Method::put || route.method == http::Method::patch;
    if (edits) write_parameter(json, "If-Match", "header", "string", true);
    json.end();
    const auto body = body_of(route);
    if (!reads && !body.empty()) write_body(json, body);
    if (route.who == rights::anyone) json.list("security").end();
    write_responses(json, route);
    json.end();
}

void write_components(Json& json) {
    json.object("components").object("securitySchemes");
    json.object("token").field("type", "http").field("scheme", "bearer").end();
    json.object("session").field("type", "apiKey").field("in", "cookie").field("name", "session").end();
    json.end().object("schemas").object("Problem").field("type", "object").object("properties");
    for (const char* name : {"type", "title", "detail", "instance"})
        json.object(name).field("type", "string").end();
    json.object("status").field("type", "integer").end();
    for (const char* name : {"reasons", "fields"})
        json.object(name).field("type", "array").object("items").field("type", "object").end().end();
    json.end().end().end().end();
}

} // namespace

std::string named_path(std::string_view path) {
    auto names = parameters_of(path);
    std::string named{path};
    for (const std::string& name : names) named.replace(named.find("{}"), 2, "{" + name + "}");
    return named;
}

std::string openapi(const Router& router) {
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
    write_components(json);
    return json.end().take();
}

} // namespace web
