// Changing several agreements: mark them, say what, see what would happen, do it.
#include "platform/basics/digest.hpp"
#include "platform/lists/marked.hpp"
#include "platform/web/route.hpp"
#include "policy/agreements/bulk_page.hpp"
#include "policy/agreements/history.hpp"
#include "policy/agreements/links.hpp"
#include "policy/agreements/pages.hpp"
#include "policy/agreements/store.hpp"
#include "policy/agreements/views.hpp"
#include "policy/agreements/words.hpp"

#include <algorithm>

namespace agreements::pages {
namespace {

Result<std::vector<SeenAgreement>> marked(const web::Call& call) {
    auto ids = lists::marked_in<AgreementId>(call.request);
    if (!ids) return ids.failure();
    std::vector<SeenAgreement> seen;
    for (auto id : *ids) {
        seen.push_back({id});
        web::read_part(call.request.field("version-" + std::to_string(id.value)), seen.back().version);
    }
    return seen;
}

bool changed_since(const std::vector<SeenAgreement>& seen, const BulkLine& line) {
    return std::any_of(seen.begin(), seen.end(), [&](const SeenAgreement& one) {
        return one.id == line.id && one.version != 0 && one.version != line.version;
    });
}

// Of the fields that say what is to change, and of the agreements as they are shown: not of the versions that
// came, for after a conflict newer ones are shown.
std::string mark_of(const http::Request& request, const std::vector<SeenAgreement>& shown) {
    Sha256 digest;
    for (const auto& [name, value] : request.form)
        if (name != "csrf" && name != "shown" && name != "id" && !name.starts_with("version-"))
            digest.add(name).add("\x1f").add(value).add("\x1e");
    for (const auto& one : shown)
        digest.add(std::to_string(one.id.value)).add("\x1f").add(std::to_string(one.version)).add("\x1e");
    return digest.hex();
}

http::Response shown(web::Call& call, const BulkChange& change, const By& by, bool previewed,
                     Reasons reasons) {
    auto marks = marked(call);
    if (!marks) return call.failure(marks.failure());
    const auto& seen = *marks;
    if (seen.empty()) return call.see_other("/agreements", "agreements.bulk.none");
    std::vector<AgreementId> ids;
    for (const auto& one : seen) ids.push_back(one.id);
    auto reader = call.database().read();
    BulkPage page;
    page.previewed = previewed;
    page.reasons = std::move(reasons);
    page.may_apply = previewed && !change.empty();
    std::vector<SeenAgreement> as_shown;
    for (auto& line : preview_many(reader, ids, change, by)) {
        as_shown.push_back({line.id, line.version});
        page.may_apply = page.may_apply && line.reasons.empty();
        auto words = changes_in_words(call, reader, line.changes);
        const bool meanwhile = previewed && changed_since(seen, line);
        page.lines.push_back({std::move(line), std::move(words), meanwhile});
    }
    if (page.lines.empty()) return call.see_other("/agreements", "agreements.bulk.none_there");
    page.shown = mark_of(call.request, as_shown);
    page.form.values = call.request.form;
    page.form.csrf = call.csrf();
    for (Status status : all_of<Status>())
        page.statuses.push_back({std::string{name_of(status)},
                                 std::string{call.tr.of("agreements.status", status)},
                                 change.status == status});
    page.functions = function_choices(call, reader, change.function_id);
    page.units = unit_choices(call, reader, change.unit_id);
    auto title = call.tr.count("agreements.bulk.title", static_cast<std::int64_t>(page.lines.size()));
    return call.page({.title = title, .room = "agreements", .status = page.reasons.empty() ? 200 : 409},
                     views::bulk(call.tr, page));
}

http::Response asked(web::Call& call) { return shown(call, {}, call.by(), false, {}); }

http::Response previewed(web::Call& call) {
    web::Form form{call.request};
    auto change = change_in(form);
    auto by = call.by(form.text("reason", web::Need::optional, 1000));
    return shown(call, change, by, true, change.empty() ? Reasons{"agreements.bulk.nothing"} : Reasons{});
}

} // namespace

http::Response ask_bulk(web::Call& call) { return lists::as_form(call, asked); }
http::Response preview_bulk(web::Call& call) { return lists::as_form(call, previewed); }

http::Response change_bulk(web::Call& call) {
    web::Form form{call.request};
    auto change = change_in(form);
    auto by = call.by(form.text("reason", web::Need::optional, 1000));
    const auto seen = marked(call);
    if (!seen || call.request.field("shown") != mark_of(call.request, *seen))
        return shown(call, change, by, true, {"agreements.bulk.not_shown"});
    auto done = change_many(call.database(), *seen, change, by);
    if (!done && done.failure().fault == Fault::outdated)
        return shown(call, change, by, true, {"agreements.bulk.meanwhile"});
    if (!done) return shown(call, change, by, true, done.failure().reasons);
    return call.see_other("/agreements", "agreements.bulk.done");
}

} // namespace agreements::pages
