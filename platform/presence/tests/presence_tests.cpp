// Two at the same form learn of each other, and of nobody who has gone.
#include "platform/presence/presence.hpp"

#include "platform/testing/test_app.hpp"

#include <doctest/doctest.h>

using Names = std::vector<std::string>;

TEST_CASE("Whoever has the same form open is named, the one who asks is not, and who has gone is not") {
    testing::TestApp app;
    auto anna = app.sign_in_as("coordinator"), bo = app.sign_in_as("preparer");
    events::Subject first{"agreements", 1}, second{"agreements", 2};
    auto now = app.clock.now();
    CHECK(presence::meet(app.database(), anna, first, now).empty());
    CHECK(presence::meet(app.database(), bo, second, now).empty());
    CHECK(presence::meet(app.database(), bo, first, now) == Names{"coordinator (exempel)"});
    CHECK(presence::meet(app.database(), anna, first, now.plus_seconds(15)) == Names{"preparer (exempel)"});
    CHECK(presence::meet(app.database(), bo, first, now.plus_seconds(120)).empty());
}

TEST_CASE("The page's question is answered for records that one may see, and for no others") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    CHECK(app.get("/presence/agreements/1").status == 200);
    CHECK(app.get("/presence/accounts/1").status == 404);
    CHECK(app.get("/presence/sessions/1").status == 404);
    CHECK(app.get("/presence/agreements/0").status == 404);
    app.sign_out();
    CHECK(app.get("/presence/agreements/1").location.starts_with("/sign-in"));
}
