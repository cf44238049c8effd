// Search: any part of any name, the best first, the total exact, and misspelt names found as well.
#include "policy/partners/search.hpp"

#include "platform/testing/test_app.hpp"
#include "policy/partners/identifier.hpp"
#include "policy/partners/search_ranking.hpp"
#include "policy/partners/store.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace partners;

namespace {

const Time noon = *Time::parse("2026-11-22T12:00:00.000Z");

OrganisationId add(db::Transaction& tx, const std::string& name, const std::vector<std::string>& others = {},
                   const std::string& country = "SE") {
    Organisation organisation;
    organisation.name = name;
    organisation.country = country;
    auto id = insert_organisation(tx, organisation, noon);
    insert_name(tx, id, {{}, name, "", NameUse::display, {}, "user"});
    for (const auto& other : others) insert_name(tx, id, {{}, other, "", NameUse::alias, {}, "user"});
    refresh_search(tx, id);
    return id;
}

void fill(db::Database& database) {
    auto tx = database.begin();
    auto ki = add(tx, "Karolinska Institutet", {"Karolinska Institute", "KI"});
    insert_identifier(tx, ki, {IdentifierKind::ror, "056d84691"}, "user");
    insert_identifier(tx, ki, {IdentifierKind::schac, "ki.se"}, "user");
    add(tx, "Karolinska universitetssjukhuset", {"Karolinska University Hospital"});
    add(tx, "Örebro universitet", {"Örebro University"});
    add(tx, "Åbo Akademi", {"Åbo Akademi University"}, "FI");
    add(tx, "Uppsala universitet", {"Uppsala University", "UU"});
    add(tx, "Universitet i Oslo", {"University of Oslo"}, "NO");
    tx.commit();
}

std::vector<std::string> names(const SearchAnswer& answer) {
    std::vector<std::string> names;
    for (const auto& hit : answer.hits) names.push_back(hit.name);
    return names;
}

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("Search: any part of any name, without accents, all words in any order") {
    testing::TestDatabase database;
    fill(database);
    auto reader = database->read();
    CHECK(names(find_organisations(reader, "linska inst", 10)) == Names{"Karolinska Institutet"});
    CHECK(names(find_organisations(reader, "universitet orebro", 10))[0] == "Örebro universitet");
    auto hospital = find_organisations(reader, "hospital", 10);
    CHECK(hospital.hits.at(0).found_by == "Karolinska University Hospital");
    CHECK(find_organisations(reader, "universit", 3).total == 5);
    CHECK(find_organisations(reader, "universit", 3).hits.size() == 3);
}

TEST_CASE(
    "Search: the exact name first, then its beginning, then words that begin so; each in Swedish order") {
    testing::TestDatabase database;
    fill(database);
    auto reader = database->read();
    CHECK(names(find_organisations(reader, "universit", 10)) ==
          Names{"Universitet i Oslo", "Karolinska universitetssjukhuset", "Uppsala universitet",
                "Åbo Akademi", "Örebro universitet"});
    CHECK(names(find_organisations(reader, "karolinska institute", 10))[0] == "Karolinska Institutet");
}

TEST_CASE("Search: of equally good names the better known comes first, a part and the closed after others") {
    const Known academy{1, OrganisationKind::university, OrganisationStatus::active,
                        "\noslo academy of arts\n", 4};
    auto weight = [](Known known, std::string_view text) {
        return known.text = text, weight_of(known, "oslo");
    };
    auto than_academy = [&](auto change) {
        auto other = academy;
        change(other);
        return weight_of(other, "oslo") - weight_of(academy, "oslo");
    };
    CHECK(weight(academy, "\noslo academy\n") > weight(academy, "\nacademy of oslo\n"));
    CHECK(weight(academy, "\nacademy\nacademy of oslo\n") > weight(academy, "\noslomet\n"));
    CHECK(weight(academy, "\noslomet\n") > weight(academy, "\nthe oslomet\n"));
    CHECK(than_academy([](Known& one) { one.ours = true; }) > 0);
    CHECK(than_academy([](Known& one) { one.identifiers = 15; }) > 0);
    CHECK(than_academy([](Known& one) { one.kind = OrganisationKind::company; }) < 0);
    CHECK(than_academy([](Known& one) { one.part_of_another = true; }) < 0);
    CHECK(than_academy([](Known& one) { one.status = OrganisationStatus::inactive; }) < 0);
}

TEST_CASE(
    "Search: whoever writes a city is first shown its well-known university, then by how the name fits") {
    testing::TestDatabase database;
    {
        auto tx = database->begin();
        for (const char* name :
             {"Oslo Nye Høyskole", "Oslo School of Architecture", "OsloMet", "Institutt i Oslo"})
            add(tx, name, {}, "NO");
        auto known = add(tx, "University of Oslo", {"Universitetet i Oslo"}, "NO");
        for (const char* value : {"01xtthb56", "a", "b", "c", "d", "e", "f", "g", "h"})
            insert_identifier(tx, known, {IdentifierKind::fundref, value}, "user");
        tx.commit();
    }
    auto reader = database->read();
    CHECK(names(find_organisations(reader, "Oslo", 10)) == Names{"University of Oslo", "Oslo Nye Høyskole",
                                                                 "Oslo School of Architecture",
                                                                 "Institutt i Oslo", "OsloMet"});
}

TEST_CASE("Search: two letters begin a word, one letter is a whole word") {
    testing::TestDatabase database;
    fill(database);
    auto reader = database->read();
    CHECK(names(find_organisations(reader, "uu", 10)) == Names{"Uppsala universitet"});
    CHECK(names(find_organisations(reader, "ki", 10))[0] == "Karolinska Institutet");
    CHECK(names(find_organisations(reader, "i", 10)) == Names{"Universitet i Oslo"});
}

TEST_CASE("Search: a pasted identifier finds that one at once") {
    testing::TestDatabase database;
    fill(database);
    auto reader = database->read();
    for (const char* pasted : {"https://ror.org/056d84691", "056d84691", "ki.se"})
        CHECK(names(find_organisations(reader, pasted, 10)) == Names{"Karolinska Institutet"});
}

TEST_CASE("Search: a misspelt name is found, and said to be only nearly so") {
    testing::TestDatabase database;
    fill(database);
    auto reader = database->read();
    for (const char* misspelt :
         {"karolnska institutet", "Karolinksa Institutet", "upsala", "oppsala universitet"}) {
        CAPTURE(misspelt);
        auto answer = find_organisations(reader, misspelt, 10);
        CHECK(answer.total == 0);
        CHECK(answer.nearly);
        REQUIRE_FALSE(answer.hits.empty());
        CHECK(
            (answer.hits[0].name == "Karolinska Institutet" || answer.hits[0].name == "Uppsala universitet"));
    }
    CHECK(find_organisations(reader, "zzzzyx", 10).hits.empty());
}

TEST_CASE("Search: a short word that a name has is meant as it is written; a long one may be misspelt too") {
    testing::TestDatabase database;
    auto tx = database->begin();
    for (const char* name : {"Lunds universitet", "London University", "Londons universitet"}) add(tx, name);
    tx.commit();
    auto reader = database->read();
    auto lund = find_organisations(reader, "lund", 10);
    CHECK(names(lund) == Names{"Lunds universitet"});
    CHECK_FALSE(lund.nearly);
    CHECK(find_organisations(reader, "lond", 10).total == 2);
    auto nobody = find_organisations(reader, "lnud universitet", 10); // nothing is so: then nearly
    CHECK(nobody.total == 0);
    REQUIRE_FALSE(nobody.hits.empty());
    CHECK(nobody.nearly);
    CHECK(find_organisations(reader, "londons", 10).nearly);
}

TEST_CASE("Search: a part as it stands counts blanks, and quotation marks are nothing special") {
    testing::TestDatabase database;
    fill(database);
    auto reader = database->read();
    CHECK(organisations_named(reader, "la univ", 10).total == 1);
    CHECK(organisations_named(reader, "universitet uppsala", 10).total == 0);
    for (const char* odd : {"\"", "' OR 1", "%", "_", "\n", "a\"b", "*", "NEAR(", "", "   "})
        CHECK_NOTHROW(find_organisations(reader, odd, 10));
}

TEST_CASE("Search: many hits are as right as few") {
    testing::TestDatabase database;
    auto tx = database->begin();
    for (int i = 0; i < 1200; ++i) add(tx, "Institutet för nummer " + std::to_string(1000 + i * 7 % 1200));
    add(tx, "Nummer");
    tx.commit();
    auto reader = database->read();
    auto answer = find_organisations(reader, "nummer", 4);
    CHECK(answer.total == 1201);
    CHECK(names(answer) == Names{"Nummer", "Institutet för nummer 1000", "Institutet för nummer 1001",
                                 "Institutet för nummer 1002"});
    auto named = organisations_named(reader, "nummer 1", 2);
    CHECK(named.total == 1000);
    CHECK(names(named) == Names{"Institutet för nummer 1000", "Institutet för nummer 1001"});
}

TEST_CASE("Search: suggestions carry id, note and a text of their own; the pages are whole") {
    testing::TestApp app;
    fill(app.database());
    {
        auto tx = app.database().begin();
        add(tx, "Uppsala universitet", {}, "US");
        tx.commit();
    }
    app.sign_in_as("reader");
    auto page = app.get("/organisations/suggest?q=uppsala");
    CHECK(page.status == 200);
    CHECK(page.contains("data-value=\"Uppsala universitet (Sverige)\" data-id=\"5\""));
    auto similar = app.get("/organisations/similar?name=Uppsala+univ&country=Sverige");
    CHECK(similar.contains("data-id=\"5\""));
    CHECK_FALSE(similar.contains("data-id=\"7\""));
    auto json = app.get("/api/v1/organisations/search?q=oslo&limit=5");
    CHECK(json.contains(R"("total":1,"nearly":false)"));
    CHECK(app.get("/api/v1/organisations/search?part=osl").contains(R"("total":1,"nearly":false)"));
    CHECK(app.get("/search?q=oslo").contains("Universitet i Oslo"));
}

TEST_CASE("Search: whoever writes a whole name is not taken to have misspelt another") {
    testing::TestDatabase database;
    fill(database);
    {
        auto tx = database->begin();
        add(tx, "Uppsalas universitet");
        tx.commit();
    }
    auto reader = database->read();
    auto whole = find_organisations(reader, "uppsalas universitet", 10);
    CHECK(names(whole) == Names{"Uppsalas universitet"});
    CHECK_FALSE(whole.nearly);
    CHECK(find_organisations(reader, "uppsalass universitet", 10).nearly);
}
