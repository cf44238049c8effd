// Workbooks are read as people see them, and what we write comes back as it was.
#include "platform/basics/busy.hpp"
#include "platform/tables/tables.hpp"
#include "platform/tables/xlsx_numbers.hpp"
#include "platform/tables/xlsx_writing.hpp"

#include <cstring>
#include <doctest/doctest.h>
#include <future>
#include <zip.h>

using tables::NumberStyle;
using tables::style_of_code;

namespace {

using Cells = std::vector<std::string>;

std::string zip_of(const std::vector<std::pair<std::string, std::string>>& parts) {
    zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    zip_source_keep(source);
    zip_t* zip = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    for (auto& [name, content] : parts)
        zip_file_add(zip, name.c_str(), zip_source_buffer(zip, content.data(), content.size(), 0), 0);
    zip_close(zip);
    zip_source_open(source);
    zip_source_seek(source, 0, SEEK_END);
    std::string bytes(static_cast<std::size_t>(zip_source_tell(source)), '\0');
    zip_source_seek(source, 0, SEEK_SET);
    zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    zip_source_free(source);
    return bytes;
}

// The least that is a workbook, around the rows of its one sheet.
std::string workbook_of(const std::string& rows, const std::string& texts = "") {
    return zip_of({
        {"xl/workbook.xml",
         R"(<workbook xmlns:r="r"><sheets><sheet name="One" r:id="rId1"/></sheets></workbook>)"},
        {"xl/_rels/workbook.xml.rels",
         R"(<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>)"},
        {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"},
        {"xl/sharedStrings.xml", "<sst>" + texts + "</sst>"},
        {"xl/styles.xml",
         R"(<styleSheet><numFmts><numFmt numFmtId="164" formatCode="d\-mmm\-yyyy"/></numFmts>)"
         R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="22"/></cellXfs></styleSheet>)"},
    });
}

std::string problem_of(const std::string& bytes, const tables::Limits& limits = {}) {
    auto table = tables::read(std::string_view{bytes}, {.limits = limits});
    return table ? "none" : table.failure().reasons.at(0);
}

} // namespace

TEST_CASE("A code of a number's look tells whether it is a date") {
    CHECK(style_of_code("m\\/d\\/yyyy") == NumberStyle::date);
    CHECK(style_of_code("[$-409]d\\-mmm\\-yy;@") == NumberStyle::date);
    CHECK(style_of_code("yyyy\\-mm\\-dd\\ hh:mm") == NumberStyle::date_and_time);
    CHECK(style_of_code("mmm") == NumberStyle::date);
    CHECK(style_of_code("h:mm") == NumberStyle::time);
    for (auto code : {"General", "0.00", "#,##0\\ \"days\"", "[h]:mm", "[Red]0", "0%", "\"dd\"0", "@", "0_d"})
        CHECK_MESSAGE(style_of_code(code) == NumberStyle::plain, code);
}

TEST_CASE("Cells of every kind become the text that people see") {
    auto bytes = workbook_of(
        R"(<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is><r><t>rich </t></r><r><t>text</t></r></is></c></row>)"
        R"(<row r="4"><c r="A4" s="1"><v>44197</v></c><c s="2"><v>36578</v></c><c s="3"><v>44197.4375</v></c><c><v>948821603</v></c>)"
        R"(<c><v>0.10000000000000001</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="str"><v>formula</v></c><c t="s"><v>9</v></c></row>)",
        R"(<si><t xml:space="preserve"> first_x000D_</t><rPh sb="0" eb="1"><t>reading</t></rPh></si>)");
    auto table = tables::read(std::string_view{bytes}, {.header = tables::HeaderRow::absent});
    REQUIRE(table);
    CHECK(table->form.sheets == Cells{"One"});
    CHECK(table->rows[0].number == 2);
    CHECK(table->rows[0].cells == Cells{" first\r", "", "rich text"});
    CHECK(table->rows[1].number == 4);
    CHECK(table->rows[1].cells ==
          Cells{"2021-01-01", "2000-02-22", "2021-01-01 10:30", "948821603", "0.1", "true", "", "formula"});
}

TEST_CASE("What is written comes back unchanged, and text that looks like a formula stays text") {
    tables::Workbook book;
    book.begin_sheet("Avtal 1/2", {{"Namn", 40}, {"Slutar", 12}, {"Antal", 8}, {"Andel", 8}, {"Klar", 6}});
    std::string text = "=1+1 <å&ä> \"ö\"\nrad två";
    CHECK(book.row({text, Date::of(2026, 11, 22), std::int64_t{47853}, 0.25, true}));
    CHECK(book.row({std::string{"_x000D_"}, std::monostate{}, std::int64_t{-3}, 1e300, false}));
    CHECK(book.row({std::string{"before 1900"}, Date::of(1810, 12, 13), std::int64_t{9'007'199'254'740'993},
                    -0.5, std::monostate{}}));
    book.begin_sheet("Andra", {{"x", 3}});
    auto bytes = book.finish();
    auto table = tables::read(std::string_view{bytes});
    REQUIRE(table);
    CHECK(table->form.sheets == Cells{"Avtal 1 2", "Andra"});
    CHECK(table->header == Cells{"Namn", "Slutar", "Antal", "Andel", "Klar"});
    CHECK(table->rows[0].cells == Cells{text, "2026-11-22", "47853", "0.25", "true"});
    CHECK(table->rows[1].cells == Cells{"_x000D_", "", "-3", "1e+300", "false"});
    CHECK(table->rows[2].cells == Cells{"before 1900", "1810-12-13", "9007199254740993", "-0.5"});
    CHECK(tables::read(std::string_view{bytes}, {.sheet = "None"}).failure().reasons.at(0) ==
          "tables.no_such_sheet");
}

TEST_CASE("A workbook beyond its limits is refused before it is unpacked") {
    auto bomb =
        workbook_of("<row><c t=\"inlineStr\"><is><t>" + std::string(4 << 20, '0') + "</t></is></c></row>");
    CHECK(bomb.size() < 100'000);
    CHECK(problem_of(bomb, {.bytes = 1 << 20}) == "tables.too_many_bytes");
    CHECK(problem_of(bomb) == "tables.cell_too_long");
    CHECK(problem_of(workbook_of("<row/><row/><row/>"), {.rows = 2}) == "tables.too_many_rows");
    CHECK(problem_of(workbook_of("<row><c r=\"XFD1\"><v>1</v></c></row>"), {.cells = 1000}) ==
          "tables.too_many_cells");
    CHECK(problem_of(workbook_of("<row><c r=\"XFD1\"><v>1</v></c></row>")) == "tables.too_many_columns");
    std::string rows;
    for (int i = 0; i < 2'000'000; ++i) rows += "<row/>";
    CHECK(problem_of(workbook_of(rows)) == "tables.too_many_rows");
    CHECK(problem_of(workbook_of("<x:row></x:row><row/>"), {.rows = 1}) == "tables.too_many_rows");
    CHECK(problem_of(workbook_of("<row><c/><c/></row>"), {.cells = 1}) == "tables.too_many_cells");
    std::vector<std::pair<std::string, std::string>> parts{{"xl/workbook.xml", ""}};
    for (int i = 0; i < 2500; ++i) parts.emplace_back("p" + std::to_string(i), "");
    CHECK(problem_of(zip_of(parts)) == "tables.too_many_entries");
}

TEST_CASE("A workbook that is small on the disk and gigabytes in memory is refused, whatever it is made of") {
    auto many = [](std::string_view one, int times) {
        std::string text;
        for (int i = 0; i < times; ++i) text += one;
        return text;
    };
    CHECK(problem_of(workbook_of("<row>" + many("<z/>", 5'000'000) + "</row>")) == "tables.too_many_cells");
    CHECK(problem_of(workbook_of("<row " + many(" a=\"\"", 14'000'000) + "/>")) == "tables.too_many_cells");
    CHECK(problem_of(workbook_of("<row>" + many("<z/>", 40'000) + "</row>")) == "tables.empty");
}

TEST_CASE("One spreadsheet is unpacked at a time; whose turn does not come is told so, and may come again") {
    using namespace std::chrono_literals;
    const auto book = workbook_of("<row><c t=\"inlineStr\"><is><t>Lund</t></is></c></row>");
    auto rows_of = [&](std::chrono::milliseconds patience) {
        int rows = 0;
        auto count = [&](tables::Row&&) { return ++rows, true; };
        return tables::each_row(std::string_view{book}, {.patience = patience}, count) ? rows : 0;
    };
    auto meanwhile = [&](std::chrono::milliseconds patience) {
        std::future<int> other;
        auto hold = [&](tables::Row&&) {
            other = std::async(std::launch::async, rows_of, patience);
            return other.wait_for(200ms), true;
        };
        REQUIRE(tables::each_row(std::string_view{book}, {}, hold));
        return other.get();
    };
    CHECK_THROWS_AS(meanwhile(20ms), Busy);
    CHECK(meanwhile(10s) == 1);
    CHECK(rows_of(20ms) == 1);
}

TEST_CASE("A broken or hostile workbook is told, not thrown") {
    CHECK(problem_of(zip_of({{"xl/workbook.xml", "<workbook"}})) == "tables.broken_workbook");
    CHECK(problem_of(workbook_of("<row><c r=\"ABCDE1\"><v>1</v></c></row>")) == "tables.broken_workbook");
    CHECK(problem_of(workbook_of("<row r=\"99999999\"><c><v>1</v></c></row>")) == "tables.broken_workbook");
    CHECK(problem_of(workbook_of("")) == "tables.empty");
    auto whole = workbook_of("<row><c><v>1</v></c></row>");
    CHECK(problem_of(whole.substr(0, whole.size() / 2)) != "none");
    std::string entities = "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><worksheet><sheetData><row><c "
                           "t=\"str\"><v>&a;</v></c></row></sheetData></worksheet>";
    auto bytes =
        zip_of({{"xl/workbook.xml",
                 R"(<workbook xmlns:r="r"><sheets><sheet name="One" r:id="a"/></sheets></workbook>)"},
                {"xl/_rels/workbook.xml.rels", R"(<R><Relationship Id="a" Target="/s.xml"/></R>)"},
                {"s.xml", entities}});
    CHECK(tables::read(std::string_view{bytes})->rows[0].cells == Cells{"&a;"});
    std::string deep;
    for (int i = 0; i < 200'000; ++i) deep += "<a>";
    for (int i = 0; i < 200'000; ++i) deep += "</a>";
    CHECK(problem_of(workbook_of("<row>" + deep + "</row>")) == "tables.empty");
}
