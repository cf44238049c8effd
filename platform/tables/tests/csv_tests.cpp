// CSV in any dress is read, and what we write comes back as it was.
#include "platform/tables/csv_writing.hpp"
#include "platform/tables/tables.hpp"

#include <doctest/doctest.h>

using namespace std::literals;
using tables::HeaderRow;
using tables::Reading;

namespace {

using Cells = std::vector<std::string>;

tables::Table table_of(std::string_view text, const Reading& reading = {}) {
    auto table = tables::read(text, reading);
    REQUIRE_MESSAGE(table, (table ? "" : table.failure().reasons.at(0)));
    return *table;
}

std::string problem_of(std::string_view text, const Reading& reading = {}) {
    auto table = tables::read(text, reading);
    return table ? "none" : table.failure().reasons.at(0);
}

} // namespace

TEST_CASE("Quotes, commas and line breaks inside cells are the cell's own") {
    auto table = table_of("name,note\r\n\"Åbo, Akademi\",\"two\nlines\"\r\n\"say \"\"hi\"\"\",\r\n");
    CHECK(table.header == Cells{"name", "note"});
    CHECK(table.rows[0].cells == Cells{"Åbo, Akademi", "two\nlines"});
    CHECK(table.rows[1].cells == Cells{"say \"hi\"", ""});
}

TEST_CASE("Rows keep the number that the spreadsheet program shows, blank rows and all") {
    for (std::string end : {"\n", "\r\n", "\r"}) {
        auto table = table_of(";;" + end + end + "Country;City;Year" + end + "Sweden;Solna;1810" + end + end +
                              "Finland;\"Å" + end + "bo\";1918" + end + ";;" + end + "Norway;Oslo;1811");
        CHECK(table.header_row == 3);
        REQUIRE(table.rows.size() == 3);
        CHECK(table.rows[0].number == 4);
        CHECK(table.rows[1].number == 6);
        CHECK(table.rows[2].number == 8);
    }
}

TEST_CASE("The separator is the one that cuts rows into equally many cells") {
    CHECK(table_of("a;b\n1,5;2,5\n3,5;4,5\n").form.separator == ';');
    CHECK(table_of("id,members\nx1,a;b;c\nx2,a\nx3,a;b\n").form.separator == ',');
    CHECK(table_of("a\tb\tc\nx, y\tz\tu\n").form.separator == '\t');
    CHECK(table_of("a|b\nc|d\n").form.separator == '|');
    CHECK(table_of("sep=|\na|b,c\nd|e,f\n").form.separator == '|');
    CHECK(table_of("name\nUppsala\nLund\n").columns() == 1);
    CHECK(table_of("a;b,c;d\ne;f,g;h\n", {.separator = ','}).columns() == 2);
}

TEST_CASE("A header is found, or found to be absent") {
    CHECK(table_of("No;Name\n1;Lund\n2;Umeå\n").header == Cells{"No", "Name"});
    CHECK(table_of("Lund;1666\nUmeå;1965\n").header.empty());
    CHECK(table_of("SE;Lund\nSE;Umeå\nNO;Oslo\n").header.empty());
    CHECK(table_of("true;x\nfalse;y\n").header.empty());
    CHECK(table_of("Lund;1666\nUmeå;1965\n", {.header = HeaderRow::present}).header == Cells{"Lund", "1666"});
    CHECK(table_of("No;Name\n1;Lund\n", {.header = HeaderRow::absent}).rows.size() == 2);
}

TEST_CASE("A title above the table is not its header") {
    auto table = table_of("Last "
                          "updated;1/1/"
                          "2026;;;;\n;;;;;\nName;Country;City;Web;Code;Year\nLund;SE;Lund;lu.se;X;1666\nOslo;"
                          "NO;Oslo;uio.no;Y;1811\n");
    CHECK(table.header_row == 3);
    CHECK(table.header[0] == "Name");
}

TEST_CASE("A column is found by its name, whatever its case, breaks and hyphens") {
    auto table = table_of("\"EXPIRY\nCHECK\";ABBRE-VIATION;ÅR\nx;y;z\n");
    CHECK(table.header[0] == "EXPIRY CHECK");
    CHECK(table.column_named("expiry check") == 0);
    CHECK(table.column_named("Abbreviation") == 1);
    CHECK(table.column_named("år") == 2);
    CHECK_FALSE(table.column_named("none"));
    CHECK(table.name_of(1) == "ABBRE-VIATION");
    CHECK(table.name_of(3) == "D");
    CHECK(table.name_of(27) == "AB");
}

TEST_CASE("Ragged rows are read as they are") {
    auto table = table_of("a,b,c\n1\n1,2,3,4\n1,2,3\n");
    CHECK(table.columns() == 4);
    CHECK(table.rows[0].cell(2) == "");
    CHECK(table.rows[1].cell(3) == "4");
}

TEST_CASE("The encoding is found by mark, by form, by letters") {
    CHECK(table_of("\xEF\xBB\xBFnamn;ort\nÖrebro;Örebro\n").rows[0].cells[0] == "Örebro");
    CHECK(table_of("\xEF\xBB\xBFnamn;ort\nx;y\n").header[0] == "namn");
    auto latin = table_of("namn;ort\nG\xF6teborgs universitet;G\xF6teborg\nHumlab \x96 "
                          "Ume\xE5;Ume\xE5\nM\xE4lardalens universitet;V\xE4ster\xE5s\n");
    CHECK(latin.form.encoding == "windows-1252");
    CHECK(latin.rows[0].cells[1] == "Göteborg");
    CHECK(latin.rows[1].cells[0] == "Humlab – Umeå");
    auto wide = table_of("\xFF\xFE\x61\0;\0b\0\n\0\xE5\0;\0\xE4\0\n\0"sv);
    CHECK(wide.form.encoding == "UTF-16LE");
    CHECK(wide.rows[0].cells == Cells{"å", "ä"});
    CHECK(table_of("a;b\n\xB1;c\n", {.encoding = "ISO-8859-2"}).rows[0].cells[0] == "ą");
}

TEST_CASE("The mark at the end of old files is not a row") {
    CHECK(table_of("a,b\nc,d\n\x1A").rows.size() == 1);
}

TEST_CASE("What cannot be a table is refused in words") {
    CHECK(problem_of("") == "tables.empty");
    CHECK(problem_of(" \n\n\r\n") == "tables.empty");
    CHECK(problem_of("%PDF-1.7\n") == "tables.not_a_table");
    CHECK(problem_of("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"sv) == "tables.not_a_table");
    CHECK(problem_of("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") == "tables.old_or_locked_workbook");
    CHECK(problem_of("a,b\n\"open,c\nd,e\n") == "tables.quote_not_closed");
}

TEST_CASE("A table beyond its limits is refused, not swallowed") {
    tables::Limits few{.bytes = 1000, .rows = 3, .cells = 5, .cell_bytes = 10};
    CHECK(problem_of(std::string(1001, 'a'), {.limits = few}) == "tables.too_many_bytes");
    CHECK(problem_of("a\nb\nc\nd\n", {.limits = few}) == "tables.too_many_rows");
    CHECK(problem_of("a,b,c\nd,e,f\n", {.limits = few}) == "tables.too_many_cells");
    CHECK(problem_of("a,bbbbbbbbbbbbbbb\n", {.limits = few}) == "tables.cell_too_long");
}

TEST_CASE("More columns than anybody reads are refused; empty ones at the end are left out") {
    std::string header = "a", empty;
    for (int i = 1; i < 20'000; ++i) header += ";c" + std::to_string(i), empty += ';';
    CHECK(problem_of(header + "\n1" + empty + "\n") == "tables.too_many_columns");
    auto table = table_of("a;b" + empty + "\n1;2" + empty + "\n");
    CHECK(table.columns() == 200);
    CHECK(table.rows[0].cells[1] == "2");
}

TEST_CASE("What is written comes back unchanged, formulas and all") {
    const std::vector<Cells> rows = {
        {"namn", "anteckning", "övrigt"},
        {"Åbo; Akademi", "two\r\nlines", "say \"hi\""},
        {"=HYPERLINK(\"x\")", "+46 8 524 800 00", "@sum"},
        {"'=already", "-", "-12,5"},
        {" ends with space ", "\ttab", "'quoted'"},
        {"-1+1|cmd", "''=x", "= "},
    };
    for (char separator : {';', ','}) {
        tables::CsvStyle style{separator, tables::ByteOrderMark::write};
        std::string file = tables::csv_start(style);
        for (auto& row : rows) file += tables::csv_record(row, style);
        auto table = table_of(file, {.header = HeaderRow::absent});
        REQUIRE(table.rows.size() == rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) CHECK(table.rows[i].cells == rows[i]);
    }
}

TEST_CASE("No cell of an export runs as a formula") {
    tables::CsvStyle plain{',', tables::ByteOrderMark::omit};
    CHECK(tables::csv_start(plain).empty());
    for (std::string cell : {"=1+1", "+1+1", "-1+1", "@A1", "\t=1", "\r=1", "'=1", "\uFF1D1+1", "\uFF0B1",
                             "\uFF0D1+1", "\uFF20A1"}) {
        auto record = tables::csv_record({cell}, plain);
        CHECK_MESSAGE(record.starts_with("\"'"), record);
    }
    CHECK(tables::csv_record({"-5", "+3,5", "-", "a=b"}, plain) == "-5,\"+3,5\",-,a=b\r\n");
    CHECK(tables::csv_record({"\uFF0D"}, plain) == "\uFF0D\r\n"); // a dash, however wide
    CHECK(tables::csv_record({""}, plain) == "\"\"\r\n");
}

TEST_CASE("Rows can be visited one by one and left early") {
    int seen = 0;
    auto form =
        tables::each_row("a,b\nc,d\ne,f\n"sv, {}, [&](tables::Row&& row) { return ++seen, row.number < 2; });
    CHECK(form);
    CHECK(seen == 2);
}
