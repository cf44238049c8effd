// Duplicates, merging and splitting by JSON, and which of two is rather kept.
#include "policy/partners/merging.hpp"
#include "policy/partners/tests/an_api.hpp"

using partners::KeptFor;
using testing::Api;
using testing::number_in;

TEST_CASE("Of two records the one that the registers know is rather kept, else the one that more rests on") {
    using partners::kept_for;
    CHECK(kept_for({true, 0}, {false, 9}) == KeptFor::ror);
    CHECK(kept_for({false, 9}, {true, 0}) == KeptFor::nothing);
    CHECK(kept_for({true, 2}, {true, 1}) == KeptFor::use);
    CHECK(kept_for({false, 1}, {false, 1}) == KeptFor::nothing);
}

namespace {

// Two that bear one name; the second has a ROR id.
struct Twins : Api {
    Twins() {
        organisation("Exempelhögskolan");
        organisation("Exempelhögskolan");
        REQUIRE(post("/organisations/2/identifiers", R"({"kind":"ror","value":"056d84691"})").status == 201);
        auto tx = app.database().begin();
        tx.run("DELETE FROM not_duplicates");
        tx.commit();
    }
};

} // namespace

TEST_CASE("The pair is told with the record that has a ROR id first, by JSON and on the page") {
    Twins twins;
    auto pairs = twins.get("/organisations/duplicates");
    CHECK(pairs.contains("\"keep\":2,"));
    CHECK(pairs.contains("\"other\":1,"));
    CHECK(twins.app.get("/organisations/duplicates").contains("/organisations/2/merge?with=1"));
    auto asked = twins.app.get("/organisations/1/merge?q=056d84691"); // nobody has said which one is kept
    CHECK(asked.location == "/organisations/2/merge?with=1");
    auto otherwise = twins.app.get("/organisations/1/merge?with=2"); // somebody has
    CHECK(otherwise.contains("har ROR-id"));
    CHECK(twins.app.faults_of(otherwise) == testing::no_faults);
    CHECK(twins.app.faults_of(twins.app.get("/organisations/2/merge?with=1")) == testing::no_faults);
}

TEST_CASE("Pairs go by cursor, each told once") {
    Api api;
    for (int i = 0; i < 3; ++i) api.organisation("Exempelhögskolan");
    auto tx = api.app.database().begin();
    tx.run("DELETE FROM not_duplicates");
    tx.commit();
    std::string path = "/organisations/duplicates?limit=1";
    auto page = api.get(path);
    std::string seen = page.body;
    for (int i = 0; i < 2; ++i) seen += (page = api.get(path + "&cursor=" + testing::cursor_in(page))).body;
    CHECK(page.contains("\"total\":3"));
    for (const char* pair : {"\"keep\":1,", "\"other\":2,", "\"other\":3,"})
        CHECK(seen.find(pair) != seen.npos);
    CHECK(api.get(path + "&cursor=" + testing::cursor_in(page)).contains("\"items\":[]"));
    CHECK(api.get(path + "&cursor=x").status == 400);
}

TEST_CASE("JSON: two that are different are no pair any more") {
    Twins twins;
    CHECK(twins.post("/organisations/duplicates/different", R"({"first":1,"second":99})").status == 404);
    CHECK(twins.post("/organisations/duplicates/different", R"({"first":1,"second":1})").status == 404);
    CHECK(twins.get("/organisations/duplicates").contains("\"total\":1"));
    CHECK(twins.post("/organisations/duplicates/different", R"({"first":1,"second":2})").status == 200);
    CHECK(twins.get("/organisations/duplicates").contains("\"total\":0"));
}

TEST_CASE(
    "JSON: a merge is looked at, done, told and split; the year of foundation goes with it and comes back") {
    Twins twins;
    REQUIRE(twins.patch("/organisations/1", R"({"established":1810,"city":"Solna"})", "1").status == 200);
    auto preview = twins.get("/organisations/2/merge?with=1");
    CHECK(preview.contains("\"kept_for\":\"ror\""));
    CHECK(preview.contains(R"({"field":"established","value":"1810"})"));
    CHECK(preview.contains("\"against\":[]"));
    CHECK(twins.get("/organisations/2").contains("\"established\":null")); // only looked at
    auto merged = twins.post("/organisations/2/merge", R"({"gone":1})");
    REQUIRE(merged.status == 201);
    CHECK(twins.get("/organisations/2").contains("\"established\":1810"));
    CHECK(twins.get("/organisations/1").contains("\"merged_into\":2"));
    auto again = twins.post("/organisations/2/merge", R"({"gone":1})");
    CHECK(again.status == 409);
    CHECK(again.contains("partners.merge.already"));
    CHECK(twins.get("/organisations/2/merges").contains("\"gone\":1"));
    auto split = twins.post("/organisations/merges/" + number_in(merged, "id") + "/split");
    CHECK(split.contains("\"stayed\":[]"));
    CHECK(twins.get("/organisations/2").contains("\"established\":null"));
    CHECK(twins.get("/organisations/1").contains("\"established\":1810"));
    CHECK(twins.post("/organisations/merges/" + number_in(merged, "id") + "/split").status == 409);
}

TEST_CASE("JSON: a merge that may not be says why, and nothing is merged by whoever only reads") {
    Twins twins;
    CHECK(twins.get("/organisations/1/merge?with=1").contains("partners.merge.itself"));
    CHECK(twins.get("/organisations/1/merge").status == 400);
    CHECK(twins.get("/organisations/1/merge?with=99").status == 404);
    CHECK(twins.post("/organisations/1/merge", R"({"gone":1})").status == 409);
    CHECK(twins.post("/organisations/1/merge", R"({})").status == 422);
    CHECK(twins.post("/organisations/merges/9/split").status == 404);
    twins.app.sign_in_as("reader");
    CHECK(twins.post("/organisations/2/merge", R"({"gone":1})").status == 403);
    CHECK(twins.get("/organisations/duplicates").status == 403);
    CHECK(twins.number("SELECT count(*) FROM organisation_merges") == 0);
    CHECK(twins.app.reported().empty());
}
