// Words: texts by key, plurals, dates and numbers in both languages.
#include "platform/text/words.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <ctime>
#include <stdexcept>

namespace {

const text::Catalogues& words() {
    static const auto catalogues = text::Catalogues::built_in();
    return catalogues;
}

enum class When { today, tomorrow, never };
constexpr EnumNames<When, 3> names_of(When) { return {"today", "tomorrow", "never"}; }

} // namespace

TEST_CASE("A text is found by its key in each language") {
    CHECK(words().sv("text.tomorrow") == "i morgon");
    CHECK(words().en("text.tomorrow") == "tomorrow");
    CHECK(words().in(text::Language::en).language() == text::Language::en);
}

TEST_CASE("An unknown key is shown so that it is noticed") {
    CHECK_FALSE(words().sv.has("text.nonsense"));
    CHECK(words().sv("text.nonsense") == "⟦text.nonsense⟧");
    CHECK(words().sv.count("text.nonsense", 2) == "⟦text.nonsense⟧");
}

TEST_CASE("Only one is singular, and the number is written as the language writes it") {
    CHECK(words().sv.count("text.days_late", 1) == "1 dag försenat");
    CHECK(words().sv.count("text.days_late", 0) == "0 dagar försenat");
    CHECK(words().en.count("text.days_late", 1234) == "1,234 days late");
}

TEST_CASE("A place that nobody fills stays visible") {
    CHECK(words().sv("text.days_late", {{"other", "x"}}) == "{count} dag försenat");
    CHECK(words().sv("text.days_late", {{"count", "{count}"}}) == "{count} dag försenat");
}

TEST_CASE("Dates are written as the language writes them") {
    auto day = Date::of(2026, 11, 3);
    CHECK(words().sv.date(day) == "3 nov. 2026");
    CHECK(words().en.date(day) == "3 Nov 2026");
    CHECK(words().sv.day_and_month(Date::of(2026, 5, 31)) == "31 maj");
    setenv("TZ", "Europe/Stockholm", 1); // as app/main.cpp does
    tzset();
    auto moment = *Time::parse("2026-11-22T06:32:51.123Z");
    CHECK(words().sv.time(moment) == "22 nov. 2026 kl. 07:32");
    CHECK(words().en.time(moment) == "22 Nov 2026, 07:32");
}

TEST_CASE("Numbers are grouped by thousands") {
    CHECK(words().sv.number(47853) == "47\u00a0853");
    CHECK(words().en.number(47853) == "47,853");
    CHECK(words().en.number(-1000000) == "-1,000,000");
    CHECK(words().sv.number(999) == "999");
    CHECK(words().sv.decimal(1234.56, 1) == "1\u00a0234,6");
    CHECK(words().en.decimal(-0.5, 2) == "-0.50");
}

TEST_CASE("A due day is told in words when it is near, and with its year when it is far") {
    auto today = Date::of(2026, 11, 22);
    CHECK(words().sv.due(today.plus_days(-11), today) == "11 dagar försenat");
    CHECK(words().sv.due(today.plus_days(-1), today) == "1 dag försenat");
    CHECK(words().sv.due(today, today) == "i dag");
    CHECK(words().sv.due(today.plus_days(1), today) == "i morgon");
    CHECK(words().sv.due(Date::of(2026, 12, 3), today) == "3 dec.");
    CHECK(words().sv.due(Date::of(2028, 1, 15), today) == "15 jan. 2028");
}

TEST_CASE("A broken catalogue is refused") {
    CHECK_THROWS_AS(text::Words::read(text::Language::sv, "not a catalogue at all"), std::runtime_error);
    CHECK_THROWS_AS(text::Words::read(text::Language::sv, ""), std::runtime_error);
    std::string cut("\xde\x12\x04\x95\0\0\0\0\1\0\0\0\x1c\0\0\0\x24\0\0\0", 20);
    CHECK_THROWS_AS(text::Words::read(text::Language::sv, cut + std::string(12, 'x')), std::runtime_error);
}

TEST_CASE("Named values have their texts under a common beginning") {
    CHECK(words().sv.of("text", When::tomorrow) == "i morgon");
    CHECK(text::missing_texts<When>(words(), "text") == std::vector<std::string>{"text.never"});
}
