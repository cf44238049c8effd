// Real files of data/ (sources and licences: data/README.md) with the quirks that people's spreadsheets have.
#include "platform/tables/columns.hpp"

#include <doctest/doctest.h>
#include <testing/source_folder.hpp>

using tables::Content;
using tables::DateOrder;

namespace {

tables::Table table_of(const std::string& file) {
    auto table = tables::read(std::filesystem::path{ENTENTE_SOURCE_DIR "/data/" + file});
    REQUIRE(table);
    return std::move(*table);
}

const tables::ColumnFacts& column(const std::vector<tables::ColumnFacts>& facts, std::string_view name) {
    for (auto& each : facts)
        if (each.name == name) return each;
    FAIL("no column ", name);
    return facts[0];
}

} // namespace

TEST_CASE("The Erasmus charter list: an empty first line, windows-1252, American dates") {
    auto table = table_of("erasmus_eche/destinations.csv");
    CHECK(table.form.encoding == "windows-1252");
    CHECK(table.form.separator == ';');
    CHECK(table.header_row == 2);
    CHECK(table.header[1] == "Erasmus Code");
    CHECK(table.rows.size() == 5912);
    CHECK(table.rows[0].number == 3);
    CHECK(table.rows[0].cell(4) == "PAEDAGOGISCHE HOCHSCHULE NIEDERÖSTERREICH");
    auto facts = tables::facts_of(table);
    auto& start = column(facts, "Erasmus Eche Start");
    CHECK(start.content == Content::dates);
    CHECK(column(facts, "Erasmus Eche End").date_order == DateOrder::month_first);
    CHECK(column(facts, "Pic").content == Content::numbers);
    CHECK(column(facts, "Legal Name").content == Content::text);
    CHECK(column(facts, "Pic").distinct > 5900);
}

TEST_CASE("The Erasmus charter list as a workbook: the same rows, real dates, right letters") {
    auto csv = table_of("erasmus_eche/destinations.csv"), xlsx = table_of("erasmus_eche/destinations.xlsx");
    CHECK(xlsx.form.kind == tables::Kind::xlsx);
    CHECK(xlsx.header == csv.header);
    CHECK(xlsx.header_row == 2);
    REQUIRE(xlsx.rows.size() == csv.rows.size());
    std::size_t differing = 0;
    for (std::size_t i = 0; i < csv.rows.size(); ++i) {
        CHECK(xlsx.rows[i].number == csv.rows[i].number);
        if (xlsx.rows[i].cell(2) != csv.rows[i].cell(2)) ++differing;
    }
    CHECK(differing == 0);
    CHECK(xlsx.rows[0].cell(10) == "2021-01-01");
    CHECK(xlsx.rows[0].cell(11) == "2029-12-31");
}

TEST_CASE("A register without header: seventeen columns, dates with points, pairs in brackets") {
    auto table = table_of("agreements_pwr/erasmus_agreements_pwr_2022.csv");
    CHECK(table.header.empty());
    CHECK(table.form.encoding == "UTF-8");
    CHECK(table.columns() == 17);
    CHECK(table.rows.size() == 461);
    CHECK(table.rows[0].number == 1);
    auto facts = tables::facts_of(table);
    CHECK(facts[0].name == "A");
    CHECK(facts[5].content == Content::answers);
    CHECK(facts[6].filled == 2);
    CHECK(facts[14].content == Content::nothing);
    CHECK(facts[15].content == Content::dates);
    CHECK_FALSE(facts[15].date_order_matters);
}

TEST_CASE("A register in the shape of real ones: breaks in the header, words among the dates") {
    for (std::string ending : {".csv", ".xlsx"}) {
        auto table = table_of("agreements_made/register_made_from_ror_names" + ending);
        CHECK(table.header_row == 1);
        CHECK(table.column_named("expiry check") == 6);
        CHECK(table.rows.size() == 228);
        auto facts = tables::facts_of(table);
        CHECK(facts[4].dates > 0.9);
        CHECK(facts[5].dates > 0.3);
        CHECK(facts[5].content == Content::text);
    }
}

TEST_CASE("Comma files with semicolons inside their cells") {
    auto members = table_of("agreements_transformative/tu9_agreement_members.csv");
    CHECK(members.form.separator == ',');
    CHECK(members.header.size() == 8);
    auto agreements = table_of("agreements_transformative/jct_ta_2025-02-21.csv");
    CHECK(agreements.rows.size() == 663);
    CHECK(column(tables::facts_of(agreements), "end_date").content == Content::dates);
}

TEST_CASE("A packed file is read as it is") {
    auto members = table_of("agreements_transformative/jct_institutions_2025-02-21.csv.xz");
    CHECK(members.rows.size() == 17200);
    CHECK(members.rows[0].cell(2) == "https://ror.org/013sk6x84");
    std::int64_t lines = 0;
    CHECK(tables::each_line(
        std::filesystem::path{ENTENTE_SOURCE_DIR "/data/ror/ror_v1_only_asof_v2.7.jsonl.xz"},
        [&](std::string_view line, std::int64_t number) { return lines = number, line.starts_with('{'); }));
    CHECK(lines == 15697);
}
