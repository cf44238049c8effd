// Pages drawn from the very tables that the program obeys, so they cannot be out of date.
#include "platform/administration/models.hpp"
#include "platform/administration/pages.hpp"
#include "platform/administration/views.hpp"
#include "platform/web/router.hpp"

#include <algorithm>

namespace administration::pages {
namespace {

web::PageOptions table_titled(const Call& call, std::string_view key) {
    return {.title = std::string{call.tr(key)}, .room = "administration"};
}

// Those that roles give; being signed in is everybody's who has an account.
std::vector<rights::Permission> given_by_roles(const Call& call) {
    const auto known = call.services.gate.roles.permissions();
    std::vector<rights::Permission> given{known.begin(), known.end()};
    std::erase_if(given, [](rights::Permission one) { return one.name == rights::signed_in.name; });
    return given;
}

std::string in_words(const Call& call, rights::Permission permission) {
    return std::string{call.tr("permission." + std::string{permission.name})};
}

MatrixPage::Row row_of(const Call& call, const rights::Role& role) {
    MatrixPage::Row row{role.name.in(call.tr.language()), role.description.in(call.tr.language()), {}};
    for (rights::Permission permission : given_by_roles(call)) {
        bool gives = std::binary_search(role.permissions.begin(), role.permissions.end(), permission.name);
        row.marks.push_back(gives ? "yes" : "");
    }
    return row;
}

} // namespace

http::Response permissions(Call& call) {
    const rights::Roles& roles = call.services.gate.roles;
    MatrixPage page;
    for (rights::Permission permission : given_by_roles(call))
        page.permissions.push_back(in_words(call, permission));
    for (const rights::Role& role : roles.all()) page.rows.push_back(row_of(call, role));
    return call.page(table_titled(call, "administration.permissions.title"),
                     views::permissions(call.tr, page));
}

http::Response routes(Call& call) {
    std::vector<RouteRow> rows;
    for (const web::Route* route : call.router.routes())
        rows.push_back({web::name_of(route->method), route->path, in_words(call, route->who)});
    return call.page(table_titled(call, "administration.routes.title"), views::routes(call.tr, rows));
}

} // namespace administration::pages
