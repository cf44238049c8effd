// Merge and split: everything moves to the one kept, and everything comes back.
#include "policy/partners/merging.hpp"

#include "platform/events/events.hpp"
#include "platform/testing/test_app.hpp"
#include "policy/partners/duplicates.hpp"
#include "policy/partners/merging_links.hpp"
#include "policy/partners/partners.hpp"
#include "policy/partners/search.hpp"
#include "policy/partners/store.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace partners;

namespace {

const By tester{.name = "tester", .when = *Time::parse("2026-11-22T12:00:00.000Z")};

constexpr const char* tables[] = {"organisations ORDER BY id",
                                  "organisation_names ORDER BY id",
                                  "identifiers ORDER BY id",
                                  "organisation_relations ORDER BY id",
                                  "units ORDER BY id",
                                  "affiliations ORDER BY id",
                                  "functions ORDER BY id",
                                  "partnership_parties ORDER BY id",
                                  "collaborations ORDER BY id",
                                  "agreement_parties ORDER BY id",
                                  "organisation_search ORDER BY organisation_id"};

// All rows, without what tells when they were last touched; counts of nothing are no counts.
std::string dump(db::Database& database) {
    std::string text;
    for (const char* table : tables)
        text += testing::rows_of(database, table, {"version", "updated_at", "sort_key"});
    return text +
           testing::rows_of(database, "organisation_counts WHERE number <> 0 ORDER BY kind, country, number");
}

OrganisationId add(db::Transaction& tx, const std::string& name, const std::string& country) {
    Organisation organisation;
    organisation.name = name;
    organisation.country = country;
    auto id = insert_organisation(tx, organisation, tester.when);
    insert_name(tx, id, {{}, name, "", NameUse::display, {}, "user"});
    return id;
}

using Random = std::mt19937;
int up_to(Random& random, int most) { return static_cast<int>(random() % static_cast<unsigned>(most)); }

std::vector<OrganisationId> fill(db::Database& database, Random& random) {
    auto tx = database.begin();
    std::vector<OrganisationId> ids;
    for (int i = 0; i < 6; ++i)
        ids.push_back(add(tx, "Organisation " + std::to_string(up_to(random, 3)), i % 2 ? "SE" : ""));
    auto any = [&] { return ids[static_cast<std::size_t>(up_to(random, 6))]; };
    for (int i = 0; i < 12; ++i) {
        insert_name(tx, any(),
                    {{}, "Name " + std::to_string(up_to(random, 4)), "en", NameUse::alias, {}, "ror"});
        insert_identifier(tx, any(), {IdentifierKind::schac, "x" + std::to_string(up_to(random, 4)) + ".se"},
                          "user");
        auto from = any(), to = any();
        if (from != to) insert_relation(tx, {0, RelationKind::related, from, to, {}, {}, "user"});
        tx.run("INSERT INTO units (organisation_id, name_sv) VALUES (?, 'E')", any());
        tx.run("INSERT INTO functions (organisation_id, title_sv) VALUES (?, 'F')", any());
        tx.run("INSERT INTO collaborations (organisation_id, title, level, created_at) VALUES (?, 'C', "
               "'department', '')",
               any());
    }
    for (auto id : ids) refresh_search(tx, id);
    tx.commit();
    return ids;
}

} // namespace

TEST_CASE("Merge, then split, leaves every table as it was, whatever hangs on the two") {
    Random random{20261122};
    for (int turn = 0; turn < 12; ++turn) {
        testing::TestDatabase database;
        auto ids = fill(*database, random);
        auto before = dump(*database);
        auto merged = merge(*database, ids[0], ids[1], tester);
        REQUIRE(merged);
        CHECK(dump(*database) != before);
        auto again = merge(*database, ids[2], ids[0], tester);
        REQUIRE(again);
        auto too_early = split(*database, *merged, tester);
        CHECK(too_early.failure().reasons == Reasons{"partners.split.merged_again"});
        REQUIRE(split(*database, *again, tester));
        auto result = split(*database, *merged, tester);
        REQUIRE(result);
        CHECK(result->stayed.empty());
        CHECK(dump(*database) == before);
    }
}

TEST_CASE("Merge: the one that went is not found any more, and its names find the one kept") {
    testing::TestDatabase database;
    auto tx = database->begin();
    auto kept = add(tx, "Lunds universitet", ""), gone = add(tx, "Lund University", "SE");
    refresh_search(tx, kept);
    refresh_search(tx, gone);
    tx.commit();
    REQUIRE(merge(*database, kept, gone, tester));
    auto reader = database->read();
    auto found = find_organisations(reader, "lund university", 10);
    CHECK(found.total == 1);
    CHECK(found.hits.at(0).id == kept);
    CHECK(find_organisation(reader, kept)->country == "SE");
    CHECK(facts_of(reader, gone)->id == kept);
}

TEST_CASE("Split: what somebody changed since stays and is told") {
    testing::TestDatabase database;
    auto tx = database->begin();
    auto kept = add(tx, "A", ""), gone = add(tx, "B", "SE"), third = add(tx, "C", "SE");
    tx.run("INSERT INTO units (organisation_id, name_sv) VALUES (?, 'E')", gone);
    tx.commit();
    auto merged = merge(*database, kept, gone, tester);
    REQUIRE(merged);
    {
        auto change = database->begin();
        change.run("UPDATE units SET organisation_id = ?", third);
        auto row = *find_organisation(change, kept);
        row.country = "NO";
        REQUIRE(update_organisation(change, row, tester.when));
        change.commit();
    }
    auto result = split(*database, *merged, tester);
    REQUIRE(result);
    CHECK(result->stayed == std::vector<std::string>{"units", "country"});
    auto reader = database->read();
    CHECK(find_organisation(reader, kept)->country == "NO");
}

TEST_CASE("Merge: not with itself, not twice, not with nobody") {
    CHECK(may_merge({{1}, {1}, true, false, false, false}).reasons() == Reasons{"partners.merge.itself"});
    CHECK(may_merge({{1}, {2}, true, false, true, false}).reasons() == Reasons{"partners.merge.already"});
    CHECK(may_merge({{1}, {2}, true, false, false, true}).reasons() == Reasons{"partners.merge.import_runs"});
    CHECK(may_merge({{1}, {2}, false, false, false, false}).reasons() == Reasons{"partners.merge.unknown"});
    CHECK(may_split({true, false, false}).reasons() == Reasons{"partners.split.already"});
}

TEST_CASE("Merge: two that the registers tell apart are merged only by whoever says why") {
    CHECK(kinds_that_tell_apart({{IdentifierKind::ror, "a"}, {IdentifierKind::isni, "1"}},
                                {{IdentifierKind::ror, "b"}, {IdentifierKind::isni, "2"}}) ==
          std::vector{IdentifierKind::ror});
    CHECK(kinds_that_tell_apart({{IdentifierKind::ror, "a"}, {IdentifierKind::ror, "b"}},
                                {{IdentifierKind::ror, "b"}})
              .empty());
    testing::TestApp app;
    {
        auto tx = app.database().begin();
        auto a = add(tx, "Uppsala University", "SE"), b = add(tx, "Uppsala Monitoring Centre", "SE");
        insert_identifier(tx, a, {IdentifierKind::ror, "048a87296"}, "ror");
        insert_identifier(tx, b, {IdentifierKind::ror, "05cgc4b21"}, "ror");
        tx.commit();
    }
    app.sign_in_as("coordinator");
    auto preview = app.get("/organisations/1/merge?with=2");
    CHECK(preview.contains("Olika: ROR"));
    CHECK(preview.contains("name=\"explanation\""));
    CHECK(app.faults_of(preview) == testing::no_faults);
    auto refused = app.post("/organisations/1/merge", {{"gone", "2"}, {"explanation", " "}});
    CHECK(refused.status == 409);
    CHECK(refused.contains("name=\"explanation\"")); // the form again, not a dead end
    CHECK(app.faults_of(refused) == testing::no_faults);
    auto by_json = app.api(http::Method::post, "/api/v1/organisations/1/merge", R"({"gone":2})");
    CHECK(by_json.status == 409);
    CHECK(by_json.contains("partners.merge.told_apart"));
    {
        auto reader = app.database().read();
        CHECK(reader.one<std::int64_t>("SELECT count(*) FROM organisation_merges") == 0);
    }
    REQUIRE(app.post("/organisations/1/merge", {{"gone", "2"}, {"explanation", "ROR har fel"}}).status ==
            303);
    auto reader = app.database().read();
    auto history = events::history_of(reader, {"organisations", 1});
    CHECK(events::excuses_of(history.front()).at(0).explanation == "ROR har fel");
}

TEST_CASE("Duplicates: more than fifty are reached by turning the page") {
    testing::TestApp app;
    {
        auto tx = app.database().begin();
        for (int i = 100; i < 153; ++i)
            for (int twice = 0; twice < 2; ++twice) add(tx, "Högskola nummer " + std::to_string(i), "SE");
        tx.commit();
    }
    app.sign_in_as("coordinator");
    auto first = app.get("/organisations/duplicates");
    CHECK(first.contains("53 par</caption>"));
    CHECK(first.contains("href=\"/organisations/duplicates?page=2\""));
    CHECK_FALSE(first.contains("/organisations/105/merge?with=106"));
    auto second = app.get("/organisations/duplicates?page=2");
    CHECK(second.contains("/organisations/105/merge?with=106"));
    CHECK(app.faults_of(second) == testing::no_faults);
    auto back =
        app.post("/organisations/duplicates/different", {{"first", "105"}, {"second", "106"}, {"page", "2"}});
    CHECK(back.location.starts_with("/organisations/duplicates?page=2"));
    CHECK(app.get("/organisations/duplicates?page=99").contains("/organisations/103/merge?with=104"));
}

TEST_CASE("What a merge did is read as it was written") {
    Moved moved{{{"agreements", {4, 9}}, {"names", {1}}}, {1}, {{"city", "Lund \"\\"}}, "inactive"};
    CHECK(moved_from(json_of(moved)) == moved);
}

TEST_CASE("Duplicates: shown with the reason, called different, merged and split on the pages") {
    testing::TestApp app;
    OrganisationId a, b;
    {
        auto tx = app.database().begin();
        a = add(tx, "Umeå universitet", "SE");
        b = add(tx, "Umea Universitet", "SE");
        add(tx, "Umeå universitet", "FI");
        tx.commit();
    }
    app.sign_in_as("coordinator");
    auto page = app.get("/organisations/duplicates");
    CHECK(page.contains("/organisations/1/merge?with=2"));
    CHECK_FALSE(page.contains("merge?with=3"));
    auto preview = app.get("/organisations/1/merge?with=2");
    CHECK(preview.status == 200);
    CHECK(preview.contains("Umea Universitet"));
    auto itself = app.post("/organisations/1/merge", {{"gone", "1"}});
    CHECK(itself.status == 409);
    CHECK(itself.contains(app.words()("partners.merge.itself")));
    CHECK(itself.contains("Umeå universitet")); // the page of merging, not a bare problem
    CHECK(app.faults_of(itself) == testing::no_faults);
    auto nobody = app.post("/organisations/1/merge", {{"gone", "99"}});
    CHECK(nobody.status == 409);
    CHECK(nobody.contains(app.words()("partners.merge.nobody")));
    CHECK(app.faults_of(nobody) == testing::no_faults);
    CHECK(app.post("/organisations/1/merge", {}).status == 422);
    auto done = app.post("/organisations/1/merge", {{"gone", "2"}});
    CHECK(done.location.starts_with("/organisations/1/merge"));
    CHECK(app.follow(done).contains("/organisations/merges/1/split"));
    CHECK(app.get("/organisations/duplicates").contains("<p>"));
    CHECK(app.post("/organisations/merges/1/split", {}).status == 303);
    CHECK(app.post("/organisations/duplicates/different", {{"first", "2"}, {"second", "1"}}).status == 303);
    CHECK_FALSE(app.get("/organisations/duplicates").contains("merge?with=2"));
}
