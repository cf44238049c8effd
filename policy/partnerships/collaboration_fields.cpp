// Fields of a collaboration, for its pages and the API.
#include "policy/partnerships/collaboration_fields.hpp"

#include "platform/basics/written.hpp"
#include "policy/partners/partners.hpp"
#include "policy/partnerships/institution.hpp"

#include <algorithm>

namespace partnerships {
namespace {

using enum web::Need;

// The partner: chosen among those that the page offered or suggested, an identifier, a name that only one
// bears, or only a name.
void read_partner(web::Form& form, db::Session& session, Collaboration& c) {
    c.partner = form.text("partner", required, 300);
    c.organisation_id.reset();
    if (auto choice = form.id<OrganisationTag>("organisation_choice", optional))
        if (auto facts = partners::facts_of(session, choice)) c.organisation_id = facts->id;
    if (!c.organisation_id && !c.partner.empty())
        c.organisation_id =
            partners::organisation_meant(session, form.text("organisation_id", optional, 20), c.partner);
}

void read_organisation(web::Form& form, db::Session& session, Collaboration& c) {
    auto asked = form.id<OrganisationTag>("organisation_id", optional);
    auto facts = asked ? partners::facts_of(session, asked) : std::nullopt;
    if (asked && !facts) form.fault("organisation_id", "partnerships.organisation_unknown");
    c.organisation_id = facts ? std::optional{facts->id} : std::nullopt;
}

// A unit of the house; one that has been closed since stays where it stands.
void read_unit(web::Form& form, const settings::Settings& institution, db::Session& session,
               Collaboration& c) {
    auto asked = form.id<rights::UnitTag>("unit", optional);
    if (!asked) return c.unit_id.reset();
    if (c.unit_id == asked) return;
    const auto units = host_units(session, host_rors(institution));
    bool ours =
        std::any_of(units.begin(), units.end(), [&](const UnitRow& unit) { return unit.id == asked; });
    if (!ours) return form.fault("unit", "web.field.not_choice");
    c.unit_id = asked;
}

std::vector<std::string> host_keys(const settings::Settings& institution) {
    std::vector<std::string> keys;
    for (const auto& host : hosts(institution)) keys.push_back(host.key);
    return keys;
}

// Where a reason of the rule is seen; what is missing altogether is told by the field itself.
std::string_view field_about(std::string_view reason) {
    if (reason == "partnerships.collaboration.university_wide") return "level";
    if (reason == "partnerships.collaboration.department_missing") return "department";
    if (reason == "partnerships.collaboration.ends_before_start") return "ends_on";
    if (reason == "partnerships.organisation_unclear") return "partner";
    return {};
}

} // namespace

void read_collaboration(web::Form& form, const settings::Settings& institution, db::Session& session,
                        Collaboration& c, Reading reading, SentNumber number) {
    auto wanted = [&](std::string_view field) { return reading == Reading::every_field || form.sent(field); };
    if (wanted("title")) c.title = form.text("title", required, 200);
    if (wanted("partner")) read_partner(form, session, c);
    if (number == SentNumber::is_meant && form.sent("organisation_id")) read_organisation(form, session, c);
    if (wanted("form")) c.form = form.choice("form", required, form_keys(institution));
    if (wanted("level")) c.level = form.choice<Level>("level", required).value_or(c.level);
    if (wanted("unit")) read_unit(form, institution, session, c);
    if (wanted("department")) c.department = form.text("department", optional, 200);
    if (wanted("host")) c.host = form.choice("host", optional, host_keys(institution));
    if (wanted("purpose")) c.purpose = form.text("purpose", optional, 4000);
    if (wanted("contact")) c.contact = form.text("contact", optional, 300);
    if (wanted("registration_number")) c.registration_number = form.text("registration_number", optional, 60);
    if (wanted("starts_on")) c.starts_on = form.date("starts_on", optional);
    if (wanted("ends_on")) c.ends_on = form.date("ends_on", optional);
    // Whether a department is missing is only known once there is a level.
    if (reading == Reading::every_field && !form.sent("level")) return;
    const auto reasons = may_keep(c).reasons();
    for (const auto& reason : reasons)
        if (auto field = field_about(reason); !field.empty()) form.fault(field, reason);
}

void fill(web::FormView& view, const Collaboration& c) {
    view.set("title", c.title);
    view.set("partner", c.partner_shown());
    view.set("organisation_id", c.organisation_id ? std::to_string(c.organisation_id->value) : "");
    view.set("form", c.form);
    view.set("level", name_of(c.level));
    view.set("unit", c.unit_id ? std::to_string(c.unit_id->value) : "");
    view.set("department", c.department);
    view.set("host", c.host);
    view.set("purpose", c.purpose);
    view.set("contact", c.contact);
    view.set("registration_number", c.registration_number);
    view.set("starts_on", written(c.starts_on));
    view.set("ends_on", written(c.ends_on));
}

} // namespace partnerships
