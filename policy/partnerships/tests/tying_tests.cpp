// Whom a proposal means: what was chosen from the register is tied to it, what was only written stays a name.
#include "platform/testing/test_app.hpp"
#include "policy/partnerships/store.hpp"
#include "policy/partnerships/tests/register_of_tests.hpp"

#include <doctest/doctest.h>

using partnerships::in_the_register;

namespace {

testing::Answer proposed(testing::TestApp& app, const http::Pairs& partner) {
    http::Pairs fields{
        {"title", "Åldrande hjärnor"}, {"purpose", "Något som ingen når ensam"}, {"host", "ki"}};
    fields.insert(fields.end(), partner.begin(), partner.end());
    app.sign_in_as("proposer");
    auto sent = app.post("/partnerships/new", fields);
    REQUIRE(sent.status == 303);
    return sent;
}

// The register's number of the case's only partner; "" when it is only a name.
std::string tied_to(testing::TestApp& app, std::int64_t id = 1) {
    auto reader = app.database().read();
    const auto parties = partnerships::parties_of(reader, {id});
    REQUIRE(parties.size() == 1);
    return parties[0].organisation_id ? std::to_string(parties[0].organisation_id->value) : "";
}

} // namespace

TEST_CASE("The one of two namesakes that was chosen while proposing is the one that triage finds tied") {
    testing::TestApp app;
    in_the_register(app, "Nordvik University", "NO");
    auto second = in_the_register(app, "Nordvik University", "SE");
    app.sign_in_as("proposer");
    CHECK(app.get("/partnerships/new").contains("data-into=\"organisation1\""));
    proposed(app, {{"partner1", "Nordvik University (Sverige)"}, {"organisation1", second}});
    CHECK(tied_to(app) == second);
    app.sign_in_as("triage_officer");
    auto page = app.get("/partnerships/1/screening");
    CHECK(page.contains("href=\"/organisations/" + second + "\""));
    CHECK_FALSE(page.contains("/parties/1/organisation"));
}

TEST_CASE("A draft remembers which organisation was chosen, not only its name") {
    testing::TestApp app;
    auto id = in_the_register(app, "Nordvik University", "NO");
    app.sign_in_as("proposer");
    auto request = app.request(http::Method::post, "/partnerships/new");
    request.headers.emplace_back("x-requested-with", "autosave");
    request.form = {{"partner1", "Nordvik University"},
                    {"organisation1", id},
                    {"csrf", app.get("/partnerships/new").hidden("csrf")}};
    CHECK(app.send(request).status == 200);
    CHECK(app.get("/partnerships/new").contains("name=\"organisation1\" value=\"" + id + "\""));
}

TEST_CASE("Without scripts a name that only one bears is enough; of namesakes none is taken, nor what was "
          "chosen before another name was written") {
    testing::TestApp app;
    auto only = in_the_register(app, "Sunfjord University", "NO");
    auto one = in_the_register(app, "Nordvik University", "NO");
    in_the_register(app, "Nordvik University", "SE");
    proposed(app, {{"partner1", "sunfjord university"}});
    CHECK(tied_to(app, 1) == only);
    proposed(app, {{"partner1", "Nordvik University"}});
    CHECK(tied_to(app, 2).empty());
    proposed(app, {{"partner1", "Helt annat lärosäte"}, {"organisation1", one}});
    CHECK(tied_to(app, 3).empty());
    proposed(app, {{"partner1", "Sunfjord University"}, {"country1", "Danmark"}});
    CHECK(tied_to(app, 4).empty()); // the same name stands for another in another country
}

TEST_CASE("A partner that is closed is not tied in silence: whoever proposes is told, and by JSON refused") {
    testing::TestApp app;
    auto id = in_the_register(app, "Nordvik University", "NO");
    {
        auto tx = app.database().begin();
        tx.run("UPDATE organisations SET status = 'inactive' WHERE id = ?", std::stoll(id));
        tx.commit();
    }
    auto sent = proposed(app, {{"partner1", "Nordvik University"}});
    CHECK(app.follow(sent).contains(app.words()("partnerships.idea.received_closed")));
    CHECK(tied_to(app).empty());
    auto refused = app.api(http::Method::post, "/api/v1/partnerships",
                           R"({"title": "T", "purpose": "P", "host": "ki", "organisation1": )" + id + "}");
    CHECK(refused.status == 422);
    CHECK(refused.contains("partnerships.organisation_closed"));
}

TEST_CASE("A proposal by JSON names its partner by the register's id; one that is not there is refused") {
    testing::TestApp app;
    auto id = in_the_register(app, "Nordvik University", "NO");
    app.sign_in_as("proposer");
    auto send = [&](const std::string& organisation) {
        return app.api(http::Method::post, "/api/v1/partnerships",
                       R"({"title": "T", "purpose": "P", "host": "ki", "organisation1": )" + organisation +
                           "}");
    };
    CHECK(send("999999").status == 422);
    auto made = send(id);
    CHECK(made.status == 201);
    CHECK(made.contains("Nordvik University"));
    CHECK(tied_to(app) == id);
}

TEST_CASE("Whoever asks from outside ties nothing: the register is not theirs to try") {
    testing::TestApp app;
    auto id = in_the_register(app, "Nordvik University", "NO");
    app.sign_out();
    auto stamp = app.get("/request").hidden("stamp");
    app.clock.advance_seconds(60);
    auto sent = app.post("/request", {{"title", "Formuleringar"},
                                      {"partner1", "Nordvik University"},
                                      {"organisation1", id},
                                      {"purpose", "Något"},
                                      {"sender_name", "Kontakt (exempel)"},
                                      {"sender_email", "helix@example.org"},
                                      {"stamp", stamp}});
    REQUIRE(sent.status == 303);
    CHECK(tied_to(app).empty());
}
