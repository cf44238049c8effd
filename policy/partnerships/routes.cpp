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
    {get,  "/request",                                       May::anyone,            page<pages::new_request>},
    {post, "/request",                                       May::anyone,            page<pages::send_request>},
    {get,  "/request/status",                                May::anyone,            page<pages::request_status>},
    {get,  "/partnerships/new",                              May::propose,           page<pages::new_idea>},
    {post, "/partnerships/new",                              May::propose,           page<pages::propose>},
    {get,  "/partnerships/{}",                               May::read_partnerships, page<pages::overview>},
    {get,  "/partnerships/{}/history",                       May::read_partnerships, page<pages::history>},
    {get,  "/partnerships/{}/definition",                    May::read_partnerships, page<pages::definition_test>},
    {post, "/partnerships/{}/definition",                    May::triage,            page<pages::answer_definition>},
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
    {get,  "/partnerships/{}/messages",                      May::triage,            page<pages::to_screening>},
    {get,  "/partnerships/{}/parties/{}/organisation",       May::triage,            page<pages::from_party>},
    {post, "/partnerships/{}/withdrawal",                    May::propose,           page<pages::withdraw_case>},
    {post, "/partnerships/{}/reopening",                     May::screen,            page<pages::reopen_case>},
    {post, "/partnerships/{}/messages",                      May::triage,            page<pages::write>},
};
// clang-format on

} // namespace

std::span<const web::Route> routes() { return table; }

} // namespace partnerships
