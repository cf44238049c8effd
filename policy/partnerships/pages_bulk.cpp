// Several partnerships changed at once, from their list.
#include "platform/lists/marked.hpp"
#include "platform/web/route.hpp"
#include "policy/partnerships/bulk.hpp"
#include "policy/partnerships/editing.hpp"
#include "policy/partnerships/guard.hpp"
#include "policy/partnerships/pages.hpp"
#include "policy/partnerships/store.hpp"
#include "policy/partnerships/views.hpp"

#include <set>

namespace partnerships::pages {
namespace {

// What is set for several is for those who work on them, whoever else may edit one.
void divide(const web::Call& call, db::Session& session, const std::vector<PartnershipId>& ids,
            BulkPage& page) {
    const auto cases = partnerships_of(session, ids);
    const auto accesses = accesses_of(session, call.actor, cases);
    std::vector<PartnershipId> theirs;
    page.left_out.gone = static_cast<std::int64_t>(std::set(ids.begin(), ids.end()).size() - cases.size());
    for (std::size_t i = 0; i < cases.size(); ++i)
        if (accesses[i].arranges)
            theirs.push_back(cases[i].id);
        else
            page.left_out.others.push_back({cases[i].title, address_of(cases[i].id)});
    if (!theirs.empty()) page.rows = rows_of(session, theirs);
}

http::Response bulk_page(web::Call& call, const std::vector<PartnershipId>& ids, const Failure* failure) {
    if (ids.empty()) return call.see_other("/partnerships", "partnerships.bulk.none");
    auto reader = call.database().read();
    BulkPage page;
    divide(call, reader, ids, page);
    if (page.rows.empty())
        return call.see_other("/partnerships", page.left_out.others.empty() ? "partnerships.bulk.none_there"
                                                                            : "partnerships.bulk.none_yours");
    page.form.values = call.request.form;
    page.form.csrf = call.csrf();
    auto offered = offered_to(call, reader);
    page.hosts = std::move(offered.hosts);
    page.units = std::move(offered.units);
    page.coordinators = std::move(offered.coordinators);
    if (failure) page.reasons = failure->reasons, page.form.add(*failure);
    auto title = call.tr.count("partnerships.bulk.title", static_cast<std::int64_t>(page.rows.size()));
    int status = !failure ? 200 : failure->fault == Fault::invalid ? 422 : 409;
    return call.page({.title = title, .room = "partnerships", .status = status}, views::bulk(call.tr, page));
}

http::Response asked(web::Call& call) {
    auto ids = lists::marked_in<PartnershipId>(call.request);
    return ids ? bulk_page(call, *ids, nullptr) : call.failure(ids.failure());
}

} // namespace

http::Response ask_bulk(web::Call& call) { return lists::as_form(call, asked); }

http::Response change_bulk(web::Call& call) {
    auto ids = lists::marked_in<PartnershipId>(call.request);
    if (!ids) return call.failure(ids.failure());
    auto changed = change_together(call, *ids);
    if (!changed) return bulk_page(call, *ids, &changed.failure());
    return call.see_other("/partnerships", "partnerships.bulk.done");
}

} // namespace partnerships::pages
