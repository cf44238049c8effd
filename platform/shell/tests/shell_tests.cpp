// What is said to a shell.
#include "platform/shell/shell.hpp"

#include "platform/testing/test_app.hpp"

#include <doctest/doctest.h>

namespace {

struct AtDesk {
    testing::TestApp app;
    shell::Desk desk{app.database(), app.words(text::Language::en), {}};
};

} // namespace

TEST_CASE("A shell is told every reason and every field in whole sentences") {
    AtDesk at;
    Failure failure{Fault::invalid, {"rights.role_unknown"}, {{"name", "web.field.missing"}}};
    auto words = shell::words_of(at.desk, failure);
    CHECK(words.starts_with(at.app.words(text::Language::en)("rights.role_unknown")));
    CHECK(words.find(" name: ") != words.npos);
    CHECK(words.ends_with("."));
    CHECK_FALSE(words.ends_with(".."));
    CHECK_THROWS_WITH_AS(shell::must(at.desk, Result<Done>{failure}), words.c_str(), std::runtime_error);
    CHECK(shell::must(at.desk, Result<int>{7}) == 7);
}

TEST_CASE("A shell's word that is missing, or no number above 0, is told with what was needed") {
    CHECK(shell::word({"agreements", "7"}, 1, "a number") == "7");
    CHECK_THROWS_WITH(shell::word({"agreements"}, 1, "needs a NUMBER"), "needs a NUMBER");
    CHECK(shell::number("7", "a NUMBER") == 7);
    for (const char* wrong : {"", "0", "-1", "7x", "99999999999999999999"})
        CHECK_THROWS_AS(shell::number(wrong, "a NUMBER"), std::invalid_argument);
}
