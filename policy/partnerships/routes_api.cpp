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
    {post,  "/api/v1/partnerships",                              May::propose,           page<api::create>,        "A proposal of a partnership {title! purpose! partner1! host! partner2 country1 contact1 areas:list formats:list years:integer sponsor strategic_meaning operational_meaning financial_meaning}"},
    {get,   "/api/v1/partnerships/{}",                           May::read_partnerships, page<api::show>,          "One partnership; the closed parts only for those who work on it"},
    {patch, "/api/v1/partnerships/{}",                           May::read_partnerships, page<api::patch>,         "Change what the case says of itself; needs If-Match {title purpose areas:list formats:list host sponsor term_months:integer unit:integer coordinator:integer registration_number answer_by:date reason}"},
    {post,  "/api/v1/partnerships/{}/parties/{}/organisation",   May::triage,            page<api::match>,         "Match a partner with an organisation of the register, by its id here, or by an identifier or a name that only one bears {organisation:integer identifier}"},
    {post,  "/api/v1/partnerships/{}/similar",                   May::triage,            page<api::see_similar>,   "What is similar has been seen; what of it is joined, as collaboration.7 {join:list note}"},
    {post,  "/api/v1/partnerships/{}/interest",                  May::triage,            page<api::declare>,       "Declare interests: none or conflict, with a statement {interest! statement}"},
    {post,  "/api/v1/partnerships/{}/begin",                     May::triage,            page<api::begin>,         "Begin the screening; excuses by the reason that is passed over {excuses:object}"},
    {post,  "/api/v1/partnerships/{}/decision",                  May::screen,            page<api::decide>,        "The screening decision: accept or decline, with an answer {outcome! answer! other_form excuses:object}"},
    {post,  "/api/v1/partnerships/{}/withdrawal",                May::read_partnerships, page<api::withdraw_case>, "Take a proposal back {reason}"},
    {post,  "/api/v1/partnerships/{}/reopening",                 May::screen,            page<api::reopen_case>,   "Open a closed case again {reason!}"},
    {post,  "/api/v1/partnerships/{}/messages",                  May::triage,            page<api::write>,         "Write a note, or to the proposer {body! to_proposer:boolean}"},
    {get,   "/api/v1/collaborations",                            May::read_partnerships, page<api::collaborations>, "Collaborations below the university's level, filtered like the list"},
    {get,   "/api/v1/collaborations/{}",                         May::read_partnerships, page<api::collaboration>, "One collaboration"},
};
// clang-format on

} // namespace

std::span<const web::Route> api_routes() { return table; }

} // namespace partnerships
