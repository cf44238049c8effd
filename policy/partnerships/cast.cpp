// The demo's and the tests' partnerships, made by the very actions that the pages call.
#include "policy/partnerships/cast.hpp"

#include "policy/definition/definitions.hpp"
#include "policy/partners/partners.hpp"
#include "policy/partnerships/actions.hpp"
#include "policy/partnerships/institution.hpp"
#include "policy/partnerships/store.hpp"

#include <algorithm>
#include <stdexcept>

namespace partnerships {
namespace {

By at(By by, Date day, std::string reason = {}) {
    by.when = Time{day.days + std::chrono::hours{8}};
    by.reason = std::move(reason);
    return by;
}

template <class T> T must(Result<T> result, std::string_view what) {
    if (result) return *result;
    std::string why{what};
    for (const auto& reason : result.failure().reasons) why += " " + reason;
    for (const auto& [field, reason] : result.failure().fields) why += " " + field + ":" + reason;
    throw std::runtime_error(why);
}

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
    p.example = true;
    given.parties = parties_in(session, place);
    if (p.origin == Origin::external) {
        p.proposer_name = p.language == "en" ? "Contact person (example)" : "Kontaktperson (exempel)";
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
            must(match_party(database, id, parties[i].id, *organisation, officer), "match");
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
        must(definition::answer(database, id, answers, 0, characteristics, officer), "definition");
}

Excuses every_should() {
    Excuses excuses;
    for (const char* reason :
         {"definition.not_all_judged", "definition.something_missing", "definition.decisive_not_met",
          "partnerships.sponsor_missing", "partnerships.term_short", "partnerships.single_area"})
        excuses.push_back({reason, "Exempel"});
    return excuses;
}

// Everything after the proposal, as far as the cast's stage says.
void go_on(db::Database& database, PartnershipId id, const settings::Place& place,
           const settings::Settings& institution, const Players& players, Date came) {
    auto stage = enum_named<Stage>(place.text("stage")).value();
    auto answer = place.text_or("answer", "Förslaget stämmer med policyn. Välkomna vidare till beredningen.");
    if (stage == Stage::idea) return;
    if (stage == Stage::withdrawn) {
        must(withdraw(database, id, institution, at(players.proposer, came.plus_days(9), answer)),
             "withdraw");
        return;
    }
    auto officer = at(players.officer, came.plus_days(3));
    match_all(database, id, place, officer);
    must(see_duplicates(database, id, {}, "", officer), "duplicates");
    must(declare_interest(database, id, Interest::none, "", officer), "interest");
    must(begin_screening(database, id, institution, at(players.officer, came.plus_days(4))), "begin");
    answer_definition(database, id, place, institution, at(players.officer, came.plus_days(6)));
    if (stage == Stage::screening) return;
    auto head = at(players.unit_head, came.plus_days(12), answer);
    must(declare_interest(database, id, Interest::none, "", head), "interest of the unit head");
    head.excuses = every_should();
    if (stage == Stage::declined)
        must(decline(database, id, answer, place.text_or("other_form", ""), institution, head), "decline");
    else
        must(accept(database, id, answer, institution, head), "accept");
}

} // namespace

int play(db::Database& database, const settings::Place& cast, const settings::Settings& institution,
         const Players& players) {
    auto today = cast.date("day").value();
    int played = 0;
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
            must(register_case(database, std::move(given), institution, by), place.text("title"));
        go_on(database, registered.id, place, institution, players, came);
        ++played;
    }
    return played;
}

} // namespace partnerships
