// Rights per record: through the unit, the team and the proposal, and what must not happen without them.
#include "platform/mail/mail.hpp"
#include "platform/testing/test_app.hpp"
#include "policy/partnerships/access.hpp"
#include "policy/partnerships/actions.hpp"
#include "policy/partnerships/store.hpp"

#include <doctest/doctest.h>

using partnerships::access_for;
using partnerships::Stage;

namespace {

const http::Pairs an_idea{{"title", "Åldrande hjärnor"},
                          {"partner1", "Nordvik"},
                          {"purpose", "Något som ingen når ensam"},
                          {"financial_meaning", "Tre miljoner om året"},
                          {"host", "ki"}};

constexpr db::Sql insert_organisation = R"sql(
    INSERT INTO organisations (name, sort_key, kind, created_at, updated_at) VALUES ('Huset', ?, 'university', ?, ?) RETURNING id
)sql";
constexpr db::Sql insert_unit =
    "INSERT INTO units (organisation_id, parent_id, name_sv) VALUES (?, ?, ?) RETURNING id";
constexpr db::Sql place_case = "UPDATE partnerships SET unit_id = ? WHERE id = 1";
constexpr db::Sql narrow_grants = "UPDATE role_grants SET unit_id = ? WHERE account_id = ?";
constexpr db::Sql join =
    "INSERT INTO partnership_team (partnership_id, account_id, function, since) VALUES (1, ?, 'preparer', ?)";

struct Units {
    UnitId faculty, department, elsewhere;
};
Units units_in(testing::TestApp& app) {
    auto tx = app.database().begin();
    auto now = app.clock.now();
    auto house = tx.one<OrganisationId>(insert_organisation, db::Bytes{"huset"}, now, now);
    Units units;
    units.faculty = tx.one<UnitId>(insert_unit, house, nullptr, "Fakulteten");
    units.department = tx.one<UnitId>(insert_unit, house, units.faculty, "Institutionen");
    units.elsewhere = tx.one<UnitId>(insert_unit, house, nullptr, "Någon annanstans");
    tx.run(place_case, units.department);
    tx.commit();
    return units;
}

void work_only_in(testing::TestApp& app, UnitId unit, AccountId account) {
    auto tx = app.database().begin();
    tx.run(narrow_grants, unit, account);
    tx.commit();
}

void propose(testing::TestApp& app) {
    app.sign_in_as("proposer");
    app.post("/partnerships/new", an_idea);
}

} // namespace

TEST_CASE("A reader elsewhere sees the open parts only, and changes nothing") {
    auto access = access_for({}, Stage::screening);
    CHECK_FALSE(access.reads_all);
    CHECK_FALSE(access.edits);
    CHECK_FALSE(access.writes);
    CHECK_FALSE(access.withdraws);
}

TEST_CASE("A team member edits; the proposer edits as long as it is an idea, and always reads the thread") {
    CHECK(access_for({.in_team = true}, Stage::preparation).edits);
    CHECK(access_for({.proposer = true}, Stage::idea).edits);
    auto later = access_for({.proposer = true}, Stage::screening);
    CHECK_FALSE(later.edits);
    CHECK(later.writes);
    CHECK(later.reads_all);
    CHECK_FALSE(later.handles);
}

TEST_CASE("A proposer edits the words of the idea, never its promised day, number, host, unit or term") {
    auto proposer = access_for({.proposer = true}, Stage::idea);
    CHECK(may_set(proposer, "title"));
    for (auto field : {"answer_by", "registration_number", "host", "unit", "coordinator", "term_months"})
        CHECK_FALSE(may_set(proposer, field));
    auto preparer = access_for({.prepares = true}, Stage::preparation);
    CHECK(may_set(preparer, "term_months"));
    CHECK(may_set(preparer, "registration_number"));
    CHECK_FALSE(may_set(preparer, "answer_by"));
    CHECK(may_set(access_for({.triages = true}, Stage::idea), "answer_by"));
    CHECK_FALSE(may_set(access_for({.registers = true}, Stage::idea), "registration_number")); // its own form
    CHECK_FALSE(may_set(access_for({.proposer = true}, Stage::screening), "title"));
}

TEST_CASE("Auditors read everything and change nothing; a closed case is not withdrawn again") {
    auto auditor = access_for({.reads_history = true}, Stage::preparation);
    CHECK(auditor.reads_all);
    CHECK_FALSE(auditor.edits);
    CHECK_FALSE(auditor.writes);
    CHECK_FALSE(access_for({.proposer = true}, Stage::declined).withdraws);
}

TEST_CASE("An officer of the case's unit, or of one above it, handles it; one of another unit does not") {
    testing::TestApp app;
    propose(app);
    auto units = units_in(app);
    auto officer = app.sign_in_as("triage_officer");
    for (UnitId unit : {units.department, units.faculty}) {
        work_only_in(app, unit, officer);
        CHECK(app.get("/partnerships/1/screening").status == 200);
        CHECK(app.get("/partnerships/1/edit").status == 200);
    }
    work_only_in(app, units.elsewhere, officer);
    CHECK(app.get("/partnerships/1/screening").status == 403);
    CHECK(app.get("/partnerships/1/edit").status == 403);
    CHECK(app.post("/partnerships/1/interest", {{"interest", "none"}}).status == 403);
    CHECK(app.post("/partnerships/1/messages", {{"body", "Hej"}}).status == 403);
    CHECK(app.post("/partnerships/1/withdrawal", {}).status == 403);
    CHECK(app.post("/partnerships/1/parties", {{"name", "Insmugglad"}}).status == 403);
    CHECK(app.post("/partnerships/1/history/1/put-back", {}).status == 403);
    CHECK_FALSE(app.get("/partnerships/1").contains("Tre miljoner om året"));
    auto reader = app.database().read();
    CHECK(partnerships::parties_of(reader, {1}).size() == 1);
}

TEST_CASE("What a reader elsewhere gets: the purpose, not the money, not the reasons, not the thread") {
    testing::TestApp app;
    propose(app);
    app.sign_in_as("reader");
    auto page = app.get("/partnerships/1");
    CHECK(page.contains("Något som ingen når ensam"));
    CHECK_FALSE(page.contains("Tre miljoner om året"));
    CHECK(app.faults_of(page) == testing::no_faults);
    CHECK(app.get("/partnerships/1/messages").status == 403);
    CHECK(app.get("/partnerships/1/edit").status == 403);
    auto history = app.get("/partnerships/1/history");
    CHECK(history.status == 200);
    CHECK(app.faults_of(history) == testing::no_faults);
    CHECK(app.get("/partnerships/99/edit").status == 404);
}

TEST_CASE("A member of the team edits without any role for it, and one who left the team does not") {
    testing::TestApp app;
    propose(app);
    auto member = app.sign_in_as("reader");
    {
        auto tx = app.database().begin();
        tx.run(join, member, app.clock.now());
        tx.commit();
    }
    auto page = app.get("/partnerships/1/edit");
    CHECK(page.status == 200);
    CHECK(app.faults_of(page) == testing::no_faults);
    CHECK(app.get("/partnerships/1").contains("Tre miljoner om året"));
    CHECK(app.get("/partnerships/1/screening").status == 403); // triage is a task, not a membership
}

TEST_CASE("The thread: the proposer reads what was told, writes back, and never sees a note") {
    testing::TestApp app;
    propose(app);
    app.sign_in_as("triage_officer");
    CHECK(app.post("/partnerships/1/messages", {{"body", "Ringde Nordvik om pengarna"}}).status == 303);
    CHECK(app.post("/partnerships/1/messages", {{"body", "Vem leder?"}, {"to_proposer", "1"}}).status == 303);
    auto all = app.get("/partnerships/1/messages");
    CHECK(all.contains("Ringde Nordvik om pengarna"));
    CHECK(app.faults_of(all) == testing::no_faults);
    app.sign_in_as("proposer");
    CHECK(app.post("/partnerships/1/messages", {{"body", "Det gör prefekten"}, {"to_proposer", ""}}).status ==
          303);
    auto own = app.get("/partnerships/1/messages");
    CHECK(own.contains("Vem leder?"));
    CHECK(own.contains("Det gör prefekten"));
    CHECK(own.contains("2026-0001")); // the receipt
    CHECK_FALSE(own.contains("Ringde Nordvik om pengarna"));
    CHECK(app.faults_of(own) == testing::no_faults);
    CHECK(app.post("/partnerships/1/messages", {{"body", ""}}).status == 422);
}

TEST_CASE("Mails carry whole addresses, and the thread keeps no secret of a link") {
    testing::TestApp app;
    propose(app);
    auto reader = app.database().read();
    auto mails = mail::mails_about(reader, {"partnerships", 1});
    REQUIRE(mails.size() == 1);
    CHECK(mails[0].text.find("https://entente.example.org/partnerships/1") != std::string::npos);
    auto messages = partnerships::messages_of(reader, {1});
    REQUIRE(messages.size() == 1);
    CHECK(messages[0].body.find("key=") == std::string::npos);
}

TEST_CASE(
    "My work gives what its reader may do: three levels down too, and nothing of what no unit has taken") {
    testing::TestApp app;
    propose(app);
    auto officer = app.sign_in_as("triage_officer");
    CHECK(app.get("/my-work").contains("Åldrande hjärnor"));
    auto units = units_in(app);
    {
        auto tx = app.database().begin();
        auto group = tx.one<UnitId>(insert_unit, OrganisationId{1}, units.department, "Gruppen");
        tx.run(place_case, tx.one<UnitId>(insert_unit, OrganisationId{1}, group, "Laget"));
        tx.commit();
    }
    work_only_in(app, units.faculty, officer);
    CHECK(app.get("/my-work").contains("Åldrande hjärnor"));
    CHECK(app.get("/partnerships/1/screening").status == 200);
    work_only_in(app, units.elsewhere, officer);
    CHECK_FALSE(app.get("/my-work").contains("Åldrande hjärnor"));
    {
        auto tx = app.database().begin();
        tx.run("UPDATE partnerships SET unit_id = NULL WHERE id = 1");
        tx.commit();
    }
    CHECK(app.get("/partnerships/1/screening").status == 403);
    CHECK_FALSE(app.get("/my-work").contains("Åldrande hjärnor"));
}
