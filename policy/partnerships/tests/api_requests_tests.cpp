// A request from outside as JSON, without an account, and the wizard.
#include "platform/testing/test_app.hpp"
#include "policy/partnerships/store.hpp"

#include <doctest/doctest.h>

using http::Method;

namespace {

const std::string a_request = R"json({"title": "Formuleringar som håller", "partner1": "Helix (exempel)",
    "purpose": "Något som ingen når ensam", "sender_name": "Kontaktperson (exempel)",
    "sender_email": "helix@example.org"})json";
const http::Pairs marked{{"Idempotency-Key", "11111111-2222-3333-4444"}};

testing::Answer sent(testing::TestApp& app, const std::string& json, const http::Pairs& headers = marked) {
    return app.api(Method::post, "/api/v1/requests", json, headers);
}

std::string part_of(const testing::Answer& answer, const std::string& field) {
    auto from = answer.body.find("\"" + field + "\":\"") + field.size() + 4;
    return answer.body.substr(from, answer.body.find('"', from) - from);
}

} // namespace

TEST_CASE("Somebody outside asks by JSON, gets number and key, follows the request and writes about it") {
    testing::TestApp app;
    auto receipt = sent(app, a_request);
    CHECK(receipt.status == 201);
    CHECK(receipt.contains("\"number\":\"2026-0001\""));
    auto key = part_of(receipt, "key");
    auto mine = app.api(Method::get, "/api/v1/requests/2026-0001?key=" + key);
    CHECK(mine.contains("\"stage\":\"idea\""));
    auto back = app.api(Method::post, "/api/v1/requests/2026-0001/messages",
                        R"({"body": "En sak till", "key": ")" + key + "\"}");
    CHECK(back.status == 201);
    CHECK(back.contains("En sak till"));
    app.sign_in_as("triage_officer");
    CHECK(app.api(Method::get, "/api/v1/partnerships/1/messages").contains("\"kind\":\"proposer\""));
}

TEST_CASE("The same request sent again is one; other words under its mark are told, and not dropped") {
    testing::TestApp app;
    auto first = sent(app, a_request);
    auto again = sent(app, a_request);
    CHECK(again.status == 200);
    CHECK(again.body == first.body);
    auto other = a_request;
    other.replace(other.find("håller"), 7, "brister");
    auto refused = sent(app, other);
    CHECK(refused.status == 409);
    CHECK_FALSE(refused.contains("2026-0001"));
    CHECK(sent(app, other, {{"Idempotency-Key", "55555555-2222-3333-4444"}}).status == 201);
}

TEST_CASE("Without a mark, without a sender, with a guessed key or in a flood, nothing comes in") {
    testing::TestApp app;
    CHECK(sent(app, a_request, {}).status == 422);
    CHECK(sent(app, a_request, {{"Idempotency-Key", "short"}}).status == 422);
    CHECK(sent(app, R"({"title": "Bara en titel"})").contains("sender_email"));
    auto reader = app.database().read();
    CHECK_FALSE(partnerships::find_partnership(reader, {1}));
    auto send = [&](int i) {
        auto other = a_request;
        other.replace(other.find("Formuleringar"), 13, "Fråga " + std::to_string(i));
        return sent(app, other, {{"Idempotency-Key", "1111111111111111" + std::to_string(i)}}).status;
    };
    for (int i = 0; i < 5; ++i) CHECK(send(i) == 201);
    CHECK(send(9) == 429);
    CHECK(app.api(Method::get, "/api/v1/requests/2026-0001?key=guess").status == 404);
    CHECK(app.api(Method::get, "/api/v1/requests/2026-0001").status == 404);
    CHECK(app.api(Method::post, "/api/v1/requests/2026-0001/messages", R"({"key": "guess", "body": "Hej"})")
              .status == 404);
}

TEST_CASE("The wizard by JSON: questions, the form that fits, and which answers speak against") {
    testing::TestApp app;
    CHECK(app.api(Method::get, "/api/v1/is-it-strategic").contains("\"key\":\"management\""));
    auto fits = app.api(
        Method::post, "/api/v1/is-it-strategic",
        R"({"answers": {"who": "department", "management": "none", "time": "some", "breadth": "one", "benefit": "partly"}})");
    CHECK(fits.contains("\"form\":\"departmental_agreement\""));
    CHECK(fits.contains("\"against\":[\"who\",\"management\",\"breadth\",\"benefit\"]"));
    auto wrong = app.api(Method::post, "/api/v1/is-it-strategic", R"({"answers": {"who": "everybody"}})");
    CHECK(wrong.status == 422);
    CHECK(wrong.contains("answers.who"));
    CHECK(wrong.contains("answers.benefit"));
}

TEST_CASE("A reply has a brake of its own: whoever has asked often can still answer") {
    testing::TestApp app;
    auto key = part_of(sent(app, a_request), "key");
    for (int i = 0; i < 4; ++i)
        sent(app, a_request, {{"Idempotency-Key", "1111111111111111" + std::to_string(i)}});
    for (int i = 0; i < 20; ++i)
        CHECK(app.api(Method::post, "/api/v1/requests/2026-0001/messages",
                      R"({"body": "Svar", "key": ")" + key + "\"}")
                  .status == 201);
    CHECK(app.api(Method::post, "/api/v1/requests/2026-0001/messages",
                  R"({"body": "Svar", "key": ")" + key + "\"}")
              .status == 429);
}
