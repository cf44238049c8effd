// What a case waits for after a step: who is asked in My work, and who is not; and what its pages say.
#include "platform/events/events.hpp"
#include "platform/mail/mail.hpp"
#include "platform/testing/test_app.hpp"
#include "policy/partnerships/actions.hpp"
#include "policy/partnerships/actions_team.hpp"
#include "policy/partnerships/intentions.hpp"
#include "policy/partnerships/store.hpp"

#include "testing/source_folder.hpp"
#include <doctest/doctest.h>

#include <atomic>

using http::Method;

namespace {

void propose(testing::TestApp& app) {
    app.sign_in_as("proposer");
    app.api(
        Method::post, "/api/v1/partnerships",
        R"({"title": "Åldrande hjärnor", "partner1": "Nordvik", "country1": "Norge", "purpose": "Något", "host": "ki"})");
}

constexpr db::Sql insert_organisation = R"sql(
    INSERT INTO organisations (name, sort_key, kind, country, created_at, updated_at)
    VALUES ('Nordvik', ?, 'university', 'NO', ?, ?) RETURNING id
)sql";

OrganisationId an_organisation_in(testing::TestApp& app) {
    auto tx = app.database().begin();
    auto id =
        tx.one<OrganisationId>(insert_organisation, db::Bytes{"nordvik"}, app.clock.now(), app.clock.now());
    tx.commit();
    return id;
}

// In screening, in the hands of the receiving officer.
OrganisationId screen(testing::TestApp& app) {
    propose(app);
    auto organisation = an_organisation_in(app);
    app.sign_in_as("triage_officer");
    app.api(Method::post, "/api/v1/partnerships/1/parties/1/organisation",
            R"({"organisation": )" + std::to_string(organisation.value) + "}");
    app.api(Method::post, "/api/v1/partnerships/1/similar", "{}");
    app.api(Method::post, "/api/v1/partnerships/1/interest", R"({"interest": "none"})");
    app.api(Method::post, "/api/v1/partnerships/1/begin", "{}");
    return organisation;
}

void judge(testing::TestApp& app, const std::string& item) {
    auto etag = app.api(Method::get, "/api/v1/partnerships/1/definition").header("ETag");
    REQUIRE(app.api(Method::patch, "/api/v1/partnerships/1/definition", R"({"items": [)" + item + "]}",
                    {{"If-Match", etag}})
                .status == 200);
}

} // namespace

TEST_CASE("A proposer who wrote last is a task for those who handle the case, until they answer") {
    testing::TestApp app;
    screen(app);
    app.sign_in_as("proposer");
    app.post("/partnerships/1/messages", {{"body", "Hur går det?"}});
    CHECK_FALSE(app.get("/my-work").contains("Svara förslagsställaren"));
    app.sign_in_as("triage_officer");
    auto work = app.get("/my-work");
    CHECK(work.contains("Svara förslagsställaren: Åldrande hjärnor"));
    CHECK(work.contains("/partnerships/1/messages"));
    app.post("/partnerships/1/messages", {{"body", "Vem kan svara?"}}); // a note is no answer
    CHECK(app.get("/my-work").contains("Svara förslagsställaren"));
    app.post("/partnerships/1/messages", {{"body", "Bra!"}, {"to_proposer", "1"}});
    CHECK_FALSE(app.get("/my-work").contains("Svara förslagsställaren"));
}

TEST_CASE("R22: what is intended by a day is followed up as the day nears and when it has passed") {
    testing::TestApp app;
    screen(app);
    judge(app,
          R"({"key": "d2", "state": "intended", "by": "2027-03-01", "statement": "Rektorerna avser det"})");
    CHECK_FALSE(app.get("/my-work").contains("Följ upp:"));
    app.clock.advance_seconds(std::int64_t{80} * 24 * 3600);
    app.sign_in_as("triage_officer");
    auto near = app.get("/my-work");
    CHECK(near.contains("Följ upp: Ledningens engagemang och deltagande"));
    CHECK(near.contains("/partnerships/1/definition#d2-item"));
    CHECK(app.get("/partnerships/1/definition").contains("id=\"d2-item\""));
    app.clock.advance_seconds(std::int64_t{40} * 24 * 3600);
    app.sign_in_as("triage_officer");
    CHECK(app.get("/my-work").contains("Bedöm det igen."));
    app.sign_in_as("reader");
    CHECK_FALSE(app.get("/my-work").contains("Följ upp:"));
    app.sign_in_as("triage_officer");
    judge(app, R"({"key": "d2", "state": "in_place", "statement": "De har skrivit under"})");
    CHECK_FALSE(app.get("/my-work").contains("Följ upp:"));
}

TEST_CASE(
    "R22: a mail tells those who coordinate, in their language, as the day nears and once it has passed") {
    testing::TestApp app;
    screen(app);
    judge(app,
          R"({"key": "d2", "state": "intended", "by": "2027-03-01", "statement": "Rektorerna avser det"})");
    std::atomic<bool> stopping = false;
    auto remind = [&] {
        jobs::Run run{app.database(), app.clock, {1}, "{}", 1, false, stopping};
        return partnerships::remind_of_intentions(
                   run, {app.services().institution, app.gate().roles, app.services().catalogues})
            .count;
    };
    auto latest = [&] {
        auto reader = app.database().read();
        return mail::mails_about(reader, {"partnerships", 1}).front();
    };
    CHECK(remind() == 0); // too early
    {
        auto reader = app.database().read();
        CHECK(events::history_of(reader, {"partnerships", 1}).front().act == "definition_answered");
    }
    app.clock.advance_seconds(std::int64_t{80} * 24 * 3600);
    CHECK(remind() == 1);
    CHECK(latest().subject == "Följ upp vad parterna avsett: Åldrande hjärnor");
    CHECK(latest().text.find("Ledningens engagemang och deltagande: senast 1 mars 2027") !=
          std::string::npos);
    CHECK(remind() == 0); // once
    {
        auto tx = app.database().begin();
        tx.run("UPDATE accounts SET language = 'en'");
        tx.commit();
    }
    app.clock.advance_seconds(std::int64_t{40} * 24 * 3600);
    CHECK(remind() == 1);
    CHECK(latest().text.find("was to be in place by 1 Mar") != std::string::npos);
    CHECK(latest().language == "en");
    app.sign_in_as("triage_officer");
    CHECK(app.get("/partnerships/1/history").contains("A reminder of what the parties intended was sent"));
}

TEST_CASE(
    "R22: nobody with a conflict of interest is reminded, and nothing is taken as told without a reader") {
    testing::TestApp app;
    screen(app);
    judge(app, R"({"key": "d2", "state": "intended", "by": "2026-12-01", "statement": "De avser det"})");
    app.post("/partnerships/1/interest", {{"interest", "conflict"}, {"statement", "Sitter i styrelsen"}});
    std::atomic<bool> stopping = false;
    auto remind = [&] {
        jobs::Run run{app.database(), app.clock, {1}, "{}", 1, false, stopping};
        return partnerships::remind_of_intentions(
                   run, {app.services().institution, app.gate().roles, app.services().catalogues})
            .count;
    };
    CHECK(remind() == 0);
    app.post("/partnerships/1/interest", {{"interest", "none"}, {"statement", "Har lämnat styrelsen"}});
    CHECK(remind() == 1);
}

TEST_CASE("R22: where the coordinator has left or is not impartial the team is asked, and then the unit") {
    testing::TestApp app;
    screen(app);
    judge(app, R"({"key": "d2", "state": "intended", "by": "2026-12-01", "statement": "De avser det"})");
    auto officer = app.visit().actor.account;
    auto somebody = app.sign_in_as("reader");
    auto everywhere = app.sign_in_as("coordinator");
    auto run = [&](db::Sql sql, auto... parameters) {
        auto tx = app.database().begin();
        tx.run(sql, parameters...);
        tx.commit();
    };
    auto last_told = [&] {
        run("DELETE FROM partnership_intention_reminders");
        std::atomic<bool> stopping = false;
        jobs::Run job{app.database(), app.clock, {1}, "{}", 1, false, stopping};
        auto told = partnerships::remind_of_intentions(
            job, {app.services().institution, app.gate().roles, app.services().catalogues});
        CHECK(told.count == 1);
        auto reader = app.database().read();
        return mail::mails_about(reader, {"partnerships", 1}).front().to;
    };
    auto email_of = [&](AccountId account) {
        auto reader = app.database().read();
        return rights::find_account(reader, account)->email;
    };
    auto is_asked = [&](const std::string& role) {
        app.sign_in_as(role);
        return app.get("/my-work").contains("Följ upp:");
    };
    run("UPDATE partnerships SET coordinator_id = ? WHERE id = 1", somebody);
    CHECK(last_told() == email_of(somebody));
    CHECK_FALSE(is_asked("triage_officer"));
    run("UPDATE accounts SET active = 0 WHERE id = ?", somebody);
    CHECK(last_told() == email_of(officer));
    CHECK(is_asked("triage_officer"));
    CHECK_FALSE(is_asked("coordinator"));
    run("UPDATE accounts SET active = 1 WHERE id = ?", somebody);
    for (AccountId account : {somebody, officer})
        run("INSERT INTO interest_declarations (partnership_id, account_id, conflict, declared_at) VALUES "
            "(1, ?, 1, ?)",
            account, app.clock.now());
    CHECK(last_told() == email_of(everywhere));
    CHECK(is_asked("coordinator"));
    CHECK_FALSE(is_asked("triage_officer"));
}

TEST_CASE("R22: what has been told fills no limit of the nights that come") {
    testing::TestApp app;
    screen(app);
    judge(app, R"({"key": "d2", "state": "intended", "by": "2026-12-01", "statement": "De avser det"})");
    {
        auto tx = app.database().begin();
        constexpr db::Sql insert_answers = R"sql(
            INSERT INTO definition_answers (partnership_id, item, state, intended_by, answered_at)
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
            SELECT 1, 'past_' || i, 'intended', '2026-01-01', ? FROM n
        )sql";
        constexpr db::Sql insert_told = R"sql(
            INSERT INTO partnership_intention_reminders (partnership_id, item, intended_by, occasion, sent_at)
            SELECT 1, item, intended_by, 'passed', ? FROM definition_answers WHERE item LIKE 'past_%'
        )sql";
        tx.run(insert_answers, app.clock.now());
        tx.run(insert_told, app.clock.now());
        tx.commit();
    }
    std::atomic<bool> stopping = false;
    jobs::Run run{app.database(), app.clock, {1}, "{}", 1, false, stopping};
    CHECK(partnerships::remind_of_intentions(
              run, {app.services().institution, app.gate().roles, app.services().catalogues})
              .count == 1);
}

TEST_CASE("R15, R17, R18, R67: the definition shows what the register says, for and against") {
    testing::TestApp app;
    auto organisation = screen(app);
    auto page = app.get("/partnerships/1/definition");
    CHECK(page.contains("Internationellt (Norge)"));
    CHECK(page.contains("Ramavtal i kraft med partnern"));
    CHECK(page.contains("Ansvarig i ledningen hos Nordvik"));
    CHECK(page.contains("Flera områden och flera samverkansformer (nu 0 och 0)"));
    CHECK(app.faults_of(page) == testing::no_faults);
    judge(app, R"({"key": "d1", "state": "in_place", "statement": "Ramavtalet"})");
    auto gate = app.api(Method::get, "/api/v1/partnerships/1/gate");
    CHECK(gate.contains("\"reason\":\"partnerships.framework_missing\",\"met\":false"));
    {
        auto tx = app.database().begin();
        constexpr db::Sql insert_agreement = R"sql(
            INSERT INTO agreements (title, sort_key, type, status, host, origin, created_at, updated_at)
            VALUES ('Ramavtal med Nordvik', ?, 'framework', 'in_force', 'ki', 'user', ?, ?) RETURNING id
        )sql";
        constexpr db::Sql insert_party =
            "INSERT INTO agreement_parties (agreement_id, organisation_id, side) VALUES (?, ?, 'partner')";
        auto id =
            tx.one<std::int64_t>(insert_agreement, db::Bytes{"ramavtal"}, app.clock.now(), app.clock.now());
        tx.run(insert_party, id, organisation);
        tx.commit();
    }
    CHECK(app.get("/partnerships/1/definition").contains("Ramavtal i kraft: Ramavtal med Nordvik"));
    CHECK(app.api(Method::get, "/api/v1/partnerships/1/gate")
              .contains("\"reason\":\"partnerships.framework_missing\",\"met\":true"));
    auto test = app.api(Method::get, "/api/v1/partnerships/1/definition");
    CHECK(test.contains("\"key\":\"framework\",\"speaks_for\":true"));
    CHECK(app.api(Method::get, "/api/v1/partnerships/1").contains("\"geography\":\"international\""));
}

TEST_CASE("A country whose name is part of another's is not left out of what the decision looks at") {
    testing::TestApp app;
    app.sign_in_as("proposer");
    app.post("/partnerships/new", {{"title", "Sahel"},
                                   {"purpose", "Något"},
                                   {"host", "ki"},
                                   {"partner1", "Lagos"},
                                   {"country1", "Nigeria"},
                                   {"partner2", "Niamey"},
                                   {"country2", "Niger"},
                                   {"partner3", "Abuja"},
                                   {"country3", "Nigeria"}});
    CHECK(app.get("/partnerships/1/definition").contains("(Nigeria, Niger)"));
}

TEST_CASE(
    "Who is named in a partner's management is told to those who work on the case, not to every reader") {
    testing::TestApp app;
    screen(app);
    auto party = app.api(Method::get, "/api/v1/partnerships/1/parties/1").header("ETag");
    REQUIRE(app.api(Method::patch, "/api/v1/partnerships/1/parties/1", R"({"sponsor": "Rektor Ragnhild"})",
                    {{"If-Match", party}})
                .status == 200);
    const char* pages[] = {"/partnerships/1", "/partnerships/1/definition"};
    for (const char* page : pages) CHECK(app.get(page).contains("Nordvik: Rektor Ragnhild"));
    app.sign_in_as("reader");
    for (const char* page : pages) {
        CHECK_FALSE(app.get(page).contains("Ragnhild"));
        CHECK(app.get(page).contains("Ansvarig i ledningen hos Nordvik är utsedd"));
    }
    CHECK_FALSE(app.api(Method::get, "/api/v1/partnerships/1/definition").contains("Ragnhild"));
}

TEST_CASE("A mere follower relieves nobody: with only them left in the team, a receiving officer is asked") {
    testing::TestApp app;
    screen(app);
    auto officer = app.visit().actor.account;
    auto follower = app.sign_in_as("reader");
    app.sign_in_as("triage_officer");
    auto team = [&](const std::string& rest, const http::Pairs& fields) {
        return app.post("/partnerships/1/team" + rest, fields).status;
    };
    REQUIRE(team("", {{"account", std::to_string(follower.value)}, {"function", "reader"}}) == 303);
    team("/" + std::to_string(officer.value) + "/removal", {});
    CHECK(app.get("/my-work").contains("Pröva definitionen: Åldrande hjärnor"));
    app.sign_in_as("reader");
    CHECK_FALSE(app.get("/my-work").contains("Pröva definitionen"));
}

TEST_CASE("What waits for others in the house hides nothing of one's own") {
    testing::TestApp app;
    screen(app);
    auto somebody = app.sign_in_as("reader");
    const auto institution = settings::Settings::read(std::string{ENTENTE_SOURCE_DIR} + "/institutions/ki");
    using partnerships::NewCase, partnerships::TeamFunction;
    for (int i = 0; i < 210; ++i) {
        NewCase given;
        given.partnership.title = "Annat " + std::to_string(i), given.partnership.purpose = "Något";
        given.partnership.proposer_account_id = app.visit().actor.account;
        given.parties.push_back({.name_as_written = "Sydvik"});
        auto id = partnerships::register_case(app.database(), given, institution, app.by())->id;
        REQUIRE(partnerships::write_back(app.database(), id, "Hallå?", institution, app.by()));
        REQUIRE(partnerships::join(app.database(), app.gate().roles, id, somebody, TeamFunction::preparer,
                                   app.by()));
    }
    {
        auto tx = app.database().begin();
        REQUIRE(tx.one<int>("SELECT count(*) FROM partnerships") == 211); // the same twice would be one
        tx.run("UPDATE partnerships SET stage = 'ended' WHERE title LIKE 'Annat %'"); // no tasks of their own
        tx.commit();
    }
    app.sign_in_as("proposer");
    app.post("/partnerships/1/messages", {{"body", "Hur går det?"}});
    app.sign_in_as("triage_officer");
    CHECK(app.get("/my-work").contains("Svara förslagsställaren: Åldrande hjärnor"));
}

TEST_CASE("Two buttons say where a message goes, and so does the answer; nobody sends by mistake") {
    testing::TestApp app;
    screen(app);
    auto page = app.get("/partnerships/1/messages");
    CHECK(page.contains("Skicka till förslagsställaren"));
    CHECK(page.contains("Spara som intern anteckning"));
    CHECK(app.faults_of(page) == testing::no_faults);
    CHECK(app.follow(app.post("/partnerships/1/messages", {{"body", "Oss emellan"}}))
              .contains("Förslagsställaren ser den inte."));
    CHECK(app.follow(app.post("/partnerships/1/messages", {{"body", "Hej"}, {"to_proposer", "1"}}))
              .contains("skickat till förslagsställaren"));
}

TEST_CASE("The proposer sees what is gone through without crosses for what is not theirs to do") {
    testing::TestApp app;
    propose(app);
    auto page = app.get("/partnerships/1");
    CHECK(page.contains("Före inledande bedömning"));
    CHECK(page.contains("Du behöver inte göra något."));
    CHECK_FALSE(page.contains("class=\"stopped\""));
    CHECK(app.faults_of(page) == testing::no_faults);
    app.sign_in_as("triage_officer");
    CHECK(app.get("/partnerships/1").contains("class=\"stopped\""));
}

TEST_CASE("A form that was refused comes back with what was typed when the page is loaded anew") {
    testing::TestApp app;
    app.sign_in_as("proposer");
    CHECK(app.post("/partnerships/new", {{"title", "Halvfärdigt"}, {"purpose", "Något"}}).status == 422);
    CHECK(app.get("/partnerships/new").contains("Halvfärdigt"));
}
