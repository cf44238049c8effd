// Where search, duplicates and merges stand, and who may see them.
#include "policy/may.hpp"
#include "policy/partners/finding.hpp"
#include "policy/partners/merging_pages.hpp"
#include "policy/partners/partners.hpp"

namespace partners {
namespace {

using web::get, web::page, web::post, web::Route;

// clang-format off
constexpr Route finding_table[] = {
    {get,  "/organisations/suggest",             May::read_organisations,  page<pages::suggest>},
    {get,  "/organisations/similar",             May::read_organisations,  page<pages::similar>},
    {get,  "/organisations/duplicates",           May::merge_organisations, page<pages::duplicates>},
    {post, "/organisations/duplicates/different", May::merge_organisations, page<pages::call_different>},
    {get,  "/organisations/{}/merge",             May::merge_organisations, page<pages::ask_merge>},
    {post, "/organisations/{}/merge",             May::merge_organisations, page<pages::do_merge>},
    {post, "/organisations/merges/{}/split",      May::merge_organisations, page<pages::do_split>},
};
// clang-format on

} // namespace

std::span<const Route> finding_routes() { return finding_table; }

} // namespace partners
