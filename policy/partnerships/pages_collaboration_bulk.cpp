// Several collaborations changed at once, from their list.
#include "platform/lists/marked.hpp"
#include "platform/web/route.hpp"
#include "policy/partnerships/bulk.hpp"
#include "policy/partnerships/collaboration_bulk.hpp"
#include "policy/partnerships/collaboration_pages.hpp"
#include "policy/partnerships/pages.hpp"
#include "policy/partnerships/views.hpp"

#include <set>

namespace partnerships::pages {
namespace {

void divide(const web::Call& call, db::Session& session, const std::vector<CollaborationId>& ids,
            CollaborationBulkPage& page) {
    Chains chains{session};
    auto found = collaborations_of(session, ids);
    page.left_out.gone = static_cast<std::int64_t>(std::set(ids.begin(), ids.end()).size() - found.size());
    for (auto& one : found)
        if (access_to(one, call.actor, chains.above(one.unit_id)).looks_after)
            page.chosen.push_back(std::move(one));
        else
            page.left_out.others.push_back({one.title, "/collaborations/" + std::to_string(one.id.value)});
}

void tell_stopped(const Failure& failure, CollaborationBulkPage& page) {
    page.reasons = failure.reasons;
    page.form.add(failure);
    for (const auto& [field, reason] : failure.fields)
        for (const auto& one : page.chosen)
            if (field == "ids." + std::to_string(one.id.value))
                page.stopped.push_back({one.id, one.title, reason});
}

http::Response show_collaborations(web::Call& call, const std::vector<CollaborationId>& ids,
                                   const Failure* failure) {
    if (!looks_after_collaborations(call.actor))
        return call.failure(forbidden("partnerships.collaboration.not_yours"));
    if (ids.empty()) return call.see_other("/collaborations", "partnerships.bulk.none");
    CollaborationBulkPage page;
    page.form.values = call.request.form;
    page.form.csrf = call.csrf();
    {
        auto reader = call.database().read();
        divide(call, reader, ids, page);
        page.units = unit_choices(call, reader, page.form.value("unit"));
    }
    if (page.chosen.empty())
        return call.see_other("/collaborations", page.left_out.others.empty()
                                                     ? "partnerships.bulk.none_there"
                                                     : "partnerships.bulk.none_yours");
    auto language = call.tr.language();
    for (const auto& form : other_forms(call.services.institution))
        page.forms.push_back({form.key, form.name.in(language), page.form.value("form") == form.key});
    for (const auto& host : hosts(call.services.institution))
        page.hosts.push_back({host.key, host.name.in(language), page.form.value("host") == host.key});
    if (failure) tell_stopped(*failure, page);
    auto title =
        call.tr.count("partnerships.collaborations.bulk", static_cast<std::int64_t>(page.chosen.size()));
    int status = !failure                             ? 200
                 : failure->fault == Fault::invalid   ? 422
                 : failure->fault == Fault::forbidden ? 403
                                                      : 409;
    return call.page({.title = title, .room = "partnerships", .status = status},
                     views::collaboration_bulk(call.tr, page));
}

http::Response ask_about_collaborations(web::Call& call) {
    if (!looks_after_collaborations(call.actor)) return call.see_other("/collaborations");
    auto ids = lists::marked_in<CollaborationId>(call.request);
    return ids ? show_collaborations(call, *ids, nullptr) : call.failure(ids.failure());
}

} // namespace

http::Response ask_collaboration_bulk(web::Call& call) {
    return lists::as_form(call, ask_about_collaborations);
}

http::Response change_collaboration_bulk(web::Call& call) {
    auto ids = lists::marked_in<CollaborationId>(call.request);
    if (!ids) return call.failure(ids.failure());
    auto changed = change_collaborations(call, *ids);
    if (!changed) return show_collaborations(call, *ids, &changed.failure());
    return call.see_other("/collaborations", "partnerships.bulk.done");
}

} // namespace partnerships::pages
