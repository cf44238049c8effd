// Where the pages of organisations, units and people stand, and who may see them.
#include "policy/may.hpp"
#include "policy/partners/pages.hpp"
#include "policy/partners/partners.hpp"

namespace partners {
namespace {

using web::get, web::page, web::post, web::Route;

// clang-format off
constexpr Route table[] = {
    {get,  "/organisations",                           May::read_organisations, page<pages::list>},
    {get,  "/organisations.csv",                       May::read_organisations, page<pages::csv>},
    {get,  "/organisations.xlsx",                      May::read_organisations, page<pages::xlsx>},
    {get,  "/organisations/map",                       May::read_organisations, page<pages::map>},
    {get,  "/organisations/table",                     May::edit_organisations, page<pages::ask_sheet>},
    {post, "/organisations/table",                     May::edit_organisations, page<pages::check_sheet>},
    {post, "/organisations/table/apply",               May::edit_organisations, page<pages::apply_sheet>},
    {get,  "/organisations/bulk",                      May::edit_organisations, page<pages::ask_bulk>},
    {post, "/organisations/bulk/apply",                May::edit_organisations, page<pages::change_bulk>},
    {post, "/organisations/views",                     May::signed_in,          page<pages::keep_view>},
    {post, "/organisations/views/{}/removal",          May::signed_in,          page<pages::delete_view>},
    {get,  "/organisations/new",                       May::edit_organisations, page<pages::ask_new>},
    {post, "/organisations/new",                       May::edit_organisations, page<pages::create>},
    {get,  "/organisations/{}",                        May::read_organisations, page<pages::show>},
    {get,  "/organisations/{}/edit",                   May::edit_organisations, page<pages::edit>},
    {post, "/organisations/{}/edit",                   May::edit_organisations, page<pages::change>},
    {post, "/organisations/{}/put-back",               May::edit_organisations, page<pages::put_back>},
    {post, "/organisations/{}/names",                  May::edit_organisations, page<pages::add_name>},
    {post, "/organisations/{}/names/{}/delete",        May::edit_organisations, page<pages::remove_name>},
    {post, "/organisations/{}/identifiers",            May::edit_organisations, page<pages::add_identifier>},
    {post, "/organisations/{}/identifiers/{}/delete",  May::edit_organisations, page<pages::remove_identifier>},
    {post, "/organisations/{}/relations",              May::edit_organisations, page<pages::add_relation>},
    {post, "/organisations/{}/relations/{}/delete",    May::edit_organisations, page<pages::remove_relation>},
    {post, "/organisations/{}/status",                 May::edit_organisations, page<pages::change_status>},

    {get,  "/organisations/{}/people",                 May::read_organisations, page<pages::people>},
    {post, "/organisations/{}/units",                  May::edit_organisations, page<pages::add_unit>},
    {post, "/organisations/{}/functions",              May::edit_organisations, page<pages::add_function>},
    {post, "/organisations/{}/affiliations",           May::edit_organisations, page<pages::affiliate>},
    {post, "/units/{}/edit",                           May::edit_organisations, page<pages::change_unit>},
    {post, "/units/{}/close",                          May::edit_organisations, page<pages::close_unit>},
    {get,  "/functions/{}",                            May::read_organisations, page<pages::function>},
    {post, "/functions/{}/edit",                       May::edit_organisations, page<pages::change_function>},
    {post, "/functions/{}/check",                      May::edit_organisations, page<pages::check_function>},
    {post, "/functions/{}/holders",                    May::edit_organisations, page<pages::add_holder>},
    {post, "/functions/{}/holders/{}/end",             May::edit_organisations, page<pages::end_holding>},
    {get,  "/people/{}",                               May::read_organisations, page<pages::person>},
    {post, "/people/{}/edit",                          May::edit_organisations, page<pages::change_person>},
    {post, "/people/{}/affiliations/{}/end",           May::edit_organisations, page<pages::end_affiliation>},

    // A page that a form answers with is left by address too: the switch of language, a reload.
    {get,  "/organisations/{}/names",                  May::edit_organisations, page<pages::edit>},
    {get,  "/organisations/{}/identifiers",            May::edit_organisations, page<pages::edit>},
    {get,  "/organisations/{}/relations",              May::edit_organisations, page<pages::edit>},
    {get,  "/organisations/{}/status",                 May::edit_organisations, page<pages::edit>},
    {get,  "/organisations/{}/units",                  May::read_organisations, page<pages::people>},
    {get,  "/organisations/{}/functions",              May::read_organisations, page<pages::people>},
    {get,  "/organisations/{}/affiliations",           May::read_organisations, page<pages::people>},
    {get,  "/functions/{}/edit",                       May::read_organisations, page<pages::function>},
    {get,  "/functions/{}/holders",                    May::read_organisations, page<pages::function>},
    {get,  "/people/{}/edit",                          May::read_organisations, page<pages::person>},
};
// clang-format on

} // namespace

std::span<const web::Route> routes() { return table; }

} // namespace partners
