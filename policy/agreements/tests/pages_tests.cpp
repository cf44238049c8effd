// The room's pages through the whole program.
#include "platform/testing/test_app.hpp"
#include "policy/partners/partners.hpp"

#include <doctest/doctest.h>

namespace {

http::Pairs an_agreement() {
    return {{"title", "Ramavtal med Nordvik"},
            {"type", "framework"},
            {"status", "in_force"},
            {"parties.0.name", "Nordvik Institute of Technology"},
            {"parties.0.country", "Norge"},
            {"signed_on", "2022-05-01"},
            {"ends_on", "2027-05-31"},
            {"renewal", "none"},
            {"notice_months", "6"},
            {"host", "ki"},
            {"responsible", "Avtalssamordnare"}};
}

void replace(http::Pairs& fields, std::string_view name, std::string_view value) {
    for (auto& field : fields)
        if (field.first == name) field.second = value;
}

} // namespace

TEST_CASE("Agreements: entered in a form, then in the list and on its own page, in both languages") {
    testing::TestApp app;
    app.sign_in_as("contract_administrator");
    auto saved = app.post("/agreements", an_agreement());
    REQUIRE(saved.location == "/agreements/1");
    for (const char* language : {"sv", "en"}) {
        app.speak(language);
        auto list = app.get("/agreements");
        CHECK(list.contains("Nordvik Institute of Technology"));
        CHECK(app.faults_of(list) == testing::no_faults);
        auto page = app.get("/agreements/1");
        CHECK(page.status == 200);
        CHECK(page.contains("Ramavtal med Nordvik, Nordvik Institute of Technology</h1>"));
        CHECK(app.faults_of(page) == testing::no_faults);
        CHECK(app.faults_of(app.get("/agreements/new")) == testing::no_faults);
    }
    CHECK(app.get("/agreements/1").contains("30 Nov 2026")); // the notice day
    CHECK(app.reported().empty());
}

TEST_CASE(
    "A country that is not understood is told beside its field, and ties the party to no organisation") {
    testing::TestApp app;
    app.sign_in_as("contract_administrator");
    {
        auto tx = app.database().begin();
        partners::enter_within(tx, "Nordvik Institute of Technology", "NO", app.by());
        tx.commit();
    }
    auto fields = an_agreement();
    replace(fields, "parties.0.country", "Narnia");
    auto refused = app.post("/agreements", fields);
    CHECK(refused.status == 422);
    CHECK(refused.contains(app.words()("agreements.country_unknown")));
    CHECK(refused.contains("value=\"Narnia\""));
    CHECK(app.faults_of(refused) == testing::no_faults);
    CHECK(app.post("/agreements", an_agreement()).status == 303);
    auto another = app.post("/agreements/1/parties", {{"parties.0.name", "Sydvik"},
                                                      {"parties.0.organisation", "77"},
                                                      {"parties.0.unit", "Biblioteket"},
                                                      {"parties.0.country", "Narnia"}});
    CHECK(another.status == 422);
    CHECK(another.contains("party-country-error"));
    for (const auto* sent : {"Sydvik", "77", "Biblioteket"})
        CHECK(another.contains("value=\"" + std::string{sent} + "\""));
    CHECK(app.faults_of(another) == testing::no_faults);
    auto json = app.api(http::Method::post, "/api/v1/agreements/1/parties",
                        R"({"name": "Nordvik Institute of Technology", "country": "Narnia"})");
    CHECK(json.status == 422);
    CHECK(json.contains("\"field\":\"country\""));
    CHECK_FALSE(app.get("/agreements/1").contains("Sydvik"));
}

TEST_CASE("Agreements: what is wrong stands beside its field, and nothing is lost") {
    testing::TestApp app;
    app.sign_in_as("contract_administrator");
    auto fields = an_agreement();
    replace(fields, "ends_on", "2020-01-01");
    replace(fields, "parties.0.name", "");
    auto page = app.post("/agreements", fields);
    CHECK(page.status == 422);
    CHECK(page.contains(app.words()("agreements.end_before_start")));
    CHECK(page.contains(app.words()("agreements.partner_missing")));
    CHECK(page.contains("Ramavtal med Nordvik"));
    std::string field{app.words()("agreements.field.ends_on")};
    CHECK(page.contains(">" + field + ": ")); // the summary names the field
    CHECK(app.faults_of(page) == testing::no_faults);
    CHECK(app.get("/agreements/1").status == 404);
}

TEST_CASE("Agreements: one party more than an agreement takes is told, not dropped") {
    testing::TestApp app;
    app.sign_in_as("contract_administrator");
    auto fields = an_agreement();
    for (int i = 1; i <= 30; ++i) fields.emplace_back("parties." + std::to_string(i) + ".name", "Part");
    auto page = app.post("/agreements", fields);
    CHECK(page.status == 422);
    CHECK(page.contains(app.words()("agreements.too_many_parties")));
    CHECK(app.faults_of(page) == testing::no_faults);
    CHECK(app.get("/agreements/1").status == 404);
}

TEST_CASE("Agreements: the list is filtered and sorted by its address") {
    testing::TestApp app;
    app.sign_in_as("contract_administrator");
    app.post("/agreements", an_agreement());
    CHECK(app.get("/agreements?country=NO&status=in_force&sort=-ends").contains("Ramavtal med Nordvik"));
    auto none = app.get("/agreements?country=SE&columns=number,department,host,signed,in_force,renewal");
    CHECK_FALSE(none.contains("Ramavtal med Nordvik"));
    CHECK(app.faults_of(none) == testing::no_faults);
    auto all_columns = app.get("/agreements?columns=number,department,host,signed,in_force,renewal,ends");
    CHECK(all_columns.contains("Ramavtal med Nordvik"));
    CHECK(app.faults_of(all_columns) == testing::no_faults);
}

TEST_CASE("Agreements: a reader reads and enters nothing") {
    testing::TestApp app;
    app.sign_in_as("reader");
    CHECK(app.get("/agreements").status == 200);
    CHECK_FALSE(app.get("/agreements").contains("/agreements/new"));
    CHECK(app.get("/agreements/new").status == 403);
    CHECK(app.post("/agreements", an_agreement()).status == 403);
}

TEST_CASE("A party whose text was typed anew is not the organisation that was chosen before") {
    testing::TestApp app;
    app.sign_in_as("contract_administrator");
    {
        auto tx = app.database().begin();
        for (const char* name : {"Nordvik Institute of Technology", "Sydvik University"})
            partners::enter_within(tx, name, "NO", app.by());
        tx.commit();
    }
    auto fields = an_agreement();
    replace(fields, "parties.0.name", "Sydvik University");
    replace(fields, "parties.0.country", "NO");
    fields.emplace_back("parties.0.organisation", "1"); // of Nordvik, from before
    REQUIRE(app.post("/agreements", fields).status == 303);
    CHECK(app.get("/agreements/1").contains("/organisations/2"));
    auto elsewhere = fields;
    replace(elsewhere, "parties.0.country", "JP");
    replace(elsewhere, "parties.0.organisation", "2");
    REQUIRE(app.post("/agreements", elsewhere).status == 303);
    CHECK_FALSE(app.get("/agreements/2").contains("/organisations/2\"")); // Sydvik is in Norway
    CHECK_FALSE(app.get("/agreements/1").contains("/organisations/1\""));
    REQUIRE(app.post("/agreements/1/parties",
                     {{"parties.0.name", "Nobody We Know"}, {"parties.0.organisation", "1"}})
                .status == 303);
    CHECK_FALSE(app.get("/agreements/1").contains("/organisations/1\""));
}
