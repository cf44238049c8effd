// People, functions, affiliations and units by JSON: what is done, what is refused, and what is then not
// there.
#include "policy/partners/tests/an_api.hpp"

using testing::Api;
using testing::number_in;

TEST_CASE("JSON: a person is added, found without accents, read, and changed only from a known version") {
    Api api;
    auto added =
        api.post("/people", R"({"name":"Åsa Exempel","email":"asa@example.org","kind":"ambassador"})");
    REQUIRE(added.status == 201);
    CHECK(added.location == "/api/v1/people/1");
    CHECK(added.header("ETag") == "\"v1\"");
    REQUIRE(api.post("/people", R"({"name":"Bo Exempel"})").status == 201);
    CHECK(api.get("/people?q=asa").contains("\"total\":1"));
    CHECK(api.get("/people?q=ASA%20exempel").contains("Åsa Exempel"));
    auto first = api.get("/people?limit=1");
    CHECK(first.contains("Bo Exempel"));
    auto rest = api.get("/people?limit=1&cursor=" + testing::cursor_in(first));
    CHECK(rest.contains("Åsa Exempel")); // Å comes after B
    CHECK(api.patch("/people/1", R"({"phone":"070"})").status == 428);
    auto changed = api.patch("/people/1", R"({"phone":"070"})", "1");
    CHECK(changed.contains("\"phone\":\"070\""));
    CHECK(changed.contains("\"email\":\"asa@example.org\"")); // what was not sent stays
    CHECK(changed.header("ETag") == "\"v2\"");
    CHECK(api.patch("/people/1", R"({"phone":"071"})", "1").status == 412);
    CHECK(api.get("/people/1").contains("\"phone\":\"070\""));
}

TEST_CASE("JSON: a person whose fields cannot be is refused at each field, and nobody is entered") {
    Api api;
    auto refused = api.post("/people", R"({"name":"","kind":"uncle","consent_until":"soon"})");
    CHECK(refused.status == 422);
    for (const char* field : {"name", "kind", "consent_until"})
        CHECK(refused.contains("\"field\":\"" + std::string{field} + "\""));
    CHECK(api.post("/people", R"({"name":"A","email":"no"})").status == 422);
    CHECK(api.post("/people", R"({"name":"A","orcid":"0000-0002-1825-0098"})").status == 422);
    CHECK(api.post("/people", R"({"name":"A","shoe_size":"41"})").status == 422);
    CHECK(api.number("SELECT count(*) FROM people") == 0);
    CHECK(api.get("/people/1").status == 404);
    CHECK(api.patch("/people/1", R"({"name":"B"})", "1").status == 404);
    CHECK(api.get("/people?cursor=x").status == 400);
    CHECK(api.get("/people?organisation=x").status == 400);
}

TEST_CASE("Functions outlive people by JSON too: added, held, checked, ended, vacant") {
    Api api;
    auto at = api.organisation("Alfa");
    auto added = api.post(at + "/functions", R"({"title_sv":"Rektor"})");
    REQUIRE(added.status == 201);
    CHECK(api.get(at + "/functions").contains("\"holders\":[]"));
    auto held = api.post("/functions/1/holders", R"({"person":"Eva Exempel","starts_on":"2026-01-01"})");
    CHECK(held.status == 201);
    CHECK(held.contains("\"person_name\":\"Eva Exempel\""));
    CHECK(api.get(at + "/functions").contains("Eva Exempel"));
    auto twice = api.post("/functions/1/holders", R"({"person_id":1,"starts_on":"2026-02-01"})");
    CHECK(twice.status == 409);
    CHECK(twice.contains("partners.rule.holds_already"));
    CHECK(api.post("/functions/1/check").contains("\"checked_on\":\"2026-11-22\""));
    auto changed = api.patch("/functions/1", R"({"title_en":"President"})", "2");
    CHECK(changed.contains("\"title_sv\":\"Rektor\""));
    CHECK(api.patch("/functions/1", R"({"title_en":"Rector"})", "1").status == 412);
    CHECK(api.patch("/functions/1", R"({"title_sv":""})", "3").status == 422);
    CHECK(api.post("/functions/1/holders/1/end", R"({"ends_on":"2025-12-31"})").status == 409);
    CHECK(api.post("/functions/1/holders/9/end", R"({"ends_on":"2026-12-31"})").status == 404);
    CHECK(api.post("/functions/1/holders/1/end", R"({"ends_on":"2026-11-01"})").status == 200);
    CHECK(api.get(at + "/functions").contains("\"holders\":[]"));
    CHECK(api.get("/functions/1").contains("\"ends_on\":\"2026-11-01\""));
    CHECK(api.get("/people?organisation=" + at.substr(at.rfind('/') + 1)).contains("Eva Exempel"));
}

TEST_CASE("Somebody who could not be given a function is not entered as a person either") {
    Api api;
    auto at = api.organisation("Alfa");
    REQUIRE(api.post(at + "/functions", R"({"title_sv":"Rektor"})").status == 201);
    auto wrong = api.post("/functions/1/holders",
                          R"({"person":"Eva","starts_on":"2026-01-01","ends_on":"2025-01-01"})");
    CHECK(wrong.status == 409);
    CHECK(api.post(at + "/affiliations", R"({"person":"Eva","capacity":"guest","unit":99})").status == 422);
    CHECK(api.post("/functions/1/holders", R"({"person_id":99,"starts_on":"2026-01-01"})").status == 422);
    CHECK(api.post("/functions/9/holders", R"({"person":"Eva","starts_on":"2026-01-01"})").status == 404);
    CHECK(api.number("SELECT count(*) FROM people") == 0);
    CHECK(api.number("SELECT count(*) FROM events WHERE subject_kind = 'people'") == 0);
}

TEST_CASE("Of two with one name, the e-mail address tells which one is meant; an unknown address is nobody's "
          "name") {
    Api api;
    auto at = api.organisation("Alfa");
    for (const char* mail : {"a@example.org", "b@example.org"})
        REQUIRE(api.post("/people", R"({"name":"Eva","email":")" + std::string{mail} + "\"}").status == 201);
    auto belongs = [&](const std::string& who) {
        return api.post(at + "/affiliations", R"({"person":")" + who + R"(","capacity":"dual"})");
    };
    CHECK(belongs("Eva").status == 422);
    CHECK(belongs("c@example.org").status == 422);
    auto done = belongs("b@example.org");
    CHECK(done.status == 201);
    CHECK(number_in(done, "person") == "2");
    CHECK(api.number("SELECT count(*) FROM people") == 2);
    CHECK(api.post(at + "/affiliations", R"({"person":"Eva","capacity":"boss"})").status == 422);
    auto id = number_in(done, "id");
    CHECK(api.get(at + "/affiliations").contains("\"capacity\":\"dual\""));
    CHECK(api.post("/people/2/affiliations/" + id + "/end", R"({"ends_on":"2026-11-21"})").status == 200);
    CHECK(api.post("/people/2/affiliations/" + id + "/end", R"({"ends_on":"2026-11-21"})").status == 409);
    CHECK(api.post("/people/1/affiliations/" + id + "/end", R"({"ends_on":"2026-11-20"})").status == 404);
    CHECK(api.get(at + "/affiliations").contains("\"total\":0"));
}

TEST_CASE(
    "Whoever is written as an ORCID iD, in any of its forms, or an address in any case is found; one that "
    "nobody has is nobody's name") {
    Api api;
    auto at = api.organisation("Alfa");
    REQUIRE(api.post("/people", R"({"name":"Eva","email":"Eva@Example.org","orcid":"0000-0002-1825-0097"})")
                .status == 201);
    auto belongs = [&](const std::string& who) {
        return api.post(at + "/affiliations", R"({"person":")" + who + R"(","capacity":"dual"})");
    };
    for (const char* written : {"0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097",
                                "0000 0002 1825 0097", "0000000218250097", "eva@example.org"}) {
        CAPTURE(written);
        CHECK(number_in(belongs(written), "person") == "1");
    }
    for (const char* written :
         {"0000-0002-1694-233X", "https://orcid.org/0000-0002-1694-233X",
          "https://orcid.org/0000-0002-1825-0098", "0000-0002-1825-0098", "197001011234"}) {
        CAPTURE(written);
        CHECK(belongs(written).status == 422);
    }
    CHECK(api.number("SELECT count(*) FROM people") == 1);
}

TEST_CASE("JSON: units are added below one another, changed, and closed when nothing stands on them") {
    Api api;
    auto at = api.organisation("Alfa"), other = api.organisation("Beta");
    REQUIRE(api.post(at + "/units", R"({"name_sv":"Fakulteten"})").status == 201);
    auto below = api.post(at + "/units", R"({"name_sv":"Institutionen","parent":1})");
    CHECK(below.contains("\"parent\":1"));
    CHECK(api.post(other + "/units", R"({"name_sv":"X","parent":1})").status == 422);
    CHECK(api.post(at + "/units", R"({"name_sv":""})").status == 422);
    CHECK(api.post("/organisations/99/units", R"({"name_sv":"X"})").status == 404);
    auto closed = api.post("/units/1/close");
    CHECK(closed.status == 409);
    CHECK(closed.contains("partners.rule.units_below"));
    auto renamed = api.patch("/units/2", R"({"name_en":"Department"})", "1");
    CHECK(renamed.contains("\"name_sv\":\"Institutionen\""));
    CHECK(renamed.contains("\"parent\":1"));
    CHECK(api.patch("/units/2", R"({"name_en":"Y"})", "1").status == 412);
    CHECK(api.patch("/units/2", R"({"name_en":"Y"})").status == 428);
    CHECK(api.post("/units/2/close").contains("\"closed_on\":\"2026-11-22\""));
    CHECK(api.post("/units/2/close").status == 409);
    CHECK(api.post(at + "/functions", R"({"title_sv":"Prefekt","unit":2})").status == 422); // closed
    CHECK(api.get(at + "/units").contains("\"total\":2"));
    CHECK(api.get("/units/9").status == 404);
    CHECK(api.app.reported().empty());
}

TEST_CASE("JSON: whoever only reads changes no people, functions or units") {
    Api api;
    auto at = api.organisation("Alfa");
    REQUIRE(api.post("/people", R"({"name":"Eva"})").status == 201);
    REQUIRE(api.post(at + "/functions", R"({"title_sv":"Rektor"})").status == 201);
    REQUIRE(api.post(at + "/units", R"({"name_sv":"Fakulteten"})").status == 201);
    api.app.sign_in_as("reader");
    for (const std::string& path :
         {std::string{"/people"}, std::string{"/people/1"}, std::string{"/functions/1"},
          std::string{"/units/1"}, at + "/functions", at + "/affiliations"})
        CHECK(api.get(path).status == 200);
    CHECK(api.post("/people", R"({"name":"Bo"})").status == 403);
    CHECK(api.patch("/people/1", R"({"name":"Bo"})", "1").status == 403);
    CHECK(api.post("/functions/1/check").status == 403);
    CHECK(api.post("/units/1/close").status == 403);
    CHECK(api.post(at + "/affiliations", R"({"person":"Eva","capacity":"dual"})").status == 403);
    CHECK(api.number("SELECT count(*) FROM people") == 1);
}
