// A JSON body as the fields of a form (Boost.JSON).
#include "platform/web/form.hpp"

#include <boost/json.hpp>

namespace web {
namespace {

namespace json = boost::json;

void add(http::Pairs& fields, const std::string& name, const json::value& value);

void add_list(http::Pairs& fields, const std::string& name, const json::array& list) {
    for (std::size_t i = 0; i < list.size(); ++i)
        add(fields, list[i].is_object() ? name + "." + std::to_string(i) : name, list[i]);
}

void add_object(http::Pairs& fields, const std::string& name, const json::object& object) {
    for (const auto& [key, value] : object)
        add(fields, name.empty() ? std::string{key} : name + "." + std::string{key}, value);
}

void add(http::Pairs& fields, const std::string& name, const json::value& value) {
    switch (value.kind()) {
    case json::kind::null:
        fields.emplace_back(name, "");
        return;
    case json::kind::bool_:
        fields.emplace_back(name, value.get_bool() ? "true" : "");
        return;
    case json::kind::string:
        fields.emplace_back(name, std::string{value.get_string()});
        return;
    case json::kind::int64:
        fields.emplace_back(name, std::to_string(value.get_int64()));
        return;
    case json::kind::uint64:
        fields.emplace_back(name, std::to_string(value.get_uint64()));
        return;
    case json::kind::double_:
        fields.emplace_back(name, json::serialize(value));
        return;
    case json::kind::array:
        add_list(fields, name, value.get_array());
        return;
    case json::kind::object:
        add_object(fields, name, value.get_object());
        return;
    }
}

} // namespace

std::optional<http::Pairs> json_fields(std::string_view text) {
    json::error_code error;
    auto value = json::parse(json::string_view{text.data(), text.size()}, error);
    if (error || !value.is_object()) return std::nullopt;
    http::Pairs fields;
    add_object(fields, "", value.get_object());
    return fields;
}

} // namespace web
