// Who works on a case, its partners, its thread and its history, by page and as JSON.
#include "platform/events/events.hpp"
#include "platform/testing/test_app.hpp"
#include "policy/partnerships/actions_team.hpp"
#include "policy/partnerships/store.hpp"

#include <doctest/doctest.h>

using http::Method;

namespace {

constexpr const char* team = "/api/v1/partnerships/1/team";

void begin_with_a_case(testing::TestApp& app) {
    app.sign_in_as("proposer");
    app.api(
        Method::post, "/api/v1/partnerships",
        R"({"title": "Åldrande hjärnor", "partner1": "Nordvik", "purpose": "Något", "host": "ki", "areas": ["research"]})");
}

std::size_t events_of(testing::TestApp& app) {
    auto reader = app.database().read();
    return events::history_of(reader, {"partnerships", 1}).size();
}

std::string field_in(const testing::Answer& answer, const std::string& before, char end) {
    auto from = answer.body.find(before) + before.size();
    return answer.body.substr(from, answer.body.find(end, from) - from);
}

} // namespace

TEST_CASE("Somebody is added to the team, works on the case, and is taken out again; the history tells it") {
    testing::TestApp app;
    auto reader_account = app.sign_in_as("reader");
    begin_with_a_case(app);
    app.sign_in_as("reader");
    CHECK(app.get("/partnerships/1/edit").status == 403);
    app.sign_in_as("triage_officer");
    auto page = app.get("/partnerships/1/edit");
    CHECK(page.contains("Arbetar med ärendet"));
    CHECK(app.faults_of(page) == testing::no_faults);
    auto id = std::to_string(reader_account.value);
    CHECK(app.post("/partnerships/1/team", {{"account", id}, {"function", "preparer"}}).status == 303);
    CHECK(app.faults_of(app.get("/partnerships/1/edit")) == testing::no_faults);
    app.sign_in_as("reader");
    CHECK(app.get("/partnerships/1/edit").status == 200);
    CHECK(app.api(Method::get, team).contains("\"function\":\"preparer\""));
    CHECK(app.post("/partnerships/1/team/" + id + "/removal", {}).status == 303); // leaves
    CHECK(app.get("/partnerships/1/edit").status == 403);
    app.sign_in_as("triage_officer");
    auto history = app.get("/partnerships/1/history");
    CHECK(history.contains("Någon började arbeta med ärendet"));
    CHECK(history.contains("Bereder ärendet"));
}

TEST_CASE("Joining and leaving are one event each; of somebody who is not there, nothing is written") {
    testing::TestApp app;
    begin_with_a_case(app);
    auto account = app.visit().actor.account;
    auto before = events_of(app);
    using partnerships::leave, partnerships::TeamFunction;
    REQUIRE(join(app.database(), app.gate().roles, {1}, account, TeamFunction::preparer, app.by()));
    REQUIRE(join(app.database(), app.gate().roles, {1}, account, TeamFunction::reader, app.by()));
    REQUIRE(leave(app.database(), {1}, account, app.by())); // from both
    CHECK(events_of(app) == before + 3);
    CHECK_FALSE(leave(app.database(), {1}, account, app.by()));
    CHECK_FALSE(join(app.database(), app.gate().roles, {9}, account, TeamFunction::preparer, app.by()));
    CHECK(events_of(app) == before + 3);
}

TEST_CASE("Nobody from elsewhere joins a team; nobody unknown is added, and twice is once") {
    testing::TestApp app;
    begin_with_a_case(app);
    app.sign_in_as("reader");
    CHECK(app.api(Method::post, team, R"({"function": "preparer"})").status == 403);
    app.sign_in_as("triage_officer");
    auto before = events_of(app);
    CHECK(app.api(Method::post, team, R"({"function": "queen"})").status == 422);
    CHECK(app.api(Method::post, team, R"({"function": "preparer", "account": 999})").status == 422);
    CHECK(app.api(Method::post, "/api/v1/partnerships/1/team/999/removal", "{}").status == 404);
    app.sign_in_as("administrator"); // reads no partnership
    const auto outside = std::to_string(app.visit().actor.account.value);
    app.sign_in_as("triage_officer");
    CHECK(app.api(Method::post, team, R"({"function": "preparer", "account": )" + outside + "}").status ==
          422);
    CHECK(app.post("/partnerships/1/team", {{"account", outside}, {"function", "preparer"}}).status == 422);
    CHECK(app.post("/partnerships/1/team", {{"account", ""}, {"function", ""}}).status == 422);
    CHECK(events_of(app) == before);
    CHECK(app.api(Method::post, team, R"({"function": "coordinator"})").contains("\"total\":1"));
    CHECK(app.api(Method::post, team, R"({"function": "coordinator"})").contains("\"total\":1"));
    CHECK(events_of(app) == before + 1);
}

TEST_CASE("Partners are added, changed and taken out by JSON; the last one stays") {
    testing::TestApp app;
    begin_with_a_case(app);
    auto added =
        app.api(Method::post, "/api/v1/partnerships/1/parties", R"({"name": "Helix", "country": "Norge"})");
    CHECK(added.contains("\"country\":\"NO\""));
    CHECK(app.api(Method::post, "/api/v1/partnerships/1/parties", "{}").status == 422);
    const std::string party = "/api/v1/partnerships/1/parties/2";
    const http::Pairs first{{"If-Match", app.api(Method::get, party).header("ETag")}};
    CHECK(app.api(Method::patch, party, R"({"sponsor": "Rektor"})").status == 428);
    CHECK(app.api(Method::patch, party, R"({"sponsor": "Rektor"})", first).contains("\"version\":2"));
    auto late = app.api(Method::patch, party, R"({"contact": "Prefekten"})", first);
    CHECK(late.status == 412); // somebody else's edit since then is not lost
    CHECK(app.api(Method::get, party).contains("\"contact\":\"\""));
    CHECK(app.api(Method::get, "/api/v1/partnerships/1/parties/9").status == 404);
    CHECK(app.api(Method::patch, "/api/v1/partnerships/1/parties/9", "{}", first).status == 404);
    CHECK(app.api(Method::post, "/api/v1/partnerships/1/parties/2/removal", "{}").status == 200);
    CHECK(app.api(Method::post, "/api/v1/partnerships/1/parties/1/removal", "{}").status == 409);
    app.sign_in_as("reader");
    CHECK(app.api(Method::post, "/api/v1/partnerships/1/parties", R"({"name": "X"})").status == 403);
    CHECK(app.api(Method::get, "/api/v1/partnerships/1/parties/1").status == 403);
}

TEST_CASE("A new partner without a name is told in the page's form, which keeps what was typed") {
    testing::TestApp app;
    begin_with_a_case(app);
    auto page = app.post("/partnerships/1/parties", {{"name", ""}, {"country", "Norge"}});
    CHECK(page.status == 422);
    CHECK(page.contains("party-name-error"));
    CHECK(page.contains("value=\"Norge\""));
    CHECK(app.faults_of(page) == testing::no_faults);
}

TEST_CASE("The proposer writes to the case by JSON and sees no notes; others than they cannot read it") {
    testing::TestApp app;
    begin_with_a_case(app);
    CHECK(app.api(Method::post, "/api/v1/partnerships/1/messages", R"({"body": "En fråga"})")
              .contains("\"kind\":\"proposer\""));
    app.sign_in_as("triage_officer");
    app.api(Method::post, "/api/v1/partnerships/1/messages", R"({"body": "Vem tar den?"})");
    CHECK(app.api(Method::get, "/api/v1/partnerships/1/messages").contains("Vem tar den?"));
    app.sign_in_as("proposer");
    auto seen = app.api(Method::get, "/api/v1/partnerships/1/messages");
    CHECK(seen.contains("En fråga"));
    CHECK_FALSE(seen.contains("Vem tar den?"));
    app.sign_in_as("reader");
    CHECK(app.api(Method::get, "/api/v1/partnerships/1/messages").status == 403);
}

TEST_CASE("The history by JSON tells as much as the page, and puts back what may be put back") {
    testing::TestApp app;
    begin_with_a_case(app);
    auto etag = app.api(Method::get, "/api/v1/partnerships/1").header("ETag");
    app.api(Method::patch, "/api/v1/partnerships/1", R"({"title": "Nytt", "reason": "Kortare"})",
            {{"If-Match", etag}});
    auto history = app.api(Method::get, "/api/v1/partnerships/1/history");
    CHECK(history.contains("\"act\":\"changed\""));
    CHECK(history.contains("Kortare"));
    CHECK(history.contains("\"may_put_back\":true"));
    CHECK(app.api(Method::get, "/api/v1/partnerships/1/history?limit=1").contains("\"next\":\""));
    CHECK(app.api(Method::get, "/api/v1/partnerships/1/history?cursor=x").status == 400);
    auto event = field_in(history, "\"id\":", ',');
    auto address = "/api/v1/partnerships/1/history/" + event + "/put-back";
    app.sign_in_as("reader");
    auto outline = app.api(Method::get, "/api/v1/partnerships/1/history");
    CHECK(outline.contains("\"act\":\"changed\""));
    CHECK_FALSE(outline.contains("Kortare"));
    CHECK_FALSE(outline.contains("Åldrande"));
    CHECK(app.api(Method::post, address, "{}").status == 403);
    app.sign_in_as("triage_officer");
    CHECK(app.api(Method::post, address, "{}").contains("\"title\":\"Åldrande hjärnor\""));
    CHECK(app.api(Method::post, "/api/v1/partnerships/1/history/999/put-back", "{}").status == 404);
}

TEST_CASE("The same change to several cases by JSON is for those whose cases they are: all or none") {
    testing::TestApp app;
    begin_with_a_case(app);
    app.sign_in_as("coordinator");
    auto bulk = [&](const std::string& json) {
        return app.api(Method::post, "/api/v1/partnerships/bulk", json);
    };
    CHECK(bulk(R"({"ids": [1], "host": "k", "reason": "Fel värd"})").contains("\"changed\":1"));
    CHECK(app.api(Method::get, "/api/v1/partnerships/1").contains("\"host\":\"k\""));
    CHECK(bulk(R"({"ids": [1, 99], "host": "ki"})").status == 404);
    CHECK(bulk(R"({"ids": [1]})").status == 409);
    CHECK(bulk(R"({"ids": [], "host": "ki"})").status == 422);
    CHECK(bulk(R"({"ids": ["1"], "host": "ki"})").status == 422);  // a number is meant
    CHECK(bulk(R"({"ids": [1, 0], "host": "ki"})").status == 422); // none is left out in silence
    CHECK(bulk(R"({"ids": [1], "host": "elsewhere"})").status == 422);
    CHECK(app.api(Method::get, "/api/v1/partnerships/1").contains("\"host\":\"k\""));
}

TEST_CASE("What stands before the next step, and what is similar, are read by JSON") {
    testing::TestApp app;
    begin_with_a_case(app);
    CHECK(app.api(Method::get, "/api/v1/partnerships/1/gate")
              .contains("\"reason\":\"partnerships.partner_not_matched\""));
    CHECK(app.api(Method::get, "/api/v1/partnerships/9/gate").status == 404);
    app.sign_in_as("triage_officer");
    CHECK(app.api(Method::get, "/api/v1/partnerships/1/similar").contains("\"total\":0"));
    app.sign_in_as("reader");
    CHECK(app.api(Method::get, "/api/v1/partnerships/1/similar").status == 403);
}

TEST_CASE("A case answers with another ETag when its partners do: nothing old is taken for new") {
    testing::TestApp app;
    begin_with_a_case(app);
    app.sign_in_as("triage_officer");
    const std::string address = "/api/v1/partnerships/1";
    auto etag = [&] { return app.api(Method::get, address).header("ETag"); };
    auto before = etag();
    auto changed = [&](const std::string& act, const std::string& json) {
        CAPTURE(act);
        CHECK(app.api(Method::post, address + act, json).status == 200);
        auto now = etag();
        CHECK(now != before);
        before = now;
    };
    changed("/parties", R"({"name": "Sunfjord"})");
    CHECK(app.api(Method::patch, address + "/parties/2", R"({"contact": "Prefekten"})",
                  {{"If-Match", "\"v1\""}})
              .status == 200);
    CHECK(etag() != before);
    before = etag();
    app.api(Method::post, "/api/v1/organisations",
            R"({"name": "Nordvik", "kind": "university", "country": "NO"})");
    changed("/parties/1/organisation", R"({"organisation": 1})");
    changed("/parties/2/removal", "{}");
    CHECK(app.api(Method::get, address, "", {{"If-None-Match", before}}).status == 304);
}

TEST_CASE("The register's number is the registrar's by JSON too; what a page refuses, JSON refuses") {
    testing::TestApp app;
    begin_with_a_case(app);
    app.sign_in_as("registrar");
    CHECK(
        app.api(Method::post, "/api/v1/partnerships/1/registration", R"({"registration_number": "1-9/2026"})")
            .status == 200);
    CHECK(app.api(Method::get, "/api/v1/partnerships/1").contains("1-9/2026"));
    app.sign_in_as("reader");
    CHECK(app.api(Method::get, team).status == 403);
    CHECK(app.api(Method::post, "/api/v1/partnerships/1/registration", R"({"registration_number": "X"})")
              .status == 403);
    CHECK(app.api(Method::post, "/api/v1/partnerships/1/withdrawal", "{}").status == 403);
}

TEST_CASE("Five partners with their countries and contacts are proposed at once by JSON, as by the form") {
    testing::TestApp app;
    app.sign_in_as("proposer");
    auto made = app.api(Method::post, "/api/v1/partnerships",
                        R"({"title": "Fem", "purpose": "Något", "host": "ki", "partner1": "Nordvik",
                            "partner5": "Sunfjord", "country5": "Norge", "contact5": "Rektor"})");
    CHECK(made.status == 201);
    CHECK(made.contains("\"name_as_written\":\"Sunfjord\",\"country\":\"NO\""));
    CHECK(
        app.api(
               Method::post, "/api/v1/partnerships",
               R"({"title": "Fem", "purpose": "Något", "host": "ki", "partner1": "A", "country4": "Atlantis"})")
            .status == 422);
}

TEST_CASE("Where more may read than one can choose among, a name or an address is typed, and asked about") {
    testing::TestApp app;
    auto role = app.sign_in_as("reader");
    begin_with_a_case(app);
    {
        auto tx = app.database().begin();
        for (int i = 0; i < 501; ++i) {
            auto name = i < 2 ? "Örjan Åström" : "Läsare " + std::to_string(i);
            auto id = tx.one<AccountId>(
                "insert into accounts (email, name, active, created_at) values (?, ?, 1, ?) returning id",
                "person" + std::to_string(i) + "@example.org", name, app.clock.now());
            tx.run("insert into role_grants (account_id, role, valid_from, granted_by) values (?, 'reader', "
                   "'2026-01-01', ?)",
                   id, role);
        }
        tx.commit();
    }
    app.sign_in_as("triage_officer");
    auto page = app.get("/partnerships/1/edit");
    CHECK(page.contains("name=\"person\""));
    CHECK_FALSE(page.contains("Läsare 77"));
    CHECK(app.faults_of(page) == testing::no_faults);
    auto add = [&](http::Pairs who) {
        who.emplace_back("function", "preparer");
        return app.post("/partnerships/1/team", who);
    };
    CHECK(app.follow(add({{"person", "läsare 500"}})).contains("Läsare 500, bereder ärendet"));
    CHECK(app.follow(add({{"person", "Person499@example.org"}})).contains("Läsare 499, bereder ärendet"));
    auto several = add({{"person", "örjan"}});
    CHECK(several.status == 422);
    CHECK(several.contains(app.words()("partnerships.team.several")));
    CHECK(several.contains("Örjan Åström, person1@example.org"));
    CHECK(app.faults_of(several) == testing::no_faults);
    auto at = several.body.rfind("<option value=\"", several.body.find("person1@example.org"));
    auto id = several.body.substr(at + 15, several.body.find('"', at + 15) - at - 15);
    CHECK(app.follow(add({{"person", "örjan"}, {"account", id}})).contains("Örjan Åström, bereder ärendet"));
    auto nobody = add({{"person", "Ingen alls"}});
    CHECK(nobody.status == 422);
    CHECK(nobody.contains(app.words()("partnerships.team.nobody")));
    CHECK(nobody.contains("value=\"Ingen alls\""));
    CHECK(add({{"person", ""}}).status == 422);
}
