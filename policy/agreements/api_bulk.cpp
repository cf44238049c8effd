// Several agreements at once as JSON: what would happen, and doing it.
#include "platform/lists/marked.hpp"
#include "platform/web/form.hpp"
#include "platform/web/paging.hpp"
#include "policy/agreements/actions_bulk.hpp"
#include "policy/agreements/api.hpp"
#include "policy/agreements/bulk_page.hpp"

namespace agreements::api {
namespace {

// agreements.0.id, agreements.0.version …
std::vector<SeenAgreement> seen_in(web::Form& form) {
    std::vector<SeenAgreement> seen;
    for (std::size_t i = 0;; ++i) {
        auto before = "agreements." + std::to_string(i) + ".";
        if (!form.sent(before + "id")) break;
        if (i == lists::most_marked) {
            form.fault("agreements", lists::too_many_marked);
            break;
        }
        SeenAgreement one;
        one.id = form.id<AgreementTag>(before + "id", web::Need::required);
        one.version = static_cast<int>(
            form.number(before + "version", web::Need::optional, 1, 1'000'000'000).value_or(0));
        seen.push_back(one);
    }
    if (seen.empty()) form.fault("agreements", "web.field.missing");
    return seen;
}

struct Asked {
    std::vector<SeenAgreement> seen;
    BulkChange change;
    std::string reason;
};

Asked asked_in(web::Form& form) {
    Asked asked{seen_in(form), change_in(form), form.text("reason", web::Need::optional, 1000)};
    if (form.good() && asked.change.empty()) form.fault("status", "agreements.bulk.nothing");
    return asked;
}

} // namespace

http::Response preview_bulk(web::Call& call) {
    web::Form form{call.request};
    const auto asked = asked_in(form);
    if (!form.good()) return call.failure(form.failure());
    std::vector<AgreementId> ids;
    for (const auto& one : asked.seen) ids.push_back(one.id);
    auto reader = call.database().read();
    const auto lines = preview_many(reader, ids, asked.change, call.by(asked.reason));
    return call.json(web::page_of(lines, lists::most_marked + 1, std::ssize(lines),
                                  [](web::Json& json, const BulkLine& line) {
                                      json.object().field("id", line.id).field("version", line.version);
                                      json.field("title", line.title);
                                      write_changes(json, line.changes);
                                      json.field("reasons", line.reasons).end();
                                  }));
}

http::Response change_bulk(web::Call& call) {
    web::Form form{call.request};
    const auto asked = asked_in(form);
    for (std::size_t i = 0; i < asked.seen.size(); ++i) // nobody's change is lost
        if (asked.seen[i].version == 0)
            form.fault("agreements." + std::to_string(i) + ".version", "web.field.missing");
    if (!form.good()) return call.failure(form.failure());
    auto done = change_many(call.database(), asked.seen, asked.change, call.by(asked.reason));
    if (!done) return call.failure(done.failure());
    web::Json json;
    return call.json(json.object().field("changed", *done).end().take());
}

} // namespace agreements::api
