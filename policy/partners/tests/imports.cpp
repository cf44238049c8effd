// Importing registers: first and later releases, undoing, broken lines, charters, domains and tables.
#include "policy/partners/merging.hpp"
#include "policy/partners/tests/a_register.hpp"

#include <testing/source_folder.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

using namespace partners;
using testing::by, testing::dump, testing::Register;

namespace {

std::string fixture(const std::string& name) {
    std::ifstream file{std::filesystem::path{ENTENTE_SOURCE_DIR} / "tests/fixtures/ror" / name};
    std::ostringstream text;
    text << file.rdbuf();
    REQUIRE_FALSE(text.str().empty());
    return text.str();
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
    auto at = text.find(what);
    REQUIRE(at != text.npos);
    for (; at != text.npos; at = text.find(what, at + with.size())) text.replace(at, what.size(), with);
    return text;
}

constexpr std::string_view ki = "056d84691";

} // namespace

TEST_CASE("A first release adds every organisation with names, identifiers and relations") {
    Register r;
    auto counts = r.apply(fixture("second_schema.jsonl"));
    CHECK(counts == ImportCounts{34, 34, 0, 0, 0, 0});
    CHECK(r.apply(fixture("first_schema.jsonl")) == ImportCounts{16, 16, 0, 0, 0, 0});
    auto karolinska = r.organisation(ki);
    CHECK(karolinska.name == "Karolinska Institutet");
    CHECK(karolinska.kind == OrganisationKind::university);
    CHECK(karolinska.country == "SE");
    auto reader = r.database->read();
    CHECK(names_of_organisation(reader, karolinska.id).front().use == NameUse::display);
    CHECK_FALSE(relations_of(reader, karolinska.id).empty());
    CHECK(r.number("SELECT count(*) FROM organisation_search") == 50);
    CHECK(r.number("SELECT CAST(sum(number) AS bigint) FROM organisation_counts") == 50);
    CHECK(r.number("SELECT count(*) FROM events WHERE subject_kind = 'imports'") == 2);
    r.check_search();
}

TEST_CASE("The same release again changes nothing") {
    Register r;
    r.apply(fixture("second_schema.jsonl"));
    auto before = dump(*r.database);
    CHECK(r.apply(fixture("second_schema.jsonl")) == ImportCounts{34, 0, 0, 34, 0, 0});
    CHECK(dump(*r.database) == before);
}

TEST_CASE("Checking says what would happen and changes nothing") {
    Register r;
    auto before = dump(*r.database);
    auto id = r.begin(ImportFormat::ror);
    auto content = fixture("second_schema.jsonl");
    auto counts = check_import(*r.database, id, {{"release", std::string_view{content}}});
    REQUIRE(counts);
    CHECK(counts->added == 34);
    CHECK(dump(*r.database) == before);
    auto reader = r.database->read();
    CHECK(find_import(reader, id)->status == ImportStatus::checked);
    CHECK(find_import(reader, id)->sample.find("\"act\":\"added\"") != std::string::npos);
}

TEST_CASE("A later release follows the register, and what people changed stays theirs") {
    Register r;
    auto first = fixture("second_schema.jsonl");
    r.apply(first);
    auto mine = r.organisation(ki);
    mine.city = "Solna";
    {
        auto tx = r.database->begin();
        REQUIRE(update_organisation(tx, mine, by().when));
        insert_name(tx, mine.id, {{}, "Institutet", "sv", NameUse::alias, {}, "user"});
        refresh_search(tx, mine.id);
        tx.commit();
    }
    auto mine_before = dump(*r.database);
    auto later = replaced(first, "\"https://ki.se\"", "\"https://new.ki.se\"");
    auto line_end = later.find('\n', later.find("056d84691"));
    auto line_start = later.rfind('\n', line_end - 1) == later.npos ? 0 : later.rfind('\n', line_end - 1) + 1;
    auto line = replaced(later.substr(line_start, line_end - line_start), "\"name\":\"Stockholm\"",
                         "\"name\":\"Huddinge\"");
    later.replace(line_start, line_end - line_start, line);
    auto counts = r.apply(later);
    CHECK(counts.updated == 1);
    CHECK(counts.unchanged == 33);
    auto now = r.organisation(ki);
    CHECK(now.website == "https://new.ki.se");
    CHECK(now.city == "Solna");
    REQUIRE(r.problems().size() >= 1);
    CHECK(r.problems()[0].reason == "partners.import.changed_here");
    CHECK(r.problems()[0].field == "city");
    {
        auto reader = r.database->read();
        bool there = false;
        for (const auto& name : names_of_organisation(reader, now.id))
            there = there || name.name == "Institutet";
        CHECK(there);
    }
    CHECK(r.undo(r.last) == UndoCounts{0, 0, 1});
    CHECK(dump(*r.database) == mine_before);
    r.check_search();
}

TEST_CASE("What a later release withdraws is kept as withdrawn, with its successor") {
    Register r;
    auto first = fixture("second_schema.jsonl");
    r.apply(first);
    CHECK(r.number("SELECT count(*) FROM organisations WHERE status = 'withdrawn'") == 3);
    CHECK(r.number("SELECT count(*) FROM organisation_relations WHERE kind = 'predecessor'") >= 3);
    auto start = first.rfind("\"status\":\"active\"");
    REQUIRE(start != first.npos);
    auto later = first;
    later.replace(start, 17, "\"status\":\"inactive\"");
    auto counts = r.apply(later);
    CHECK(counts.retired == 1);
    CHECK(r.number("SELECT count(*) FROM organisations WHERE status = 'inactive'") >= 1);
    CHECK(r.number("SELECT count(*) FROM organisations") == 34);
}

TEST_CASE("Undoing takes away what nobody uses, and tells what stays") {
    Register r;
    auto empty = dump(*r.database);
    r.apply(fixture("second_schema.jsonl"));
    SUBCASE("nobody has used anything") {
        CHECK(r.undo(r.last) == UndoCounts{34, 0, 0});
        CHECK(dump(*r.database) == empty);
        CHECK_FALSE(undo_import(*r.database, r.last, by()));
        CHECK(r.apply(fixture("second_schema.jsonl")).added == 34);
    }
    SUBCASE("one has got a name from a person") {
        auto tx = r.database->begin();
        insert_name(tx, with_identifier(tx, {IdentifierKind::ror, std::string{ki}})[0],
                    {{}, "Institutet", "sv", NameUse::alias, {}, "user"});
        tx.commit();
        CHECK(r.undo(r.last) == UndoCounts{33, 1, 0});
        CHECK(r.organisation(ki).name == "Karolinska Institutet");
        CHECK(r.number("SELECT CAST(sum(number) AS bigint) FROM organisation_counts") == 1);
    }
    SUBCASE("a later import stands on it") {
        auto first = r.last;
        r.apply(replaced(fixture("second_schema.jsonl"), "\"https://ki.se\"", "\"https://new.ki.se\""));
        auto refused = undo_import(*r.database, first, by());
        REQUIRE_FALSE(refused);
        CHECK(refused.failure().reasons == Reasons{"partners.import.later_first"});
        r.undo(r.last);
        CHECK(r.undo(first) == UndoCounts{34, 0, 0});
        CHECK(dump(*r.database) == empty);
    }
    r.check_search();
}

TEST_CASE("A broken line is told with its number and harms no other") {
    Register r;
    auto content = fixture("second_schema.jsonl");
    auto second_line = content.find('\n') + 1;
    content.insert(second_line, "{\"id\": broken\n");
    CHECK(r.apply(content) == ImportCounts{35, 34, 0, 0, 0, 1});
    REQUIRE_FALSE(r.problems().empty());
    CHECK(r.problems()[0].line == 2);
    CHECK(r.problems()[0].severity == Severity::refused);
}

TEST_CASE("An import that dies in the middle goes on there, as if nothing had happened") {
    std::string table = "identifier,name,type,country,city\n";
    for (int i = 0; i < 2500; ++i)
        table += "X" + std::to_string(i) + ",Name " + std::to_string(i) + ",university,SE,Lund\n";
    table += ",Nobody,company,SE,Lund\nX7,Twice,company,SE,Lund\n";
    const std::vector<ImportFile> files{{"table", std::string_view{table}}};
    Register whole, r;
    const auto in_one = apply_import(*whole.database, whole.begin(ImportFormat::table), files, by());
    REQUIRE(in_one);
    r.last = r.begin(ImportFormat::table);
    auto empty = dump(*r.database);
    auto die = [](std::string_view stage, std::int64_t done) -> Go {
        if (stage == "writing" && done >= 2000) throw std::runtime_error("the machine died");
        return Go::on;
    };
    CHECK_THROWS(apply_import(*r.database, r.last, files, by(), die));
    CHECK(r.number("SELECT count(*) FROM organisations") == 2000);
    SUBCASE("it goes on") {
        auto again = apply_import(*r.database, r.last, files, by());
        REQUIRE(again);
        CHECK(*again == *in_one);
        CHECK(*again == ImportCounts{2502, 2500, 0, 0, 0, 2});
        CHECK(dump(*r.database) == dump(*whole.database));
        CHECK(r.problems().size() == 2);
        CHECK(*apply_import(*r.database, r.last, files, by()) == *in_one); // a job may run twice
    }
    SUBCASE("another may not begin meanwhile") {
        auto another = apply_import(*r.database, r.begin(ImportFormat::table), files, by());
        REQUIRE_FALSE(another);
        CHECK(another.failure().reasons == Reasons{"partners.import.another_runs"});
    }
    SUBCASE("it is stopped, and what it had written is taken back") {
        REQUIRE(cancel_import(*r.database, r.last, by()));
        CHECK_FALSE(apply_import(*r.database, r.last, files, by()));
        CHECK(r.undo(r.last) == UndoCounts{2000, 0, 0});
        CHECK(dump(*r.database) == empty);
        auto reader = r.database->read();
        CHECK(find_import(reader, r.last)->status == ImportStatus::cancelled);
    }
    r.check_search();
}

TEST_CASE("What a merge has moved stays through later releases, and the split finds it") {
    Register r;
    auto first = fixture("second_schema.jsonl");
    r.apply(first);
    auto kept = r.organisation(ki);
    std::string other = r.other_than(ki);
    auto gone = r.organisation(other);
    auto before = dump(*r.database);
    auto knowing = by();
    knowing.excuses = {{"partners.merge.told_apart", "ROR har fel"}};
    auto merged = merge(*r.database, kept.id, gone.id, knowing);
    REQUIRE(merged);
    auto later = replaced(first, "\"https://ki.se\"", "\"https://new.ki.se\"");
    CHECK(r.apply(later).updated == 1);
    {
        auto reader = r.database->read();
        CHECK(with_identifier(reader, {IdentifierKind::ror, other}) == std::vector{kept.id});
    }
    r.check_search();
    SUBCASE("split, then undone") {
        auto back = split(*r.database, *merged, by());
        REQUIRE(back);
        CHECK(back->stayed.empty());
        CHECK(r.organisation(other).id == gone.id);
        r.undo(r.last);
        CHECK(r.organisation(other).id == gone.id);
        CHECK(r.organisation(ki).website == kept.website);
    }
    SUBCASE("undone, then split") {
        r.undo(r.last);
        CHECK(split(*r.database, *merged, by())->stayed.empty());
        CHECK(r.organisation(other).id == gone.id);
    }
    r.check_search();
}

TEST_CASE(
    "A table may have a column for each kind of identifier; one that cannot be right is told and left out") {
    Register r;
    CHECK(r.apply(ImportFormat::table, "identifier,name,country,ROR,Organisationsnummer\n"
                                       "X1,Alfa,SE,https://ror.org/056d84691,202100-2973\n"
                                       "X2,Beta,SE,,202100-2974\n")
              .added == 2);
    auto reader = r.database->read();
    CHECK(reader.one<std::int64_t>("SELECT count(*) FROM identifiers WHERE kind = 'ror'") == 1);
    CHECK(reader.one<std::int64_t>(
              "SELECT count(*) FROM identifiers WHERE kind = 'swedish_organisation_number'") == 1);
    CHECK(reader.one<std::string>("SELECT value FROM import_problems") == "202100-2974");
}

TEST_CASE("A key of the list's own that looks like an identifier with wrong check digits is told; a plain "
          "number is not") {
    Register r;
    CHECK(r.apply(ImportFormat::table, "identifier,name,country\n056d84692,Alfa,SE\n"
                                       "https://ror.org/056d84692x,Beta,SE\n202100-2974,Gamma,SE\n"
                                       "0000 0004 1937 0627,Delta,SE\n5493001KJTIIGC8Y1R13,Epsilon,SE\n"
                                       "2021002974,Zeta,SE\n012345678,Eta,SE\nORG-1,Theta,SE\n")
              .added == 8); // taken in with their keys
    std::vector<std::int64_t> rows;
    for (const auto& problem : r.problems()) {
        CHECK(problem.reason == "partners.identifier.check_digits");
        CHECK(problem.field == "identifier");
        CHECK(problem.severity == Severity::warning);
        rows.push_back(problem.line);
    }
    CHECK(rows == std::vector<std::int64_t>{2, 4, 5, 6});
    auto reader = r.database->read();
    CHECK(reader.one<std::int64_t>("SELECT count(*) FROM identifiers") == 0);
}

TEST_CASE("A table adds by its identifier and updates by it") {
    Register r;
    CHECK(r.apply(ImportFormat::table,
                  "id,identifier,name,type,country,city\n1,ORG1,Alfa,university,SE,Lund\n"
                  "2,ORG2,Beta,ngo,XX,Oslo\n3,,Gamma,company,NO,Oslo\n") == ImportCounts{3, 2, 0, 0, 0, 1});
    CHECK(
        r.apply(ImportFormat::table, "identifier,name,type,country,city\nORG1,Alfa,university,SE,Malmö\n") ==
        ImportCounts{1, 0, 1, 0, 0, 0});
    CHECK(r.number("SELECT count(*) FROM organisations WHERE city = 'Malmö'") == 1);
    auto id = r.begin(ImportFormat::table);
    auto wrong = apply_import(*r.database, id, {{"wrong", std::string_view{"a,b\n1,2\n"}}}, by());
    REQUIRE_FALSE(wrong);
    CHECK(wrong.failure().reasons == Reasons{"partners.import.columns"});
}

TEST_CASE("Two records of one import about the same organisation are taken back as one") {
    Register r;
    auto empty = dump(*r.database);
    r.apply(fixture("second_schema.jsonl"));
    auto register_import = r.last;
    auto before = dump(*r.database);
    auto counts =
        r.apply(ImportFormat::eche,
                "Proposal number;Erasmus Code;Pic;OID;Legal Name;City;Country Cd;Website Url\n"
                "101012444;S  STOCKHO03;999978530;E10209123;KAROLINSKA INSTITUTET;STOCKHOLM;SE;http://ki.se\n"
                "101012555;;;E10209555;KAROLINSKA INSTITUTET;SOLNA;SE;http://ki.se\n");
    CHECK(counts.updated == 2);
    CHECK(r.undo(r.last) == UndoCounts{0, 0, 1});
    CHECK(dump(*r.database) == before);
    CHECK(r.undo(register_import) == UndoCounts{34, 0, 0}); // nobody has used it
    CHECK(dump(*r.database) == empty);
}

TEST_CASE("Charters and domains add identifiers to the organisation that is there") {
    Register r;
    r.apply(fixture("second_schema.jsonl"));
    auto before = dump(*r.database);
    constexpr std::string_view charters =
        "Proposal number;Erasmus Code;Pic;OID;Legal Name;City;Country Cd;Website Url\n"
        "101012444;S  STOCKHO03;999978530;E10209123;KAROLINSKA INSTITUTET;STOCKHOLM;SE;http://ki.se\n"
        "101012445;A  NOWHERE01;;#N/A;Nirgends;Baden;AT;www.nirgends.example\n";
    auto counts = r.apply(ImportFormat::eche, charters);
    CHECK(counts.added == 1);
    CHECK(counts.updated == 1);
    auto charters_import = r.last;
    {
        auto reader = r.database->read();
        auto found = with_identifier(reader, {IdentifierKind::erasmus, "S  STOCKHO03"});
        REQUIRE(found.size() == 1);
        CHECK(found[0] == r.organisation(ki).id);
        CHECK(r.organisation(ki).name == "Karolinska Institutet");
    }
    CHECK(r.apply(ImportFormat::eche, charters).unchanged == 2);
    auto domains =
        r.apply(ImportFormat::domains, R"([{"name":"Karolinska","domains":["ki.se"],"alpha_two_code":"SE"},
        {"name":"Unknown College","domains":["unknown.example"],"alpha_two_code":"US"}])");
    CHECK(domains.refused == 1);
    CHECK_FALSE(ImportCounts{.read = 3, .refused = 3}.all_known()); // nothing to write, and nothing known
    CHECK(ImportCounts{.read = 3, .unchanged = 3}.all_known());
    CHECK(r.problems()[0].reason == "partners.import.not_matched");
    r.undo(r.last);
    r.undo(charters_import);
    CHECK(dump(*r.database) == before);
}
