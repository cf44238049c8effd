// The institution's data is read, and what is broken in it is told with file, line and path.
#include "platform/settings/hosts.hpp"
#include "platform/settings/settings.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <fstream>

using settings::Settings;

namespace {

// A folder that lives as long as its test.
struct Folder {
    std::filesystem::path path;

    Folder() {
        char name[] = "/tmp/entente-settings-XXXXXX";
        path = mkdtemp(name);
    }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder& with(const std::string& file, const std::string& text) {
        std::ofstream(path / file) << text;
        return *this;
    }
    settings::Place file(const std::string& text) {
        with("roles.toml", text);
        return Settings::read(path).file("roles");
    }
};

template <class Read> std::string complaint_of(Read read) {
    try {
        read();
    } catch (const settings::Error& error) {
        return error.what();
    }
    return "no complaint";
}

} // namespace

TEST_CASE("Texts, numbers, dates, lists and tables are read from their places") {
    Folder folder;
    auto file = folder.file(R"(
        code = "ki"
        staff = 6000
        weight = 0.25
        open = true
        from = 2026-11-22
        to = "2027-01-31"
        name = { sv = "Karolinska Institutet", en = "Karolinska Institutet" }
        languages = ["sv", "en"]
        [mail]
        sender = "noreply@example.org"
        [[roles]]
        key = "officer"
        [[roles]]
        key = "decider"
    )");
    CHECK(file.text("code") == "ki");
    CHECK(file.text_or("motto", "none") == "none");
    CHECK(file.number("staff") == 6000);
    CHECK(file.number_or("students", 7) == 7);
    CHECK(file.real("weight") == 0.25);
    CHECK(file.real("staff") == 6000.0);
    CHECK(file.flag("open"));
    CHECK_FALSE(file.flag("closed"));
    CHECK(file.date("from") == Date::of(2026, 11, 22));
    CHECK(file.date("to") == Date::of(2027, 1, 31));
    CHECK_FALSE(file.date("never"));
    CHECK(file.both("name").en == "Karolinska Institutet");
    CHECK(file.texts("languages") == std::vector<std::string>{"sv", "en"});
    CHECK(file.table("mail")->text("sender") == "noreply@example.org");
    REQUIRE(file.list("roles").size() == 2);
    CHECK(file.list("roles")[1].text("key") == "decider");
    CHECK(file.list("roles")[1].where() == "roles.toml, line 14, roles[2]");
    CHECK(file.list("nothing").empty());
}

TEST_CASE("Keys come in the order of the file") {
    Folder folder;
    CHECK(folder.file("zebra = 1\napple = 2\n[mail]\nx = 1\n").keys() ==
          std::vector<std::string>{"zebra", "apple", "mail"});
}

TEST_CASE("What is missing is told with file, line and path") {
    Folder folder;
    auto file =
        folder.file("[[roles]]\nkey = \"officer\"\n\n[[roles]]\nname = { sv = \"Beslutsfattare\" }\n");
    auto decider = file.list("roles")[1];
    CHECK(complaint_of([&] { (void)decider.text("key"); }) ==
          "roles.toml, line 4: \"roles[2]\" lacks \"key\" (text).");
    CHECK(complaint_of([&] { (void)decider.both("name"); }) ==
          "roles.toml, line 5: \"roles[2].name\" lacks \"en\" (text).");
    CHECK(complaint_of([&] { (void)file.number("count"); }) ==
          "roles.toml, line 1: the file lacks \"count\" (a whole number).");
}

TEST_CASE("What is of another kind is told with what it is and what it must be") {
    Folder folder;
    auto file = folder.file("key = 12\nday = \"soon\"\nlist = [\"a\", 3]\nroles = [1]\nname = \"x\"\nopen = "
                            "\"yes\"\nhalf = 0.5\n");
    CHECK(complaint_of([&] { (void)file.text("key"); }) ==
          "roles.toml, line 1: \"key\" must be text, but is a whole number.");
    CHECK(complaint_of([&] { (void)file.date("day"); }) ==
          "roles.toml, line 2: \"day\" must be a date such as 2026-11-22, but is text.");
    CHECK(complaint_of([&] { (void)file.texts("list"); }) ==
          "roles.toml, line 3: \"list[2]\" must be text, but is a whole number.");
    CHECK(complaint_of([&] { (void)file.list("roles"); }) ==
          "roles.toml, line 4: \"roles[1]\" must be a table, but is a whole number.");
    CHECK(complaint_of([&] { (void)file.both("name"); }) ==
          "roles.toml, line 5: \"name\" must be { sv = \"…\", en = \"…\" }, but is text.");
    CHECK(complaint_of([&] { (void)file.flag("open"); }) ==
          "roles.toml, line 6: \"open\" must be true or false, but is text.");
    CHECK(complaint_of([&] { (void)file.number("half"); }) ==
          "roles.toml, line 7: \"half\" must be a whole number, but is a number with decimals.");
    CHECK(complaint_of([&] { (void)file.table("key"); }) ==
          "roles.toml, line 1: \"key\" must be a table, but is a whole number.");
}

TEST_CASE("A file that is not TOML is told with its line") {
    Folder folder;
    auto complaint = complaint_of([&] { folder.file("code = \"ki\"\nname = \"open\n"); });
    CHECK(complaint.starts_with("roles.toml, line 2: "));
}

TEST_CASE("A folder or file that is not there is told by name") {
    Folder folder;
    CHECK(complaint_of([] {
              (void)Settings::read("/no/such/folder");
          }).starts_with("The folder /no/such/folder cannot"));
    CHECK(complaint_of([&] { (void)Settings::read(folder.path); }).ends_with("holds no .toml file."));
    folder.with("roles.toml", "a = 1\n");
    auto institution = Settings::read(folder.path);
    CHECK(institution.has_file("roles"));
    CHECK(
        complaint_of([&] { (void)institution.file("criteria"); }).ends_with("lacks the file criteria.toml."));
}

TEST_CASE("The version follows the content of every file, and nothing else") {
    Folder folder, copy;
    folder.with("a.toml", "x = 1\n").with("b.toml", "y = 1\n").with("notes.txt", "not read");
    copy.with("b.toml", "y = 1\n").with("a.toml", "x = 1\n");
    auto version = Settings::read(folder.path).version();
    CHECK(version.size() == 64);
    CHECK(version == Settings::read(copy.path).version());
    copy.with("b.toml", "y = 2\n");
    CHECK(version != Settings::read(copy.path).version());
}

TEST_CASE("Where nobody says for whom they act, it is for the institution's first host, whoever that is") {
    Folder folder;
    folder.with("institution.toml", "[[hosts]]\nkey = \"nu\"\n[[hosts]]\nkey = \"nus\"\n");
    auto institution = Settings::read(folder.path);
    CHECK(settings::usual_host(institution) == "nu");
    CHECK(settings::host_for(institution, "") == "nu");
    CHECK(settings::host_for(institution, "nus") == "nus");
    Folder nobody;
    nobody.with("institution.toml", "key = \"nu\"\n");
    CHECK(settings::host_for(Settings::read(nobody.path), "").empty());
}
