// What a file that is read back says wrong is told by row and column, and nothing in it is left out in
// silence.
#include "policy/partners/sheet.hpp"

#include "platform/testing/test_database.hpp"
#include "platform/text/words.hpp"
#include "policy/partners/actions.hpp"
#include "policy/partners/store.hpp"

#include <doctest/doctest.h>

using namespace partners;

namespace {

By somebody() {
    return {
        AccountId{1}, "Coordinator (example)", "ki", *Time::parse("2026-11-22T08:00:00.000Z"), "closed", {}};
}

struct File {
    testing::TestDatabase database;
    OrganisationId first, second;
    File() : first(added("Första")), second(added("Andra")) {}

    OrganisationId added(std::string name) {
        Details details;
        details.name = std::move(name);
        details.kind = OrganisationKind::university;
        details.country = "SE";
        return *add_organisation(database, details, somebody());
    }
    static std::string row(OrganisationId id, std::string_view rest) {
        return std::to_string(id.value) + ";1;" + std::string{rest} + "\r\n";
    }
    SheetCheck check(const std::string& rows) {
        auto reader = database->read();
        auto check = check_sheet(reader, "id;version;kind;status;ror;city\r\n" + rows);
        REQUIRE(check);
        return *check;
    }
    // The only fault of the only row that is refused.
    std::pair<std::string, std::string> fault(const std::string& rows) {
        auto checked = check(rows);
        REQUIRE(checked.refused.size() == 1);
        REQUIRE(checked.refused[0].faults.size() == 1);
        return checked.refused[0].faults[0];
    }
};
using Told = std::pair<std::string, std::string>;

} // namespace

TEST_CASE("A file read back: two rows about one organisation are both told, and nothing is changed") {
    File file;
    auto rows = File::row(file.first, "university;active;;Lund") +
                File::row(file.second, "university;active;;Lund") +
                File::row(file.first, "university;active;;Umeå");
    auto check = file.check(rows);
    CHECK(check.rows == 3);
    CHECK(check.changed.size() == 1);
    REQUIRE(check.refused.size() == 2);
    CHECK(check.refused[0].number == 2);
    CHECK(check.refused[1].number == 4);
    for (const auto& row : check.refused)
        CHECK(row.faults == std::vector<Told>{{"id", "partners.sheet.id_twice"}});
    CHECK_FALSE(apply_sheet(file.database, "id;version;kind;status;ror;city\r\n" + rows, somebody()));
    auto reader = file.database->read();
    CHECK(find_organisation(reader, file.second)->city.empty());
}

TEST_CASE("A file read back: a change of what is changed elsewhere is told") {
    File file;
    CHECK(file.fault(File::row(file.first, "university;inactive;;")) ==
          Told{"status", "partners.sheet.status"});
    CHECK(file.fault(File::row(file.first, "university;;;Lund")) == Told{"status", "partners.sheet.status"});
    CHECK(file.fault(File::row(file.first, "university;active;056d84691;")) ==
          Told{"ror", "partners.sheet.ror"});
    REQUIRE(set_status(file.database, file.first, OrganisationStatus::inactive, 1, somebody()));
    CHECK(file.fault(File::row(file.first, "university;active;;")) ==
          Told{"version", "partners.sheet.changed_since"});
}

TEST_CASE("A file read back: an unknown type is told with the words that are known") {
    File file;
    CHECK(file.fault(File::row(file.first, "univ;active;;")) == Told{"kind", "partners.sheet.kind"});
    const auto catalogues = text::Catalogues::built_in();
    for (auto kind : all_of<OrganisationKind>())
        for (const auto* words : {&catalogues.sv, &catalogues.en})
            CHECK((*words)("partners.sheet.kind").find(name_of(kind)) != std::string_view::npos);
}
