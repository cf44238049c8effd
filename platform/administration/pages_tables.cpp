// Pages drawn from the very tables that the program obeys, so they cannot be out of date.
#include "platform/administration/models.hpp"
#include "platform/administration/pages.hpp"
#include "platform/administration/views.hpp"
#include "platform/web/router.hpp"

#include <algorithm>

namespace administration::pages {
namespace {

web::PageOptions titled(const Call& call, std::string_view key) {
    return {.title = std::string{call.tr(key)}, .room = "administration"};
}

MatrixPage::Row row_of(const Call& call, const rights::Role& role) {
    MatrixPage::Row row{role.name.in(call.tr.language()), role.description.in(call.tr.language()), {}};
    for (rights::Permission permission : call.services.gate.roles.permissions()) {
        bool gives = std::binary_search(role.permissions.begin(), role.permissions.end(), permission.name);
        row.marks.push_back(gives ? "yes" : "");
    }
    return row;
}

} // namespace

http::Response permissions(Call& call) {
    const rights::Roles& roles = call.services.gate.roles;
    MatrixPage page;
    for (rights::Permission permission : roles.permissions())
        page.permissions.emplace_back(call.tr("permission." + std::string{permission.name}));
    for (const rights::Role& role : roles.all()) page.rows.push_back(row_of(call, role));
    return call.page(titled(call, "administration.permissions.title"), views::permissions(call.tr, page));
}

http::Response routes(Call& call) {
    std::vector<RouteRow> rows;
    for (const web::Route* route : call.router.routes())
        rows.push_back({web::name_of(route->method), route->path, route->who.name});
    return call.page(titled(call, "administration.routes.title"), views::routes(call.tr, rows));
}

} // namespace administration::pages
