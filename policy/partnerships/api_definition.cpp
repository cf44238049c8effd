// The definition test as JSON: the same answers, rules and action as the page.
#include "platform/web/json.hpp"
#include "platform/web/versions.hpp"
#include "policy/definition/definitions.hpp"
#include "policy/partnerships/api.hpp"
#include "policy/partnerships/evidence.hpp"
#include "policy/partnerships/guard.hpp"
#include "policy/partnerships/store.hpp"

#include <algorithm>

namespace partnerships::api {
namespace {

http::Response now(const web::Call& call, db::Session& session, PartnershipId id) {
    const auto characteristics = definition::characteristics(call.services.institution);
    const auto facts = definition::facts_of(session, id, characteristics);
    auto version = definition::version_of(session, id);
    web::Json json;
    json.object().field("partnership", id).field("version", version);
    json.field("in_place", facts.in_place).field("intended", facts.intended);
    json.field("missing", facts.missing).field("unanswered", facts.unanswered);
    json.field("decisive_met", facts.decisive_met);
    definition::write_answers(json, definition::answers_of(session, id, characteristics));
    const auto partnership = find_partnership(session, id);
    definition::write_evidence(json, evidence_of(call, session, *partnership, parties_of(session, id),
                                                 access_of(session, call.actor, *partnership)));
    auto response = call.json(json.end().take());
    response.headers.emplace_back("ETag", web::etag_of(version));
    return response;
}

// {"items": [{"key": "d1", "state": "in_place"}]} as the fields of the page's form: d1.state. What is not
// sent stays out.
http::Request as_form(web::Form& form, const std::vector<definition::Answer>& asked) {
    http::Request flat;
    for (int i = 0;; ++i) {
        auto item = "items." + std::to_string(i) + ".";
        if (!form.sent(item + "key")) return flat;
        auto key = form.text(item + "key", web::Need::required, 40);
        bool known =
            std::any_of(asked.begin(), asked.end(), [&](const auto& one) { return one.item == key; });
        if (!known) form.fault(item + "key", "web.field.not_choice");
        for (std::string_view field : {"state", "by", "statement"})
            if (auto name = item + std::string{field}; form.sent(name))
                flat.form.emplace_back(key + "." + std::string{field},
                                       form.text(name, web::Need::optional, 2000));
    }
}

} // namespace

http::Response definition_test(web::Call& call, PartnershipId id) {
    auto reader = call.database().read();
    if (!find_partnership(reader, id)) return call.not_found();
    return now(call, reader, id);
}

http::Response answer_definition(web::Call& call, PartnershipId id) {
    auto seen = web::if_match(call.request);
    if (!seen) return call.problem(428);
    if (auto stop = stopped(call, id, &Access::judges)) return *stop;
    const auto characteristics = definition::characteristics(call.services.institution);
    std::vector<definition::Answer> answers;
    {
        auto reader = call.database().read();
        answers = definition::answers_of(reader, id, characteristics);
    }
    web::Form form{call.request};
    const auto flat = as_form(form, answers);
    if (!form.good()) return call.failure(form.failure());
    web::Form fields{flat};
    answers = definition::read_answers(fields, answers);
    if (!fields.good()) return call.failure(fields.failure());
    auto done = definition::answer(call.database(), id, answers, *seen, characteristics, call.by());
    if (!done) return call.failure(done.failure());
    auto reader = call.database().read();
    return now(call, reader, id);
}

} // namespace partnerships::api
