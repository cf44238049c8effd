// Collaborations changed: one field, several at once, two editors, and what is put back.
#include "policy/partnerships/tests/collaboration_desk.hpp"

namespace partnerships {

TEST_CASE("A collaboration is changed and its status set; a stale version and an unknown one are refused") {
    testing::TestDatabase database;
    auto id = *keep_collaboration(database, a_collaboration(), ki(), coordinator);
    auto find = [&] {
        auto reader = database->read();
        return *find_collaboration(reader, id);
    };
    auto mine = find();
    mine.organisation_id = sunfjord_in(database);
    REQUIRE(change_collaboration(database, mine, ki(), everywhere, coordinator));
    CHECK(find().partner_shown() == "Sunfjord");
    auto late = change_collaboration(database, mine, ki(), everywhere, coordinator);
    CHECK(late.failure().fault == Fault::outdated);
    CHECK_FALSE(set_collaboration_status(database, {99}, CollaborationStatus::registered, ki(), coordinator));
    REQUIRE(set_collaboration_status(database, id, CollaborationStatus::registered, ki(), coordinator));
    CHECK_FALSE(set_collaboration_status(database, id, CollaborationStatus::withdrawn, ki(), coordinator));
    CHECK(find().status == CollaborationStatus::registered);
}

TEST_CASE("What a change took away stands in the collaboration's history in words, and is put back") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    app.post("/collaborations", as_sent);
    auto edited = with(with(as_sent, "title", "Utbyte"), "starts_on", "2027-02-01");
    edited.emplace_back("version", "1");
    CHECK(app.post("/collaborations/1/edit", edited).status == 303);
    auto page = app.get("/collaborations/1");
    CHECK(page.contains("<del>Lärarutbyte</del>"));
    CHECK(page.contains("<ins>1 feb. 2027</ins>"));
    CHECK(app.faults_of(page) == testing::no_faults);
    auto from = page.body.find("/collaborations/1/history/");
    REQUIRE(from != page.body.npos);
    auto undo = page.body.substr(from, page.body.find('"', from) - from);
    app.sign_in_as("reader");
    CHECK(app.post(undo, {}).status == 403);
    CHECK_FALSE(app.get("/collaborations/1").contains("/put-back"));
    app.sign_in_as("coordinator");
    CHECK(app.post(undo, {}).status == 303);
    auto reader = app.database().read();
    auto back = *find_collaboration(reader, {1});
    CHECK(back.title == "Lärarutbyte");
    CHECK_FALSE(back.starts_on);
    CHECK(app.api(http::Method::get, "/api/v1/collaborations/1/history").contains("\"total\":3"));
    CHECK(app.post("/collaborations/1/history/1/put-back", {}).status == 404); // asking is no change
}

TEST_CASE("Several collaborations are changed at once, all or none, by those who look after them") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    app.post("/collaborations", as_sent);
    app.post("/collaborations", with(as_sent, "title", "Gästforskare"));
    auto list = app.get("/collaborations");
    CHECK(list.contains("/collaborations/bulk"));
    CHECK(app.faults_of(list) == testing::no_faults);
    auto asked = app.get("/collaborations/bulk?id=1&id=2");
    CHECK(asked.contains("Ändra 2 samarbeten"));
    CHECK(app.faults_of(asked) == testing::no_faults);
    const http::Pairs both{{"id", "1"}, {"id", "2"}};
    CHECK(app.post("/collaborations/bulk/apply", with(both, "contact", "Studierektorn")).status == 303);
    auto contact_of = [&](int id) {
        auto reader = app.database().read();
        return find_collaboration(reader, {id})->contact;
    };
    CHECK(contact_of(1) == "Studierektorn");
    CHECK(contact_of(2) == "Studierektorn");
    CHECK(app.get("/collaborations/2").contains("<ins>Studierektorn</ins>"));
    CHECK(app.post("/collaborations/bulk/apply", both).status == 409); // nothing to change
    CHECK(app.post("/collaborations/bulk/apply", with(both, "form", "marriage")).status == 422);
    auto bulk = [&](const std::string& json) {
        return app.api(http::Method::post, "/api/v1/collaborations/bulk", json);
    };
    CHECK(bulk(R"({"ids": [1, 99], "contact": "Ingen"})").status == 404);
    CHECK(contact_of(1) == "Studierektorn");
    CHECK(bulk(R"({"ids": [1], "contact": "Prefekten"})").contains("\"changed\":1"));
    // Once more, and one of them twice: only the other one is changed.
    CHECK(bulk(R"({"ids": [1, 1, 2], "contact": "Prefekten"})").contains("\"changed\":1"));
    app.sign_in_as("reader");
    CHECK_FALSE(app.get("/collaborations").contains("/collaborations/bulk"));
    CHECK(app.post("/collaborations/bulk/apply", with(both, "contact", "Jag")).status == 403);
    CHECK(bulk(R"({"ids": [1], "contact": "Jag"})").status == 403);
}

TEST_CASE("A change of several collaborations that one of them may not have leaves all as they were") {
    testing::TestDatabase database;
    auto first = *keep_collaboration(database, a_collaboration(), ki(), coordinator);
    auto second_given = a_collaboration();
    second_given.starts_on = Date::of(2027, 1, 1);
    auto second = *keep_collaboration(database, second_given, ki(), coordinator);
    auto changed = partnerships::change_several(database, {first, second}, {{"ends_on", "2026-12-31"}}, ki(),
                                                everywhere, coordinator);
    CHECK_FALSE(changed);
    auto reader = database->read();
    CHECK_FALSE(find_collaboration(reader, first)->ends_on);
    CHECK(events::history_of(reader, {"collaborations", first.value}).size() == 1);
}

TEST_CASE(
    "An ended collaboration is not prolonged by a day, alone or with others, and each of them is named") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    app.api(http::Method::post, "/api/v1/organisations",
            R"({"name": "Sunfjord University", "kind": "university", "country": "NO"})");
    for (auto title : {"Lärarutbyte", "Gästforskare", "Sommarskola"})
        REQUIRE(app.post("/collaborations", with(with(as_sent, "title", title), "register", "1")).status ==
                303);
    for (int id : {1, 3}) {
        auto ended =
            set_collaboration_status(app.database(), {id}, CollaborationStatus::ended, ki(), app.by());
        REQUIRE(ended);
    }
    const http::Pairs all{{"id", "1"}, {"id", "2"}, {"id", "3"}};
    auto refused = app.post("/collaborations/bulk/apply", with(all, "ends_on", "2030-12-31"));
    CHECK(refused.status == 422);
    auto why = std::string{app.words()("partnerships.collaboration.ended_not_prolonged")};
    CHECK(refused.contains(">Lärarutbyte</a>: " + why));
    CHECK(refused.contains(">Sommarskola</a>: " + why));
    CHECK_FALSE(refused.contains(">Gästforskare</a>: "));
    CHECK(app.faults_of(refused) == testing::no_faults);
    auto by_json = app.api(http::Method::post, "/api/v1/collaborations/bulk",
                           R"({"ids": [1, 2, 3], "ends_on": "2030-12-31"})");
    CHECK(by_json.contains("\"field\":\"ids.1\""));
    CHECK(by_json.contains("\"field\":\"ids.3\""));
    auto last_day = [&](int id) {
        auto reader = app.database().read();
        return find_collaboration(reader, {id})->ends_on;
    };
    CHECK_FALSE(last_day(2)); // all or none
    auto version = app.get("/collaborations/1/edit").hidden("version");
    auto alone =
        app.post("/collaborations/1/edit", with(with(as_sent, "ends_on", "2030-12-31"), "version", version));
    CHECK(alone.status == 422);
    CHECK(alone.contains(why));
    // The day on which it ended may be put right.
    CHECK(app.post("/collaborations/bulk/apply", with(all, "ends_on", "2026-06-30")).status == 303);
    CHECK(last_day(1) == Date::of(2026, 6, 30));
}

TEST_CASE("Each field of a collaboration that is changed alone is kept, and is one event") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    app.post("/collaborations", as_sent);
    auto fields = as_sent;
    int version = 1;
    for (const auto& [name, value] : http::Pairs{{"host", "k"},
                                                 {"title", "Gästforskare"},
                                                 {"partner", "Nordvik"},
                                                 {"form", "project"},
                                                 {"level", "group"},
                                                 {"department", "Kirurgi"},
                                                 {"purpose", "Något"},
                                                 {"contact", "Prefekten"},
                                                 {"registration_number", "1-2/2026"},
                                                 {"starts_on", "2027-01-01"},
                                                 {"ends_on", "2028-01-01"}}) {
        CAPTURE(name);
        fields = with(fields, name, value);
        CHECK(app.post("/collaborations/1/edit", with(fields, "version", std::to_string(version))).status ==
              303);
        auto reader = app.database().read();
        CHECK(find_collaboration(reader, {1})->version == ++version);
    }
}

TEST_CASE(
    "What stands in the register keeps its organisation: no other name cuts it off, by form or by JSON") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    for (auto name : {"Nordvik", "Sunfjord"})
        app.api(http::Method::post, "/api/v1/organisations",
                R"({"kind": "university", "country": "NO", "name": ")" + std::string{name} + "\"}");
    const auto registered = with(with(as_sent, "partner", "Nordvik"), "register", "1");
    REQUIRE(app.post("/collaborations", registered).status == 303);
    auto cut =
        app.post("/collaborations/1/edit", with(with(as_sent, "version", "1"), "partner", "Ingen alls"));
    CHECK(cut.status == 422);
    CHECK(cut.contains("href=\"#partner\""));
    CHECK(app.faults_of(cut) == testing::no_faults);
    const std::string address = "/api/v1/collaborations/1";
    auto patch = [&](const std::string& json) {
        return app.api(http::Method::patch, address, json,
                       {{"If-Match", app.api(http::Method::get, address).header("ETag")}});
    };
    CHECK(patch(R"({"partner": "Ingen alls"})").status == 422);
    CHECK(patch(R"({"organisation_id": 99})").status == 422);
    CHECK(app.api(http::Method::get, address).contains("\"organisation\":1"));
    CHECK(patch(R"({"organisation_id": 2})").contains("\"organisation\":2")); // as it is, without a name
    auto stays = a_collaboration();
    stays.status = CollaborationStatus::ended;
    CHECK(may_keep(stays).reasons() == Reasons{"partnerships.organisation_unclear"});
}

} // namespace partnerships
