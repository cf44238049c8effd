// The partnership's own page: overview, history, the definition test.
#include "policy/definition/definitions.hpp"
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

} // namespace

http::Response overview(web::Call& call, PartnershipId id) {
    auto reader = call.database().read();
    auto partnership = find_partnership(reader, id);
    if (!partnership) return call.not_found();
    auto page = case_page(call, reader, *partnership, "overview");
    auto answers = definition::answers_of(reader, id, definition::characteristics(call.services.institution));
    page.definition = definition::test_summary(call, answers);
    return shown(call, page, views::overview(call.tr, page));
}

http::Response history(web::Call& call, PartnershipId id) {
    auto reader = call.database().read();
    auto partnership = find_partnership(reader, id);
    if (!partnership) return call.not_found();
    auto page = case_page(call, reader, *partnership, "history");
    page.latest = lines_of(call, events::history_of(reader, {"partnerships", id.value}), page.access);
    return shown(call, page, views::history(call.tr, page));
}

http::Response definition_test(web::Call& call, PartnershipId id) {
    auto reader = call.database().read();
    auto partnership = find_partnership(reader, id);
    if (!partnership) return call.not_found();
    auto page = case_page(call, reader, *partnership, "definition");
    auto answers = definition::answers_of(reader, id, definition::characteristics(call.services.institution));
    page.definition = page.access.edits ? definition::test_form(call, id, answers,
                                                                definition::version_of(reader, id), nullptr)
                                        : definition::test_summary(call, answers);
    return shown(call, page, views::definition_page(call.tr, page));
}

http::Response answer_definition(web::Call& call, PartnershipId id) {
    if (auto stop = stopped(call, id, &Access::edits)) return *stop;
    const auto characteristics = definition::characteristics(call.services.institution);
    auto answers = definition::read_form(call.request, characteristics);
    web::Form form{call.request};
    auto done = definition::answer(call.database(), id, answers, form.version(), characteristics, call.by());
    if (done)
        return call.see_other("/partnerships/" + std::to_string(id.value), "partnerships.definition_saved");
    if (done.failure().fault != Fault::invalid) return call.failure(done.failure());

    auto reader = call.database().read();
    auto partnership = find_partnership(reader, id);
    if (!partnership) return call.not_found();
    auto page = case_page(call, reader, *partnership, "definition");
    page.definition = definition::test_form(call, id, answers, form.version(), &done.failure());
    return shown(call, page, views::definition_page(call.tr, page), 422);
}

} // namespace partnerships::pages
