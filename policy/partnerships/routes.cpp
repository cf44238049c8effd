// Where the room's pages are, and who may see them.
#include "policy/may.hpp"
#include "policy/partnerships/pages.hpp"
#include "policy/partnerships/partnerships.hpp"

namespace partnerships {
namespace {

using web::get;
using web::page;
using web::post;

// clang-format off
constexpr web::Route table[] = {
    {get,  "/partnerships",                                  May::read_partnerships, page<pages::list>},
    {get,  "/partnerships/board",                            May::read_partnerships, page<pages::board>},
    {get,  "/partnerships/triage",                           May::triage,            page<pages::triage>},
    {get,  "/partnerships.csv",                              May::read_partnerships, page<pages::csv>},
    {get,  "/partnerships.xlsx",                             May::read_partnerships, page<pages::xlsx>},
    {post, "/partnerships/views",                            May::signed_in,         page<pages::keep_view>},
    {post, "/partnerships/views/{}/removal",                 May::signed_in,         page<pages::delete_view>},
    // Whole files and several at once are for those who prepare; each case asks its own rights besides. Those
    // of collaborations are for whoever looks after any (collaboration_access.hpp).
    {get,  "/partnerships/table",                            May::prepare,           page<pages::ask_sheet>},
    {post, "/partnerships/table",                            May::prepare,           page<pages::check_file>},
    {post, "/partnerships/table/apply",                      May::prepare,           page<pages::apply_file>},
    {get,  "/partnerships/bulk",                             May::prepare,           page<pages::ask_bulk>},
    {post, "/partnerships/bulk/apply",                       May::prepare,           page<pages::change_bulk>},
    {get,  "/request",                                       May::anyone,            page<pages::new_request>},
    {post, "/request",                                       May::anyone,            page<pages::send_request>},
    {get,  "/request/status",                                May::anyone,            page<pages::request_status>},
    {post, "/request/status",                                May::anyone,            page<pages::send_back>},
    {get,  "/partnerships/new",                              May::propose,           page<pages::new_idea>},
    {post, "/partnerships/new",                              May::propose,           page<pages::propose>},
    {get,  "/partnerships/{}",                               May::read_partnerships, page<pages::overview>},
    {get,  "/partnerships/{}/history",                       May::read_partnerships, page<pages::history>},
    {get,  "/partnerships/{}/definition",                    May::read_partnerships, page<pages::definition_test>},
    {post, "/partnerships/{}/definition",                    May::read_partnerships, page<pages::answer_definition>},
    {get,  "/partnerships/{}/screening",                     May::triage,            page<pages::screening>},
    {post, "/partnerships/{}/parties/{}/organisation",       May::triage,            page<pages::match>},
    {post, "/partnerships/{}/similar",                       May::triage,            page<pages::see_similar>},
    {post, "/partnerships/{}/interest",                      May::triage,            page<pages::declare>},
    {post, "/partnerships/{}/begin",                         May::triage,            page<pages::begin>},
    {post, "/partnerships/{}/decision",                      May::screen,            page<pages::decide>},
    // Reloading, or changing language, on a page that refused something leads back to where it was asked.
    {get,  "/partnerships/{}/similar",                       May::triage,            page<pages::to_screening>},
    {get,  "/partnerships/{}/interest",                      May::triage,            page<pages::to_screening>},
    {get,  "/partnerships/{}/begin",                         May::triage,            page<pages::to_screening>},
    {get,  "/partnerships/{}/decision",                      May::triage,            page<pages::to_screening>},
    {get,  "/partnerships/{}/parties/{}/organisation",       May::triage,            page<pages::from_party>},
    {get,  "/collaborations",                                May::read_partnerships, page<pages::collaborations>},
    {get,  "/collaborations.csv",                            May::read_partnerships, page<pages::collaborations_csv>},
    {get,  "/collaborations.xlsx",                           May::read_partnerships, page<pages::collaborations_xlsx>},
    {get,  "/collaborations/table",                          May::read_partnerships, page<pages::ask_collaborations_sheet>},
    {post, "/collaborations/table",                          May::read_partnerships, page<pages::check_collaborations_file>},
    {post, "/collaborations/table/apply",                    May::read_partnerships, page<pages::apply_collaborations_file>},
    {post, "/collaborations/views",                          May::signed_in,         page<pages::keep_collaboration_view>},
    {post, "/collaborations/views/{}/removal",               May::signed_in,         page<pages::delete_collaboration_view>},
    {get,  "/collaborations/bulk",                           May::read_partnerships, page<pages::ask_collaboration_bulk>},
    {post, "/collaborations/bulk/apply",                     May::read_partnerships, page<pages::change_collaboration_bulk>},
    {post, "/collaborations",                                May::propose,           page<pages::create_collaboration>},
    {get,  "/collaborations/new",                            May::propose,           page<pages::new_collaboration>},
    {get,  "/collaborations/{}",                             May::read_partnerships, page<pages::collaboration>},
    {get,  "/collaborations/{}/edit",                        May::read_partnerships, page<pages::edit_collaboration>},
    {post, "/collaborations/{}/edit",                        May::read_partnerships, page<pages::save_collaboration>},
    {post, "/collaborations/{}/history/{}/put-back",       May::read_partnerships, page<pages::put_back_collaboration_change>},
    {post, "/collaborations/{}/status",                      May::read_partnerships, page<pages::collaboration_status>},
    {post, "/partnerships/{}/withdrawal",                    May::propose,           page<pages::withdraw_case>},
    {post, "/partnerships/{}/reopening",                     May::screen,            page<pages::reopen_case>},
    {post, "/partnerships/{}/registration",                  May::read_partnerships, page<pages::set_number>},
    // Whoever may read may come here; the case's own unit, team and proposer decide (access.hpp).
    {get,  "/partnerships/{}/messages",                      May::read_partnerships, page<pages::messages>},
    {post, "/partnerships/{}/messages",                      May::read_partnerships, page<pages::write>},
    {get,  "/partnerships/{}/edit",                          May::read_partnerships, page<pages::edit>},
    {post, "/partnerships/{}/edit",                          May::read_partnerships, page<pages::save>},
    {post, "/partnerships/{}/history/{}/put-back",             May::read_partnerships, page<pages::put_back_change>},
    {get,  "/partnerships/{}/team",                          May::read_partnerships, page<pages::team_to_edit>},
    {post, "/partnerships/{}/team",                          May::read_partnerships, page<pages::add_to_team>},
    {post, "/partnerships/{}/team/{}/removal",               May::read_partnerships, page<pages::remove_from_team>},
    {get,  "/partnerships/{}/parties",                       May::read_partnerships, page<pages::to_edit>},
    {post, "/partnerships/{}/parties",                       May::read_partnerships, page<pages::add_partner>},
    {get,  "/partnerships/{}/parties/{}",                    May::read_partnerships, page<pages::party_to_edit>},
    {post, "/partnerships/{}/parties/{}",                    May::read_partnerships, page<pages::save_partner>},
    {get,  "/partnerships/{}/stakeholders",                  May::read_partnerships, page<pages::to_edit>},
    {post, "/partnerships/{}/stakeholders",                  May::read_partnerships, page<pages::add_stakeholder>},
    {get,  "/partnerships/{}/stakeholders/{}",               May::read_partnerships, page<pages::stakeholder_to_edit>},
    {post, "/partnerships/{}/stakeholders/{}",               May::read_partnerships, page<pages::save_stakeholder>},
    {post, "/partnerships/{}/stakeholders/{}/removal",       May::read_partnerships, page<pages::remove_stakeholder>},
    {post, "/partnerships/{}/parties/{}/removal",            May::read_partnerships, page<pages::remove_partner>},
};
// clang-format on

} // namespace

std::span<const web::Route> routes() { return table; }

} // namespace partnerships
