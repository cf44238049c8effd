// Adding and changing organisations, on the real database: allowed, refused, twice at once.
#include "platform/events/events.hpp"
#include "platform/testing/test_database.hpp"
#include "policy/partners/actions.hpp"
#include "policy/partners/register.hpp"
#include "policy/partners/sheet.hpp"
#include "policy/partners/store.hpp"

#include <doctest/doctest.h>

using namespace partners;

namespace {

By someone(std::string reason = {}, Excuses excuses = {}) {
    return {AccountId{1},      "Coordinator (example)", "ki", *Time::parse("2026-11-22T08:00:00.000Z"),
            std::move(reason), std::move(excuses)};
}

Details called(std::string name, std::string country = "SE") {
    Details details;
    details.name = std::move(name);
    details.language = "sv";
    details.name_sv = details.name;
    details.kind = OrganisationKind::university;
    details.country = std::move(country);
    return details;
}

Details details_now(db::Database& database, OrganisationId id) {
    auto reader = database.read();
    return details_of(*find_organisation(reader, id), names_of_organisation(reader, id));
}

std::size_t events_of(db::Database& database, OrganisationId id) {
    auto reader = database.read();
    return events::history_of(reader, {"organisations", id.value}).size();
}

std::int64_t hits(db::Database& database, std::string question) {
    auto reader = database.read();
    return register_total(reader,
                          lists::read_state(register_spec(), http::Pairs{{"q", std::move(question)}}));
}

} // namespace

TEST_CASE("An organisation that is added is in the list, the count and the search") {
    testing::TestDatabase database;
    auto id = add_organisation(database, called("Exempelhögskolan"), someone());
    REQUIRE(id);
    auto reader = database->read();
    CHECK(register_total(reader, {}) == 1);
    auto page = register_page(reader, {}, "sv");
    REQUIRE(page.size() == 1);
    CHECK(page.front().name == "Exempelhögskolan");
    CHECK(hits(database, "exempelhogs") == 1);
    CHECK(hits(database, "annan") == 0);
    CHECK(events_of(database, *id) == 1);
}

TEST_CASE("The name in each language is changed, found, and the old one can be kept") {
    testing::TestDatabase database;
    auto id = *add_organisation(database, called("Gamla högskolan"), someone());
    auto details = details_now(database, id);
    details.name = details.name_sv = "Nya högskolan";
    details.name_en = "The New College";
    auto version = change_organisation(database, id, details, 1, OldName::keep_as_former, someone());
    REQUIRE(version);
    CHECK(*version == 2);
    CHECK(details_now(database, id) == details);
    CHECK(hits(database, "new college") == 1);
    CHECK(hits(database, "gamla") == 1);
    auto reader = database->read();
    auto names = names_of_organisation(reader, id);
    REQUIRE(names.size() == 3);
    CHECK(names.back().use == NameUse::former);
}

TEST_CASE("Two who change the same organisation: the second is told, and nothing is written") {
    testing::TestDatabase database;
    auto id = *add_organisation(database, called("Exempelhögskolan"), someone());
    auto mine = details_now(database, id);
    mine.city = "Lund";
    REQUIRE(change_organisation(database, id, mine, 1, OldName::forget, someone()));
    mine.city = "Umeå";
    auto second = change_organisation(database, id, mine, 1, OldName::forget, someone());
    CHECK(second.failure().fault == Fault::outdated);
    CHECK(details_now(database, id).city == "Lund");
    CHECK(events_of(database, id) == 2);
}

TEST_CASE("A change that changes nothing leaves no event and no new version") {
    testing::TestDatabase database;
    auto id = *add_organisation(database, called("Exempelhögskolan"), someone());
    auto same = change_organisation(database, id, details_now(database, id), 1, OldName::forget, someone());
    REQUIRE(same);
    CHECK(*same == 1);
    CHECK(events_of(database, id) == 1);
}

TEST_CASE("An identifier is checked, and told when another organisation carries it") {
    testing::TestDatabase database;
    auto first = *add_organisation(database, called("Första"), someone());
    auto second = *add_organisation(database, called("Andra"), someone());
    CHECK(add_identifier(database, first, IdentifierKind::ror, "https://ror.org/056d84692", someone())
              .failure()
              .fault == Fault::invalid);
    REQUIRE(add_identifier(database, first, IdentifierKind::ror, "https://ror.org/056d84691", someone()));
    auto elsewhere = add_identifier(database, second, IdentifierKind::ror, "056d84691", someone());
    CHECK(elsewhere.failure().reasons == Reasons{"partners.rule.identifier_elsewhere"});
    CHECK(events_of(database, second) == 1);
    CHECK(add_identifier(database, second, IdentifierKind::ror, "056d84691",
                         someone({}, {{"partners.rule.identifier_elsewhere", "as the register says"}})));
    CHECK(hits(database, "https://ror.org/056d84691") == 2);
}

TEST_CASE("An organisation ends with a reason, and what was refused leaves no trace") {
    testing::TestDatabase database;
    auto id = *add_organisation(database, called("Exempelhögskolan"), someone());
    auto refused = set_status(database, id, OrganisationStatus::inactive, 1, someone());
    REQUIRE_FALSE(refused);
    CHECK(refused.failure().reasons == Reasons{"partners.rule.reason_missing"});
    CHECK(events_of(database, id) == 1);
    CHECK(set_status(database, id, OrganisationStatus::inactive, 1, someone("Lades ned")));
    auto reader = database->read();
    CHECK(find_organisation(reader, id)->status == OrganisationStatus::inactive);
}

TEST_CASE("A name that is added is found, and one that is removed is not; the one shown stays") {
    testing::TestDatabase database;
    auto id = *add_organisation(database, called("Exempelhögskolan"), someone());
    OrganisationName alias{{}, "Provuniversitetet", "sv", NameUse::alias};
    auto name = add_name(database, id, alias, someone());
    REQUIRE(name);
    CHECK(hits(database, "provuni") == 1);
    CHECK(remove_name(database, id, *name, someone()));
    CHECK(hits(database, "provuni") == 0);
    CHECK(remove_name(database, id, *name, someone()).failure().fault == Fault::missing);
    CHECK(events_of(database, id) == 3);
}

TEST_CASE("An identifier is removed once, and the history knows it") {
    testing::TestDatabase database;
    auto id = *add_organisation(database, called("Exempelhögskolan"), someone());
    REQUIRE(add_identifier(database, id, IdentifierKind::ror, "https://ror.org/056d84691", someone()));
    auto stored = [&] {
        auto reader = database->read();
        return identifiers_of(reader, id);
    };
    auto first = stored().at(0).id;
    CHECK(remove_identifier(database, id, first, someone()));
    CHECK(stored().empty());
    CHECK_FALSE(remove_identifier(database, id, first, someone()));
    CHECK(events_of(database, id) == 3);
}

TEST_CASE("An organisation does not come to stand above itself") {
    testing::TestDatabase database;
    auto top = *add_organisation(database, called("Överst"), someone());
    auto below = *add_organisation(database, called("Under"), someone());
    Relation relation;
    relation.kind = RelationKind::parent;
    relation.organisation_id = below;
    relation.other_id = top;
    REQUIRE(add_relation(database, relation, someone()));
    CHECK(add_relation(database, relation, someone()).failure().reasons ==
          Reasons{"partners.rule.relation_exists"});
    std::swap(relation.organisation_id, relation.other_id);
    CHECK(add_relation(database, relation, someone()).failure().reasons ==
          Reasons{"partners.rule.relation_circular"});
    auto reader = database->read();
    auto relations = relations_of(reader, below);
    REQUIRE(relations.size() == 1);
    CHECK(remove_relation(database, below, relations.front().id, someone()));
}

TEST_CASE("Many are changed at once, or none of them") {
    testing::TestDatabase database;
    auto first = *add_organisation(database, called("Första"), someone());
    auto second = *add_organisation(database, called("Andra"), someone());
    BulkChange change;
    change.kind = OrganisationKind::company;
    CHECK(*change_many(database, {first, second}, change, someone()) == 2);
    CHECK(*change_many(database, {first, second}, change, someone()) == 0);
    change.status = OrganisationStatus::withdrawn;
    change.note = "x";
    CHECK_FALSE(change_many(database, {first, second}, change, someone())); // no reason given
    CHECK(details_now(database, first).note.empty());
    CHECK(*change_many(database, {first, second}, change, someone("entered by mistake")) == 2);
}

TEST_CASE("The list is filtered, counted and ordered as a Swede does") {
    testing::TestDatabase database;
    for (const char* name : {"Örebro", "Åbo", "Zürich", "Ängsö"})
        REQUIRE(add_organisation(database, called(name), someone()));
    REQUIRE(add_organisation(database, called("Bergen", "NO"), someone()));
    auto reader = database->read();
    auto state = lists::read_state(register_spec(), http::Pairs{{"country", "SE"}});
    CHECK(register_total(reader, state) == 4);
    std::string order;
    for (const auto& line : register_page(reader, state, "sv")) order += line.name + " ";
    CHECK(order == "Zürich Åbo Ängsö Örebro ");
    auto by_agreements = lists::read_state(
        register_spec(), http::Pairs{{"sort", "-agreements"}, {"status", "active"}, {"agreements", "1"}});
    CHECK(register_total(reader, by_agreements) == 0);
    CHECK(register_page(reader, by_agreements, "sv").empty());
    auto after = register_after(reader, {}, register_page(reader, {}, "sv").front().id, 2, "sv");
    REQUIRE(after.size() == 2);
    CHECK(after.front().name == "Zürich");
}

TEST_CASE("A list that comes back unchanged changes nothing; a changed row is taken by id and version") {
    testing::TestDatabase database;
    auto id = *add_organisation(database, called("Exempelhögskolan"), someone());
    std::string head = "id;version;name;kind;country;city;website;note\r\n",
                row = std::to_string(id.value) + ";1;Exempelhögskolan;university;SE;";
    const auto catalogues = text::Catalogues::built_in();
    const auto sheet = sheet_of(someone(), catalogues);
    {
        auto reader = database->read();
        auto check = lists::check(reader, sheet, head + row + ";;\r\n");
        REQUIRE(check);
        CHECK(check->unchanged == 1);
        CHECK(check->changed.empty());
    }
    CHECK(lists::apply(database, sheet, head + row + ";;\r\n")->changed.empty());
    CHECK(lists::apply(database, sheet, head + row + "Lund;;\r\n")->changed.size() == 1);
    CHECK(details_now(database, id).city == "Lund");
    CHECK_FALSE(lists::apply(database, sheet, head + row + "Umeå;;\r\n")); // its version is older now
    CHECK(details_now(database, id).city == "Lund");
}
