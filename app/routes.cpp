// The table of routes of app/ itself: pages over all rooms.
#include "app/pages.hpp"
#include "app/rooms.hpp"
#include "platform/administration/api_answers.hpp"
#include "platform/administration/pages.hpp"
#include "platform/record_api/history.hpp"
#include "policy/may.hpp"

namespace app {

namespace {

using administration::pages::api_history, administration::pages::api_outbox;
using administration::pages::revive_job, administration::pages::send_mail_again;
using web::del, web::get, web::page, web::post;
constexpr web::Answered tasks{
    "Tasks",
    "items:objects items.title items.why items.href items.due?:date items.waiting next? total:integer"};
constexpr web::Answered view{"KeptView", "id:integer list name query address shared:boolean own:boolean"};
constexpr web::Answered removed{"Removed", "id:integer"};
// clang-format off
constexpr web::Route table[] = {
    {get,  "/search",                   May::signed_in,        page<search>},
    {get,  "/my-work",                  May::signed_in,        page<my_work>},
    {post, "/my-work/seen",             May::signed_in,        page<news_seen>},
    {post, "/follow",                   May::signed_in,        page<follow>},
    {get,  "/presence/{}/{}",           May::signed_in,        page<who_is_here>},
    {get,  "/administration",           May::administer,       page<administration_front>},
    {get,  "/administration/outbox",    May::manage_timetable, page<outbox>},
    {post, "/administration/outbox/{}/sent-again", May::manage_timetable, page<send_mail_again>},
    {get,  "/administration/timetable", May::manage_timetable, page<timetable_page>},
    {post, "/administration/jobs/{}/revived", May::manage_timetable, page<revive_job>},
    {get,  "/administration/accounts/{}",          May::administer, page<show_account>},
    {post, "/administration/accounts/{}/details",  May::administer, page<change_details>},
    {post, "/administration/accounts/{}/password", May::administer, page<set_password>},
    {post, "/administration/accounts/{}/roles",    May::administer, page<grant_role>},
    {post, "/api/v1/accounts/{}/roles", May::administer, page<api_grant_role>, "Give a role, from today unless told, everywhere or within a unit {role! unit:integer from:date to:date}", administration::answers::account},
    {get,  "/history",                  May::read_history,     page<history>},
    {get,  "/history.csv",              May::read_history,     page<download_history>},

    {get,  "/api/v1/work",              May::signed_in,        page<api_work>,      "What waits on whoever asks, the most urgent first", tasks},
    {get,  "/api/v1/views",             May::signed_in,        page<api_views>,     "Kept views, one's own and the shared ones, of ?list=partnerships, collaborations, organisations or agreements", web::all_rows_of(view)},
    {post, "/api/v1/views",             May::signed_in,        page<api_keep_view>, "Keep a list as it is filtered and sorted: the query of its address under a name; the same name again replaces it {list! name! query shared:boolean}", view},
    {del,  "/api/v1/views/{}",          May::signed_in,        page<api_remove_view>, "Remove a kept view: one's own, or a shared one for those who may share", removed},
    {get,  "/api/v1/history",           May::read_history,     page<api_history>,   "The history, newest first, of ?kind=, ?id=, ?act=, ?who=, ?capacity=, ?from= and ?to=, by ?cursor= and ?limit=", record_api::events},
    {get,  "/api/v1/outbox",            May::manage_timetable, page<api_outbox>,    "The latest 200 mails of ?status=queued, sent or failed (which is meant where none is said), without their text", web::all_rows_of(administration::answers::mail)},
    {get,  "/api/v1/timetable",         May::manage_timetable, page<api_timetable>, "What runs by the clock, when it last ran, and what did not", administration::answers::timetable},
};
// clang-format on

} // namespace

std::span<const web::Route> routes() { return table; }

} // namespace app
