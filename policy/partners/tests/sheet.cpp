// What a file that is read back says wrong is told by row and column, and nothing in it is left out in
// silence.
#include "policy/partners/sheet.hpp"

#include "platform/lists/sheet_pages.hpp"
#include "platform/testing/test_app.hpp"
#include "platform/testing/test_database.hpp"
#include "platform/text/words.hpp"
#include "policy/partners/actions.hpp"
#include "policy/partners/store.hpp"

#include <doctest/doctest.h>
#include <utility>

using namespace partners;

namespace {

By somebody() {
    return {
        AccountId{1}, "Coordinator (example)", "ki", *Time::parse("2026-11-22T08:00:00.000Z"), "closed", {}};
}

lists::Sheet the_sheet() {
    static const auto catalogues = text::Catalogues::built_in();
    return sheet_of(somebody(), catalogues);
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
    lists::SheetCheck check(const std::string& rows) {
        auto reader = database->read();
        auto check = lists::check(reader, the_sheet(), "id;version;kind;status;ror;city\r\n" + rows);
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
        CHECK(row.faults == std::vector<Told>{{"id", "lists.sheet.id_twice"}});
    CHECK_FALSE(lists::apply(file.database, the_sheet(), "id;version;kind;status;ror;city\r\n" + rows));
    auto reader = file.database->read();
    CHECK(find_organisation(reader, file.second)->city.empty());
}

TEST_CASE("A file read back: whoever changes a row between reading and writing stops it all") {
    File file;
    auto sheet = the_sheet();
    // The file is read and compared before the turn to write: so long may others change what it is about.
    sheet.faults_of = [&, inner = sheet.faults_of, meanwhile = false](
                          db::Session& session, const lists::SheetRow& row) mutable -> http::Pairs {
        if (!std::exchange(meanwhile, true)) {
            auto details = details_of(*find_organisation(session, file.second), {});
            details.name = "Andra";
            details.city = "Gävle";
            REQUIRE(change_organisation(file.database, file.second, details, 1, OldName::forget, somebody()));
        }
        return inner(session, row);
    };
    const auto rows =
        File::row(file.first, "university;active;;Lund") + File::row(file.second, "university;active;;Umeå");
    auto applied = lists::apply(file.database, sheet, "id;version;kind;status;ror;city\r\n" + rows);
    REQUIRE_FALSE(applied);
    CHECK(applied.failure().fault == Fault::refused);
    auto reader = file.database->read();
    CHECK(find_organisation(reader, file.first)->city.empty());
    CHECK(find_organisation(reader, file.second)->city == "Gävle");
}

TEST_CASE("A file read back: an id that only begins as a number is no organisation's") {
    File file;
    auto rows = std::to_string(file.first.value) + "x;1;university;active;;Lund\r\n";
    CHECK(file.fault(rows) == Told{"id", "lists.sheet.unknown_id"});
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
          Told{"version", "lists.sheet.changed_since"});
}

TEST_CASE("A file read back: an unknown type is told with the words that are known") {
    File file;
    CHECK(file.fault(File::row(file.first, "univ;active;;")) == Told{"kind", "partners.sheet.kind"});
    const auto catalogues = text::Catalogues::built_in();
    for (auto kind : all_of<OrganisationKind>())
        for (const auto* words : {&catalogues.sv, &catalogues.en})
            CHECK((*words)("partners.sheet.kind").find(words->of("partners.kind", kind)) !=
                  std::string_view::npos);
}

TEST_CASE("A file read back: each word of either language, and each key, leads to its own key") {
    const auto sheet = the_sheet();
    for (const auto& [column, words] : sheet.spoken) {
        const auto keys = lists::keys_by_word(sheet, column);
        for (const auto& [key, word] : words) {
            CAPTURE(key);
            for (const auto& said : {key, word.sv, word.en}) CHECK(lists::in_keys(keys, said) == key);
        }
        CHECK(lists::in_keys(keys, "Marsbas") == "Marsbas"); // for the rule to judge
    }
}

namespace {

// Somebody who sends the list back, with one organisation in it.
struct Sender {
    testing::TestApp app;
    Sender() {
        app.sign_in_as("coordinator");
        app.api(http::Method::post, "/api/v1/organisations",
                R"({"name":"Exempelhögskolan","kind":"university","country":"SE"})");
    }
    testing::Answer send(const std::string& path, std::string_view city, int version = 1) {
        auto file = "id;version;city\r\n1;" + std::to_string(version) + ";" + std::string{city} + "\r\n";
        return app.upload(path, {}, {{"file", "list.csv", "text/csv", file}});
    }
    bool stands_in(std::string_view city) {
        return app.get("/api/v1/organisations/1").contains("\"city\":\"" + std::string{city} + "\"");
    }
    std::int64_t kept_files() {
        auto reader = app.database().read();
        return reader.one<std::int64_t>("SELECT count(*) FROM files");
    }
};

} // namespace

TEST_CASE("A file that was checked and never applied is forgotten after a day, and no earlier") {
    Sender sender;
    sender.send("/organisations/table", "Lund");
    auto forget = [&] {
        auto tx = sender.app.database().begin();
        auto forgotten = lists::tidy(tx, sender.app.clock.now());
        tx.commit();
        return forgotten;
    };
    sender.app.clock.advance_seconds(23 * 3600);
    CHECK(forget() == 0);
    sender.app.clock.advance_seconds(2 * 3600);
    CHECK(forget() == 1);
    CHECK(sender.kept_files() == 0);
    sender.app.sign_in_as("coordinator");
    CHECK(sender.app.follow(sender.app.post("/organisations/table/apply", {{"file", "1"}}))
              .contains("inte längre"));
    CHECK(sender.stands_in(""));
}

TEST_CASE(
    "A file whose row somebody changed after the check shows its check page again, and writes nothing") {
    Sender sender;
    sender.send("/organisations/table", "Lund");
    REQUIRE(sender.send("/api/v1/organisations/table", "Umeå").status == 200);
    auto late = sender.app.post("/organisations/table/apply", {{"file", "1"}});
    CHECK(late.status == 409);
    CHECK(late.contains("sedan filen laddades ned"));
    CHECK_FALSE(late.contains("action=\"/organisations/table/apply\""));
    CHECK(sender.app.faults_of(late) == testing::no_faults);
    CHECK(sender.stands_in("Umeå"));
}

TEST_CASE(
    "The list of organisations is sent out in the reader's words and comes back unchanged in each language") {
    Sender sender;
    auto check = [&](const std::string& file) {
        return sender.app.upload("/organisations/table", {}, {{"file", "list.csv", "text/csv", file}});
    };
    const auto swedish = sender.app.get("/organisations.csv").body;
    CHECK(swedish.find("Universitet och högskola") != swedish.npos);
    CHECK(swedish.find("Sverige") != swedish.npos);
    CHECK(swedish.find("university") == swedish.npos);
    sender.app.speak("en");
    const auto english = sender.app.get("/organisations.csv").body;
    CHECK(english.find("Sweden") != english.npos);
    for (const auto& file : {swedish, english, sender.app.get("/organisations.xlsx").body,
                             std::string{"id;version;kind;country;status\r\n1;1;university;SE;active\r\n"}})
        CHECK(check(file).contains("<dt>Unchanged</dt><dd>1</dd>"));
    auto told = check("id;version;country\r\n1;1;Atlantis\r\n");
    CHECK(told.contains("<td>Country</td>"));
    CHECK_FALSE(told.contains("/table/apply"));
}

TEST_CASE("JSON: a list that comes back is checked without writing, and taken over whole or not at all") {
    Sender sender;
    auto checked = sender.send("/api/v1/organisations/table/check", "Lund");
    CHECK(checked.status == 200);
    CHECK(checked.contains(R"("field":"city","before":"","after":"Lund")"));
    CHECK(sender.stands_in(""));
    CHECK(sender.kept_files() == 0);
    CHECK(sender.send("/api/v1/organisations/table", "Lund").status == 200);
    CHECK(sender.stands_in("Lund"));
    auto late = sender.send("/api/v1/organisations/table", "Umeå");
    CHECK(late.status == 409);
    CHECK(late.contains(R"("key":"lists.sheet.changed_since")"));
    CHECK(sender.stands_in("Lund"));
    CHECK(sender.app.upload("/api/v1/organisations/table", {}, {}).status == 422);
    sender.app.sign_in_as("reader");
    CHECK(sender.send("/api/v1/organisations/table/check", "Umeå", 2).status == 403);
    CHECK(sender.send("/api/v1/organisations/table", "Umeå", 2).status == 403);
}
