// The register as a whole, as JSON: its map, changes of several at once, and the history of one.
#include "platform/lists/marked.hpp"
#include "platform/lists/sheet_pages.hpp"
#include "platform/record_api/history.hpp"
#include "platform/web/json.hpp"
#include "platform/web/versions.hpp"
#include "policy/partners/actions.hpp"
#include "policy/partners/api.hpp"
#include "policy/partners/countries.hpp"
#include "policy/partners/edit.hpp"
#include "policy/partners/excuses.hpp"
#include "policy/partners/page_facts.hpp"
#include "policy/partners/register.hpp"
#include "policy/partners/sheet.hpp"
#include "policy/partners/shown.hpp"
#include "policy/partners/store.hpp"

namespace partners::api {

Response history(Call& call, OrganisationId id) {
    auto reader = call.database().read();
    if (!find_organisation(reader, id)) return call.not_found();
    return record_api::history(call, reader, {"organisations", id.value}, record_api::Told::whole);
}

Response put_back(Call& call, OrganisationId id) {
    auto seen = web::if_match(call.request);
    if (!seen) return call.problem(428);
    web::Form form{call.request};
    auto event = form.number("event", web::Need::required, 1);
    auto field = form.text("field", web::Need::required);
    if (!form.good()) return call.failure(form.failure());
    auto back = partners::put_back(call.database(), id, events::EventId{*event}, field,
                                   static_cast<int>(*seen), call.by());
    return back ? changed(call, id) : call.failure(back.failure());
}

Response map(Call& call) {
    const Measure& measure = measure_asked(call.request.parameter("show"));
    auto reader = call.database().read();
    web::Json json;
    json.object().field("show", measure.key).list("items");
    for (const CountryCount& count : measure.counts(reader)) {
        if (count.country.empty()) continue;
        json.object().field("country", count.country);
        json.field("name", country_name(count.country, call.tr.language())).field("number", count.number);
        json.end();
    }
    return call.json(json.end().end().take());
}

Response change_many(Call& call) {
    web::Form form{call.request};
    auto wanted = read_bulk(form);
    std::vector<OrganisationId> ids;
    for (std::size_t i = 0; i <= lists::most_marked; ++i)
        if (auto field = "organisations." + std::to_string(i) + ".id"; form.sent(field))
            ids.push_back(form.id<OrganisationTag>(field, web::Need::required));
    if (ids.empty()) form.fault("organisations", "web.field.missing");
    if (ids.size() > lists::most_marked) form.fault("organisations", lists::too_many_marked);
    if (!form.good()) return call.failure(form.failure());
    auto done = partners::change_many(call.database(), ids, wanted.change,
                                      call.by(wanted.reason, excuses_sent(call)));
    if (!done) return call.failure(done.failure());
    return call.json(web::Json{}.object().field("changed", *done).end().take());
}

Response check_sheet(Call& call) {
    return lists::api_check_sheet(call, sheet_of(call.by(), call.services.catalogues));
}
Response apply_sheet(Call& call) {
    return lists::api_apply_sheet(call, sheet_of(call.by(), call.services.catalogues));
}

} // namespace partners::api
