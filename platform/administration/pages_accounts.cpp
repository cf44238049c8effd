// Accounts and roles, for those who look after them.
#include "platform/administration/choices.hpp"
#include "platform/administration/models.hpp"
#include "platform/administration/oversight.hpp"
#include "platform/administration/pages.hpp"
#include "platform/administration/views.hpp"
#include "platform/web/form.hpp"

#include <algorithm>
#include <map>

namespace administration::pages {
namespace {

std::string address_of(AccountId id) { return "/administration/accounts/" + std::to_string(id.value); }

web::PageOptions titled(const Call& call, std::string_view key, int status = 200) {
    return {.title = std::string{call.tr(key)}, .room = "administration", .status = status};
}

http::Response show_new(const Call& call, web::FormView form, int status) {
    form.csrf = call.csrf();
    NewAccountPage page{std::move(form), language_options(call)};
    return call.page(titled(call, "administration.new.title", status), views::new_account(call.tr, page));
}

const web::Option* unit_among(const std::vector<web::Option>& units, rights::UnitId unit) {
    auto found = std::find_if(units.begin(), units.end(),
                              [&](const auto& one) { return one.value == std::to_string(unit.value); });
    return found == units.end() ? nullptr : &*found;
}

std::string name_of_unit(const Call& call, const std::vector<web::Option>& units, rights::UnitId unit) {
    if (!unit) return std::string{call.tr("administration.everywhere")};
    const auto* known = unit_among(units, unit);
    return known ? known->label : std::to_string(unit.value); // closed since
}

std::vector<GrantRow> grant_rows(const Call& call, db::Session& session, AccountId id,
                                 const std::vector<web::Option>& units) {
    std::vector<GrantRow> rows;
    for (const rights::GrantLine& grant : rights::grants_of(session, id))
        rows.push_back(
            {grant.id, role_name(call, grant.role), name_of_unit(call, units, grant.unit),
             call.tr.date(grant.from),
             grant.to ? call.tr.date(*grant.to) : std::string{call.tr("administration.until_further")},
             call.csrf()});
    return rows;
}

web::FormView details_of(const Call& call, const rights::Account& account) {
    web::FormView form{.values = {{"name", account.name},
                                  {"language", account.language},
                                  {"capacities", account.capacities}},
                       .errors = {},
                       .csrf = call.csrf(),
                       .version = account.version};
    return form;
}

rights::NewGrant grant_in(web::Form& form, const Call& call, AccountId id, const Known& known) {
    rights::NewGrant wanted{.account = id, .role = form.text("role", web::Need::required)};
    wanted.unit = form.id<rights::UnitTag>("unit", web::Need::optional);
    wanted.from = form.date("from", web::Need::optional).value_or(call.today());
    wanted.to = form.date("to", web::Need::optional);
    auto reader = call.database().read();
    if (wanted.unit && !unit_among(known.units(call, reader), wanted.unit))
        form.fault("unit", "administration.unit_unknown");
    return wanted;
}

struct Failed {
    web::FormView details = {}, grant = {}, password = {};
};

http::Response show_one(const Call& call, AccountId id, const Known& known, Failed failed, int status) {
    auto reader = call.database().read();
    auto account = rights::find_account(reader, id);
    if (!account) return call.not_found();
    auto units = known.units(call, reader);
    AccountAdministrationPage page{.account = *account,
                                   .grants = grant_rows(call, reader, id, units),
                                   .roles = role_options(call),
                                   .units = units,
                                   .languages = language_options(call),
                                   .details = failed.details.values.empty() ? details_of(call, *account)
                                                                            : failed.details,
                                   .grant = failed.grant,
                                   .password = failed.password};
    page.details.csrf = page.grant.csrf = page.password.csrf = call.csrf();
    if (page.grant.value("from").empty()) page.grant.set("from", call.today().iso());
    return call.page({.title = account->name, .room = "administration", .status = status},
                     views::account_administration(call.tr, page));
}

} // namespace

http::Response start(Call& call, const Known& known) {
    FrontPage page{
        .alarms = {}, .may_manage = call.may(manage_timetable), .may_read_history = call.may(read_history)};
    auto reader = call.database().read();
    if (page.may_manage) page.alarms = work_of(call, reader, known.timetable).items;
    return call.page(titled(call, "administration.title"), views::start(call.tr, page));
}

http::Response accounts(Call& call) {
    auto reader = call.database().read();
    std::map<AccountId, std::string> roles;
    for (const rights::GrantLine& grant : rights::all_grants(reader, call.today())) {
        std::string& names = roles[grant.account];
        names.append(names.empty() ? "" : ", ").append(role_name(call, grant.role));
    }
    std::vector<AccountRow> rows;
    for (const rights::Account& account : rights::all_accounts(reader))
        rows.push_back(
            {account.id, account.name, account.email, roles[account.id],
             std::string{call.tr(account.active ? "administration.active" : "administration.inactive")}});
    return call.page(titled(call, "administration.accounts.title"), views::accounts(call.tr, rows));
}

http::Response new_account(Call& call) { return show_new(call, {}, 200); }

http::Response create_account(Call& call) {
    web::Form form{call.request};
    rights::NewAccount wanted{.email = form.text("email", web::Need::required),
                              .name = form.text("name", web::Need::required),
                              .password = std::string{call.request.field("password")},
                              .language = form.choice("language", web::Need::required, {"sv", "en"}),
                              .capacities = form.text("capacities", web::Need::optional)};
    auto created = form.good()
                       ? rights::create_account(call.database(), call.services.gate, wanted, call.by())
                       : Result<AccountId>{form.failure()};
    if (!created) {
        auto view = form.view({});
        if (form.good()) view.add(created.failure());
        return show_new(call, std::move(view), 422);
    }
    return call.see_other(address_of(*created), "administration.account.created");
}

http::Response show_account(Call& call, AccountId id, const Known& known) {
    return show_one(call, id, known, {}, 200);
}

http::Response change_details(Call& call, AccountId id, const Known& known) {
    web::Form form{call.request};
    rights::Details details{form.text("name", web::Need::required),
                            form.choice("language", web::Need::required, {"sv", "en"}),
                            form.text("capacities", web::Need::optional), form.version()};
    if (!form.good()) return show_one(call, id, known, {.details = form.view({})}, 422);
    auto changed = rights::change_details(call.database(), id, details, call.by());
    if (!changed) return call.failure(changed.failure());
    return call.see_other(address_of(id), "administration.saved");
}

http::Response set_password(Call& call, AccountId id, const Known& known) {
    auto set = rights::set_password(call.database(), call.services.gate, id,
                                    std::string{call.request.field("password")}, call.by());
    if (set) return call.see_other(address_of(id), "administration.password.set");
    Failed failed;
    failed.password.add(set.failure());
    return show_one(call, id, known, failed, 422);
}

http::Response grant_role(Call& call, AccountId id, const Known& known) {
    web::Form form{call.request};
    auto wanted = grant_in(form, call, id, known);
    auto granted = form.good() ? rights::grant_role(call.database(), call.services.gate, wanted, call.by())
                               : Result<GrantId>{form.failure()};
    if (granted) return call.see_other(address_of(id), "administration.saved");
    if (granted.failure().fault != Fault::invalid) return call.failure(granted.failure());
    Failed failed{.grant = form.view({})};
    if (form.good()) failed.grant.add(granted.failure());
    return show_one(call, id, known, failed, 422);
}

http::Response api_grant_role(Call& call, AccountId id, const Known& known) {
    web::Form form{call.request};
    auto wanted = grant_in(form, call, id, known);
    if (!form.good()) return call.failure(form.failure());
    auto granted = rights::grant_role(call.database(), call.services.gate, wanted, call.by());
    return granted ? api_account(call, id) : call.failure(granted.failure());
}

http::Response revoke_role(Call& call, GrantId id) {
    auto revoked = rights::revoke_role(call.database(), id, call.by());
    if (!revoked) return call.failure(revoked.failure());
    return call.see_other(address_of(*revoked), "administration.saved");
}

http::Response deactivate(Call& call, AccountId id) {
    auto done = rights::deactivate(call.database(), id, call.by());
    return done ? call.see_other(address_of(id), "administration.saved") : call.failure(done.failure());
}

http::Response activate(Call& call, AccountId id) {
    auto done = rights::activate(call.database(), id, call.by());
    return done ? call.see_other(address_of(id), "administration.saved") : call.failure(done.failure());
}

} // namespace administration::pages
