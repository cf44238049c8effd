// What cells mean.
#include "platform/tables/cells.hpp"
#include "platform/tables/tables.hpp"

#include <doctest/doctest.h>

using namespace std::literals;
using tables::date_of;
using tables::DateOrder;
using tables::number_of;

TEST_CASE("A date is read in the forms that people write") {
    auto day = Date::of(2000, 2, 22);
    for (auto text :
         {"2000-02-22", "2000/2/22", "20000222", "22.02.2000", "22/2/2000", "22-Feb-2000", "22 februari 2000",
          "22 Feb 00", "February 22, 2000", "22.02.2000 00:00", "2000-02-22T10:30:00Z", " 22-FEB-2000\u00A0"})
        CHECK_MESSAGE(date_of(text) == day, text);
    CHECK(date_of("2/22/2000", DateOrder::month_first) == day);
    CHECK(date_of("2/3/2000", DateOrder::month_first) == Date::of(2000, 2, 3));
    CHECK(date_of("2/3/2000", DateOrder::day_first) == Date::of(2000, 3, 2));
}

TEST_CASE("A date that can be read in one way only is read so, whatever the column's order") {
    CHECK(date_of("31/12/2029", DateOrder::month_first) == Date::of(2029, 12, 31));
    CHECK(date_of("12/31/2029", DateOrder::day_first) == Date::of(2029, 12, 31));
}

TEST_CASE("What is no day is not read as one") {
    for (auto text : {"", "auto renew", "31.02.2021", "2.22.2000", "13/13/2000", "12", "0520", "171 77",
                      "2021", "1.2", "22-Foo-2000", "08-524 800 00", "2000-02-22-01", "20001340"})
        CHECK_MESSAGE(!date_of(text), text);
}

TEST_CASE("Whether the month stands first is decided for the column, by the cells that leave no doubt") {
    CHECK(tables::date_order_of({"1/1/2021"sv, "12/31/2029"sv}) == DateOrder::month_first);
    CHECK(tables::date_order_of({"1/1/2021"sv, "31/12/2029"sv}) == DateOrder::day_first);
    CHECK_FALSE(tables::date_order_of({"1/1/2021"sv, "3/4/2029"sv}));
    CHECK_FALSE(tables::date_order_of({"12/31/2021"sv, "31/12/2029"sv}));
    CHECK_FALSE(tables::date_order_of({"22.11.2026"sv, "n/a"sv}));
}

TEST_CASE("A spreadsheet program's number is its day, on both sides of the day that never was") {
    CHECK(tables::date_of_serial(44197) == Date::of(2021, 1, 1));
    CHECK(tables::date_of_serial(44197.75) == Date::of(2021, 1, 1));
    CHECK(tables::date_of_serial(1) == Date::of(1900, 1, 1));
    CHECK(tables::date_of_serial(59) == Date::of(1900, 2, 28));
    CHECK(tables::date_of_serial(61) == Date::of(1900, 3, 1));
    CHECK_FALSE(tables::date_of_serial(0));
    CHECK_FALSE(tables::date_of_serial(1e9));
}

TEST_CASE("A number is read with point, comma and spaces between thousands") {
    CHECK(number_of("1234.5") == 1234.5);
    CHECK(number_of("1 234,5") == 1234.5);
    CHECK(number_of("1\u00A0234,5") == 1234.5);
    CHECK(number_of("1.234,5") == 1234.5);
    CHECK(number_of("1,234.5") == 1234.5);
    CHECK(number_of("1,234,567") == 1234567);
    CHECK(number_of("1.234.567") == 1234567);
    CHECK(number_of("0,5") == 0.5);
    CHECK(number_of("-3") == -3);
    CHECK(number_of("\u22123,5") == -3.5);
    CHECK(number_of("626199.99999984") == 626199.99999984);
    CHECK(number_of("1e3") == 1000);
    CHECK(number_of("1,234", tables::DecimalMark::point) == 1234);
    CHECK(number_of("1,234", tables::DecimalMark::comma) == 1.234);
}

TEST_CASE("What is no number is not read as one") {
    for (auto text :
         {"", "-", "1 2", "12 34", "1.2.3", "(2,6)", "W9", "nan", "inf", "--1", "1,2,3", ",", "e5", "+"})
        CHECK_MESSAGE(!number_of(text), text);
}

TEST_CASE("Answers are read in both languages") {
    for (auto text : {"true", "Ja", "YES", "1", "x", "sant"})
        CHECK_MESSAGE(tables::answer_of(text) == true, text);
    for (auto text : {"false", "Nej", "no", "0", "falskt"})
        CHECK_MESSAGE(tables::answer_of(text) == false, text);
    CHECK_FALSE(tables::answer_of("maybe"));
    CHECK_FALSE(tables::answer_of(""));
}

TEST_CASE("The ways to write that there is nothing say nothing") {
    for (auto text : {"", " ", "NA", "n/a", "-", "..", "-0- ", "NULL", "\u00A0"})
        CHECK_MESSAGE(tables::says_nothing(text), text);
    CHECK_FALSE(tables::says_nothing("Nantes"));
}

TEST_CASE("A word stays one word, whatever stands unseen in it; white space of any width is one space") {
    for (auto text : {"sam\u00ADarbete", "sam\u2060arbete", "\ufeffsamarbete", "sam\u200Earbete\u200F",
                      "sam\u202Earbete"})
        CHECK_MESSAGE(tables::tidy(text) == "samarbete", text);
    for (auto text :
         {"en dag", "en\u00A0dag", " en\t\r\n dag ", "en\u2009\u202Fdag", "en\u0085dag", "en\u200Bdag"})
        CHECK_MESSAGE(tables::tidy(text) == "en dag", text);
    CHECK(tables::tidy("می\u200Cخواهم") == "می\u200Cخواهم"); // needs its joiner to be read
}
