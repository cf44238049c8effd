// Namesakes are told apart wherever one is chosen, and organisations are named in the reader's language.
#include "platform/testing/test_app.hpp"
#include "policy/partners/partners.hpp"
#include "policy/partners/store.hpp"

#include <doctest/doctest.h>

using namespace partners;

namespace {

OrganisationId entered(testing::TestApp& app, const std::string& name, const std::string& swedish = {},
                       const std::string& ror = {}) {
    auto tx = app.database().begin();
    auto id = enter_within(tx, name, "SE", app.by());
    tx.run("UPDATE organisations SET city = 'Nordvik' WHERE id = ?", id);
    if (!swedish.empty()) insert_name(tx, id, {{}, swedish, "sv", NameUse::label, {}, "user"});
    if (!ror.empty()) insert_identifier(tx, id, {IdentifierKind::ror, ror}, "user");
    refresh_search(tx, id);
    tx.commit();
    return id;
}

std::string address(OrganisationId id) { return "/organisations/" + std::to_string(id.value); }

} // namespace

TEST_CASE("Namesakes of one town are told apart in suggestions, in the search and where they are merged") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    const auto first = entered(app, "Nordviks högskola", {}, "056d84691");
    const auto second = entered(app, "NORDVIKS HOGSKOLA");
    const auto alone = entered(app, "Nordviks museum");
    const std::string number = std::to_string(second.value);
    for (const char* language : {"sv", "en"}) {
        app.speak(language);
        const std::string nr = std::string{language == std::string_view{"sv"} ? "nr " : "no. "} + number;
        for (const char* page : {"/organisations/suggest?q=nordviks", "/search?q=nordviks",
                                 "/organisations/duplicates?q=nordviks"}) {
            CAPTURE(page);
            auto found = app.get(page);
            CHECK(found.contains(" · ROR 056d84691"));
            CHECK(found.contains(" · " + nr));
            CHECK_FALSE(found.contains(" " + std::to_string(alone.value) + "</small>")); // has no namesake
            CHECK(app.faults_of(found) == testing::no_faults);
        }
        auto merge = app.get(address(first) + "/merge?with=" + number);
        CHECK(merge.contains("Nordviks högskola (ROR 056d84691)"));
        CHECK(merge.contains("NORDVIKS HOGSKOLA (" + nr + ")"));
        CHECK(app.faults_of(merge) == testing::no_faults);
    }
}

TEST_CASE("An organisation is named in the reader's language on its page, in suggestions and in the search") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    const auto id = entered(app, "Nordvik University", "Nordviks universitet");
    auto page = app.get(address(id) + "?lang=sv");
    CHECK(page.contains("<h1>Nordviks universitet</h1>"));
    CHECK(page.contains("<p class=\"sub\">Nordvik University · "));
    CHECK(app.get(address(id) + "?lang=en").contains("<h1>Nordvik University</h1>"));
    for (const std::string asked : {"universitet", "university"}) {
        CAPTURE(asked);
        auto hits = app.get("/search?lang=sv&q=" + asked);
        CHECK(hits.contains(">Nordviks universitet</a>"));
        CHECK(hits.contains("Nordvik · Nordvik University"));
        auto suggested = app.get("/organisations/suggest?lang=sv&q=" + asked);
        CHECK(suggested.contains("data-value=\"Nordviks universitet\""));
        CHECK(suggested.contains("Nordvik · Nordvik University"));
        auto english = app.get("/organisations/suggest?lang=en&q=" + asked);
        CHECK(english.contains("data-value=\"Nordvik University\""));
    }
    auto reader = app.database().read();
    CHECK(organisation_meant(reader, std::to_string(id.value), "Nordviks universitet") == id);
}

TEST_CASE("A line of the register finds its own ROR id, and does not walk those of the whole world") {
    testing::TestDatabase database;
    auto reader = database->read();
    if (reader.product() != db::Product::sqlite) return; // each database says its plan in a way of its own
    struct Line {
        int id = 0, parent = 0, unused = 0;
        std::string detail;
    };
    std::string plan;
    for (const auto& line : reader.all<Line>("EXPLAIN QUERY PLAN SELECT min(value) FROM identifiers WHERE "
                                             "organisation_id = 1 AND kind = 'ror' "
                                             "AND former = 0"))
        plan += line.detail;
    CHECK(plan.find("organisation_id=?") != plan.npos);
}
