// Reminders: the right day, the right people, once.
#include "policy/agreements/reminders.hpp"

#include "platform/mail/letter.hpp"
#include "platform/mail/mail.hpp"
#include "platform/testing/test_app.hpp"
#include "policy/agreements/actions.hpp"

#include <doctest/doctest.h>

namespace agreements {
namespace {

const Date today = Date::of(2026, 11, 22);
const std::vector<int> steps{18, 12, 9, 6, 3};

Agreement ending(Date day) {
    Agreement a;
    a.title = "Ramavtal med Nordvik";
    a.type = "framework";
    a.status = Status::in_force;
    a.ends_on = day;
    return a;
}

Party a_party() {
    Party party;
    party.name_as_written = "Nordvik";
    return party;
}

struct House {
    testing::TestApp app;
    std::atomic<bool> stopping = false;

    AgreementId agreement(const Agreement& a) {
        auto id = register_agreement(app.database(), {a, {a_party()}}, app.services().institution, app.by());
        REQUIRE(id);
        return *id;
    }
    std::int64_t remind_now() {
        jobs::Run run{app.database(), app.clock, {1}, "{}", 1, false, stopping};
        return remind(run, {app.services().institution, app.gate().roles, app.services().catalogues}).count;
    }
    std::vector<mail::Mail> mails() {
        auto reader = app.database().read();
        return mail::latest(reader, mail::Status::queued);
    }
};

} // namespace

TEST_CASE("Reminders: only the nearest step that has been reached") {
    CHECK(reminders_due(ending(today.plus_months(19)), steps, today).empty());
    CHECK(reminders_due(ending(today.plus_months(18)), steps, today) ==
          std::vector<Reminder>{{Occasion::end, today.plus_months(18), 18}});
    CHECK(reminders_due(ending(today.plus_months(7)), steps, today) ==
          std::vector<Reminder>{{Occasion::end, today.plus_months(7), 9}});
    CHECK(reminders_due(ending(today.plus_days(-1)), steps, today).empty());
}

TEST_CASE("Reminders: the notice day comes first; once notice is given only the end") {
    auto a = ending(today.plus_months(8));
    a.notice_months = 6;
    auto due = reminders_due(a, steps, today);
    REQUIRE(due.size() == 2);
    CHECK(due[0] == Reminder{Occasion::notice, today.plus_months(2), 3});
    CHECK(due[1] == Reminder{Occasion::end, today.plus_months(8), 9});
    a.status = Status::notice_given;
    CHECK(reminders_due(a, steps, today).size() == 1);
}

TEST_CASE("Reminders: an agreement that renews itself is reminded of before its next end") {
    auto a = ending(today.plus_months(-1));
    a.renewal = Renewal::automatic;
    a.renewal_months = 12;
    CHECK(reminders_due(a, steps, today) ==
          std::vector<Reminder>{{Occasion::end, today.plus_months(11), 12}});
}

TEST_CASE("Reminders: mailed once to those who edit the register, again at the next step") {
    House house;
    house.app.sign_in_as("contract_administrator");
    house.agreement(ending(today.plus_months(5)));
    CHECK(house.remind_now() == 1);
    CHECK(house.remind_now() == 0);
    auto mails = house.mails();
    REQUIRE(mails.size() == 1);
    CHECK(mails[0].text.find("Ramavtal med Nordvik") != std::string::npos);
    house.app.clock.advance_seconds(70LL * 24 * 3600);
    CHECK(house.remind_now() == 1);
    CHECK(house.mails().size() == 2);
}

TEST_CASE("Reminders: an end that is moved is reminded of anew") {
    House house;
    house.app.sign_in_as("contract_administrator");
    auto a = ending(today.plus_months(5));
    a.id = house.agreement(a);
    CHECK(house.remind_now() == 1);
    a.ends_on = today.plus_months(4);
    REQUIRE(change(house.app.database(), a, house.app.services().institution, house.app.by()));
    CHECK(house.remind_now() == 1);
}

TEST_CASE("Reminders: nothing is noted as sent while nobody could receive it") {
    House house;
    house.app.sign_in_as("reader");
    house.agreement(ending(today.plus_months(5)));
    CHECK(house.remind_now() == 0);
    CHECK(house.mails().empty());
    house.app.sign_in_as("contract_administrator");
    CHECK(house.remind_now() == 1);
}

TEST_CASE("Reminders: when the function that answers cannot be reached by mail, those who edit the register "
          "are told") {
    House house;
    house.app.sign_in_as("contract_administrator");
    auto a = ending(today.plus_months(5));
    {
        auto tx = house.app.database().begin();
        tx.run("INSERT INTO organisations (name, sort_key, kind, created_at, updated_at) VALUES ('Nordvik', "
               "?, 'company', ?, ?)",
               db::Bytes{"n"}, house.app.clock.now(), house.app.clock.now());
        tx.run("INSERT INTO functions (organisation_id, title_sv, email) VALUES (1, 'Avtalsansvarig', 'ring "
               "i stället')");
        tx.commit();
    }
    a.function_id = FunctionId{1};
    house.agreement(a);
    CHECK(house.remind_now() == 1);
    auto mails = house.mails();
    REQUIRE(mails.size() == 1);
    CHECK(mail::is_address(mails[0].to));
}

TEST_CASE("Reminders: what is over is left alone") {
    House house;
    house.app.sign_in_as("contract_administrator");
    auto a = ending(today.plus_months(5));
    a.status = Status::terminated;
    house.agreement(a);
    CHECK(house.remind_now() == 0);
}

} // namespace agreements
