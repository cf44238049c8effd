// Screening: matching, duplicates, interests, and the decision with its reasons.
#include "policy/definition/definitions.hpp"
#include "policy/partners/partners.hpp"
#include "policy/partnerships/actions.hpp"
#include "policy/partnerships/facts.hpp"
#include "policy/partnerships/pages.hpp"
#include "policy/partnerships/rules.hpp"
#include "policy/partnerships/screening.hpp"
#include "policy/partnerships/store.hpp"
#include "policy/partnerships/views.hpp"

#include <algorithm>
#include <charconv>

namespace partnerships::pages {
namespace {

std::string address(PartnershipId id, std::string_view section = "") {
    return "/partnerships/" + std::to_string(id.value) + std::string{section};
}

std::vector<Similar> similar_to(const web::Call& call, db::Session& session, PartnershipId id) {
    std::vector<Similar> similar;
    for (const auto& row : similar_cases(session, id))
        similar.push_back({row.title, address(row.id),
                           std::string{call.tr.of("partnerships.stage", row.stage)}, row.partner});
    for (const auto& row : similar_collaborations(session, id))
        similar.push_back({row.title, "/collaborations/" + std::to_string(row.id.value),
                           std::string{call.tr.of("partnerships.level", row.level)}, row.partner});
    return similar;
}

void sort_reasons(ScreeningPage& page, const Verdict& verdict) {
    for (const Check& check : verdict.checks()) {
        if (check.met || check.reason == "partnerships.answer_missing") continue;
        (check.force == Force::must ? page.musts : page.shoulds).emplace_back(check.reason);
    }
}

ScreeningPage page_of(web::Call& call, db::Session& session, const Partnership& partnership) {
    const auto& institution = call.services.institution;
    ScreeningPage page{case_page(call, session, partnership, "screening"),
                       similar_to(call, session, partnership.id),
                       false,
                       {},
                       {},
                       other_forms(institution),
                       {},
                       call.tr.language(),
                       {},
                       {},
                       false};
    auto facts = screening_facts(session, partnership, call.actor.account, institution);
    page.seen = facts.duplicates_seen;
    for (const auto& declaration : declarations_of(session, partnership.id))
        if (declaration.account == call.actor.account)
            page.mine = declaration, page.mine_when = call.tr.time(declaration.declared_at);
    if (partnership.stage == Stage::idea) {
        sort_reasons(page, may_begin_screening(facts));
    } else if (partnership.stage == Stage::screening) {
        auto definition =
            definition::facts_of(session, partnership.id, definition::characteristics(institution));
        sort_reasons(page, may_accept(facts, definition));
    }
    return page;
}

http::Response shown(web::Call& call, const ScreeningPage& page, int status) {
    return call.page({.title = page.page.partnership.title, .room = "partnerships", .status = status},
                     views::screening(call.tr, page));
}

// The page again, with what was typed and what was wrong with it.
http::Response again(web::Call& call, PartnershipId id, const Failure& failure) {
    if (failure.fault == Fault::missing || failure.fault == Fault::forbidden) return call.failure(failure);
    auto reader = call.database().read();
    auto partnership = find_partnership(reader, id);
    if (!partnership) return call.not_found();
    auto page = page_of(call, reader, *partnership);
    web::Form form{call.request};
    page.form = form.view(call.csrf());
    page.form.add(failure);
    for (const auto& reason : failure.reasons) {
        if (reason == "partnerships.answer_missing") page.form.errors.emplace_back("answer", reason);
        bool known = std::find(page.musts.begin(), page.musts.end(), reason) != page.musts.end();
        bool excusable = std::find(page.shoulds.begin(), page.shoulds.end(), reason) != page.shoulds.end();
        if (!known && !excusable) page.musts.push_back(reason);
    }
    return shown(call, page, failure.fault == Fault::invalid ? 422 : 409);
}

http::Response after(web::Call& call, PartnershipId id, const Failure* failure, std::string_view message) {
    if (failure) return again(call, id, *failure);
    return call.see_other(address(id, "/screening"), message);
}

Excuses excuses_in(const http::Request& request) {
    Excuses excuses;
    for (const auto& [name, value] : request.form)
        if (name.starts_with("excuse.") && !value.empty()) excuses.push_back({name.substr(7), value});
    return excuses;
}

// The organisation meant: chosen from the suggestions, or pasted as an identifier or address of its page.
std::optional<OrganisationId> organisation_in(db::Session& session, const http::Request& request) {
    OrganisationId id;
    auto chosen = request.field("organisation_id");
    std::from_chars(chosen.data(), chosen.data() + chosen.size(), id.value);
    if (id && partners::facts_of(session, id)) return id;
    return partners::identified(session, request.field("organisation"));
}

} // namespace

http::Response screening(web::Call& call, PartnershipId id) {
    auto reader = call.database().read();
    auto partnership = find_partnership(reader, id);
    if (!partnership) return call.not_found();
    return shown(call, page_of(call, reader, *partnership), 200);
}

http::Response to_screening(web::Call& call, PartnershipId id) {
    return call.see_other(address(id, "/screening"));
}

http::Response from_party(web::Call& call, PartnershipId id, PartyId) { return to_screening(call, id); }

http::Response match(web::Call& call, PartnershipId id, PartyId party) {
    std::optional<OrganisationId> organisation;
    {
        auto reader = call.database().read();
        organisation = organisation_in(reader, call.request);
    }
    if (!organisation)
        return again(
            call, id,
            invalid({{"organisation-" + std::to_string(party.value), "partnerships.organisation_unknown"}}));
    auto done = match_party(call.database(), id, party, *organisation, call.by());
    return after(call, id, done ? nullptr : &done.failure(), "partnerships.screening.matched_now");
}

http::Response see_similar(web::Call& call, PartnershipId id) {
    web::Form form{call.request};
    auto done = see_duplicates(call.database(), id, form.text("note", web::Need::optional, 300), call.by());
    return after(call, id, done ? nullptr : &done.failure(), "partnerships.screening.seen_now");
}

http::Response declare(web::Call& call, PartnershipId id) {
    web::Form form{call.request};
    auto interest = form.choice("interest", web::Need::required, {"none", "conflict"});
    auto statement = form.text("statement", web::Need::optional, 1000);
    if (!form.good()) return again(call, id, form.failure());
    auto done =
        declare_interest(call.database(), id, interest == "conflict" ? Interest::conflict : Interest::none,
                         statement, call.by());
    return after(call, id, done ? nullptr : &done.failure(), "partnerships.screening.declared_now");
}

http::Response begin(web::Call& call, PartnershipId id) {
    auto done = begin_screening(call.database(), id, call.services.institution,
                                call.by({}, excuses_in(call.request)));
    return after(call, id, done ? nullptr : &done.failure(), "partnerships.screening.begun_now");
}

http::Response decide(web::Call& call, PartnershipId id) {
    web::Form form{call.request};
    auto outcome = form.choice("outcome", web::Need::required, {"accept", "decline"});
    auto answer = form.text("answer", web::Need::required, 4000);
    auto other = form.text("other_form", web::Need::optional, 60);
    if (!form.good()) return again(call, id, form.failure());
    auto by = call.by(answer, excuses_in(call.request));
    const auto& institution = call.services.institution;
    auto done = outcome == "accept" ? accept(call.database(), id, answer, institution, by)
                                    : decline(call.database(), id, answer, other, institution, by);
    if (!done) return again(call, id, done.failure());
    return call.see_other(address(id), outcome == "accept" ? "partnerships.screening.accepted"
                                                           : "partnerships.screening.declined");
}

http::Response withdraw_case(web::Call& call, PartnershipId id) {
    auto reason = std::string{call.request.field("reason")};
    auto done = withdraw(call.database(), id, call.services.institution, call.by(reason));
    if (!done) return call.failure(done.failure());
    return call.see_other(address(id), "partnerships.withdrawn_now");
}

http::Response reopen_case(web::Call& call, PartnershipId id) {
    auto reason = std::string{call.request.field("reason")};
    auto done = reopen(call.database(), id, call.services.institution, call.by(reason));
    if (!done) return call.failure(done.failure());
    return call.see_other(address(id, "/screening"), "partnerships.reopened_now");
}

http::Response write(web::Call& call, PartnershipId id) {
    web::Form form{call.request};
    auto body = form.text("body", web::Need::required, 4000);
    if (!form.good()) return again(call, id, form.failure());
    auto reader = form.ticked("to_proposer") ? Reader::proposer : Reader::case_only;
    auto done = write_message(call.database(), id, reader, body, call.by());
    return after(call, id, done ? nullptr : &done.failure(), "partnerships.written_now");
}

} // namespace partnerships::pages
