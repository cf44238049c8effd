// Lists as offices keep them, read with no question asked: heads, no heads, words where days should be, many
// parties.
#include "platform/testing/test_app.hpp"
#include "platform/text/folding.hpp"
#include "policy/agreements/import_joining.hpp"
#include "policy/agreements/import_reading.hpp"
#include "policy/agreements/rules.hpp"
#include "testing/source_folder.hpp"

#include <doctest/doctest.h>

using namespace agreements;

namespace {

const text::Catalogues& catalogues() {
    static const auto built_in = text::Catalogues::built_in();
    return built_in;
}

ImportWords words() {
    static const auto ki = settings::Settings::read(std::string{ENTENTE_SOURCE_DIR} + "/institutions/ki");
    return {ki, catalogues()};
}

tables::Table table_of(std::string_view csv) {
    auto table = tables::read(csv);
    REQUIRE(table);
    return *table;
}

tables::Table data_file(const std::string& name) {
    auto table = tables::read(std::filesystem::path{std::string{ENTENTE_SOURCE_DIR} + "/data/" + name});
    REQUIRE(table);
    return *table;
}

ReadAgreements guessed(const tables::Table& table) {
    auto known = words();
    return read_agreements(table, guess_mapping(table, known, catalogues()), known, Date::of(2026, 11, 22));
}

ReadAgreements guessed(std::string_view csv) { return guessed(table_of(csv)); }

} // namespace

TEST_CASE("Import: end date, renewal and open end are kept apart; words that say neither go to the note") {
    auto read = guessed("Partner,Signed,Expiry\n"
                        "Nordvik,22-Feb-2000,auto renew\n"
                        "Nordvik,1-Mar-2001,Unlimited\n"
                        "Nordvik,2-Mar-2001,n/a\n"
                        "Nordvik,3-Mar-2001,Until the agreement is signed\n"
                        "Nordvik,4-Mar-2001,3-Mar-2031\n");
    REQUIRE(read.agreements.size() == 5);
    const auto& a = read.agreements;
    CHECK(a[0].agreement.renewal == Renewal::automatic);
    CHECK_FALSE(a[0].agreement.ends_on);
    CHECK(a[1].agreement.open_ended);
    CHECK_FALSE(a[2].agreement.open_ended);
    CHECK(a[3].agreement.note == "Expiry: Until the agreement is signed");
    CHECK(a[4].agreement.ends_on == Date::of(2031, 3, 3));
    REQUIRE(read.problems.size() == 1);
    CHECK(read.problems[0].line == 5);
    CHECK(read.problems[0].column == "Expiry");
    CHECK(read.problems[0].reason == "agreements.import.end_in_words");
}

TEST_CASE("Import: without a status the end tells it; with one it is the list's own word") {
    auto read = guessed("Partner;Slutdatum;Status\nA;2020-01-01;\nB;2030-01-01;\nC;2030-01-01;Utgått\n");
    CHECK(read.agreements[2].agreement.status == Status::expired);
    auto without = guessed("Partner;Slutdatum\nA;2020-01-01\nB;2030-01-01\n");
    CHECK(without.agreements[0].agreement.status == Status::expired);
    CHECK(without.agreements[1].agreement.status == Status::in_force);
}

TEST_CASE(
    "Import: rows with the same number that differ only in the party are one agreement of many parties") {
    auto read = guessed("number,institution_name,ror_id,end_date\n"
                        "a1,Lund University,https://ror.org/012a77v79,2027-12-31\n"
                        "a1,Uppsala University,https://ror.org/048a87296,2027-12-31\n"
                        "a1,Umeå University,NA,2028-12-31\n");
    REQUIRE(read.agreements.size() == 2); // another end is another agreement
    CHECK(read.agreements[0].parties.size() == 2);
    CHECK(read.agreements[1].key == "number:a1#2");
    CHECK_FALSE(read.agreements[1].number_is_its_own);
}

TEST_CASE("Import: what an agreement is known by does not change when it is prolonged") {
    auto before = guessed("Partner,Signed,Expiry,Department\nNordvik,2020-01-01,2025-01-01,MMK\n");
    auto after = guessed("Partner,Signed,Expiry,Department\nNordvik,2020-01-01,2030-01-01,MMK\n");
    CHECK(before.agreements[0].key == after.agreements[0].key);
}

TEST_CASE("Import: several parties in one cell, with their identifiers in the same order") {
    auto read = guessed("id,members_ror,end_date\nx1,010nsgg66;02kkvpp62,2028-12-31\n");
    REQUIRE(read.agreements.size() == 1);
    REQUIRE(read.agreements[0].parties.size() == 2);
    CHECK(read.agreements[0].parties[1].identifier == "02kkvpp62");
}

TEST_CASE("Import: a mapping says the same after it has been written down") {
    auto table = data_file("agreements_made/register_made_from_ror_names.csv");
    auto mapping = guess_mapping(table, words(), catalogues());
    CHECK(mapping_in(json_of(mapping)) == mapping);
    CHECK_FALSE(mapping_in("not json"));
    CHECK_FALSE(mapping_in("{}"));
}

TEST_CASE("Import: lists of the same heads have the same shape, others another") {
    CHECK(signature_of(table_of("Partner,END DATE\nA,2020-01-01\n")) ==
          signature_of(table_of("partner;end-date\nB;2021-01-01\nC;2022-01-01\n")));
    CHECK(signature_of(table_of("Partner,Start\nA,2020-01-01\n")) !=
          signature_of(table_of("Partner,End\nA,2020-01-01\n")));
}

TEST_CASE("Import: the made register is understood without a question") {
    auto table = data_file("agreements_made/register_made_from_ror_names.csv");
    auto mapping = guess_mapping(table, words(), catalogues());
    using enum Field;
    CHECK(mapping.columns == std::vector{country, number, partner, note, signed_on, ends_on, status,
                                         department, type, note, none});
    auto read = guessed(table);
    CHECK(read.agreements.size() == 228 + 1 - 1);
    auto count = [&](auto is) {
        return std::count_if(read.agreements.begin(), read.agreements.end(),
                             [&](const auto& one) { return is(one.agreement); });
    };
    CHECK(count([](const Agreement& a) { return a.open_ended; }) == 20);
    CHECK(count([](const Agreement& a) { return a.renewal == Renewal::automatic; }) == 27);
    CHECK(count([](const Agreement& a) { return a.status == Status::in_force; }) == 87);
    CHECK(count([](const Agreement& a) { return a.type == "exchange"; }) == 74);
    CHECK(count([](const Agreement& a) { return !a.signed_on; }) == 0);
    CHECK(std::all_of(read.agreements.begin(), read.agreements.end(), [](const auto& one) {
        return one.parties.size() == 1 && one.parties[0].country.size() == 2;
    }));
}

TEST_CASE("Import: a Polish list without heads is understood by what stands in it") {
    auto table = data_file("agreements_pwr/erasmus_agreements_pwr_2022.csv");
    REQUIRE(table.header.empty());
    auto mapping = guess_mapping(table, words(), catalogues());
    CHECK(mapping.columns[0] == Field::identifier);
    CHECK(mapping.columns[1] == Field::country);
    CHECK(mapping.columns[2] == Field::partner);
    CHECK(mapping.columns[4] == Field::department);
    CHECK(mapping.columns[13] == Field::subject);
    CHECK(mapping.columns[15] == Field::signed_on);
    CHECK(mapping.columns[16] == Field::ends_on);
    CHECK(mapping.type == "iia");
    auto read = guessed(table);
    CHECK(read.agreements.size() == 461);
    CHECK(read.problems.empty());
    auto expired = std::count_if(read.agreements.begin(), read.agreements.end(),
                                 [](const auto& one) { return one.agreement.status == Status::expired; });
    CHECK(expired == 455);
    CHECK(read.agreements[0].parties[0].country == "AT");
    CHECK(read.agreements[0].parties[0].identifier == "A GRAZ109");
}

TEST_CASE("Import: seventeen thousand memberships are some hundred agreements of many parties") {
    auto read = guessed(data_file("agreements_transformative/jct_institutions_2025-02-21.csv.xz"));
    CHECK(read.rows == 17'200);
    CHECK(read.agreements.size() == 642);
    std::size_t most = 0;
    for (const auto& one : read.agreements) most = std::max(most, one.parties.size());
    CHECK(most > 500);
}

TEST_CASE("Agreements: a list must say who the parties are, or which agreements it is about") {
    CHECK(may_map({.names_parties = true}));
    CHECK(may_map({.names_agreements = true}));
    CHECK(may_map({}).reasons() == Reasons{"agreements.import.no_partner"});
}

TEST_CASE("Import: what a column may mean, how a name was found and what may become of a list have words") {
    CHECK(text::missing_texts<Field>(catalogues(), "agreements.import.field").empty());
    CHECK(text::missing_texts<ProblemKind>(catalogues(), "agreements.import.kind").empty());
}

TEST_CASE("Import: transformative agreements in one file and their members in another are one list") {
    auto bytes = [](const char* name) {
        auto path = std::string{ENTENTE_SOURCE_DIR} + "/data/agreements_transformative/" + name;
        auto read = tables::whole_file(path, 25 << 20);
        REQUIRE(read);
        return *read;
    };
    auto one = bytes("tu9_esac_agreements.csv"), members = bytes("tu9_agreement_members.csv");
    for (bool turned : {false, true}) { // in whatever order
        std::vector<ImportFile> files{{"a.csv", one}, {"b.csv", members}};
        if (turned) std::swap(files[0], files[1]);
        auto list = joined_lists(files);
        REQUIRE(list);
        CHECK(table_of(list->bytes).rows.size() == 37); // 33 in both, 4 in the second alone
    }
    auto deals = bytes("jct_ta_2025-02-21.csv"), packed = bytes("jct_institutions_2025-02-21.csv.xz");
    auto list = joined_lists({{"jct.csv", deals}, {"members.csv.xz", packed}});
    REQUIRE(list);
    auto table = table_of(list->bytes);
    CHECK(table.rows.size() == 17'221);
    CHECK(table.column_named("end_date"));
    CHECK(table.column_named("ror_id"));
    auto read = guessed(table);
    CHECK(read.agreements.size() == 663);
}

TEST_CASE(
    "Import: what is too long is counted in letters, as in the form, and told by the list's own column") {
    std::string cyrillic, members;
    for (int i = 0; i < 160; ++i) cyrillic += "Ж";
    for (int i = 0; i < 301; ++i) members += "Å";
    auto known = words();
    Mapping mapping;
    mapping.columns = {Field::title, Field::partners};
    auto read = read_agreements(table_of("Name,Members\n" + cyrillic + "," + members + "\n"), mapping, known,
                                Date::of(2026, 11, 22));
    REQUIRE(read.agreements.size() == 1);
    CHECK(read.agreements[0].agreement.title == cyrillic);
    CHECK(read.agreements[0].parties.at(0).name.size() == 600);
    REQUIRE(read.problems.size() == 1);
    CHECK(read.problems[0].column == "Members");
    CHECK(read.problems[0].reason == "agreements.import.shortened");
}
