// Several agreements at once, old values put back, what agreements point at, and the cast.
#include "platform/testing/test_app.hpp"
#include "policy/agreements/actions.hpp"
#include "policy/agreements/actions_bulk.hpp"
#include "policy/agreements/actions_history.hpp"
#include "policy/agreements/cast.hpp"
#include "policy/agreements/store.hpp"
#include "policy/partners/partners.hpp"
#include "testing/source_folder.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace agreements;

namespace {

struct Three {
    Three() {
        app.sign_in_as("contract_administrator");
        for (const char* title : {"One", "Two", "Three"}) {
            NewAgreement given;
            given.agreement.title = title;
            given.agreement.type = "framework";
            given.agreement.status = Status::negotiation;
            given.agreement.signed_on = Date::of(2024, 1, 1);
            given.parties.push_back({.name_as_written = "Nordvik"});
            ids.push_back(*register_agreement(app.database(), given, app.services().institution, app.by()));
        }
    }
    Agreement now(int which) {
        auto reader = app.database().read();
        return *find_agreement(reader, ids.at(static_cast<std::size_t>(which)));
    }
    std::vector<SeenAgreement> seen() {
        std::vector<SeenAgreement> all;
        for (int i = 0; i < 3; ++i) all.push_back({now(i).id, now(i).version});
        return all;
    }
    By by(std::string reason = {}) {
        auto by = app.by();
        by.reason = std::move(reason);
        return by;
    }
    std::vector<events::Event> history(int which) {
        auto reader = app.database().read();
        return events::history_of(reader, {"agreements", now(which).id.value});
    }

    testing::TestApp app;
    std::vector<AgreementId> ids;
};

std::string address(std::string path, const http::Pairs& fields) {
    char sign = '?';
    for (const auto& [name, value] : fields)
        path.append(1, std::exchange(sign, '&')).append(name + "=" + value);
    return path;
}

} // namespace

TEST_CASE("Bulk: all are changed in one go, and each remembers what it was") {
    Three three;
    BulkChange change;
    change.status = Status::signing;
    change.responsible = "Avtalssamordnare";
    CHECK(*change_many(three.app.database(), three.seen(), change, three.by()) == 3);
    CHECK(three.now(2).responsible == "Avtalssamordnare");
    CHECK(three.now(2).status == Status::signing);
    CHECK(events::changes_of(three.history(2).front()).size() == 2);
    CHECK(*change_many(three.app.database(), three.seen(), change, three.by()) == 0); // twice is once
}

TEST_CASE("Bulk: another responsible by name loosens the function of before, and the preview says so") {
    Three three;
    {
        auto tx = three.app.database().begin();
        auto ours = partners::enter_within(tx, "Karolinska Institutet", "SE", three.by());
        tx.run("INSERT INTO functions (organisation_id, title_sv) VALUES (?, 'Samordnare')", ours);
        tx.commit();
    }
    auto agreement = three.now(0);
    agreement.responsible = "Samordnare", agreement.function_id = FunctionId{1};
    REQUIRE(
        agreements::change(three.app.database(), agreement, three.app.services().institution, three.by()));
    BulkChange change;
    change.responsible = "Samordnare"; // the same as before: nothing to loosen
    auto reader = three.app.database().read();
    CHECK(preview_many(reader, {three.now(0).id}, change, three.by()).at(0).changes.empty());
    change.responsible = "Avtalsansvarig";
    auto line = preview_many(reader, {three.now(0).id}, change, three.by()).at(0);
    CHECK(std::any_of(line.changes.begin(), line.changes.end(),
                      [](const events::Change& one) { return one.field == "function" && one.after == ""; }));
    CHECK(*change_many(three.app.database(), three.seen(), change, three.by()) == 3);
    CHECK_FALSE(three.now(0).function_id);
    change.responsible = "Samordnare", change.function_id = FunctionId{1}; // both: tied to the new one
    CHECK(*change_many(three.app.database(), three.seen(), change, three.by()) == 3);
    CHECK(three.now(0).function_id == FunctionId{1});
}

TEST_CASE("Bulk: one that may not, or that somebody changed since, stops all") {
    Three three;
    BulkChange change;
    change.status = Status::terminated;
    auto refused = change_many(three.app.database(), three.seen(), change, three.by());
    CHECK(refused.failure().reasons == Reasons{"agreements.status_reason_missing"});
    auto seen = three.seen();
    auto third = three.now(2);
    third.note = "New";
    REQUIRE(agreements::change(three.app.database(), third, three.app.services().institution, three.by()));
    change.status = Status::signing;
    CHECK(change_many(three.app.database(), seen, change, three.by()).failure().fault == Fault::outdated);
    CHECK(three.now(0).status == Status::negotiation);
    CHECK(three.history(0).size() == 1);
}

TEST_CASE("Bulk pages: marked, shown what would happen, done; without a script") {
    Three three;
    auto& app = three.app;
    CHECK(app.get("/agreements").contains("/agreements/bulk"));
    CHECK(app.get("/agreements/bulk").location == "/agreements");
    http::Pairs marked{{"id", "1"}, {"id", "2"}, {"version-1", "1"}, {"version-2", "1"}};
    auto asked = app.get(address("/agreements/bulk", marked));
    CHECK(asked.status == 200);
    CHECK(app.faults_of(asked) == testing::no_faults);
    CHECK_FALSE(asked.contains("/agreements/bulk/apply"));
    marked.emplace_back("status", "expired");
    auto refused = app.get(address("/agreements/bulk/preview", marked));
    CHECK(refused.contains(app.words()("agreements.not_ended")));
    CHECK_FALSE(refused.contains("/agreements/bulk/apply"));
    marked.back().second = "signing";
    auto preview = app.get(address("/agreements/bulk/preview", marked));
    CHECK(app.faults_of(preview) == testing::no_faults);
    CHECK(preview.contains("/agreements/bulk/apply"));
    CHECK(three.now(0).status == Status::negotiation);
    marked.emplace_back("shown", preview.hidden("shown"));
    auto unseen = marked;
    unseen.emplace_back("responsible", "Nobody was shown this");
    auto again = app.post("/agreements/bulk/apply", unseen);
    CHECK(again.status == 409);
    CHECK(again.contains(app.words()("agreements.bulk.not_shown")));
    CHECK(three.now(0).status == Status::negotiation);
    CHECK(app.post("/agreements/bulk/apply", marked).status == 303);
    CHECK(three.now(0).status == Status::signing);
    CHECK(three.now(2).status == Status::negotiation);
    CHECK(app.post("/agreements/bulk/apply", marked).status == 409); // the versions are old
    CHECK(app.reported().empty());
}

TEST_CASE("Bulk pages: after a conflict, what is shown then can be carried out as it is shown") {
    Three three;
    auto& app = three.app;
    http::Pairs marked{
        {"id", "1"}, {"version-1", "1"}, {"id", "2"}, {"version-2", "1"}, {"status", "signing"}};
    auto with_shown = [&](http::Pairs fields, const testing::Answer& page) {
        fields.emplace_back("shown", page.hidden("shown"));
        return fields;
    };
    auto preview = app.get(address("/agreements/bulk/preview", marked));
    auto second = three.now(1);
    second.note = "Somebody else was first";
    REQUIRE(agreements::change(app.database(), second, app.services().institution, three.by()));
    auto conflict = app.post("/agreements/bulk/apply", with_shown(marked, preview));
    CHECK(conflict.status == 409);
    CHECK(conflict.hidden("version-2") == "2");
    CHECK(conflict.contains(app.words()("agreements.bulk.meanwhile")));
    const auto marks = [&](const testing::Answer& page) { // of the rows, by where the mark stands
        const auto mark = page.body.find(app.words()("agreements.bulk.changed_meanwhile"));
        return page.body.find("name=\"version-1\"") < page.body.find("name=\"version-2\"") &&
               mark != page.body.npos && mark > page.body.find("name=\"version-2\"");
    };
    CHECK(marks(conflict));
    CHECK_FALSE(preview.contains(app.words()("agreements.bulk.changed_meanwhile")));
    CHECK(app.faults_of(conflict) == testing::no_faults);
    CHECK(three.now(0).status == Status::negotiation);
    marked[3].second = "2"; // as the page now says
    CHECK(app.post("/agreements/bulk/apply", with_shown(marked, conflict)).status == 303);
    CHECK(three.now(1).status == Status::signing);
    CHECK(three.now(1).note == "Somebody else was first");
}

TEST_CASE("Bulk pages: the marked rows and what is to change stand in the address, in either language; no "
          "token does") {
    Three three;
    auto& app = three.app;
    auto preview = app.get("/agreements/bulk/preview?id=1&version-1=1&department=MEB");
    CHECK(preview.contains(
        "href=\"/agreements/bulk/preview?id=1&amp;version-1=1&amp;department=MEB&amp;lang=en\""));
    CHECK(preview.contains("<form class=\"form\" method=\"get\""));
    CHECK_FALSE(preview.contains("type=\"hidden\" name=\"csrf\" value=\"\""));
    auto english = app.get("/agreements/bulk/preview?id=1&version-1=1&department=MEB&lang=en");
    CHECK(english.hidden("shown") == preview.hidden("shown")); // what is shown may be carried out
}

TEST_CASE("History: an old value is put back where the field still says what the change made of it") {
    Three three;
    auto agreement = three.now(0);
    agreement.ends_on = Date::of(2030, 1, 1);
    agreement.number = "A1";
    const auto& institution = three.app.services().institution;
    REQUIRE(change(three.app.database(), agreement, institution, three.by()));
    auto event = three.history(0).front();
    CHECK(may_put_back(three.now(0), events::changes_of(event)));
    CHECK(three.app.get("/agreements/1").contains("/put-back"));
    agreement = three.now(0);
    agreement.number = "A2";
    REQUIRE(change(three.app.database(), agreement, institution, three.by()));
    REQUIRE(put_back(three.app.database(), agreement.id, event.id, institution, three.by()));
    CHECK_FALSE(three.now(0).ends_on);
    CHECK(three.now(0).number == "A2"); // changed again since: stays
    CHECK(three.history(0).front().act == "put_back");
    auto again = put_back(three.app.database(), agreement.id, event.id, institution, three.by());
    CHECK(again.failure().reasons == Reasons{"agreements.nothing_to_put_back"});
    CHECK_FALSE(put_back(three.app.database(), three.now(1).id, event.id, institution,
                         three.by())); // another's event
    CHECK(three.app.faults_of(three.app.get("/agreements/1")) == testing::no_faults);
}

TEST_CASE("History: an old value is put back however much has happened since") {
    Three three;
    const auto& institution = three.app.services().institution;
    auto change_to = [&](const std::string& number, const std::string& note) {
        auto agreement = three.now(0);
        agreement.number = number, agreement.note = note;
        REQUIRE(change(three.app.database(), agreement, institution, three.by()));
    };
    auto before = three.now(0).number;
    change_to("A1", "");
    auto event = three.history(0).front();
    for (int i = 0; i < 210; ++i) change_to("A1", "Anteckning " + std::to_string(i));
    REQUIRE(put_back(three.app.database(), three.now(0).id, event.id, institution, three.by()));
    CHECK(three.now(0).number == before);
}

TEST_CASE("Agreements: what they point at must be there; the older and the newer name each other") {
    Three three;
    auto agreement = three.now(1);
    const auto& institution = three.app.services().institution;
    for (auto broken : {AgreementId{99}, agreement.id}) {
        agreement.replaces_id = broken;
        CHECK(
            change(three.app.database(), agreement, institution, three.by()).failure().fields.front().first ==
            "replaces");
    }
    agreement.replaces_id = three.ids[0];
    agreement.function_id = FunctionId{7};
    CHECK_FALSE(change(three.app.database(), agreement, institution, three.by()));
    agreement.function_id = {};
    REQUIRE(change(three.app.database(), agreement, institution, three.by()));
    CHECK(three.app.get("/agreements/1").contains("href=\"/agreements/2\""));
    CHECK(three.app.get("/agreements/2").contains("href=\"/agreements/1\""));
    CHECK(three.app.faults_of(three.app.get("/agreements/2/edit")) == testing::no_faults);
}

TEST_CASE("Agreements: the search over the house finds them by title, party and number") {
    Three three;
    CHECK(three.app.get("/search?q=nordvik").contains("href=\"/agreements/1\""));
    CHECK_FALSE(three.app.get("/search?q=sydvik").contains("href=\"/agreements/1\""));
}

TEST_CASE("The cast: two hundred agreements in every status, all marked as examples") {
    testing::TestApp app;
    app.sign_in_as("contract_administrator");
    auto file = std::filesystem::path{std::string{ENTENTE_SOURCE_DIR} + "/cast/agreements.csv"};
    CHECK(play(app.database(), file, app.services().institution, app.by()) == 200);
    auto reader = app.database().read();
    auto counts = counts_by_status(reader);
    CHECK(counts.size() == 10);
    std::int64_t all = 0;
    for (const auto& count : counts) all += count.number;
    CHECK(all == 200);
    CHECK(reader.one<std::int64_t>("SELECT count(*) FROM agreements WHERE example = 0") == 0);
    CHECK(reader.one<std::int64_t>("SELECT count(*) FROM agreements WHERE replaces_id IS NOT NULL") > 5);
    CHECK(events::verify(reader).what.empty());
}
