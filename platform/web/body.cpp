// Reads what a route says of its body, and holds a body against it (Boost.JSON).
#include "platform/web/body.hpp"

#include <boost/json.hpp>

#include <algorithm>

namespace web {
namespace {

namespace json = boost::json;

class Types {
public:
    explicit Types(std::vector<BodyField> said) : said_(std::move(said)) {}

    void judge(const json::object& body) {
        for (const auto& [name, value] : body)
            if (const auto* field = find(name))
                judge(field->type, std::string{name}, std::string{name}, value);
            else // silence would look like a change that was made
                faults.emplace_back(name, "web.field.unknown");
    }
    std::vector<std::pair<std::string, std::string>> faults;

private:
    const BodyField* find(std::string_view name) const {
        auto found =
            std::find_if(said_.begin(), said_.end(), [&](const auto& one) { return one.name == name; });
        return found == said_.end() ? nullptr : &*found;
    }
    // An object whose fields are said; another holds texts by names of its own, as reasons by rule.
    bool tells_inside_of(const std::string& name) const {
        return std::any_of(said_.begin(), said_.end(),
                           [&](const auto& one) { return one.name.starts_with(name + "."); });
    }
    // `name` as it is said ("parties.organisation"), `path` as it was sent ("parties.2.organisation").
    void judge(std::string_view type, const std::string& name, const std::string& path,
               const json::value& value) {
        if (value.is_null()) return;
        if (!fits(type, value)) return void(faults.emplace_back(path, "web.field.type." + std::string{type}));
        if (type == "object") judge_within(name, path, value.get_object());
        if (type != "objects") return;
        const auto& list = value.get_array();
        for (std::size_t i = 0; i < list.size(); ++i)
            judge("object", name, path + "." + std::to_string(i), list[i]);
    }
    void judge_within(const std::string& name, const std::string& path, const json::object& object) {
        for (const auto& [key, value] : object) {
            auto inner = name + "." + std::string{key};
            const auto* field = find(inner);
            if (!field && tells_inside_of(name)) {
                faults.emplace_back(path + "." + std::string{key}, "web.field.unknown");
                continue;
            }
            judge(field ? field->type : "text", inner, path + "." + std::string{key}, value);
        }
    }
    std::vector<BodyField> said_;
};

bool is_list_of(std::string_view type, const json::value& value) {
    const auto* list = value.if_array();
    return list && std::all_of(list->begin(), list->end(), [&](const auto& one) { return fits(type, one); });
}

std::string_view said_of_body(const Route& route) {
    if (!route.summary.ends_with('}')) return {};
    auto brace = route.summary.rfind('{');
    return route.summary.substr(brace + 1, route.summary.size() - brace - 2);
}

} // namespace

bool fits(std::string_view type, const json::value& value) {
    if (type == "json") return true;
    if (type == "file") return false;
    if (type == "integer") return value.is_int64() || value.is_uint64();
    if (type == "number") return value.is_number();
    if (type == "boolean") return value.is_bool();
    if (type == "list") return is_list_of("text", value);
    if (type == "numbers") return is_list_of("integer", value);
    if (type == "objects") return value.is_array();
    if (type == "object") return value.is_object();
    return value.is_string();
}

bool says_body(const Route& route) { return route.summary.ends_with('}'); }

std::string_view words_of(const Route& route) {
    auto brace = route.summary.rfind(" {");
    return route.summary.ends_with('}') ? route.summary.substr(0, brace) : route.summary;
}

std::vector<BodyField> body_of(const Route& route) { return fields_of(said_of_body(route)); }

std::vector<BodyField> fields_of(std::string_view said) {
    std::vector<BodyField> fields;
    for (; !said.empty();) {
        auto word = said.substr(0, said.find(' '));
        said.remove_prefix(std::min(word.size() + 1, said.size()));
        auto colon = word.find(':');
        BodyField field{word.substr(0, colon), colon == word.npos ? "text" : word.substr(colon + 1)};
        field.required = field.name.ends_with('!');
        field.nullable = field.name.ends_with('?');
        if (field.required || field.nullable) field.name.remove_suffix(1);
        fields.push_back(field);
    }
    return fields;
}

bool takes_file(const Route& route) {
    const auto fields = body_of(route);
    return std::any_of(fields.begin(), fields.end(), [](const auto& one) { return one.type == "file"; });
}

bool is_of_another_kind(const http::Request& request, const Route& route) {
    if (!says_body(route) || (request.body.empty() && request.form.empty())) return false;
    auto type = request.header("content-type");
    return !type.starts_with(takes_file(route) ? "multipart/form-data" : "application/json");
}

std::vector<std::pair<std::string, std::string>> wrong_types(const http::Request& request,
                                                             const Route& route) {
    if (!says_body(route) || request.body.empty() || takes_file(route)) return {};
    json::error_code error;
    auto body = json::parse(json::string_view{request.body.data(), request.body.size()}, error);
    if (error || !body.is_object()) return {{"", "web.field.not_json"}};
    Types types{body_of(route)};
    types.judge(body.get_object());
    return types.faults;
}

} // namespace web
