// Several collaborations changed at once, from their list.
#include "platform/lists/marked.hpp"
#include "platform/web/route.hpp"
#include "policy/partnerships/bulk.hpp"
#include "policy/partnerships/collaboration_bulk.hpp"
#include "policy/partnerships/collaboration_pages.hpp"
#include "policy/partnerships/pages.hpp"
#include "policy/partnerships/views.hpp"

namespace partnerships::pages {
namespace {

std::vector<CollaborationId> marked(const web::Call& call) {
    std::vector<CollaborationId> ids;
    for (auto text : call.request.fields("id"))
        if (CollaborationId id; web::read_part(text, id) && ids.size() < most_together) ids.push_back(id);
    return ids;
}

http::Response shown(web::Call& call, const std::vector<CollaborationId>& ids, const Failure* failure) {
    if (!looks_after_collaborations(call.actor))
        return call.failure(forbidden("partnerships.collaboration.not_yours"));
    if (ids.empty()) return call.see_other("/collaborations", "partnerships.bulk.none");
    CollaborationBulkPage page;
    page.form.values = call.request.form;
    page.form.csrf = call.csrf();
    {
        auto reader = call.database().read();
        page.chosen = collaborations_of(reader, ids);
        page.units = unit_choices(call, reader, page.form.value("unit"));
    }
    auto language = call.tr.language();
    for (const auto& form : other_forms(call.services.institution))
        page.forms.push_back({form.key, form.name.in(language), page.form.value("form") == form.key});
    for (const auto& host : hosts(call.services.institution))
        page.hosts.push_back({host.key, host.name.in(language), page.form.value("host") == host.key});
    if (failure) page.reasons = failure->reasons, page.form.add(*failure);
    auto title = call.tr.count("partnerships.collaborations.bulk", static_cast<std::int64_t>(ids.size()));
    int status = !failure                             ? 200
                 : failure->fault == Fault::invalid   ? 422
                 : failure->fault == Fault::forbidden ? 403
                                                      : 409;
    return call.page({.title = title, .room = "partnerships", .status = status},
                     views::collaboration_bulk(call.tr, page));
}

http::Response asked(web::Call& call) {
    if (!looks_after_collaborations(call.actor)) return call.see_other("/collaborations");
    return shown(call, marked(call), nullptr);
}

} // namespace

http::Response ask_collaboration_bulk(web::Call& call) { return lists::as_form(call, asked); }

http::Response change_collaboration_bulk(web::Call& call) {
    auto ids = marked(call);
    auto changed = change_collaborations(call, ids);
    if (!changed) return shown(call, ids, &changed.failure());
    return call.see_other("/collaborations", "partnerships.bulk.done");
}

} // namespace partnerships::pages
