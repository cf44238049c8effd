// The table of routes of this folder.
#include "platform/about/routes.hpp"

#include "platform/about/pages.hpp"

namespace about {

std::span<const web::Route> routes() {
    using web::get, web::page, web::post, web::Route;
    // clang-format off
    static constexpr Route table[] = {
        {get,  "/",                                   rights::anyone,     page<pages::start>},
        {get,  "/about",                              rights::anyone,     page<pages::about>},
        {get,  "/about/licence",                      rights::anyone,     page<pages::licence>},
        {get,  "/whats-new",                          rights::anyone,     page<pages::whats_new>},
        {get,  "/accessibility",                      rights::anyone,     page<pages::accessibility>},
        {post, "/accessibility/reports",              rights::anyone,     page<pages::report>},
        {get,  "/administration/reports",             rights::administer, page<pages::reports>},
        {post, "/administration/reports/{}/closed",   rights::administer, page<pages::close_report>},

        {get,  "/assets/{}/{}",                       rights::unasked,    page<pages::asset_in_folder>},
        {get,  "/assets/{}/{}/{}",                    rights::unasked,    page<pages::asset_in_subfolder>},
        {get,  "/healthz",                            rights::unasked,    page<pages::healthz>},
        {get,  "/readyz",                             rights::unasked,    page<pages::readyz>},
        {get,  "/api/v1/openapi.json",                rights::anyone,     page<pages::api>, "This description", web::Answered{"Description", "openapi info:json security:json paths:json components:json"}},
        {get,  "/metrics",                            rights::unasked,    page<pages::metrics>},
    };
    // clang-format on
    return table;
}

} // namespace about
