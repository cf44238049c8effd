// Fields of a collaboration as texts.
#include "policy/partnerships/collaboration_changes.hpp"

#include "platform/basics/written.hpp"

#include <charconv>

namespace partnerships {
namespace {

struct TextField {
    std::string_view name;
    std::string Collaboration::*member;
};
constexpr TextField text_fields[] = {{"title", &Collaboration::title},
                                     {"form", &Collaboration::form},
                                     {"host", &Collaboration::host},
                                     {"department", &Collaboration::department},
                                     {"purpose", &Collaboration::purpose},
                                     {"contact", &Collaboration::contact},
                                     {"registration_number", &Collaboration::registration_number}};

template <class RecordId> std::optional<RecordId> id_in(const std::string& text) {
    RecordId id;
    std::from_chars(text.data(), text.data() + text.size(), id.value);
    return id ? std::optional{id} : std::nullopt;
}

} // namespace

std::vector<events::Change> differences(const Collaboration& before, const Collaboration& after) {
    std::vector<events::Change> changes;
    auto note = [&](std::string_view field, const std::string& old_value, const std::string& new_value) {
        if (old_value != new_value) changes.push_back({std::string{field}, old_value, new_value});
    };
    for (const auto& field : text_fields) note(field.name, before.*field.member, after.*field.member);
    note("partner", before.partner_shown(), after.partner_shown());
    note("organisation", written(before.organisation_id), written(after.organisation_id));
    note("unit", written(before.unit_id), written(after.unit_id));
    note("level", std::string{name_of(before.level)}, std::string{name_of(after.level)});
    note("starts_on", written(before.starts_on), written(after.starts_on));
    note("ends_on", written(before.ends_on), written(after.ends_on));
    return changes;
}

void set_field(Collaboration& c, std::string_view name, const std::string& value) {
    for (const auto& field : text_fields)
        if (field.name == name) c.*field.member = value;
    if (name == "partner") c.partner = value;
    if (name == "organisation") c.organisation_id = id_in<OrganisationId>(value);
    if (name == "unit") c.unit_id = id_in<UnitId>(value);
    if (name == "level") c.level = enum_named<Level>(value).value_or(c.level);
    if (name == "starts_on") c.starts_on = Date::parse(value);
    if (name == "ends_on") c.ends_on = Date::parse(value);
}

bool may_put_back_collaboration(const events::Event& event) { return event.act.starts_with("changed"); }

} // namespace partnerships
