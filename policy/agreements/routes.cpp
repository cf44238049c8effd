// Where the room's pages are, and who may see them.
#include "policy/agreements/agreements.hpp"
#include "policy/agreements/import_pages.hpp"
#include "policy/agreements/pages.hpp"
#include "policy/may.hpp"

namespace agreements {
namespace {

using web::get;
using web::page;
using web::post;

// clang-format off
constexpr web::Route table[] = {
    {get,   "/agreements",                           May::read_agreements, page<pages::list>},
    {get,   "/agreements.csv",                       May::read_agreements, page<pages::download_list>},
    {get,   "/agreements.xlsx",                      May::read_agreements, page<pages::download_workbook>},
    {get,   "/agreements/summary",                   May::read_agreements, page<pages::summary>},
    {get,   "/agreements/suggest",                   May::read_agreements, page<pages::suggest>},
    {post,  "/agreements/views",                     May::read_agreements, page<pages::save_view>},
    {post,  "/agreements/views/{}/removal",          May::read_agreements, page<pages::delete_view>},
    {get,   "/agreements/bulk",                      May::edit_agreements, page<pages::ask_bulk>},
    {get,   "/agreements/bulk/preview",              May::edit_agreements, page<pages::preview_bulk>},
    {post,  "/agreements/bulk/apply",                May::edit_agreements, page<pages::change_bulk>},
    {post,  "/agreements/{}/history/{}/put-back",        May::edit_agreements, page<pages::put_back>},
    {get,   "/agreements/new",                       May::edit_agreements, page<pages::new_agreement>},
    {post,  "/agreements",                           May::edit_agreements, page<pages::create>},
    {get,   "/agreements/imports",                   May::import_agreements, page<pages::imports>},
    {post,  "/agreements/imports",                   May::import_agreements, page<pages::upload_import>},
    {get,   "/agreements/imports/{}",                May::import_agreements, page<pages::one_import>},
    {get,   "/agreements/imports/{}/columns",        May::import_agreements, page<pages::import_columns>},
    {post,  "/agreements/imports/{}/columns",        May::import_agreements, page<pages::save_columns>},
    {post,  "/agreements/imports/{}/reading",        May::import_agreements, page<pages::read_anew>},
    {get,   "/agreements/imports/{}/names",          May::import_agreements, page<pages::import_names>},
    {post,  "/agreements/imports/{}/names",          May::import_agreements, page<pages::save_names>},
    {post,  "/agreements/imports/{}/apply",          May::import_agreements, page<pages::carry_out_import>},
    {get,   "/agreements/imports/{}/events",         May::import_agreements, page<pages::import_events>},
    {get,   "/agreements/imports/{}/apply",          May::import_agreements, page<pages::one_import>},
    {get,   "/agreements/imports/{}/undo",           May::import_agreements, page<pages::one_import>},
    {post,  "/agreements/imports/{}/undo",           May::import_agreements, page<pages::undo_one_import>},
    {get,   "/agreements/{}",                        May::read_agreements, page<pages::show>},
    {get,   "/agreements/{}/edit",                   May::edit_agreements, page<pages::edit>},
    {post,  "/agreements/{}",                        May::edit_agreements, page<pages::save>},
    {post,  "/agreements/{}/status",                 May::edit_agreements, page<pages::change_status>},
    {post,  "/agreements/{}/parties",                May::edit_agreements, page<pages::add_party>},
    {post,  "/agreements/{}/parties/{}/meant",       May::edit_agreements, page<pages::tie_party>},
    {post,  "/agreements/{}/parties/{}/removed",     May::edit_agreements, page<pages::remove_party>},
    {post,  "/agreements/{}/files",                  May::edit_agreements, page<pages::attach>},
    {get,   "/agreements/{}/files/{}",               May::read_agreements, page<pages::download>},
    {post,  "/agreements/{}/files/{}/removed",       May::edit_agreements, page<pages::take_away>},
};
// clang-format on

} // namespace

std::span<const web::Route> routes() { return table; }

} // namespace agreements
