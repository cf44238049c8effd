// The demo's and the tests' partnerships, made by the very actions that the pages call.
#include "policy/partnerships/cast.hpp"

#include "policy/cast.hpp"
#include "policy/definition/definitions.hpp"
#include "policy/partners/partners.hpp"
#include "policy/partnerships/actions.hpp"
#include "policy/partnerships/institution.hpp"
#include "policy/partnerships/store.hpp"

#include <algorithm>

namespace partnerships {
namespace {

using cast::at;
using cast::played;

std::vector<Party> parties_in(db::Session& session, const settings::Place& place) {
    std::vector<Party> parties;
    for (const auto& ror : place.texts("partners")) {
        Party party{.name_as_written = ror};
        if (auto id = partners::identified(session, "https://ror.org/" + ror))
            if (auto facts = partners::facts_of(session, *id))
                party.name_as_written = facts->name, party.country = facts->country;
        parties.push_back(std::move(party));
    }
    return parties;
}

NewCase case_in(db::Session& session, const settings::Place& place, const By& proposer) {
    NewCase given;
    Partnership& p = given.partnership;
    p.title = place.text("title");
    p.purpose = place.text("purpose");
    p.origin = enum_named<Origin>(place.text("origin")).value();
    if (p.origin == Origin::management) p.initiated_by = place.text("initiated_by");
    p.host = place.text("host");
    p.areas = joined(place.texts("areas"));
    p.formats = joined(place.texts("formats"));
    p.term_months = static_cast<int>(place.number("term_months"));
    p.sponsor = place.text_or("sponsor", "");
    p.language = place.text_or("language", "sv");
    p.strategic_meaning = place.text_or("strategic", "");
    p.operational_meaning = place.text_or("operational", "");
    p.financial_meaning = place.text_or("financial", "");
    p.example = true;
    given.parties = parties_in(session, place);
    if (p.origin == Origin::external) {
        p.proposer_name = place.text("contact");
        p.proposer_email = "partner@example.org";
        p.proposer_organisation = given.parties.empty() ? "" : given.parties.front().name_as_written;
    } else {
        p.proposer_account_id = proposer.account;
        p.proposer_name = proposer.name;
    }
    return given;
}

void match_all(db::Database& database, PartnershipId id, const settings::Place& place, const By& officer) {
    auto reader = database.read();
    const auto parties = parties_of(reader, id);
    const auto rors = place.texts("partners");
    for (std::size_t i = 0; i < parties.size() && i < rors.size(); ++i)
        if (auto organisation = partners::identified(reader, "https://ror.org/" + rors[i]))
            played(match_party(database, id, parties[i].id, *organisation, officer), "match");
}

void answer_definition(db::Database& database, PartnershipId id, const settings::Place& place,
                       const settings::Settings& institution, const By& officer) {
    const auto states = place.texts("definition");
    const auto characteristics = definition::characteristics(institution);
    std::vector<definition::Answer> answers;
    for (std::size_t i = 0; i < states.size() && i < characteristics.size(); ++i) {
        definition::Answer answer{
            characteristics[i].key, enum_named<definition::State>(states[i]).value(), {}, ""};
        if (answer.state == definition::State::intended)
            answer.intended_by = officer.when.date().plus_months(14);
        if (answer.state == definition::State::in_place)
            answer.statement = "Framgår av parternas gemensamma brev (exempel).";
        if (answer.state == definition::State::intended)
            answer.statement = "Båda parters ledningar har sagt det (exempel).";
        answers.push_back(std::move(answer));
    }
    if (!answers.empty())
        played(definition::answer(database, id, answers, 0, characteristics, officer), "definition");
}

Excuses every_should() {
    constexpr std::pair<const char*, const char*> words[] = {
        {"definition.not_all_judged", "Resten bedöms under beredningen (exempel)."},
        {"definition.something_missing", "Det som saknas tas upp i avtalet (exempel)."},
        {"definition.decisive_not_met", "Prövas igen innan ärendet går till beslut (exempel)."},
        {"partnerships.sponsor_missing", "Ledningen utser någon under beredningen (exempel)."},
        {"partnerships.term_short", "Parterna vill börja i mindre skala (exempel)."},
        {"partnerships.single_area", "Utbildning tillkommer det andra året (exempel)."},
        {"partnerships.party_sponsor_missing", "Partens ledning utser någon under beredningen (exempel)."},
        {"partnerships.framework_missing", "Ramavtalet skrivs under beredningen (exempel)."},
    };
    Excuses excuses;
    for (const auto& [reason, why] : words) excuses.push_back({reason, why});
    return excuses;
}

// What of the same partners the officer says belongs to the case.
std::vector<Joined> joined_in(db::Database& database, PartnershipId id, const settings::Place& place) {
    std::vector<Joined> joined;
    const auto titles = place.texts("joined");
    auto reader = database.read();
    const auto all = joinable(reader, id);
    for (const auto& [one, title] : all)
        if (std::find(titles.begin(), titles.end(), title) != titles.end()) joined.push_back(one);
    return joined;
}

// Questions, answers and notes, each so many days after the proposal.
void converse(db::Database& database, PartnershipId id, const settings::Place& place,
              const settings::Settings& institution, const Players& players, Date came) {
    const auto messages = place.list("messages");
    for (const auto& message : messages) {
        auto day = came.plus_days(static_cast<int>(message.number("days")));
        auto from = message.text("from"), body = message.text("text");
        if (from == "proposer") {
            auto by = at(players.proposer, day);
            if (place.has("contact")) by.account = {}, by.name = place.text("contact");
            played(write_back(database, id, body, institution, by), body);
        } else {
            auto reader = from == "note" ? Reader::case_only : Reader::proposer;
            played(write_message(database, id, reader, body, institution, at(players.officer, day)), body);
        }
    }
}

// Who holds it together, its number in the archive, and what was put right since.
void settle(db::Database& database, PartnershipId id, const settings::Place& place, const Players& players,
            Date came) {
    if (place.has("registration_number"))
        played(set_registration_number(database, id, place.text("registration_number"),
                                       at(players.officer, came.plus_days(13))),
               "number");
    if (place.flag("coordinated")) {
        BulkChange change;
        change.coordinator = players.coordinator.account;
        played(change_many(database, {id}, change, at(players.officer, came.plus_days(14))), "coordinator");
    }
    if (auto months = place.number_or("later_term_months", 0)) {
        std::optional<Partnership> now;
        {
            auto reader = database.read();
            now = find_partnership(reader, id);
        }
        now->term_months = static_cast<int>(months);
        played(change(database, *now,
                      at(players.coordinator, came.plus_days(40), "Parterna vill ha längre tid (exempel).")),
               "term");
    }
}

// Everything after the proposal, as far as the cast's stage says.
void go_on(db::Database& database, PartnershipId id, const settings::Place& place,
           const settings::Settings& institution, const Players& players, Date came) {
    auto stage = enum_named<Stage>(place.text("stage")).value();
    auto answer = place.text_or("answer", "Förslaget stämmer med policyn. Välkomna vidare till beredningen.");
    if (stage == Stage::idea) return;
    if (stage == Stage::withdrawn) {
        played(withdraw(database, id, institution, at(players.proposer, came.plus_days(9), answer)),
               "withdraw");
        return;
    }
    auto officer = at(players.officer, came.plus_days(3));
    match_all(database, id, place, officer);
    played(see_duplicates(database, id, joined_in(database, id, place), "", officer), "duplicates");
    played(declare_interest(database, id, Interest::none, "", officer), "interest");
    played(begin_screening(database, id, institution, at(players.officer, came.plus_days(4))), "begin");
    answer_definition(database, id, place, institution, at(players.officer, came.plus_days(6)));
    if (place.has("conflict"))
        played(declare_interest(database, id, Interest::conflict, place.text("conflict"),
                                at(players.unit_head, came.plus_days(7))),
               "conflict");
    if (stage == Stage::screening) return;
    auto head = at(players.unit_head, came.plus_days(12), answer);
    played(declare_interest(database, id, Interest::none, "", head), "interest of the unit head");
    head.excuses = every_should();
    if (stage == Stage::declined)
        played(decline(database, id, answer, place.text_or("other_form", ""), institution, head), "decline");
    else
        played(accept(database, id, answer, institution,
                      access_for({.screens = true, .confirms = true}, Stage::screening), head),
               "accept");
}

} // namespace

int play(db::Database& database, const settings::Place& cast, const settings::Settings& institution,
         const Players& players) {
    auto today = cast.date("day").value();
    int count = 0;
    auto cases = cast.list("partnerships");
    // Oldest first, so that numbers and history follow the days.
    std::stable_sort(cases.begin(), cases.end(), [](const settings::Place& a, const settings::Place& b) {
        return a.number("days_ago") > b.number("days_ago");
    });
    for (const auto& place : cases) {
        auto came = today.plus_days(-static_cast<int>(place.number("days_ago")));
        auto by = at(place.text("origin") == "management" ? players.management : players.proposer, came);
        NewCase given;
        {
            auto reader = database.read();
            given = case_in(reader, place, by);
        }
        if (given.partnership.origin == Origin::external)
            by.account = {}, by.name = given.partnership.proposer_name;
        auto registered =
            played(register_case(database, std::move(given), institution, by), place.text("title"));
        go_on(database, registered.id, place, institution, players, came);
        converse(database, registered.id, place, institution, players, came);
        settle(database, registered.id, place, players, came);
        ++count;
    }
    return count;
}

} // namespace partnerships
