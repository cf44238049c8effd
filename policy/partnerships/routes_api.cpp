// The room as JSON. Reading is for readers; each act asks the case's own rights as well (access.hpp).
#include "policy/may.hpp"
#include "policy/partnerships/api.hpp"
#include "policy/partnerships/partnerships.hpp"

namespace partnerships {
namespace {

using web::get;
using web::page;
using web::patch;
using web::post;

// clang-format off
constexpr web::Route table[] = {
    {get,   "/api/v1/partnerships",                              May::read_partnerships, page<api::list>,          "Partnerships, filtered like the list, by cursor"},
    {post,  "/api/v1/partnerships",                              May::propose,           page<api::create>,        "Propose a partnership: title, partner1 …, purpose, areas, host"},
    {get,   "/api/v1/partnerships/{}",                           May::read_partnerships, page<api::show>,          "One partnership; the closed parts only for those who work on it"},
    {patch, "/api/v1/partnerships/{}",                           May::read_partnerships, page<api::patch>,         "Change what the case says of itself; needs If-Match"},
    {post,  "/api/v1/partnerships/{}/parties/{}/organisation",   May::triage,            page<api::match>,         "Match a partner with an organisation of the register, by id or identifier"},
    {post,  "/api/v1/partnerships/{}/similar",                   May::triage,            page<api::see_similar>,   "What is similar has been seen; join: [\"collaboration.7\"]"},
    {post,  "/api/v1/partnerships/{}/interest",                  May::triage,            page<api::declare>,       "Declare interests: none or conflict, with a statement"},
    {post,  "/api/v1/partnerships/{}/begin",                     May::triage,            page<api::begin>,         "Begin the screening; excuses for shoulds by reason"},
    {post,  "/api/v1/partnerships/{}/decision",                  May::screen,            page<api::decide>,        "The screening decision: accept or decline, with an answer"},
    {post,  "/api/v1/partnerships/{}/withdrawal",                May::read_partnerships, page<api::withdraw_case>, "Take a proposal back"},
    {post,  "/api/v1/partnerships/{}/reopening",                 May::screen,            page<api::reopen_case>,   "Open a closed case again, with a reason"},
    {post,  "/api/v1/partnerships/{}/messages",                  May::triage,            page<api::write>,         "Write a note, or to the proposer"},
    {get,   "/api/v1/collaborations",                            May::read_partnerships, page<api::collaborations>, "Collaborations below the university's level, filtered like the list"},
    {get,   "/api/v1/collaborations/{}",                         May::read_partnerships, page<api::collaboration>, "One collaboration"},
};
// clang-format on

} // namespace

std::span<const web::Route> api_routes() { return table; }

} // namespace partnerships
