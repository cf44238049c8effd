// What the rules of ROOM promise.
#include "policy/ROOM/rules.hpp"

#include <doctest/doctest.h>

TEST_CASE("A ROOM without a title cannot begin") {
    CHECK_FALSE(ROOM::may_begin(""));
    CHECK(ROOM::may_begin("").reasons() == Reasons{"ROOM.title_missing"});
    CHECK(ROOM::may_begin("Something"));
}
