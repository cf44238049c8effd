// The room as JSON; the same rights as its pages.
#include "platform/record_api/history.hpp"
#include "policy/agreements/agreements.hpp"
#include "policy/agreements/api.hpp"
#include "policy/agreements/api_answers.hpp"
#include "policy/agreements/pages.hpp"
#include "policy/may.hpp"

namespace agreements {
namespace {

using web::del;
using web::get;
using web::page;
using web::patch;
using web::post;
using web::rows_of;

// clang-format off
constexpr web::Route api_table[] = {
    {get,   "/api/v1/agreements",                    May::read_agreements, page<api::list>,          "Agreements by end date, filtered as the list is, by ?q=, ?status=, ?type=, ?country=, ?host=, ?department=, ?responsible=, ?ends_from=, ?ends_to=, ?notice_from=, ?notice_to=, ?signed_from=, ?signed_to=, ?open_ended=, ?automatic=, ?no_end=, ?unmatched=, ?organisation= and ?partnership=; the exact total", rows_of(answers::line)},
    {post,  "/api/v1/agreements",                    May::edit_agreements, page<api::create>,        "A new agreement with its parties {title! type! status! host! number registration_number signed_on:date in_force_on:date ends_on:date open_ended:boolean renewal renewal_months:integer notice_months:integer department responsible note unit:integer function:integer partnership:integer replaces:integer parties:objects parties.name parties.organisation:integer parties.unit parties.country parties.side}", web::id_and_version},
    {get,   "/api/v1/agreements/summary",            May::read_agreements, page<api::summary>,       "Agreements by status and by country", answers::summary},
    {get,   "/api/v1/agreements/{}",                 May::read_agreements, page<api::show>,          "One agreement with its parties", answers::agreement},
    {patch, "/api/v1/agreements/{}",                 May::edit_agreements, page<api::patch>,         "Change the fields that are sent; If-Match is needed {title type host number registration_number signed_on:date in_force_on:date ends_on:date open_ended:boolean renewal renewal_months:integer notice_months:integer department responsible note unit:integer function:integer partnership:integer replaces:integer}", answers::agreement},
    {post,  "/api/v1/agreements/{}/status",          May::edit_agreements, page<api::change_status>, "A new status; a reason unless it is the ordinary next step; If-Match is needed {status! reason}", answers::agreement},
    {post,  "/api/v1/agreements/{}/parties",                    May::edit_agreements,   page<api::add_party>,      "One more party; the register says which organisation a name is where only one bears it {name organisation:integer unit country side}", answers::agreement},
    {patch, "/api/v1/agreements/{}/parties/{}",                 May::edit_agreements,   page<api::change_party>,   "Change what is sent of a party; If-Match names the agreement's version {name organisation:integer unit country side}", answers::agreement},
    {del,   "/api/v1/agreements/{}/parties/{}",                 May::edit_agreements,   page<api::remove_party>,   "Take a party away; the last outside party stays", answers::agreement},
    {get,   "/api/v1/agreements/{}/files",                      May::read_agreements,   page<api::files>,          "The files of an agreement", rows_of(answers::file)},
    {post,  "/api/v1/agreements/{}/files",                      May::edit_agreements,   page<api::attach>,         "Attach a file: agreement, annex, translation or other {file!:file kind}", answers::attached},
    {get,   "/api/v1/agreements/{}/files/{}",                   May::read_agreements,   page<pages::download>,     "The file itself", web::a_file},
    {del,   "/api/v1/agreements/{}/files/{}",                   May::edit_agreements,   page<api::take_away>,      "Take a file from the agreement; its content stays in the database", answers::removed},
    {get,   "/api/v1/agreements/{}/links",                      May::read_agreements,   page<api::links>,          "What an agreement points at, which one replaces it, and what looks wrong; links are changed with the agreement", answers::links},
    {get,   "/api/v1/agreements/{}/history",                    May::read_agreements,   page<api::history>,        "What happened to an agreement, the latest first", rows_of(record_api::event)},
    {post,  "/api/v1/agreements/{}/history/{}/put-back",        May::edit_agreements,   page<api::put_back>,       "Put back what the fields were before an event {}", answers::agreement},
    {post,  "/api/v1/agreements/bulk/preview",                  May::edit_agreements,   page<api::preview_bulk>,   "What changing several would do; what is not sent stays {agreements!:objects agreements.id:integer status responsible department function:integer unit:integer reason}", all_rows_of(answers::preview)},
    {post,  "/api/v1/agreements/bulk",                          May::edit_agreements,   page<api::change_bulk>,    "Change several, all or none, from the versions that were seen {agreements!:objects agreements.id:integer agreements.version:integer status responsible department function:integer unit:integer reason}", answers::several},
    {get,   "/api/v1/agreements/imports",                       May::import_agreements, page<api::imports>,        "Imports of lists, the latest first", rows_of(answers::import_line)},
    {post,  "/api/v1/agreements/imports",                       May::import_agreements, page<api::upload_import>,  "Begin an import; several files are one list, joined by the column that they share. The columns are guessed {file!:file}", answers::import},
    {get,   "/api/v1/agreements/imports/{}",                    May::import_agreements, page<api::one_import>,     "How far an import has come, its counts and the first of its changes", answers::import},
    {get,   "/api/v1/agreements/imports/{}/columns",            May::import_agreements, page<api::import_columns>, "How the list is read, and what its columns and words mean", answers::columns},
    {post,  "/api/v1/agreements/imports/{}/columns",            May::import_agreements, page<api::save_columns>,   "Say what the columns and words mean (what is not sent stays as guessed), and match the organisations {columns:list types:object statuses:object usual_type host dates mapping_name}", answers::import},
    {post,  "/api/v1/agreements/imports/{}/reading",            May::import_agreements, page<api::read_anew>,      "Read the file in another way, and guess anew {header encoding separator sheet}", answers::import},
    {get,   "/api/v1/agreements/imports/{}/names",              May::import_agreements, page<api::import_names>,   "The names in the list, and which organisation each is or may be", rows_of(answers::name)},
    {post,  "/api/v1/agreements/imports/{}/names",              May::import_agreements, page<api::save_names>,     "Which organisations names are: chosen, only text, or new {names!:objects names.position:integer names.how names.organisation:integer}", answers::import},
    {post,  "/api/v1/agreements/imports/{}/check",              May::import_agreements, page<api::check>,          "Say what would happen; nothing is written {}", answers::import},
    {get,   "/api/v1/agreements/imports/{}/problems",           May::import_agreements, page<api::import_problems>, "What is refused or noted, by row and column", rows_of(answers::problem)},
    {post,  "/api/v1/agreements/imports/{}/apply",              May::import_agreements, page<api::apply>,          "Write what was checked, after the answer {}", answers::import},
    {post,  "/api/v1/agreements/imports/{}/undo",               May::import_agreements, page<api::undo>,           "Take an import back, after the answer; what somebody changed since stays {}", answers::import},
};
// clang-format on

} // namespace

std::span<const web::Route> api_routes() { return api_table; }

} // namespace agreements
