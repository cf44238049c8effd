// What a merge did, as JSON of its row.
#include "platform/web/form.hpp"
#include "platform/web/json.hpp"
#include "policy/partners/merging.hpp"

#include <stdexcept>

namespace partners {

std::string json_of(const Moved& moved) {
    web::Json json;
    json.object().object("rows");
    for (const auto& [what, ids] : moved.rows) json.field(what, ids);
    json.end().field("display_names", moved.display_names).object("fields");
    for (const auto& [field, value] : moved.fields) json.field(field, value);
    return json.end().field("status", moved.status).end().take();
}

Moved moved_from(const std::string& text) {
    const auto fields = web::json_fields(text);
    if (!fields) throw std::runtime_error("a merge's record is not JSON");
    Moved moved;
    for (const auto& [name, value] : *fields) {
        if (name.starts_with("rows.")) {
            const auto what = name.substr(5);
            if (moved.rows.empty() || moved.rows.back().what != what) moved.rows.push_back({what, {}});
            moved.rows.back().ids.push_back(std::stoll(value));
        } else if (name.starts_with("fields.")) {
            moved.fields.push_back({name.substr(7), value});
        } else if (name == "display_names") {
            moved.display_names.push_back(std::stoll(value));
        } else if (name == "status") {
            moved.status = value;
        }
    }
    return moved;
}

} // namespace partners
