// The partnership's own page: overview, history, the definition test.
#include "policy/definition/definitions.hpp"
#include "policy/partnerships/evidence.hpp"
#include "policy/partnerships/guard.hpp"
#include "policy/partnerships/overview.hpp"
#include "policy/partnerships/pages.hpp"
#include "policy/partnerships/store.hpp"
#include "policy/partnerships/views.hpp"

namespace partnerships::pages {
namespace {

http::Response shown(web::Call& call, const CasePage& page, html::Safe body, int status = 200) {
    return call.page({.title = page.partnership.title, .room = "partnerships", .status = status},
                     std::move(body));
}

// The test once more, with what was answered and what was wrong with it.
http::Response definition_again(web::Call& call, PartnershipId id,
                                const std::vector<definition::Answer>& answers, std::int64_t version,
                                const Failure& failure) {
    auto reader = call.database().read();
    auto partnership = find_partnership(reader, id);
    if (!partnership) return call.not_found();
    auto page = case_page(call, reader, *partnership, "definition");
    page.definition = definition::test_form(
        call, id, answers, evidence_of(call, reader, *partnership, page.parties, page.access), version,
        &failure);
    return shown(call, page, views::definition_page(call.tr, page), 422);
}

} // namespace

http::Response overview(web::Call& call, PartnershipId id) {
    auto reader = call.database().read();
    auto partnership = find_partnership(reader, id);
    if (!partnership) return call.not_found();
    auto page = case_page(call, reader, *partnership, "overview");
    auto answers = definition::answers_of(reader, id, definition::characteristics(call.services.institution));
    page.definition = definition::test_summary(
        call, answers, evidence_of(call, reader, *partnership, page.parties, page.access));
    return shown(call, page, views::overview(call.tr, page));
}

http::Response history(web::Call& call, PartnershipId id) {
    auto reader = call.database().read();
    auto partnership = find_partnership(reader, id);
    if (!partnership) return call.not_found();
    auto page = case_page(call, reader, *partnership, "history");
    page.latest = lines_of(call, reader, events::history_of(reader, {"partnerships", id.value}), page.access);
    return shown(call, page, views::history(call.tr, page));
}

http::Response definition_test(web::Call& call, PartnershipId id) {
    auto reader = call.database().read();
    auto partnership = find_partnership(reader, id);
    if (!partnership) return call.not_found();
    auto page = case_page(call, reader, *partnership, "definition");
    auto answers = definition::answers_of(reader, id, definition::characteristics(call.services.institution));
    const auto evidence = evidence_of(call, reader, *partnership, page.parties, page.access);
    page.definition = page.access.judges ? definition::test_form(call, id, answers, evidence,
                                                                 definition::version_of(reader, id), nullptr)
                                         : definition::test_summary(call, answers, evidence);
    return shown(call, page, views::definition_page(call.tr, page));
}

http::Response answer_definition(web::Call& call, PartnershipId id) {
    if (auto stop = stopped(call, id, &Access::judges)) return *stop;
    const auto characteristics = definition::characteristics(call.services.institution);
    web::Form form{call.request};
    std::vector<definition::Answer> answers;
    {
        auto reader = call.database().read();
        answers = definition::read_answers(form, definition::answers_of(reader, id, characteristics));
    }
    if (!form.good()) return definition_again(call, id, answers, form.version(), form.failure());
    auto done = definition::answer(call.database(), id, answers, form.version(), characteristics, call.by());
    if (done) return call.see_other(address_of(id), "partnerships.definition_saved");
    if (done.failure().fault != Fault::invalid) return call.failure(done.failure());
    return definition_again(call, id, answers, form.version(), done.failure());
}

} // namespace partnerships::pages
