// How a proposal comes in: its number, its promised day, and the same one twice.
#include "platform/mail/mail.hpp"
#include "platform/testing/test_app.hpp"
#include "policy/partnerships/tests/case_desk.hpp"

#include <atomic>
#include <thread>

namespace partnerships {

TEST_CASE("G0: an idea gets a number, a promised day and an event") {
    testing::TestDatabase database;
    auto registered = register_case(database, an_idea(), ki(), proposer);
    REQUIRE(registered);
    CHECK(registered->number == "2026-0001");
    CHECK(registered->answer_by == Date::of(2026, 12, 11)); // fifteen working days on
    CHECK(events_of(database, registered->id) == 1);
    CHECK(case_in(database, an_idea_in(database, "Barns hälsa")).number == "2026-0002");
}

TEST_CASE("G0: an idea without partner leaves neither row nor event") {
    testing::TestDatabase database;
    auto given = an_idea();
    given.parties.clear();
    auto refused = register_case(database, given, ki(), proposer);
    REQUIRE_FALSE(refused);
    CHECK(refused.failure().reasons == Reasons{"partnerships.partner_missing"});
    auto reader = database->read();
    CHECK(events::latest(reader, 10).empty());
    CHECK_FALSE(find_partnership(reader, {1}));
}

TEST_CASE("G0: the same form from outside twice at once is one case, with one mail") {
    testing::TestDatabase database;
    auto given = an_idea();
    given.partnership.origin = Origin::external;
    given.partnership.proposer_account_id.reset();
    given.partnership.proposer_name = "Kontakt (exempel)";
    given.partnership.proposer_email = "helix@example.org";
    given.status_key = "en nyckel";
    std::atomic<int> first = 0;
    auto attempt = [&] {
        auto registered = register_case(database, given, ki(), officer);
        if (registered && registered->arrival == Arrival::first) ++first;
    };
    std::thread one(attempt), other(attempt);
    one.join();
    other.join();
    CHECK(first == 1);
    auto reader = database->read();
    CHECK_FALSE(find_partnership(reader, {2}));
    CHECK(mail::count(reader, mail::Status::queued) == 1);
}

TEST_CASE("The same idea sent twice by the same person within the hour is one proposal; later, or from "
          "another, it is a new one") {
    testing::TestDatabase database;
    auto sent = [&](const By& by, AccountId account) {
        auto given = an_idea();
        given.partnership.proposer_account_id = account;
        return register_case(database, given, ki(), by)->id;
    };
    auto first = sent(proposer, proposer.account);
    CHECK(sent(proposer, proposer.account) == first);
    CHECK(sent(officer, officer.account) != first);
    auto later = proposer;
    later.when = proposer.when.plus_seconds(2 * 3600);
    CHECK(sent(later, proposer.account) != first);
}

TEST_CASE(
    "The same idea sent again is new once the first is taken back, and so is one with a word corrected") {
    testing::TestDatabase database;
    auto sent = [&](auto correct) {
        auto given = an_idea();
        correct(given);
        return *register_case(database, given, ki(), proposer);
    };
    auto as_it_was = [](NewCase&) {};
    auto first = sent(as_it_was);
    CHECK(sent(as_it_was).arrival == Arrival::again);
    REQUIRE(withdraw(database, first.id, ki(), proposer));
    auto second = sent(as_it_was);
    CHECK(second.arrival == Arrival::first);
    CHECK(second.id != first.id);
    CHECK(stage_of(database, second.id) == Stage::idea);
    CHECK(sent(as_it_was).id == second.id);
    CHECK(sent([](NewCase& given) { given.partnership.host = "k"; }).arrival == Arrival::first);
    auto by_management = [](NewCase& given) {
        given.partnership.origin = Origin::management;
        given.partnership.initiated_by = "Rektor";
    };
    CHECK(sent(by_management).arrival == Arrival::first);
    CHECK(sent([&](NewCase& given) {
              by_management(given);
              given.partnership.initiated_by = "Dekanen";
          }).arrival == Arrival::first);
    CHECK(sent([](NewCase& given) { given.parties[0].website = "https://example.org"; }).arrival ==
          Arrival::first);
    auto organisation = an_organisation_in(database);
    CHECK(sent([&](NewCase& given) { given.parties[0].organisation_id = organisation; }).arrival ==
          Arrival::first);
}

TEST_CASE("Whoever sends the same proposal again is told so, by page and by JSON, and keeps what is begun") {
    testing::TestApp app;
    app.sign_in_as("proposer");
    const http::Pairs idea{
        {"title", "Åldrande hjärnor"}, {"partner1", "Nordvik"}, {"purpose", "Något"}, {"host", "ki"}};
    CHECK(app.follow(app.post("/partnerships/new", idea)).contains("Tack. Förslaget är mottaget."));
    CHECK(app.post("/partnerships/new", {{"title", "Halvfärdigt"}}).status == 422);
    auto again = app.post("/partnerships/new", idea);
    CHECK(again.location == "/partnerships/1");
    CHECK(app.follow(again).contains("Vi hade redan tagit emot samma förslag."));
    CHECK(app.get("/partnerships/new").contains("Halvfärdigt"));
    auto by_json = [&](const std::string& host) {
        return app.api(http::Method::post, "/api/v1/partnerships",
                       R"({"title": "Läkemedel", "partner1": "Nordvik", "purpose": "Något", "host": ")" +
                           host + "\"}");
    };
    CHECK(by_json("ki").status == 201);
    CHECK(by_json("ki").status == 200);
    auto corrected = by_json("k");
    CHECK(corrected.status == 201);
    CHECK(corrected.contains("\"host\":\"k\""));
}

} // namespace partnerships
