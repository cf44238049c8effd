// One notation for what is sent and what is answered; see platform/web/body.hpp.
#include "platform/api/shapes.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <map>
#include <stdexcept>

namespace api {
namespace {

namespace json = boost::json;
using Fields = std::vector<web::BodyField>;

std::string_view schema_type(std::string_view said) {
    for (std::string_view same : {"integer", "number", "boolean", "object"})
        if (said == same) return said;
    return said == "list" || said == "objects" || said == "numbers" ? "array" : "string";
}

bool directly_within(std::string_view name, std::string_view within) {
    if (!within.empty()) {
        if (!name.starts_with(within) || name.size() <= within.size() || name[within.size()] != '.')
            return false;
        name.remove_prefix(within.size() + 1);
    }
    return name.find('.') == name.npos;
}

bool has_parts(const Fields& fields, std::string_view name) {
    return std::any_of(fields.begin(), fields.end(),
                       [&](const web::BodyField& field) { return directly_within(field.name, name); });
}

void write_type(web::Json& out, const web::BodyField& field) {
    if (field.type == "json") return; // whatever it is
    auto type = schema_type(field.type);
    if (field.nullable)
        out.list("type").item(type).item("null").end();
    else
        out.field("type", type);
    if (field.type == "date") out.field("format", "date");
    if (field.type == "time") out.field("format", "date-time");
    if (field.type == "file") out.field("format", "binary");
    if (field.type == "list") out.object("items").field("type", "string").end();
    if (field.type == "numbers") out.object("items").field("type", "integer").end();
}

void write_field(web::Json& out, const Fields& fields, const web::BodyField& field, std::string_view within) {
    out.object(within.empty() ? field.name : field.name.substr(within.size() + 1));
    write_type(out, field);
    bool parts = has_parts(fields, field.name);
    if (field.type == "object" && parts) write_properties(out, fields, field.name);
    if (field.type == "object" && !parts) out.object("additionalProperties").field("type", "string").end();
    if (field.type == "objects") {
        out.object("items").field("type", "object");
        write_properties(out, fields, field.name);
        out.end();
    }
    out.end();
}

std::string reference_to(const web::Answered& answer) {
    return "#/components/schemas/" + std::string{answer.name};
}

bool is_json(const web::Answered& answer) { return !answer.fields.empty(); }

bool is_of_form(std::string_view type, const json::value& value) {
    if (type == "date") return Date::parse(value.as_string()).has_value();
    return type != "time" || Time::parse(value.as_string()).has_value();
}

bool is_page(const json::value& value) {
    const auto* page = value.if_object();
    if (!page) return false;
    const auto *items = page->if_contains("items"), *next = page->if_contains("next"),
               *total = page->if_contains("total");
    return items && items->is_array() && next && (next->is_null() || next->is_string()) && total &&
           web::fits("integer", *total);
}

// Holds a value against what is said of it, and notes by path what is otherwise.
class Comparison {
public:
    explicit Comparison(const Fields& fields) : fields_(fields) {}

    void object(const json::value& value, std::string_view within, const std::string& path) {
        if (!value.is_object()) return void(note(path, "is no object"));
        const auto& object = value.get_object();
        for (const web::BodyField& field : fields_) {
            if (!directly_within(field.name, within)) continue;
            auto key = within.empty() ? field.name : field.name.substr(within.size() + 1);
            const auto* found = object.if_contains({key.data(), key.size()});
            if (found && !found->is_null())
                typed(*found, field, path + "." + std::string{key});
            else if (!field.nullable && field.type != "json")
                note(path + "." + std::string{key}, found ? "is null" : "is missing");
        }
        for (const auto& [key, one] : object)
            if (!said(within, key)) note(path + "." + std::string{key}, "is not described");
    }
    std::vector<std::string> notes;

private:
    void note(const std::string& path, std::string_view what) {
        notes.push_back(path + " " + std::string{what});
    }
    bool said(std::string_view within, std::string_view key) const {
        auto name = within.empty() ? std::string{key} : std::string{within} + "." + std::string{key};
        return std::any_of(fields_.begin(), fields_.end(),
                           [&](const web::BodyField& field) { return field.name == name; });
    }
    void typed(const json::value& value, const web::BodyField& field, const std::string& path) {
        if (!web::fits(field.type, value) || !is_of_form(field.type, value))
            return note(path, "is not of type " + std::string{field.type});
        if (field.type == "object" && has_parts(fields_, field.name)) object(value, field.name, path);
        if (field.type != "objects") return;
        for (const auto& one : value.get_array()) object(one, field.name, path);
    }

    const Fields& fields_;
};

} // namespace

void write_properties(web::Json& out, const Fields& fields, std::string_view within) {
    std::vector<std::string> required;
    out.object("properties");
    for (const web::BodyField& field : fields) {
        if (!directly_within(field.name, within)) continue;
        write_field(out, fields, field, within);
        if (field.required) required.emplace_back(field.name.substr(within.empty() ? 0 : within.size() + 1));
    }
    out.end();
    if (!required.empty()) out.field("required", required);
}

void write_answer_schema(web::Json& out, const web::Answered& answer) {
    if (!is_json(answer)) return;
    if (!answer.rows) return void(out.field("$ref", reference_to(answer)));
    out.field("type", "object").object("properties");
    out.object("items")
        .field("type", "array")
        .object("items")
        .field("$ref", reference_to(answer))
        .end()
        .end();
    out.object("next").list("type").item("string").item("null").end();
    out.field("description", "The ?cursor= of the next page, which may be empty; null at the end of the list")
        .end();
    out.object("total").field("type", "integer").end().end();
    out.field("required", std::vector<std::string>{"items", "next", "total"});
}

void write_answers(web::Json& out, std::span<const web::Route* const> routes) {
    std::map<std::string_view, std::string_view> written;
    for (const web::Route* route : routes) {
        const auto& answer = route->answer;
        if (!is_json(answer)) continue;
        auto [place, added] = written.emplace(answer.name, answer.fields);
        if (!added && place->second != answer.fields)
            throw std::logic_error("two answers of the API are called " + std::string{answer.name});
        if (!added) continue;
        auto fields = web::fields_of(answer.fields);
        for (auto& field : fields) field.required = !field.nullable && field.type != "json";
        out.object(answer.name).field("type", "object");
        write_properties(out, fields);
        out.end();
    }
}

std::vector<std::string> not_as_said(const web::Answered& answer, std::string_view body) {
    if (!is_json(answer)) return {};
    json::error_code error;
    auto value = json::parse(json::string_view{body.data(), body.size()}, error);
    if (error) return {"the answer is no JSON"};
    const auto fields = web::fields_of(answer.fields);
    Comparison comparison{fields};
    if (!answer.rows) {
        comparison.object(value, {}, "");
        return comparison.notes;
    }
    if (!is_page(value)) return {"the answer is no page of rows"};
    const auto& rows = value.at("items").as_array();
    for (std::size_t i = 0; i < rows.size(); ++i)
        comparison.object(rows[i], {}, "items." + std::to_string(i));
    return comparison.notes;
}

} // namespace api
