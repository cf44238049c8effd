// Coming in: who gets a session, who waits, what a token may, and when it ends.
#include "platform/rights/sessions.hpp"
#include "platform/rights/accounts.hpp"
#include "platform/rights/secrets.hpp"
#include "platform/rights/seen.hpp"
#include "platform/testing/test_app.hpp"

#include <doctest/doctest.h>

namespace {

const By program{
    .account = {}, .name = "test", .capacity = {}, .when = *Time::parse("2026-11-22T08:00:00.000Z")};
constexpr std::string_view password = "tre små grisar";

struct Door {
    testing::TestApp app;
    db::Database& database = app.database();
    const rights::Gate& gate = app.gate();

    AccountId account(const std::string& email) {
        rights::NewAccount wanted{.email = email,
                                  .name = "Anna (exempel)",
                                  .password = std::string{password},
                                  .must_change = false};
        return *rights::create_account(database, gate, wanted, program);
    }
    auto sign_in(const std::string& email, std::string_view with) {
        return rights::sign_in(database, gate, {email, std::string{with}, "192.0.2.7"}, app.clock.now());
    }
    auto visit(const std::string& token) {
        auto reader = database.read();
        return rights::find_visit(reader, gate, token, app.clock.now());
    }
};

std::string why(const Failure& failure) { return failure.reasons.empty() ? "" : failure.reasons.front(); }

} // namespace

TEST_CASE("Who has an account and its password gets a session, whatever the case of the address") {
    Door door;
    auto id = door.account("anna@example.org");
    auto session = door.sign_in(" Anna@Example.org", password);
    REQUIRE(session);
    auto visit = door.visit(session->token);
    REQUIRE(visit);
    CHECK(visit->actor.account == id);
    CHECK_FALSE(door.visit("another"));
}

TEST_CASE("An unknown account, a wrong password and a closed account get the same answer") {
    Door door;
    door.account("anna@example.org");
    auto closed = door.account("bo@example.org");
    REQUIRE(rights::deactivate(door.database, closed, program));
    CHECK(why(door.sign_in("anna@example.org", "wrong").failure()) == "rights.sign_in_failed");
    CHECK(why(door.sign_in("nobody@example.org", password).failure()) == "rights.sign_in_failed");
    CHECK(why(door.sign_in("bo@example.org", password).failure()) == "rights.sign_in_failed");
    CHECK(why(door.sign_in("no address", password).failure()) == "rights.sign_in_failed");
}

TEST_CASE("After six failures one waits, known or unknown, and the right password does not help before") {
    Door door;
    door.account("anna@example.org");
    for (const char* email : {"anna@example.org", "nobody@example.org"}) {
        for (int i = 0; i < 6; ++i)
            CHECK(why(door.sign_in(email, "wrong").failure()) == "rights.sign_in_failed");
        CHECK(why(door.sign_in(email, password).failure()) == "rights.sign_in_wait");
    }
    door.app.clock.advance_seconds(3);
    CHECK(door.sign_in("anna@example.org", password));
    CHECK(why(door.sign_in("anna@example.org", "wrong").failure()) ==
          "rights.sign_in_failed"); // forgiven by the success
}

TEST_CASE("Who has not failed too often does not wait, not even where the clock has gone back, as the demo's "
          "does") {
    Door door;
    door.account("anna@example.org");
    CHECK(door.sign_in("anna@example.org", password));
    door.app.clock.advance_seconds(-600);
    CHECK(door.sign_in("anna@example.org", password));
}

TEST_CASE("A session ends after twelve idle hours, after seven days, and at sign-out") {
    Door door;
    door.account("anna@example.org");
    auto session = door.sign_in("anna@example.org", password);
    door.app.clock.advance_seconds(rights::idle_seconds - 1);
    auto visit = door.visit(session->token);
    REQUIRE(visit);
    CHECK(visit->note_seen);
    rights::Seen{door.database}.note(*visit, door.app.clock.now());
    door.app.clock.advance_seconds(rights::idle_seconds - 1);
    CHECK(door.visit(session->token));
    door.app.clock.advance_seconds(2);
    CHECK_FALSE(door.visit(session->token));

    auto another = door.sign_in("anna@example.org", password);
    for (int hours = 0; hours < 7 * 24; hours += 6) {
        auto here = door.visit(another->token);
        REQUIRE(here);
        rights::Seen{door.database}.note(*here, door.app.clock.now());
        door.app.clock.advance_seconds(6 * 3600);
    }
    CHECK_FALSE(door.visit(another->token));

    auto third = door.sign_in("anna@example.org", password);
    rights::sign_out(door.database, *door.visit(third->token), door.app.clock.now());
    CHECK_FALSE(door.visit(third->token));
}

TEST_CASE("A changed password ends all other sessions; a new one by an administrator ends all and must be "
          "changed") {
    Door door;
    auto id = door.account("anna@example.org");
    auto here = door.sign_in("anna@example.org", password),
         there = door.sign_in("anna@example.org", password);
    auto changed = [&](const std::string& current, const std::string& wanted) {
        return rights::change_password(door.database, door.gate, id, current, wanted, here->id, program);
    };
    CHECK(changed("wrong", "fyra stora grisar").failure() == invalid({{"current", "rights.password_wrong"}}));
    CHECK(changed("wrong", "kort").failure() == // both at once
          invalid({{"current", "rights.password_wrong"}, {"wanted", "rights.password_too_short"}}));
    CHECK(changed(std::string{password}, "kort").failure() ==
          invalid({{"wanted", "rights.password_too_short"}}));
    CHECK(changed(std::string{password}, std::string{password}).failure() ==
          invalid({{"wanted", "rights.password_same"}}));
    CHECK(changed(std::string{password}, "fyra stora grisar"));
    CHECK(door.visit(here->token));
    CHECK_FALSE(door.visit(there->token));

    CHECK(rights::set_password(door.database, door.gate, id, "fem gula grisar", program));
    CHECK_FALSE(door.visit(here->token));
    CHECK(door.visit(door.sign_in("anna@example.org", "fem gula grisar")->token)->must_change);
}

TEST_CASE("A new password, whoever chose it, ends the tokens that were made before it") {
    Door door;
    auto id = door.account("anna@example.org");
    auto here = door.sign_in("anna@example.org", password);
    auto opens = [&](const std::string& token) {
        auto reader = door.database.read();
        return rights::find_visit_by_api_token(reader, door.gate, token, door.app.clock.now()).has_value();
    };
    auto token = [&] {
        return *rights::issue_token(door.database, door.visit(here->token)->actor,
                                    {.name = "script", .permissions = {std::string{rights::signed_in.name}}},
                                    program);
    };
    auto before_hers = token();
    CHECK(opens(before_hers));
    REQUIRE(rights::change_password(door.database, door.gate, id, std::string{password}, "fyra stora grisar",
                                    here->id, program));
    CHECK_FALSE(opens(before_hers));
    auto before_the_administrators = token();
    CHECK(opens(before_the_administrators));
    REQUIRE(rights::set_password(door.database, door.gate, id, "fem gula grisar", program));
    CHECK_FALSE(opens(before_the_administrators));
}

TEST_CASE("Rights follow from the roles of the day, and stop when a role is taken away") {
    Door door;
    auto id = door.account("anna@example.org");
    auto token = door.sign_in("anna@example.org", password)->token;
    CHECK_FALSE(door.visit(token)->actor.may(rights::administer));
    auto today = door.app.clock.today();
    auto grant = rights::grant_role(door.database, door.gate,
                                    {id, "administrator", {}, today, today.plus_days(1)}, program);
    REQUIRE(grant);
    CHECK(door.visit(token)->actor.may(rights::administer));
    CHECK(rights::revoke_role(door.database, *grant, program));
    CHECK_FALSE(door.visit(token)->actor.may(rights::administer));

    auto later =
        rights::grant_role(door.database, door.gate, {id, "auditor", {}, today.plus_days(1), {}}, program);
    REQUIRE(later);
    CHECK_FALSE(door.visit(token)->actor.has_role("auditor"));
    CHECK(why(rights::grant_role(door.database, door.gate, {id, "auditor", {}, today, {}}, program)
                  .failure()) == "rights.role_held_already");
    CHECK(rights::grant_role(door.database, door.gate, {id, "king", {}, today, {}}, program).failure() ==
          invalid({{"role", "rights.role_unknown"}}));
}

TEST_CASE("A right within a unit does not reach beyond it") {
    std::vector<std::string_view> permissions{"prepare"};
    rights::Actor actor;
    actor.account = {1};
    actor.permissions = permissions;
    actor.grants = {{"preparer", {7}, permissions}};
    CHECK(rights::may_within(actor, rights::Permission{"prepare"}, {{9}, {7}}));
    CHECK_FALSE(rights::may_within(actor, rights::Permission{"prepare"}, {{9}, {8}}));
    CHECK_FALSE(rights::may_within(actor, rights::Permission{"decide"}, {{7}}));
    actor.permissions.clear(); // a token that leaves it out
    CHECK_FALSE(rights::may_within(actor, rights::Permission{"prepare"}, {{7}}));
}

TEST_CASE("Nobody closes his own account, or takes the administrator's role from himself") {
    Door door;
    auto id = door.account("anna@example.org");
    By herself = program;
    herself.account = id;
    CHECK(why(rights::deactivate(door.database, id, herself).failure()) == "rights.not_oneself");
    auto grant = rights::grant_role(door.database, door.gate,
                                    {id, "administrator", {}, door.app.clock.today(), {}}, program);
    CHECK(why(rights::revoke_role(door.database, *grant, herself).failure()) == "rights.not_oneself");
}

TEST_CASE("An address is taken once, and what is wrong with a new account is told all at once") {
    Door door;
    door.account("anna@example.org");
    auto create = [&](rights::NewAccount wanted) {
        return rights::create_account(door.database, door.gate, wanted, program);
    };
    CHECK(create({.email = "ANNA@example.org", .name = "A", .password = ""}).failure() ==
          invalid({{"email", "rights.email_taken"}}));
    CHECK(create({.email = "x", .name = "", .password = "kort"}).failure() ==
          invalid({{"email", "rights.email_invalid"},
                   {"name", "rights.name_missing"},
                   {"password", "rights.password_too_short"}}));
}

TEST_CASE("Details that somebody else changed meanwhile are not overwritten") {
    Door door;
    auto id = door.account("anna@example.org");
    CHECK(rights::change_details(door.database, id, {"Anna A", "en", "ki", 1}, program));
    CHECK(rights::change_details(door.database, id, {"Anna B", "en", "ki", 1}, program).failure() ==
          outdated("rights.account"));
}

TEST_CASE("A token gives a part of its owner's rights until it is revoked or old") {
    Door door;
    door.app.sign_in_as("coordinator");
    const auto actor = door.app.visit().actor;
    auto issue = [&](std::vector<std::string> permissions, int days) {
        return rights::issue_token(door.database, actor, {"script", std::move(permissions), days},
                                   door.app.by());
    };
    CHECK(issue({"administer"}, 90).failure() == invalid({{"permissions", "rights.token_permissions"}}));
    CHECK(issue({"read_agreements"}, 0).failure() == invalid({{"days", "rights.token_days"}}));
    CHECK(issue({}, 90).failure() == invalid({{"permissions", "rights.token_nothing"}}));
    auto token = issue({"read_agreements"}, 1);
    REQUIRE(token);
    auto visit = [&] {
        auto reader = door.database.read();
        return rights::find_visit_by_api_token(reader, door.gate, *token, door.app.clock.now());
    };
    REQUIRE(visit());
    CHECK(visit()->actor.by_token);
    CHECK(visit()->actor.may(rights::Permission{"read_agreements"}));
    CHECK_FALSE(visit()->actor.may(rights::Permission{"edit_agreements"}));
    door.app.clock.advance_seconds(24 * 3600 + 1);
    CHECK_FALSE(visit());

    auto second = issue({"read_agreements"}, 90);
    auto reader = door.database.read();
    auto lines = rights::tokens_of(reader, actor.account, door.app.clock.now());
    REQUIRE(lines.size() == 1);
    CHECK(rights::revoke_token(door.database, {999}, lines[0].id, door.app.by()).failure() ==
          missing("rights.token"));
    CHECK(rights::revoke_token(door.database, actor.account, lines[0].id, door.app.by()));
    auto after = door.database.read();
    CHECK_FALSE(rights::find_visit_by_api_token(after, door.gate, *second, door.app.clock.now()));
}

TEST_CASE("A token of before the rights were ticked, which names none, may nothing") {
    Door door;
    door.app.sign_in_as("coordinator");
    auto token = rights::issue_token(door.database, door.app.visit().actor,
                                     {"script", {"read_agreements"}, 90}, door.app.by());
    REQUIRE(token);
    auto tx = door.database.begin();
    tx.run("UPDATE api_tokens SET permissions = ''");
    tx.commit();
    auto reader = door.database.read();
    auto visit = rights::find_visit_by_api_token(reader, door.gate, *token, door.app.clock.now());
    REQUIRE(visit);
    CHECK(visit->actor.permissions.empty());
}

TEST_CASE("A proven identity opens a session only for an active account") {
    Door door;
    auto id = door.account("anna@example.org");
    auto open = [&](const std::string& email) {
        return rights::open_session(door.database, {email, "oidc"}, door.app.clock.now());
    };
    CHECK(door.visit(open("Anna@example.org")->token)->actor.account == id);
    CHECK(why(open("nobody@example.org").failure()) == "rights.no_account");
    REQUIRE(rights::deactivate(door.database, id, program));
    CHECK(why(open("anna@example.org").failure()) == "rights.no_account");
}

TEST_CASE("A masked secret differs each time and comes back whole") {
    CHECK(rights::masked("secret") != rights::masked("secret"));
    CHECK(rights::unmasked(rights::masked("secret")) == "secret");
    CHECK_FALSE(rights::unmasked("no base64!"));
    CHECK_FALSE(rights::unmasked(""));
}

TEST_CASE("Attempts and sessions that are over are forgotten") {
    Door door;
    door.account("anna@example.org");
    auto session = door.sign_in("anna@example.org", password);
    CHECK_FALSE(door.sign_in("nobody@example.org", "wrong"));
    door.app.clock.advance_seconds(rights::longest_seconds + 1);
    rights::forget_old(door.database, door.app.clock.now());
    auto reader = door.database.read();
    CHECK(reader.one<int>(
              "select (select count(*) from sessions) + (select count(*) from sign_in_attempts)") == 0);
}
