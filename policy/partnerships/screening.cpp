// Gathers what the screening page shows, first and again after a refusal.
#include "policy/partnerships/screening.hpp"

#include "policy/partnerships/conflicts.hpp"
#include "policy/partnerships/drafts.hpp"
#include "policy/partnerships/facts.hpp"
#include "policy/partnerships/rules.hpp"
#include "policy/partnerships/store.hpp"
#include "policy/partnerships/views.hpp"

#include <algorithm>

namespace partnerships {
namespace {

std::string place_of(const SimilarRow& row) {
    constexpr std::string_view places[] = {"/collaborations/", "/agreements/", "/partnerships/"};
    return std::string{places[static_cast<std::size_t>(row.kind)]} + std::to_string(row.id);
}

std::string state_in_words(const web::Call& call, const SimilarRow& row) {
    constexpr std::string_view texts[] = {"partnerships.level.", "agreements.status.", "partnerships.stage."};
    return std::string{call.tr(std::string{texts[static_cast<std::size_t>(row.kind)]} + row.state)};
}

bool blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

void sort_reasons(ScreeningPage& page, const Verdict& verdict) {
    for (const Check& check : verdict.checks()) {
        if (check.met || check.reason == "partnerships.answer_missing") continue;
        (check.force == Force::must ? page.musts : page.shoulds).emplace_back(check.reason);
    }
}

bool is_open(const ScreeningPage& page) {
    auto stage = page.page.partnership.stage;
    return stage == Stage::idea || stage == Stage::screening;
}

std::string_view field_of(std::string_view reason) {
    if (reason == "partnerships.answer_missing") return "answer";
    if (reason == "partnerships.interests_not_declared") return "interest";
    return {};
}

// Where on the page that is told which has no field.
std::string place_of(std::string_view reason, const ScreeningPage& page) {
    if (!is_open(page)) return "answer";
    if (reason == "partnerships.conflict_of_interest") return "interests";
    if (reason == "partnerships.partner_not_matched") return "partners";
    return "why-not";
}

// Reasons that are written and not yet sent are there.
std::vector<GateLine> gate_with_answer(const web::Call& call, db::Session& session,
                                       const ScreeningPage& page) {
    auto partnership = page.page.partnership;
    if (auto answer = page.form.value("answer"); !blank(answer)) partnership.answer = answer;
    return gate_of(call, session, partnership, page.page.access);
}

std::string draft_of(PartnershipId id) { return "screening-" + std::to_string(id.value); }

http::Response shown(web::Call& call, const ScreeningPage& page, int status) {
    return call.page({.title = page.page.partnership.title, .room = "partnerships", .status = status},
                     views::screening(call.tr, page));
}

// Beside its field, among what stands in the way, or answered: a reason without a field of its own.
Reasons sort_failure(ScreeningPage& page, const Failure& failure) {
    Reasons elsewhere; // those without a field of their own
    for (const auto& reason : failure.reasons) {
        bool known = std::find(page.musts.begin(), page.musts.end(), reason) != page.musts.end();
        bool excusable = std::find(page.shoulds.begin(), page.shoulds.end(), reason) != page.shoulds.end();
        if (excusable && blank(page.form.value("excuses." + reason)))
            page.form.errors.emplace_back("excuses." + reason, "partnerships.screening.excuse_missing");
        if (!known && !excusable) page.musts.push_back(reason);
        if (auto field = field_of(reason); !field.empty() && is_open(page))
            page.form.errors.emplace_back(field, reason);
        else if (!excusable)
            elsewhere.push_back(reason);
    }
    return elsewhere;
}

// What was read has changed: who did it is told, and what is written now is of what stands here now.
void tell_of_change(db::Session& session, ScreeningPage& page) {
    page.changed_by = changed_last(session, "partnerships", page.page.partnership.id.value);
    page.errors.push_back({"changed", "partnerships.screening.changed_meanwhile", {}});
}

} // namespace

std::vector<Similar> similar_in_words(const web::Call& call, db::Session& session, PartnershipId id) {
    std::vector<Similar> similar;
    const auto rows = similar_to(session, id);
    for (const auto& row : rows) similar.push_back({row, place_of(row), state_in_words(call, row)});
    return similar;
}

ScreeningPage screening_page(web::Call& call, db::Session& session, const Partnership& partnership) {
    const auto& institution = call.services.institution;
    ScreeningPage page{case_page(call, session, partnership, "screening"),
                       similar_in_words(call, session, partnership.id),
                       false,
                       {},
                       {},
                       other_forms(institution),
                       {},
                       {},
                       call.tr.language(),
                       {},
                       {},
                       {},
                       partnership.version,
                       {}};
    auto facts = screening_facts(session, partnership, call.actor.account, institution, call.today());
    page.seen = facts.duplicates_seen;
    for (const auto& declaration : declarations_of(session, partnership.id))
        if (declaration.account == call.actor.account)
            page.mine = declaration, page.mine_when = call.tr.time(declaration.declared_at);
    if (partnership.stage == Stage::idea) {
        sort_reasons(page, may_begin_screening(facts));
    } else if (partnership.stage == Stage::screening) {
        sort_reasons(page, acceptance_of(session, partnership, call.actor.account, page.page.access,
                                         institution, call.today()));
        if (!page.page.access.confirms) page.shoulds.clear(); // nothing that they could pass over
    }
    return page;
}

bool has_a_matched_partner(const ScreeningPage& page) {
    return std::any_of(page.page.parties.begin(), page.page.parties.end(),
                       [](const Party& party) { return party.organisation_id.has_value(); });
}

bool has_definition_left(const ScreeningPage& page) {
    return page.page.access.judges &&
           std::any_of(page.page.gate.begin(), page.page.gate.end(), [](const GateLine& line) {
               return line.reason == "definition.not_all_judged" && !line.met;
           });
}

std::string excuse_id(std::string_view reason) {
    return "excuse-" + std::string{reason.substr(reason.find('.') + 1)};
}

http::Response show_screening(web::Call& call, db::Session& session, ScreeningPage page) {
    if (auto written = find_draft(session, call.actor.account, draft_of(page.page.partnership.id)))
        page.form.values = written->fields;
    page.page.gate = gate_with_answer(call, session, page);
    return shown(call, page, 200);
}

std::optional<Declaring> interest_in(web::Form& form) {
    auto interest = form.choice("interest", web::Need::optional, {"none", "conflict"});
    auto statement = form.text("statement", web::Need::optional, 1000);
    if (interest.empty()) return std::nullopt;
    return Declaring{interest == "conflict" ? Interest::conflict : Interest::none, statement};
}

void keep_answer(web::Call& call, PartnershipId id, std::initializer_list<std::string_view> but) {
    http::Pairs written;
    for (const auto& field : call.request.form)
        if (field.first != "csrf" && field.first != "version" && !blank(field.second) &&
            std::find(but.begin(), but.end(), field.first) == but.end())
            written.push_back(field);
    if (!written.empty()) save_draft(call.database(), call.actor.account, draft_of(id), written, call.now());
}

void forget_answer(web::Call& call, PartnershipId id) {
    forget_draft(call.database(), call.actor.account, draft_of(id));
}

http::Response screening_again(web::Call& call, PartnershipId id, const Failure& failure) {
    if (failure.fault == Fault::missing || failure.fault == Fault::forbidden) return call.failure(failure);
    auto reader = call.database().read();
    auto partnership = find_partnership(reader, id);
    if (!partnership) return call.not_found();
    auto page = screening_page(call, reader, *partnership);
    web::Form form{call.request};
    page.form = form.view(call.csrf());
    page.form.add(failure);
    page.page.gate = gate_with_answer(call, reader, page);
    if (auto asked = call.request.field("organisation"); !asked.empty())
        page.choices = choices_for(call, reader, asked);
    if (page.choices.perhaps.empty()) tell_none_alike(page.form);
    bool outdated = failure.fault == Fault::outdated;
    if (outdated)
        tell_of_change(reader, page);
    else if (form.version() > 0)
        page.version = form.version();
    const auto elsewhere = outdated ? Reasons{} : sort_failure(page, failure);
    for (const auto& [field, error] : page.form.errors)
        page.errors.push_back(field.starts_with("excuses.")
                                  ? FieldFault{excuse_id(field.substr(8)), error, field.substr(8)}
                                  : FieldFault{field, error, {}});
    for (const auto& reason : elsewhere) page.errors.push_back({place_of(reason, page), reason, {}});
    return shown(call, page, outdated ? 412 : failure.fault == Fault::invalid ? 422 : 409);
}

} // namespace partnerships
