// Where the room's pages are, and who may see them.
#include "policy/agreements/agreements.hpp"
#include "policy/agreements/pages.hpp"
#include "policy/may.hpp"

namespace agreements {
namespace {

using web::get;
using web::page;
using web::post;

// clang-format off
constexpr web::Route table[] = {
    {get,  "/agreements",     May::read_agreements, page<pages::list>},
    {get,  "/agreements/new", May::edit_agreements, page<pages::new_agreement>},
    {post, "/agreements",     May::edit_agreements, page<pages::create>},
    {get,  "/agreements/{}",  May::read_agreements, page<pages::show>},
};
// clang-format on

} // namespace

std::span<const web::Route> routes() { return table; }

} // namespace agreements
