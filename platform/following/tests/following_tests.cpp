// News by mail: to those who want it, once, and never to those who lost the right.
#include "platform/following/following.hpp"
#include "platform/mail/mail.hpp"
#include "platform/rights/accounts.hpp"
#include "platform/testing/test_app.hpp"

#include <doctest/doctest.h>

using following::Choice;

namespace {

const rights::Permission reading{"read_partnerships"};

struct Paper {
    testing::TestApp app;
    AccountId reader = app.sign_in_as("reader");
    AccountId officer = app.sign_in_as("coordinator");
    web::Records records{{"accounts", "accounts", "x", "/administration/accounts/{}", reading,
                          "SELECT id, name FROM accounts WHERE id"}};
    std::atomic<bool> stopping = false;

    // Something happens to the account of number 1, which here stands for any record.
    void happens(AccountId by) {
        auto tx = app.database().begin();
        events::record(tx, {"accounts", 1}, "changed",
                       {.account = by, .name = "Någon (exempel)", .capacity = "ki", .when = app.clock.now()});
        tx.commit();
    }
    void follow(AccountId account) {
        auto tx = app.database().begin();
        following::follow(tx, account, {"accounts", 1}, app.clock.now());
        tx.commit();
    }
    void choose(Choice choice) {
        auto tx = app.database().begin();
        following::choose(tx, reader, choice);
        tx.commit();
    }
    std::int64_t tell(Choice choice) {
        jobs::Run run{app.database(), app.clock, {1}, "{}", 1, false, stopping};
        return following::tell(run, choice, {records, app.gate().roles, text::Catalogues::built_in()}).count;
    }
};

} // namespace

TEST_CASE("News comes once a day unless one chooses otherwise, and each event once") {
    Paper paper;
    paper.follow(paper.reader);
    paper.happens(paper.officer);
    CHECK(paper.tell(Choice::at_once) == 0);
    CHECK(paper.tell(Choice::daily) == 1);
    CHECK(paper.tell(Choice::daily) == 0); // run twice
    paper.choose(Choice::at_once);
    paper.happens(paper.officer);
    CHECK(paper.tell(Choice::daily) == 0);
    CHECK(paper.tell(Choice::at_once) == 1);
    auto reader = paper.app.database().read();
    auto mails = mail::latest(reader, mail::Status::queued);
    REQUIRE(mails.size() == 2);
    CHECK(mails[0].to == "reader@example.org");
    CHECK(mails[0].text.find("Någon (exempel)") != std::string::npos);
}

TEST_CASE("Who wants no mails gets none; one's own acts are no news") {
    Paper paper;
    paper.follow(paper.reader);
    paper.choose(Choice::none);
    paper.happens(paper.officer);
    for (Choice choice : {Choice::at_once, Choice::daily}) CHECK(paper.tell(choice) == 0);
    paper.choose(Choice::daily);
    paper.tell(Choice::daily);
    paper.happens(paper.reader);
    CHECK(paper.tell(Choice::daily) == 0);
}

TEST_CASE("Whoever lost the right to see a record hears no more of it, and neither does a closed account") {
    Paper paper;
    paper.follow(paper.reader);
    paper.happens(paper.officer);
    By by{.account = {}, .name = "test", .capacity = {}, .when = paper.app.clock.now()};
    rights::GrantId grant;
    {
        auto reader = paper.app.database().read();
        grant = rights::grants_of(reader, paper.reader).at(0).id;
    }
    REQUIRE(rights::revoke_role(paper.app.database(), grant, by));
    CHECK(paper.tell(Choice::daily) == 0);

    paper.follow(paper.officer);
    paper.happens(paper.reader);
    REQUIRE(rights::deactivate(paper.app.database(), paper.officer, by));
    CHECK(paper.tell(Choice::daily) == 0);
}

TEST_CASE("How far one has read only goes on") {
    Paper paper;
    auto tx = paper.app.database().begin();
    following::note_seen(tx, paper.reader, 7);
    following::note_seen(tx, paper.reader, 3);
    CHECK(following::seen_up_to(tx, paper.reader) == 7);
    CHECK(following::choice_of(tx, paper.reader) == Choice::daily);
}
