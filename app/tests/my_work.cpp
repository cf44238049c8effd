// My work: what waits on whom, what is late, what changed; and what must not be shown to others.
#include "platform/testing/test_app.hpp"

#include <doctest/doctest.h>

namespace {

const http::Pairs an_idea{{"title", "Åldrande hjärnor"},
                          {"partner1", "Nordvik University"},
                          {"purpose", "Att förstå hur hjärnan åldras."},
                          {"host", "ki"},
                          {"areas", "research"},
                          {"years", "5"}};

http::Pairs an_agreement(const std::string& title, const std::string& ends_on,
                         const std::string& renewal = "none") {
    return {{"title", title},
            {"type", "framework"},
            {"status", "in_force"},
            {"signed_on", "2021-05-01"},
            {"in_force_on", "2021-06-01"},
            {"ends_on", ends_on},
            {"renewal", renewal},
            {"host", "ki"},
            {"parties.0.name", "Nordvik Institute of Technology"},
            {"parties.0.side", "partner"}};
}

struct House {
    testing::TestApp app;

    void propose() {
        app.sign_in_as("proposer");
        REQUIRE(app.post("/partnerships/new", an_idea).status == 303);
    }
    testing::Answer work_of(std::string_view role) {
        app.sign_in_as(role);
        auto page = app.get("/my-work");
        CHECK(page.status == 200);
        CHECK(app.faults_of(page) == testing::no_faults);
        return page;
    }
};

} // namespace

TEST_CASE("A new idea waits on triage with the day that was promised, and on nobody else") {
    House house;
    house.propose();
    auto page = house.work_of("triage_officer");
    CHECK(page.contains("Ta emot: Åldrande hjärnor"));
    CHECK(page.contains("/partnerships/1/screening"));
    CHECK(page.contains("1 uppgift"));
    for (const char* role : {"coordinator", "auditor", "administrator", "reader"})
        CHECK_FALSE(house.work_of(role).contains("Ta emot:"));
}

TEST_CASE("Whoever proposed waits for an answer, and sees until when") {
    House house;
    house.propose();
    auto page = house.work_of("proposer");
    CHECK(page.contains("Du väntar på svar"));
    CHECK(page.contains("Du har blivit lovad svar."));
    CHECK(page.contains("11 dec."));
    CHECK_FALSE(page.contains("utan datum")); // not beside a promised day
    CHECK(page.contains("0 uppgifter"));
}

TEST_CASE("What is past its day is late, and says so in words") {
    House house;
    house.propose();
    house.app.clock.advance_seconds(60 * 24 * 3600);
    auto page = house.work_of("triage_officer");
    CHECK(page.contains("1 försenad"));
    CHECK(page.contains("class=\"due late\""));
    CHECK(page.contains("dagar försenat"));
}

TEST_CASE("A case does not wait on somebody who declared that something may shake their impartiality") {
    House house;
    house.propose();
    house.app.sign_in_as("triage_officer");
    REQUIRE(
        house.app.post("/partnerships/1/interest", {{"interest", "conflict"}, {"statement", "Min syster"}})
            .status == 303);
    CHECK_FALSE(house.work_of("triage_officer").contains("Ta emot:"));
    CHECK(house.work_of("unit_head").contains("Ta emot:"));
}

TEST_CASE("A draft is shown to whoever wrote it, and to nobody else") {
    House house;
    house.app.sign_in_as("proposer");
    auto request = house.app.request(http::Method::post, "/partnerships/new");
    request.headers.emplace_back("x-requested-with", "autosave");
    request.form = {{"title", "Halvfärdig"}};
    auto saved = house.app.upload("/partnerships/new", {{"title", "Halvfärdig"}}, {});
    (void)saved;
    house.app.sign_in_as("coordinator");
    CHECK_FALSE(house.work_of("coordinator").contains("Din påbörjade idé"));
}

TEST_CASE("Agreements that ended unnoticed come before those that end soon; what renews itself and what is "
          "far off waits on nobody") {
    House house;
    house.app.sign_in_as("contract_administrator");
    for (const auto& fields :
         {an_agreement("Snart slut", "2027-01-31"), an_agreement("Redan slut", "2026-10-31"),
          an_agreement("Långt kvar", "2031-01-31")})
        REQUIRE(house.app.post("/agreements", fields).status == 303);
    auto page = house.work_of("contract_administrator");
    auto ended = page.body.find("Har slutat men står som gällande: Redan slut");
    auto soon = page.body.find("Slutar snart: Snart slut");
    REQUIRE(ended != page.body.npos);
    REQUIRE(soon != page.body.npos);
    CHECK(ended < soon);
    CHECK_FALSE(page.contains("Slutar snart: Långt kvar"));
    CHECK_FALSE(house.work_of("reader").contains("Redan slut"));
}

TEST_CASE("What others did with one's own proposal is news until it has been seen; one's own acts are none") {
    House house;
    house.propose();
    CHECK_FALSE(house.work_of("proposer").contains("pill accent"));
    house.app.sign_in_as("triage_officer");
    REQUIRE(house.app.post("/partnerships/1/similar", {{"note", ""}}).status == 303);
    auto page = house.work_of("proposer");
    CHECK(page.contains("1 ny"));
    auto at = page.body.find("name=\"newest\" value=\"") + 21;
    auto newest = page.body.substr(at, page.body.find('"', at) - at);
    REQUIRE(house.app.post("/my-work/seen", {{"newest", newest}}).location == "/my-work");
    auto after = house.work_of("proposer");
    CHECK_FALSE(after.contains("1 ny"));
    CHECK(after.contains("Åldrande hjärnor")); // still there, no longer new
}

TEST_CASE("One follows what one may open, and nothing that is not there") {
    House house;
    house.propose();
    house.app.sign_in_as("auditor");
    CHECK(house.app.post("/follow", {{"kind", "partnerships"}, {"id", "1"}}).location == "/partnerships/1");
    CHECK(house.app.post("/follow", {{"kind", "partnerships"}, {"id", "99"}}).status == 404);
    CHECK(house.app.post("/follow", {{"kind", "accounts"}, {"id", "1"}}).status == 404);
    CHECK(house.app.post("/follow", {{"kind", "sessions"}, {"id", "1"}}).status == 404);
    CHECK(house.app.post("/follow", {{"kind", ""}, {"id", "x"}}).status == 422);
    house.app.sign_in_as("triage_officer");
    REQUIRE(house.app.post("/partnerships/1/similar", {{"note", ""}}).status == 303);
    CHECK(house.work_of("auditor").contains("2 nya"));
    CHECK(house.app.post("/follow", {{"kind", "partnerships"}, {"id", "1"}, {"stop", "1"}}).location ==
          "/partnerships/1");
    CHECK_FALSE(house.work_of("auditor").contains("2 nya"));
}

TEST_CASE("The start page leads a visitor to the ways in, and those who have signed in to their work") {
    testing::TestApp app;
    auto page = app.get("/");
    CHECK(page.status == 200);
    for (const char* way : {"/sign-in", "/request", "/is-it-strategic"})
        CHECK(page.contains("href=\"" + std::string{way} + "\""));
    CHECK(app.faults_of(page) == testing::no_faults);
    app.sign_in_as("reader");
    CHECK(app.get("/").location == "/my-work");
}

TEST_CASE("What waits is the same for programs") {
    House house;
    house.propose();
    house.app.sign_in_as("triage_officer");
    auto answer = house.app.get("/api/v1/work");
    CHECK(answer.contains("\"total\":1"));
    CHECK(answer.contains("\"waiting\":\"action\""));
}
