// Collaborations within units, and as a file that is changed and read back: what is taken over, what is told,
// and who may not.
#include "platform/events/events.hpp"
#include "platform/testing/test_app.hpp"
#include "policy/partnerships/collaboration_access.hpp"
#include "policy/partnerships/collaborations.hpp"

#include <doctest/doctest.h>

using partnerships::find_collaboration;

namespace {

constexpr db::Sql insert_organisation = R"sql(
    INSERT INTO organisations (name, sort_key, kind, created_at, updated_at) VALUES ('Huset', ?, 'university', ?, ?) RETURNING id
)sql";
constexpr db::Sql insert_ror =
    "INSERT INTO identifiers (organisation_id, kind, value) VALUES (?, 'ror', '056d84691')";
constexpr db::Sql insert_unit =
    "INSERT INTO units (organisation_id, parent_id, name_sv, name_en) VALUES (?, ?, ?, ?) RETURNING id";
constexpr db::Sql narrow_grants = "UPDATE role_grants SET unit_id = ? WHERE account_id = ?";

struct Units {
    UnitId faculty, department, elsewhere;
};
Units units_in(testing::TestApp& app) {
    auto tx = app.database().begin();
    auto now = app.clock.now();
    auto house = tx.one<OrganisationId>(insert_organisation, db::Bytes{"huset"}, now, now);
    tx.run(insert_ror, house);
    Units units;
    units.faculty = tx.one<UnitId>(insert_unit, house, nullptr, "Fakulteten", "The faculty");
    units.department = tx.one<UnitId>(insert_unit, house, units.faculty, "Neuro", "Neuroscience");
    units.elsewhere = tx.one<UnitId>(insert_unit, house, nullptr, "Kirurgi", "Surgery");
    tx.commit();
    return units;
}

void work_only_in(testing::TestApp& app, UnitId unit, AccountId account) {
    auto tx = app.database().begin();
    tx.run(narrow_grants, unit, account);
    tx.commit();
}

std::string written(UnitId unit) { return std::to_string(unit.value); }

http::Pairs as_sent(UnitId unit, const std::string& title = "Lärarutbyte") {
    return {{"title", title},
            {"partner", "Sunfjord University"},
            {"form", "departmental_agreement"},
            {"level", "department"},
            {"unit", written(unit)},
            {"host", "ki"}};
}

std::string status_of(testing::TestApp& app, const std::string& json) {
    return std::to_string(app.api(http::Method::post, "/api/v1/collaborations", json).status);
}

testing::Answer upload(testing::TestApp& app, const std::string& file) {
    return app.upload("/collaborations/table", {}, {{"file", "collaborations.csv", "text/csv", file}});
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    auto at = text.find(from);
    REQUIRE(at != text.npos);
    return text.replace(at, from.size(), to);
}

} // namespace

TEST_CASE(
    "R13: a collaboration has its unit, which the form, the list, its file, its history and the API say") {
    testing::TestApp app;
    auto units = units_in(app);
    app.sign_in_as("coordinator");
    auto form = app.get("/collaborations/new");
    CHECK(form.contains(">Neuro</option>"));
    CHECK(app.faults_of(form) == testing::no_faults);
    auto sent = app.post("/collaborations", as_sent(units.department)); // the unit is department enough
    REQUIRE(sent.status == 303);
    CHECK(app.get("/collaborations/1").contains("<dd>Neuro</dd>"));
    auto list = app.get("/collaborations?columns=unit&unit=" + written(units.department));
    CHECK(list.contains("Lärarutbyte"));
    CHECK(app.faults_of(list) == testing::no_faults);
    CHECK_FALSE(app.get("/collaborations?unit=" + written(units.elsewhere)).contains("Lärarutbyte"));
    CHECK(app.get("/collaborations.csv").contains("Neuro"));
    auto edited = as_sent(units.elsewhere);
    edited.emplace_back("version", "1");
    CHECK(app.post("/collaborations/1/edit", edited).status == 303);
    CHECK(app.get("/collaborations/1").contains("<del>Neuro</del>"));
    const std::string address = "/api/v1/collaborations/1";
    CHECK(app.api(http::Method::get, address).contains("\"unit\":" + written(units.elsewhere)));
    auto patch = [&](const std::string& json) {
        return app.api(http::Method::patch, address, json,
                       {{"If-Match", app.api(http::Method::get, address).header("ETag")}});
    };
    CHECK(patch(R"({"unit": )" + written(units.faculty) + "}").status == 200);
    CHECK(patch(R"({"unit": 99})").status == 422);
    CHECK(app.api(http::Method::get, "/api/v1/collaborations?unit=" + written(units.faculty))
              .contains("\"total\":1"));
}

TEST_CASE("Rights to a collaboration go through its unit and those above it; elsewhere nothing is changed") {
    testing::TestApp app;
    auto units = units_in(app);
    app.sign_in_as("proposer");
    REQUIRE(app.post("/collaborations", as_sent(units.department)).status == 303);
    REQUIRE(app.post("/collaborations", as_sent(units.elsewhere, "Gästforskare")).status == 303);
    auto coordinator = app.sign_in_as("coordinator");
    work_only_in(app, units.faculty, coordinator);
    CHECK(app.get("/collaborations/1/edit").status == 200);
    CHECK(app.get("/collaborations/2/edit").status == 403);
    CHECK(app.post("/collaborations/2/edit", as_sent(units.department)).status == 403);
    CHECK(app.post("/collaborations/2/status", {{"status", "withdrawn"}}).status == 403);
    auto bulk = [&](const std::string& ids) {
        return app
            .api(http::Method::post, "/api/v1/collaborations/bulk",
                 R"({"contact": "Prefekten", "ids": )" + ids + "}")
            .status;
    };
    CHECK(bulk("[1, 2]") == 409);
    CHECK(bulk("[1]") == 200);
    auto asked = app.get("/collaborations/bulk?id=1&id=2&id=99");
    CHECK(asked.contains("Ändra 1 samarbete"));
    CHECK_FALSE(asked.contains("name=\"id\" value=\"2\"")); // told beforehand, and left out
    CHECK(asked.contains(app.words().count("partnerships.bulk.not_yours", 1)));
    CHECK(asked.contains(app.words().count("partnerships.bulk.not_there", 1)));
    CHECK(app.faults_of(asked) == testing::no_faults);
    auto said = [&](const char* ids) {
        return app.follow(app.get("/collaborations/bulk?" + std::string{ids}));
    };
    CHECK(said("id=2").contains(app.words()("partnerships.bulk.none_yours")));
    CHECK(said("id=98&id=99").contains(app.words()("partnerships.bulk.none_there")));
    CHECK(app.get("/my-work").contains("Hjälp till med samarbetet Lärarutbyte"));
    CHECK_FALSE(app.get("/my-work").contains("Gästforskare"));
    auto reader = app.database().read();
    CHECK(find_collaboration(reader, {2})->contact.empty());
}

TEST_CASE("What one may not record in a unit is asked for there, or refused by JSON") {
    testing::TestApp app;
    auto units = units_in(app);
    auto coordinator = app.sign_in_as("coordinator");
    app.api(http::Method::post, "/api/v1/organisations",
            R"({"kind": "university", "country": "NO", "name": "Sunfjord University"})");
    work_only_in(app, units.department, coordinator);
    auto fields = as_sent(units.elsewhere);
    fields.emplace_back("register", "1");
    REQUIRE(app.post("/collaborations", fields).status == 303);
    {
        auto reader = app.database().read();
        CHECK(find_collaboration(reader, {1})->status == partnerships::CollaborationStatus::asked);
    }
    const std::string json =
        R"({"title": "Utbyte", "partner": "Sunfjord University", "form": "project", "level": "department", "register": true, "unit": )";
    CHECK(status_of(app, json + written(units.elsewhere) + "}") == "403");
    CHECK(status_of(app, json + written(units.department) + "}") == "201");
}

TEST_CASE("What stands in the register is moved only between units that one looks after; a question to any") {
    testing::TestApp app;
    auto units = units_in(app);
    auto coordinator = app.sign_in_as("coordinator");
    app.api(http::Method::post, "/api/v1/organisations",
            R"({"kind": "university", "country": "NO", "name": "Sunfjord University"})");
    work_only_in(app, units.faculty, coordinator);
    auto fields = as_sent(units.department);
    fields.emplace_back("register", "1");
    REQUIRE(app.post("/collaborations", fields).status == 303);
    REQUIRE(app.post("/collaborations", as_sent(units.department, "Gästforskare")).status == 303);
    auto patch = [&](const std::string& id, const std::string& unit) {
        const auto address = "/api/v1/collaborations/" + id;
        return app
            .api(http::Method::patch, address, R"({"unit": )" + unit + "}",
                 {{"If-Match", app.api(http::Method::get, address).header("ETag")}})
            .status;
    };
    CHECK(patch("1", written(units.elsewhere)) == 403);
    CHECK(patch("1", R"(null, "department": "Neuro")") == 403); // to none: theirs who work everywhere
    auto edited = as_sent(units.elsewhere, "Utbyte");
    edited.emplace_back("version", "1");
    auto page = app.post("/collaborations/1/edit", edited);
    CHECK(page.status == 403);
    CHECK(page.contains("bara mellan enheter där du sköter samarbeten"));
    CHECK(page.contains("value=\"Utbyte\"")); // what was typed is there
    CHECK(app.faults_of(page) == testing::no_faults);
    auto bulk = app.post("/collaborations/bulk/apply",
                         {{"id", "1"}, {"id", "2"}, {"unit", written(units.elsewhere)}});
    CHECK(bulk.status == 403);
    CHECK(bulk.contains("bara mellan enheter där du sköter samarbeten"));
    auto unit_of = [&](std::int64_t id) {
        auto reader = app.database().read();
        return *find_collaboration(reader, {id})->unit_id;
    };
    CHECK(unit_of(1) == units.department);
    CHECK(unit_of(2) == units.department);
    CHECK(patch("1", written(units.faculty)) == 200);
    CHECK(patch("2", written(units.elsewhere)) == 200);
    // Moved by those who look after both, it is not taken back by whoever looks after one.
    work_only_in(app, {}, coordinator);
    CHECK(patch("1", written(units.elsewhere)) == 200);
    work_only_in(app, units.elsewhere, coordinator);
    auto last = [&] {
        auto reader = app.database().read();
        return events::history_of(reader, {"collaborations", 1}).front().id;
    }();
    CHECK(app.post("/collaborations/1/history/" + std::to_string(last.value) + "/put-back", {}).status ==
          403);
    CHECK(unit_of(1) == units.elsewhere);
}

TEST_CASE("Questions of others, however many and old, hide none that is one's own to answer") {
    testing::TestApp app;
    auto units = units_in(app);
    app.sign_in_as("proposer");
    for (int i = 0; i < 510; ++i) {
        partnerships::Collaboration other;
        other.title = "Annat", other.partner = "Sydvik", other.form = "project";
        other.department = "Kirurgi", other.unit_id = units.elsewhere;
        REQUIRE(
            partnerships::keep_collaboration(app.database(), other, app.services().institution, app.by()));
    }
    app.post("/collaborations", as_sent(units.department));
    auto coordinator = app.sign_in_as("coordinator");
    work_only_in(app, units.faculty, coordinator);
    auto work = app.get("/my-work");
    CHECK(work.contains("Hjälp till med samarbetet Lärarutbyte"));
    CHECK_FALSE(work.contains("Hjälp till med samarbetet Annat"));
}

TEST_CASE("Whoever may change collaborations may do it by file, also without preparing partnerships") {
    testing::TestApp app;
    app.sign_in_as("proposer");
    app.post("/collaborations", {{"title", "Lärarutbyte"},
                                 {"partner", "Sunfjord University"},
                                 {"form", "departmental_agreement"},
                                 {"level", "department"},
                                 {"department", "Neuro"}});
    for (auto role : {"contract_administrator", "triage_officer"}) {
        CAPTURE(role);
        app.sign_in_as(role);
        CHECK(app.get("/collaborations").contains("/collaborations/table"));
        auto file = replaced(app.get("/collaborations.csv").body, "utbyte", "utbyte!");
        auto check = upload(app, file);
        CHECK(check.contains("<ins>Lärarutbyte!"));
        CHECK(app.post("/collaborations/table/apply", {{"file", check.hidden("file")}}).location ==
              "/collaborations");
        const std::string api = "/api/v1/collaborations/table";
        CHECK(app.upload(api, {}, {{"file", "c.csv", "text/csv", app.get("/collaborations.csv").body}})
                  .status == 200);
    }
    app.sign_in_as("reader");
    CHECK_FALSE(app.get("/collaborations").contains("/collaborations/table"));
    CHECK(app.get("/collaborations/table").location == "/collaborations");
    CHECK(upload(app, app.get("/collaborations.csv").body).status == 403);
}

TEST_CASE("The list of collaborations comes back as it was sent out, and with what was changed in it") {
    testing::TestApp app;
    auto units = units_in(app);
    app.sign_in_as("coordinator");
    app.post("/collaborations", as_sent(units.department));
    app.post("/collaborations", as_sent(units.elsewhere, "Gästforskare"));
    CHECK(app.get("/collaborations").contains("/collaborations/table"));
    CHECK(app.faults_of(app.get("/collaborations/table")) == testing::no_faults);
    auto file = app.get("/collaborations.csv").body;
    auto same = upload(app, file);
    CHECK(same.status == 200);
    CHECK(same.contains("<dt>Oförändrade</dt><dd>2</dd>"));
    CHECK_FALSE(same.contains("/table/apply"));
    app.speak("en");
    CHECK(app.get("/collaborations.csv").body.find("Departmental international agreement") !=
          std::string::npos);
    CHECK(upload(app, app.get("/collaborations.xlsx").body).contains("<dt>Unchanged</dt><dd>2</dd>"));
    CHECK(upload(app, file).contains(
        "<dt>Unchanged</dt><dd>2</dd>")); // a Swedish file, read by an English reader
    app.speak("sv");
    auto check = upload(app, replaced(file, "Gästforskare", "Gästlärare"));
    CHECK(check.contains("<ins>Gästlärare</ins>"));
    CHECK(app.faults_of(check) == testing::no_faults);
    CHECK_FALSE(app.get("/collaborations").contains("Gästlärare")); // nothing is written yet
    auto applied = app.post("/collaborations/table/apply", {{"file", check.hidden("file")}});
    CHECK(applied.location == "/collaborations");
    CHECK(app.get("/collaborations").contains("Gästlärare"));
    CHECK(app.get("/collaborations/2").contains("genom en uppladdad fil"));
    CHECK(upload(app, replaced(file, "Gästforskare", "Ännu ett namn")).contains("Någon har ändrat detta"));
}

TEST_CASE("A file of collaborations with a row that may not be changes nothing, and says which and why") {
    testing::TestApp app;
    auto units = units_in(app);
    app.sign_in_as("proposer");
    app.post("/collaborations", as_sent(units.department));
    app.post("/collaborations", as_sent(units.elsewhere, "Gästforskare"));
    auto coordinator = app.sign_in_as("coordinator");
    auto file = app.get("/collaborations.csv").body;
    CHECK(upload(app, replaced(file, "Internationellt avtal på institutionsnivå", "Äktenskap"))
              .contains("<td>Form</td>"));
    CHECK(upload(app, replaced(file, "Neuro", "Kirurgi")).contains("<td>Ansvarig enhet</td>"));
    CHECK(upload(app, "namn\nNordvik\n").status == 422);
    work_only_in(app, units.department, coordinator);
    auto both = replaced(replaced(file, "Lärarutbyte", "Utbyte"), "Gästforskare", "Gäster");
    auto check = upload(app, both);
    CHECK(check.contains("av dem som sköter samarbeten inom enheten"));
    CHECK_FALSE(check.contains("/table/apply"));
    auto kept = upload(app, replaced(file, "Lärarutbyte", "Utbyte")).hidden("file");
    app.sign_in_as("proposer");
    CHECK(app.get("/collaborations/table").location == "/collaborations");
    CHECK(app.post("/collaborations/table/apply", {{"file", kept}}).status == 403);
    app.sign_in_as("triage_officer"); // not theirs either
    CHECK(app.post("/collaborations/table/apply", {{"file", kept}}).location == "/collaborations/table");
    auto reader = app.database().read();
    CHECK(find_collaboration(reader, {1})->title == "Lärarutbyte");
}

TEST_CASE(
    "My work: what others have asked for in other units hides nothing of one's own, however much it is") {
    testing::TestApp app;
    auto units = units_in(app);
    app.sign_in_as("proposer");
    {
        auto tx = app.database().begin();
        partnerships::Collaboration c;
        c.partner = "Sunfjord University", c.form = "project";
        c.title = "Annat", c.unit_id = units.elsewhere;
        for (int i = 0; i < 250; ++i) partnerships::insert_collaboration(tx, c, app.clock.now());
        c.title = "Eget", c.unit_id = units.department;
        partnerships::insert_collaboration(tx, c, app.clock.now());
        c.title = "Ingens", c.unit_id.reset();
        partnerships::insert_collaboration(tx, c, app.clock.now());
        tx.run("UPDATE collaborations SET status = 'asked'");
        tx.commit();
    }
    auto coordinator = app.sign_in_as("coordinator");
    CHECK(app.get("/my-work").contains("Annat")); // the house's, for those who may everywhere
    work_only_in(app, units.faculty, coordinator);
    auto work = app.get("/my-work");
    CHECK(work.contains("Eget"));
    CHECK_FALSE(work.contains("Annat"));
    CHECK_FALSE(work.contains("Ingens"));
}
