// The register by JSON: names, identifiers, relations, history, several at once, the map.
#include "policy/partners/tests/an_api.hpp"

using testing::Api;
using testing::number_in;

TEST_CASE("JSON: names, identifiers and relations are added and removed, each one version on") {
    Api api;
    auto at = api.organisation("Alfa"), other = api.organisation("Beta");
    auto named = api.post(at + "/names", R"({"name":"Alpha","use":"alias","language":"en"})");
    CHECK(named.status == 201);
    CHECK(named.header("ETag") == "\"v2\"");
    auto identified = api.post(at + "/identifiers", R"({"kind":"isni","value":"0000 0004 1937 0626"})");
    CHECK(identified.header("ETag") == "\"v3\"");
    auto related = api.post(at + "/relations", R"({"kind":"parent","other":2,"since":"2001-01-01"})");
    CHECK(related.header("ETag") == "\"v4\"");
    auto whole = api.get(at + "?include=names,identifiers,relations");
    CHECK(whole.contains("\"name\":\"Alpha\""));
    CHECK(whole.contains("0000000419370626"));
    CHECK(whole.contains(R"("organisation":1,"other":2,"name":"Beta","since":"2001-01-01")"));
    CHECK(api.get(other + "?include=relations").contains("\"organisation\":1,\"other\":2"));
    auto name = std::to_string(api.number("SELECT id FROM organisation_names WHERE name = 'Alpha'"));
    CHECK(api.del(at + "/names/" + name).header("ETag") == "\"v5\"");
    CHECK(api.del(at + "/names/" + name).status == 404);
    CHECK(api.del(at + "/identifiers/1").status == 200);
    CHECK(api.del(at + "/identifiers/1").status == 404);
    CHECK(api.del(at + "/relations/1").status == 200);
    CHECK(api.del(at + "/relations/1").status == 404);
    CHECK_FALSE(api.get(at + "?include=names,identifiers,relations").contains("Alpha"));
}

TEST_CASE(
    "JSON: a name, an identifier or a relation that cannot be is refused and leaves no version behind") {
    Api api;
    auto at = api.organisation("Alfa");
    CHECK(api.post(at + "/names", R"({"name":"A","use":"display"})").status == 422);
    CHECK(api.post(at + "/names", R"({"name":"A","use":"alias","language":"xx"})").status == 422);
    CHECK(api.post(at + "/identifiers", R"({"kind":"isni","value":"0000 0004 1937 0627"})").status == 422);
    CHECK(api.post(at + "/relations", R"({"kind":"parent","other":1})").status == 409);
    CHECK(api.post(at + "/relations", R"({"kind":"parent","other":99})").status == 422);
    CHECK(api.post("/organisations/99/names", R"({"name":"A","use":"alias"})").status == 404);
    auto shown = std::to_string(api.number("SELECT min(id) FROM organisation_names"));
    CHECK(api.del(at + "/names/" + shown).status == 404); // the one shown is changed, not removed
    CHECK(api.get(at).header("ETag") == "\"v1\"");
    api.app.sign_in_as("reader");
    CHECK(api.del(at + "/names/" + shown).status == 403);
    CHECK(api.post(at + "/relations", R"({"kind":"related","other":1})").status == 403);
}

TEST_CASE("JSON: the history goes by cursor, and what a field was is put back from a known version") {
    Api api;
    auto at = api.organisation("Alfa");
    REQUIRE(api.patch(at, R"({"city":"Lund"})", "1").status == 200);
    REQUIRE(api.patch(at, R"({"city":"Umeå"})", "2").status == 200);
    auto latest = api.get(at + "/history?limit=1");
    CHECK(latest.contains("\"total\":3"));
    CHECK(latest.contains("\"act\":\"changed\""));
    CHECK(latest.contains("Umeå"));
    auto before = api.get(at + "/history?limit=1&cursor=" + testing::cursor_in(latest));
    CHECK_FALSE(before.contains("Umeå"));
    auto event = number_in(latest, "id");
    auto back = [&](const std::string& field, const std::string& version) {
        http::Pairs headers;
        if (!version.empty()) headers.emplace_back("If-Match", "\"v" + version + "\"");
        return api.post(at + "/put-back", R"({"event":)" + event + R"(,"field":")" + field + "\"}", headers);
    };
    CHECK(back("city", "").status == 428);
    CHECK(back("city", "2").status == 412);
    CHECK(back("website", "3").status == 404); // that event did not change it
    CHECK(back("city", "3").header("ETag") == "\"v4\"");
    CHECK(api.get(at).contains("\"city\":\"Lund\""));
    CHECK(api.get("/organisations/99/history").status == 404);
    CHECK(api.get(at + "/history?cursor=616263").status == 400); // hex, but no number
    CHECK(latest.contains("\"rule_version\""));                  // as of every other record
}

TEST_CASE("JSON: several are changed at once or none; an ending status needs its reason") {
    Api api;
    api.organisation("Alfa"), api.organisation("Beta");
    auto both = [&](const std::string& change) {
        return api.post("/organisations/bulk", R"({"organisations":[{"id":1},{"id":2}],)" + change + "}");
    };
    CHECK(both(R"("kind":"company")").contains("\"changed\":2"));
    CHECK(both(R"("kind":"company")").contains("\"changed\":0"));
    CHECK(both(R"("status":"inactive")").status == 409);
    CHECK(both(R"("kind":"pub")").status == 422);
    CHECK(api.post("/organisations/bulk", R"({"kind":"hospital"})").status == 422);
    auto one_unknown =
        api.post("/organisations/bulk", R"({"organisations":[{"id":1},{"id":99}],"kind":"hospital"})");
    CHECK(one_unknown.status == 404);
    CHECK_FALSE(api.get("/organisations/1").contains("hospital"));
    CHECK(both(R"("status":"inactive","reason":"Stängda")").status == 200);
    CHECK(api.get("/organisations/2").contains("\"status\":\"inactive\""));
}

TEST_CASE("More organisations than one change takes are refused with the limit, by page and JSON") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    http::Pairs fields{{"kind", "company"}};
    std::string address, json;
    for (int i = 1; i <= 10'000; ++i) {
        auto id = std::to_string(i);
        fields.emplace_back("id", id);
        if (i <= 501) address += "&id=" + id;
        json += (i > 1 ? ",{\"id\":" : "{\"id\":") + id + "}";
    }
    for (std::string list : {"organisations", "agreements", "partnerships"}) {
        auto asked = app.get("/" + list + "/bulk?" + address.substr(1));
        CHECK(asked.status == 422);
        CHECK(asked.contains("Högst 500 kan ändras på en gång."));
        auto sent = app.post("/" + list + "/bulk/apply", fields);
        CHECK(sent.status == 422);
        CHECK(sent.contains("Högst 500 kan ändras på en gång."));
    }
    auto refused = app.api(http::Method::post, "/api/v1/organisations/bulk",
                           R"({"kind":"company","organisations":[)" + json + "]}");
    CHECK(refused.status == 422);
    CHECK(refused.contains("lists.too_many_marked"));
}

TEST_CASE("JSON: the map counts by country what is asked for") {
    Api api;
    api.organisation("Alfa"), api.organisation("Beta"), api.organisation("Gamma", "JP");
    auto map = api.get("/organisations/map");
    CHECK(map.contains(R"("country":"SE","name":"Sverige","number":2)"));
    CHECK(map.contains("\"country\":\"JP\""));
    CHECK(api.get("/organisations/map?show=agreements").contains("\"items\":[]"));
    CHECK(api.app.reported().empty());
}
