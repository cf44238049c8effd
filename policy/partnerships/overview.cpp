// Gathers what the partnership's pages show.
#include "policy/partnerships/overview.hpp"

#include "platform/basics/ascii.hpp"
#include "policy/partnerships/editing.hpp"
#include "policy/partnerships/evidence.hpp"
#include "policy/partnerships/facts.hpp"
#include "policy/partnerships/rules.hpp"
#include "policy/partnerships/screening.hpp"
#include "policy/partnerships/store.hpp"

#include <algorithm>

namespace partnerships {
namespace {

std::vector<RailStop> rail_of(const web::Call& call, const Partnership& p,
                              const std::vector<StageChange>& changes) {
    std::vector<RailStop> stops;
    auto here = std::find(std::begin(rail), std::end(rail), p.stage);
    for (auto stop = std::begin(rail); stop != std::end(rail); ++stop) {
        RailStop one{*stop, stop < here && here != std::end(rail), *stop == p.stage, {}};
        if (*stop == Stage::idea) one.when = call.tr.day_and_month(p.created_at.date());
        for (const StageChange& change : changes)
            if (change.to == *stop)
                one.when = call.tr.day_and_month(change.at.date()), one.passed = !one.current;
        if (*stop == Stage::idea) one.passed = !one.current;
        stops.push_back(std::move(one));
    }
    return stops;
}

// Where what is missing can be supplied.
std::string place_for(std::string_view reason, PartnershipId id) {
    auto base = "/partnerships/" + std::to_string(id.value);
    if (reason.starts_with("definition.")) return base + "/definition";
    if (reason == "partnerships.head_says_yes") return {}; // nobody else can supply it
    if (reason == "partnerships.sponsor_missing") return base + "/edit#sponsor";
    if (reason == "partnerships.party_sponsor_missing") return base + "/edit#partners";
    if (reason == "partnerships.framework_missing") return base + "/definition";
    if (reason == "partnerships.term_short") return base + "/edit#term_months";
    if (reason == "partnerships.single_area") return base + "/edit#areas";
    if (reason == "partnerships.partner_not_matched") return base + "/screening#partners";
    if (reason == "partnerships.duplicates_not_seen") return base + "/screening#alike";
    if (reason == "partnerships.answer_missing") return base + "/screening#decide";
    return base + "/screening#interests";
}

Section section_for(std::string_view reason, const Step& step) {
    if (reason.starts_with("definition.")) return Section::definition;
    if (reason == "partnerships.duplicates_not_seen") return Section::collaborations_covered;
    if (reason == "partnerships.partner_not_matched" || reason == "partnerships.term_short")
        return Section::definition;
    if (reason == "partnerships.single_area" || reason == "partnerships.party_sponsor_missing" ||
        reason == "partnerships.framework_missing")
        return Section::definition;
    return step.why == Section::definition ? Section::establishment : step.why;
}

bool is_about_stage(std::string_view reason) {
    return reason == "partnerships.not_an_idea" || reason == "partnerships.not_in_screening";
}

bool is_about_interests(std::string_view reason) {
    return reason == "partnerships.interests_not_declared" || reason == "partnerships.conflict_of_interest";
}

std::vector<GateLine> lines_of_verdict(const Verdict& verdict, const Step& step, PartnershipId id) {
    std::vector<GateLine> lines;
    for (const Check& check : verdict.checks()) {
        if (is_about_stage(check.reason)) continue;
        lines.push_back({std::string{check.reason}, std::string{check.reason} + (check.met ? ".met" : ""),
                         check.met, check.force,
                         "policy.section." + std::string{name_of(section_for(check.reason, step))},
                         place_for(check.reason, id)});
    }
    return lines;
}

// A link that its reader may not follow is none.
void keep_links_for(const Access& access, std::vector<GateLine>& lines) {
    for (GateLine& line : lines)
        if (!(line.href.find("/edit#") != line.href.npos ? access.edits
              : line.href.ends_with("/definition")       ? access.judges
                                                         : access.handles))
            line.href.clear();
}

// Only those that this reader may open.
std::vector<SectionLink> sections_of(const CasePage& page, std::string_view current) {
    auto base = "/partnerships/" + std::to_string(page.partnership.id.value);
    std::vector<SectionLink> links{{"overview", base, "", false}};
    if (page.access.handles) links.push_back({"screening", base + "/screening", "", false});
    links.push_back({"definition", base + "/definition", "", false});
    if (page.access.writes) links.push_back({"messages", base + "/messages", "", false});
    if (page.access.edits) links.push_back({"edit", base + "/edit", "", false});
    links.push_back({"history", base + "/history", "", false});
    for (auto& link : links) link.current = link.key == current;
    return links;
}

// The unit, and the coordinator.
std::string responsible_in_words(const web::Call& call, db::Session& session, const Partnership& p) {
    std::string words = p.unit_id ? unit_in_words(call, session, *p.unit_id) : "";
    if (!p.coordinator_id) return words;
    return words + (words.empty() ? "" : ", ") + name_of_account(session, *p.coordinator_id);
}

std::vector<html::Link> joined_links(const web::Call& call, db::Session& session, PartnershipId id) {
    std::vector<html::Link> links;
    for (const auto& one : similar_in_words(call, session, id))
        if (one.row.joined)
            links.push_back({one.row.title, one.href, html::Current::no,
                             std::string{call.tr.of("partnerships.joined", one.row.kind)} + ", " + one.what});
    return links;
}

NextAct next_act(const CasePage& page) {
    const auto base = "/partnerships/" + std::to_string(page.partnership.id.value);
    const auto& access = page.access;
    const auto stage = page.partnership.stage;
    if (stage == Stage::screening && access.handles && access.screens)
        return {"partnerships.next.answer", base + "/screening#decide"};
    if ((stage == Stage::idea || stage == Stage::screening) && access.handles)
        return {"partnerships.next.screen", base + "/screening"};
    if (page.may_reopen) return {"partnerships.next.reopen", base + "#acts"};
    if (access.edits) return {"partnerships.next.edit", base + "/edit"};
    if (access.writes) return {"partnerships.next.write", base + "/messages"};
    return {};
}

std::string subtitle(const web::Call& call, const CasePage& page) {
    std::string text;
    for (const Party& party : page.parties) text += (text.empty() ? "" : ", ") + party.shown();
    text += " · " + page.partnership.number;
    if (!page.partnership.registration_number.empty())
        text +=
            " · " + call.tr("partnerships.registered_as", {{"number", page.partnership.registration_number}});
    return text;
}

} // namespace

std::string unit_in_words(const web::Call& call, db::Session& session, UnitId id) {
    auto unit = find_unit(session, id);
    if (!unit) return {};
    bool english = call.tr.language() == text::Language::en && !unit->name_en.empty();
    return english ? unit->name_en : unit->name_sv;
}

std::vector<GateLine> gate_of(const web::Call& call, db::Session& session, const Partnership& p,
                              const Access& access) {
    if (p.stage != Stage::idea && p.stage != Stage::screening) return {};
    const auto& institution = call.services.institution;
    const bool begins = p.stage == Stage::idea, takes_it = begins ? access.handles : access.screens;
    const Step& step = *step_of(p.stage, begins ? Act::begin_screening : Act::accept);
    auto judged = takes_it ? call.actor.account
                           : declared_by(session, call.services.gate.roles, p, step.who, call.today());
    auto verdict = begins
                       ? may_begin_screening(screening_facts(session, p, judged, institution, call.today()))
                       : acceptance_of(session, p, judged, access, institution, call.today());
    auto lines = lines_of_verdict(verdict, step, p.id);
    keep_links_for(access, lines);
    for (GateLine& line : lines) {
        line.theirs = access.arranges; // for others nothing here waits
        if (!takes_it && is_about_interests(line.reason)) line.said += begins ? ".of_handler" : ".of_head";
    }
    return lines;
}

// Within a sentence, "Idé" is "idé"; an abbreviation stays as it is.
std::string within_a_sentence(std::string_view words) {
    std::string text{words};
    bool abbreviation = text.size() > 1 && ascii::is_capital(text[1]);
    if (!text.empty() && !abbreviation) text[0] = ascii::small(text[0]);
    return text;
}

// The page's organisations by one question.
void name_for_reader(const web::Call& call, db::Session& session, std::vector<Party>& parties) {
    std::vector<OrganisationId> tied;
    for (const auto& party : parties)
        if (party.organisation_id) tied.push_back(*party.organisation_id);
    auto own = partners::names_in(session, tied, text::code_of(call.tr.language()));
    for (auto& party : parties)
        if (party.organisation_id && own.contains(*party.organisation_id))
            party.organisation_name = own[*party.organisation_id];
}

CasePage case_page(web::Call& call, db::Session& session, const Partnership& partnership,
                   std::string_view current) {
    const auto& institution = call.services.institution;
    auto language = call.tr.language();
    CasePage page;
    page.partnership = partnership;
    page.access = access_of(session, call.actor, partnership);
    page.parties = parties_of(session, partnership.id);
    name_for_reader(call, session, page.parties);
    if (page.access.reads_all) page.stakeholders = stakeholders_of(session, partnership.id);
    page.rail = rail_of(call, partnership, stage_changes_of(session, partnership.id));
    page.on_main_road = std::find(std::begin(rail), std::end(rail), partnership.stage) != std::end(rail);
    page.gate = gate_of(call, session, partnership, page.access);
    page.gate_to = partnership.stage == Stage::idea ? Stage::screening : Stage::preparation;
    page.latest = lines_of(
        call, session, events::history_of(session, {"partnerships", partnership.id.value}, 6), page.access);
    page.geography = geography_in(institution, page.parties);
    page.areas = names_in_words(areas(institution), partnership.areas, language);
    page.formats = names_in_words(formats(institution), partnership.formats, language);
    page.host = names_in_words(hosts(institution), partnership.host, language);
    page.responsible = responsible_in_words(call, session, partnership);
    page.joined = joined_links(call, session, partnership.id);
    page.sections = sections_of(page, current);
    if (partnership.origin == Origin::external && !page.parties.empty())
        page.sender_country = partners::country_name(page.parties.front().country, language);
    page.sub = subtitle(call, page);
    page.may_reopen = page.access.screens && step_of(partnership.stage, Act::reopen);
    if (current == "overview") page.next = next_act(page);
    page.csrf = call.csrf();
    page.follow = following::button_for(call, session, {"partnerships", partnership.id.value});
    return page;
}

} // namespace partnerships
