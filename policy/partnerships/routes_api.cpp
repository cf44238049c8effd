// The room as JSON. Reading is for readers; each act asks the case's own rights as well (access.hpp).
#include "platform/lists/sheet_pages.hpp"
#include "platform/record_api/history.hpp"
#include "policy/may.hpp"
#include "policy/partnerships/api.hpp"
#include "policy/partnerships/api_answers.hpp"
#include "policy/partnerships/partnerships.hpp"

namespace partnerships {
namespace {

using web::get;
using web::page;
using web::patch;
using web::post;

// clang-format off
constexpr web::Route api_table[] = {
    {get,   "/api/v1/partnerships",                              May::read_partnerships, page<api::list>,          "Partnerships, filtered like the list, by ?q=, ?stage=, ?origin=, ?host=, ?area=, ?country= and ?waiting=", web::rows_of(answers::line)},
    {post,  "/api/v1/partnerships",                              May::propose,           page<api::create>,        "A proposal of a partnership; a partner by its name, and by its id in the register where that is known {title! purpose! partner1! organisation1:integer host! country1 contact1 partner2 organisation2:integer country2 contact2 partner3 organisation3:integer country3 contact3 partner4 organisation4:integer country4 contact4 partner5 organisation5:integer country5 contact5 areas:list formats:list years:integer sponsor strategic_meaning operational_meaning financial_meaning origin initiated_by}", answers::partnership},
    {get,   "/api/v1/partnerships/{}",                           May::read_partnerships, page<api::show>,          "One partnership; the closed parts only for those who work on it", answers::partnership},
    {patch, "/api/v1/partnerships/{}",                           May::read_partnerships, page<api::patch>,         "Change what the case says of itself; needs If-Match {title purpose areas:list formats:list host sponsor initiated_by term_months:integer unit:integer coordinator:integer registration_number answer_by:date reason}", answers::partnership},
    {get,   "/api/v1/partnerships/{}/definition",                May::read_partnerships, page<api::definition_test>,       "The definition test: each characteristic's answer, and how many are met", answers::definition_test},
    {patch, "/api/v1/partnerships/{}/definition",                May::read_partnerships, page<api::answer_definition>,     "Answer the definition test: by characteristic its state, by and statement, what is not sent stays; needs If-Match {items:objects items.key items.state items.by:date items.statement}", answers::definition_test},
    {post,  "/api/v1/partnerships/{}/parties/{}/organisation",   May::triage,            page<api::match>,         "Match a partner with an organisation of the register, by its id here, or by an identifier or a name that only one bears {organisation:integer identifier}", answers::now},
    {post,  "/api/v1/partnerships/{}/similar",                   May::triage,            page<api::see_similar>,   "What is similar has been seen; what of it is joined, as collaboration.7 {join:list note}", answers::now},
    {post,  "/api/v1/partnerships/{}/interest",                  May::triage,            page<api::declare>,       "Declare interests: none or conflict, with a statement; who takes back a conflict says why in it {interest! statement}", answers::now},
    {post,  "/api/v1/partnerships/{}/begin",                     May::triage,            page<api::begin>,         "Begin the screening; excuses by the reason that is passed over {excuses:object}", answers::now},
    {post,  "/api/v1/partnerships/{}/decision",                  May::screen,            page<api::decide>,        "The screening decision: accept or decline, with an answer; needs If-Match {outcome! answer! other_form excuses:object}", answers::now},
    {post,  "/api/v1/partnerships/{}/registration",              May::read_partnerships, page<api::set_number>,    "The number in the official register; by whoever keeps it or works on the case, \"\" takes it away {registration_number}", answers::now},
    {post,  "/api/v1/partnerships/{}/withdrawal",                May::propose,            page<api::withdraw_case>, "Take a proposal back {reason}", answers::now},
    {post,  "/api/v1/partnerships/{}/reopening",                 May::screen,            page<api::reopen_case>,   "Open a closed case again {reason!}", answers::now},
    {get,   "/api/v1/partnerships/{}/messages",                  May::read_partnerships, page<api::messages>,      "The thread with the proposer, and the case's own notes for those who work on it", web::all_rows_of(answers::message)},
    {post,  "/api/v1/partnerships/{}/messages",                  May::read_partnerships, page<api::write>,         "Write a note, or to the proposer; whoever proposed writes to the case {body! to_proposer:boolean}", web::all_rows_of(answers::message)},
    {get,   "/api/v1/partnerships/{}/gate",                      May::read_partnerships, page<api::gate>,          "What is asked for before the next step, and what of it is met", web::all_rows_of(answers::gate_line)},
    {get,   "/api/v1/partnerships/{}/similar",                   May::triage,            page<api::similar>,       "Cases, collaborations and agreements with the same partners", web::all_rows_of(answers::similar)},
    {post,  "/api/v1/partnerships/{}/parties",                   May::read_partnerships, page<api::add_partner>,   "Add a partner: an organisation of the register, or a name until it is matched {name country organisation_id:integer website contact sponsor drivers}", answers::partnership},
    {get,   "/api/v1/partnerships/{}/parties/{}",                May::read_partnerships, page<api::partner>,       "One partner of the case, for those who work on it", answers::party},
    {patch, "/api/v1/partnerships/{}/parties/{}",                May::read_partnerships, page<api::change_partner>, "Change what is said of a partner; needs If-Match with the partner's version {website contact sponsor drivers}", answers::party},
    {post,  "/api/v1/partnerships/{}/parties/{}/removal",        May::read_partnerships, page<api::remove_partner>, "Take a partner out of the case; the last one stays {reason}", answers::partnership},
    {get,   "/api/v1/partnerships/{}/stakeholders",              May::read_partnerships, page<api::stakeholders>,  "Those concerned at each partner and in our own house, and how far they are involved; for those who work on the case", web::all_rows_of(answers::stakeholder)},
    {post,  "/api/v1/partnerships/{}/stakeholders",              May::read_partnerships, page<api::add_stakeholder>, "List somebody concerned: not_asked, informed, consulted or taking_part; without a party, of our own house {name! involvement! party:integer interest}", answers::stakeholder},
    {patch, "/api/v1/partnerships/{}/stakeholders/{}",           May::read_partnerships, page<api::change_stakeholder>, "Change what is said of somebody concerned; needs If-Match {name involvement party:integer interest reason}", answers::stakeholder},
    {post,  "/api/v1/partnerships/{}/stakeholders/{}/removal",   May::read_partnerships, page<api::remove_stakeholder>, "Take somebody concerned off the list {reason}", web::all_rows_of(answers::stakeholder)},
    {get,   "/api/v1/partnerships/{}/team",                      May::read_partnerships, page<api::team>,          "Who works on the case, and in which function", web::all_rows_of(answers::member)},
    {post,  "/api/v1/partnerships/{}/team",                      May::read_partnerships, page<api::join_team>,     "Join the team, or add somebody: triage_officer, coordinator, preparer, unit_head or reader {function! account:integer}", web::all_rows_of(answers::member)},
    {post,  "/api/v1/partnerships/{}/team/{}/removal",           May::read_partnerships, page<api::leave_team>,    "Leave the team, or take somebody out of it, by account {reason}", web::all_rows_of(answers::member)},
    {get,   "/api/v1/partnerships/{}/history",                   May::read_partnerships, page<api::history>,       "What happened to the case, newest first, by cursor; reasons and values only for those who work on it", web::rows_of(record_api::event)},
    {post,  "/api/v1/partnerships/{}/history/{}/put-back",         May::read_partnerships, page<api::put_back_change>, "Put back what a change took away, where the history says may_put_back {reason}", answers::partnership},
    {post,  "/api/v1/partnerships/table/check",                  May::prepare, page<api::check_sheet>, "What the downloaded list would change, as it comes back: known again by id and version; nothing is written {file!:file}", lists::sheet_checked},
    {post,  "/api/v1/partnerships/table",                        May::prepare, page<api::apply_sheet>, "Take over what differs in the list that comes back, all or none; a refused row tells why under `sheet` {file!:file}", lists::sheet_checked},
    {post,  "/api/v1/partnerships/bulk",                         May::prepare,           page<api::change_several>, "The same change to several cases, all or none; what is not named stays {ids!:numbers host unit:integer coordinator:integer answer_by:date reason}", answers::several},
    {post,  "/api/v1/requests",                                  May::anyone,            page<api::send_request>,  "A request from outside, without an account; needs Idempotency-Key of 16 letters or more, and answers with a number and a key {title! purpose! partner1! sender_name! sender_email! country1 contact1 partner2 country2 contact2 partner3 country3 contact3 partner4 country4 contact4 partner5 country5 contact5 areas:list formats:list years:integer strategic_meaning operational_meaning financial_meaning}", answers::receipt},
    {get,   "/api/v1/requests/{}",                               May::anyone,            page<api::request>,       "One's own request by its number and ?key=, with what was answered", answers::request},
    {post,  "/api/v1/requests/{}/messages",                      May::anyone,            page<api::reply_to_request>, "Write about one's own request {key! body!}", answers::request},
    {get,   "/api/v1/collaborations",                            May::read_partnerships, page<api::collaborations>, "Collaborations below the university's level, filtered like the list, by ?q=, ?status=, ?level=, ?form= and ?unit=", web::rows_of(answers::collaboration_line)},
    {post,  "/api/v1/collaborations",                            May::propose,           page<api::create_collaboration>,  "Ask for help with a collaboration, or record it at once {title! partner! form! level! unit:integer department organisation_id:integer host purpose contact registration_number starts_on:date ends_on:date register:boolean}", answers::collaboration},
    {get,   "/api/v1/collaborations/{}",                         May::read_partnerships, page<api::collaboration>, "One collaboration", answers::collaboration},
    {patch, "/api/v1/collaborations/{}",                         May::read_partnerships, page<api::patch_collaboration>,   "Change a collaboration; needs If-Match {title partner form level unit:integer department organisation_id:integer host purpose contact registration_number starts_on:date ends_on:date}", answers::collaboration},
    {post,  "/api/v1/collaborations/table/check",                  May::read_partnerships, page<api::check_collaborations_sheet>, "What the downloaded list would change, as it comes back: known again by id and version; nothing is written {file!:file}", lists::sheet_checked},
    {post,  "/api/v1/collaborations/table",                        May::read_partnerships, page<api::apply_collaborations_sheet>, "Take over what differs in the list that comes back, all or none; a refused row tells why under `sheet` {file!:file}", lists::sheet_checked},
    {post,  "/api/v1/collaborations/bulk",                       May::read_partnerships, page<api::change_several_collaborations>, "The same change to several collaborations, all or none; what is not named stays {ids!:numbers form host unit:integer department contact ends_on:date reason}", answers::several},
    {get,   "/api/v1/collaborations/{}/history",                 May::read_partnerships, page<api::collaboration_history>, "What happened to the collaboration, newest first, by cursor", web::rows_of(record_api::event)},
    {post,  "/api/v1/collaborations/{}/history/{}/put-back",       May::read_partnerships, page<api::put_back_collaboration_change>, "Put back what a change took away, where the history says may_put_back {reason}", answers::collaboration},
    {post,  "/api/v1/collaborations/{}/status",                  May::read_partnerships, page<api::collaboration_status>,  "What becomes of it: asked, registered, ended or withdrawn {status! reason}", answers::collaboration},
};
// clang-format on

} // namespace

std::span<const web::Route> api_routes() { return api_table; }

} // namespace partnerships
