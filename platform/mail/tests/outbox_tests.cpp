// The outbox: a mail goes with its change, is sent by its job, and is never silently lost.
#include "platform/jobs/worker.hpp"
#include "platform/mail/mail.hpp"
#include "platform/testing/test_database.hpp"

#include <doctest/doctest.h>

using jobs::Outcome;
using mail::Status;

namespace {

const Time six = *Time::parse("2026-11-22T06:00:05.250Z");
const mail::Address us{"Entente vid KI (exempel)", "entente@example.org"};

// A server that answers as it is told and remembers what it got.
struct Server : mail::Sender {
    std::vector<mail::Letter> letters;
    Outcome answer = Outcome::done(1);
    Outcome send(const mail::Letter& letter) override { return letters.push_back(letter), answer; }
};

struct Shop {
    testing::TestDatabase database;
    Clock clock{six};
    Server server;
    jobs::Handlers handlers;
    jobs::Timetable timetable;
    logging::Log log{logging::Level::error, logging::To::nothing};
    jobs::Worker worker{*database, clock, handlers, timetable, log};

    Shop() {
        handlers.add(std::string{mail::job}, [this](jobs::Run& run) { return mail::send(run, server, us); });
    }
    mail::MailId queue() {
        auto tx = database->begin();
        auto id = mail::queue(tx,
                              {.to = "officer@example.org",
                               .subject = "Ett förslag väntar",
                               .text = "Hej!\n",
                               .about = {"partnerships", 7}},
                              clock.now());
        REQUIRE(id);
        tx.commit();
        return *id;
    }
    mail::Mail row(mail::MailId id) {
        auto reader = database->read();
        return *mail::find(reader, id);
    }
};

} // namespace

TEST_CASE("A mail of a change that was not kept is not sent") {
    Shop shop;
    {
        auto tx = shop.database->begin();
        CHECK(mail::queue(tx, {.to = "a@example.org", .subject = "x", .text = "y"}, six));
    }
    CHECK(shop.worker.run_due() == 0);
    CHECK(shop.server.letters.empty());
}

TEST_CASE("A mail is sent once, and its row tells when") {
    Shop shop;
    auto id = shop.queue();
    CHECK(shop.row(id).status == Status::queued);
    shop.clock.advance_seconds(3);
    CHECK(shop.worker.run_due() == 1);
    CHECK(shop.worker.run_due() == 0);
    REQUIRE(shop.server.letters.size() == 1);
    CHECK(shop.server.letters[0].to == "officer@example.org");
    CHECK(shop.server.letters[0].date == six);
    CHECK(shop.row(id).status == Status::sent);
    CHECK(shop.row(id).sent_at == six.plus_seconds(3));
    auto reader = shop.database->read();
    CHECK(mail::mails_about(reader, {"partnerships", 7}).size() == 1);
    CHECK(mail::count(reader, Status::sent) == 1);
}

TEST_CASE(
    "A mail that was sent, but not marked because the machine died, goes again with the same Message-ID") {
    Shop shop;
    shop.queue();
    auto job = jobs::claim(*shop.database, "gone", six);
    REQUIRE(job);
    std::atomic<bool> stopping = false;
    jobs::Run run{*shop.database, shop.clock, job->id, job->payload, 1, false, stopping};
    shop.server.answer = Outcome::later("it arrived, but the answer did not");
    CHECK(mail::send(run, shop.server, us).what == Outcome::What::later);
    shop.server.answer = Outcome::done(1);
    shop.clock.advance_seconds(jobs::claim_seconds + 1);
    CHECK(shop.worker.run_due() == 1);
    REQUIRE(shop.server.letters.size() == 2);
    CHECK(shop.server.letters[0].message_id == shop.server.letters[1].message_id);
    CHECK(message_of(shop.server.letters[0]) == message_of(shop.server.letters[1]));
}

TEST_CASE("A server that is away is tried again; at last the mail has failed, and can be queued again") {
    Shop shop;
    shop.server.answer = Outcome::later("no route");
    auto id = shop.queue();
    shop.worker.run_due();
    CHECK(shop.row(id).status == Status::queued);
    CHECK(shop.row(id).last_error == "no route");
    for (auto pause : jobs::pauses_seconds) {
        shop.clock.advance_seconds(pause);
        shop.worker.run_due();
    }
    CHECK(shop.row(id).status == Status::failed);
    CHECK(shop.row(id).tries == jobs::most_tries);
    shop.server.answer = Outcome::done(1);
    {
        auto tx = shop.database->begin();
        CHECK(mail::queue_again(tx, id, shop.clock.now()));
        CHECK_FALSE(mail::queue_again(tx, id, shop.clock.now()));
        tx.commit();
    }
    shop.worker.run_due();
    CHECK(shop.row(id).status == Status::sent);
}

TEST_CASE("A mail that the server refuses for good has failed at once") {
    Shop shop;
    shop.server.answer = Outcome::never("RCPT failed: 550");
    auto id = shop.queue();
    shop.worker.run_due();
    CHECK(shop.row(id).status == Status::failed);
    CHECK(shop.row(id).tries == 1);
}

TEST_CASE("What is no address is refused before it is queued") {
    testing::TestDatabase database;
    auto tx = database->begin();
    for (auto to :
         {"", "nobody", "a@", "@example.org", "a@b", "a b@example.org", "a@example.org\r\nBcc: x@example.org",
          "a@example.org,b@example.org", "<a@example.org>", "a@b@example.org", "å@example.org"}) {
        auto result = mail::queue(tx, {.to = to, .subject = "x", .text = "y"}, six);
        REQUIRE_MESSAGE(!result, to);
        CHECK(result.failure().fields.at(0).second == "mail.address");
    }
    CHECK(mail::is_address("first.last+tag@dept.example.org"));
    CHECK(tx.one<std::int64_t>("SELECT count(*) FROM jobs") == 0);
}

TEST_CASE("Mails that were sent long ago are taken away") {
    Shop shop;
    shop.queue();
    shop.worker.run_due();
    auto tx = shop.database->begin();
    CHECK(mail::tidy(tx, six.plus_seconds(179 * 86'400)) == 0);
    CHECK(mail::tidy(tx, six.plus_seconds(181 * 86'400)) == 1);
}
