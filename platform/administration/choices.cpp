// Roles and hosts by their names.
#include "platform/administration/choices.hpp"

#include <algorithm>

namespace administration {

std::vector<web::Option> language_options(const web::Call&) {
    return {{"sv", "Svenska"}, {"en", "English"}}; // each in itself, so that everybody finds his own
}

std::vector<web::Option> role_options(const web::Call& call) {
    std::vector<web::Option> options;
    for (const rights::Role& role : call.services.gate.roles.all())
        options.push_back({role.key, role.name.in(call.tr.language())});
    return options;
}

std::vector<web::Option> all_capacities(const web::Call& call) {
    std::vector<web::Option> options;
    for (const settings::Place& host : call.services.institution.file("institution").list("hosts"))
        options.push_back({host.text("key"), host.both("name").in(call.tr.language())});
    return options;
}

std::vector<web::Option> capacity_options(const web::Call& call, const std::vector<std::string>& keys) {
    auto options = all_capacities(call);
    std::erase_if(options, [&](const web::Option& option) {
        return std::find(keys.begin(), keys.end(), option.value) == keys.end();
    });
    return options;
}

rights::NewToken token_asked(web::Form& form) {
    rights::NewToken wanted{.name = form.text("name", web::Need::required, 100),
                            .permissions = form.texts("permissions")};
    wanted.days = static_cast<int>(form.number("days", web::Need::required, 1, 365).value_or(0));
    if (wanted.permissions.empty()) form.fault("permissions", "rights.token_nothing");
    return wanted;
}

std::string role_name(const web::Call& call, const std::string& key) {
    const auto* role = call.services.gate.roles.find(key);
    return role ? role->name.in(call.tr.language()) : key;
}

std::vector<std::string> role_names(const web::Call& call, const std::vector<rights::Grant>& grants) {
    std::vector<std::string> names;
    for (const rights::Grant& grant : grants) names.push_back(role_name(call, grant.role));
    return names;
}

} // namespace administration
