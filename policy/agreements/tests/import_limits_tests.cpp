// What a list may hold, and what stands where it says nothing.
#include "platform/testing/test_app.hpp"
#include "policy/agreements/imports.hpp"

#include "testing/source_folder.hpp"
#include <doctest/doctest.h>

using namespace agreements;

namespace {

std::string a_list_of(std::int64_t rows) {
    std::string csv = "Number,Partner,Expiry\n";
    for (std::int64_t i = 0; i < rows; ++i) csv += "N" + std::to_string(i) + ",Nordvik,2027-01-01\n";
    return csv;
}

} // namespace

TEST_CASE("Import: a list longer than any office's register is refused when it comes, not page by page") {
    testing::TestApp app;
    app.sign_in_as("contract_administrator");
    Importing with{app.services().institution, app.services().catalogues};
    const auto csv = a_list_of(most_rows_of_a_list + 1);
    auto begun = begin_import(app.database(), {"list.csv", csv}, with, app.by());
    REQUIRE_FALSE(begun);
    CHECK(begun.failure().reasons == Reasons{"tables.too_many_rows"});
}

TEST_CASE("An agreement of which nobody says whose it is stands with the institution's first house, "
          "whichever that is") {
    testing::TestApp app;
    app.sign_in_as("contract_administrator");
    auto nordby = settings::Settings::read(std::string{ENTENTE_SOURCE_DIR} + "/institutions/example");
    Importing with{nordby, app.services().catalogues};
    auto id = begin_import(app.database(), {"list.csv", a_list_of(2)}, with, app.by());
    REQUIRE(id);
    auto reader = app.database().read();
    auto mapping = mapping_in(find_import(reader, *id)->mapping);
    REQUIRE(mapping);
    CHECK(mapping->host == "nordby");
}
