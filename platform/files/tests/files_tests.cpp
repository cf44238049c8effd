// Files are judged by their content, kept once, read back whole and sent so that no browser runs them.
#include "platform/files/files.hpp"

#include "platform/basics/digest.hpp"
#include "platform/testing/test_database.hpp"

#include <doctest/doctest.h>
#include <fstream>
#include <sstream>
#include <testing/source_folder.hpp>

using namespace std::literals;
using files::Type;

namespace {

const std::string pdf = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n%%EOF\n";
const std::string png = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\b\6\0\0\0"s;
const Time noon = *Time::parse("2026-11-22T12:00:00.000Z");

std::string content_of(const std::string& file) {
    std::ifstream stream(std::string{ENTENTE_SOURCE_DIR} + "/" + file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

Result<files::FileId> stored(db::Transaction& tx, std::string_view name, std::string_view bytes,
                             std::int64_t owner = 1, const files::Rules& rules = {}) {
    return files::store(tx, {"agreements", owner}, {name, bytes}, {}, noon, rules);
}

std::string reason(const Result<files::FileId>& result) {
    return result ? "stored" : result.failure().reasons.at(0);
}

std::int64_t contents(db::Session& session) {
    return session.one<std::int64_t>("SELECT count(*) FROM file_contents");
}

} // namespace

TEST_CASE("A file comes back as it was, with its name, type and digest") {
    testing::TestDatabase database;
    auto tx = database->begin();
    std::string long_text;
    for (int i = 0; long_text.size() < (5u << 19); ++i) long_text += "row " + std::to_string(i) + "\n";
    auto id = stored(tx, "C:\\mina filer\\Avtal åäö.txt", long_text);
    REQUIRE(id);
    auto file = files::find(tx, *id);
    REQUIRE(file);
    CHECK(file->name == "Avtal åäö.txt");
    CHECK(file->type == Type::text);
    CHECK(file->digest == sha256_hex(long_text));
    CHECK(file->size == static_cast<std::int64_t>(long_text.size()));
    CHECK(files::read(tx, *file) == long_text);
    CHECK(tx.one<std::int64_t>("SELECT count(*) FROM file_chunks") == 3);
    CHECK(files::files_of(tx, {"agreements", 1}).size() == 1);
    CHECK(files::files_of(tx, {"agreements", 2}).empty());
}

TEST_CASE("The same content is kept once, until its last file is forgotten") {
    testing::TestDatabase database;
    auto tx = database->begin();
    auto first = stored(tx, "a.pdf", pdf, 1), second = stored(tx, "b.pdf", pdf, 2);
    CHECK(contents(tx) == 1);
    files::forget(tx, *first);
    CHECK(files::read(tx, *files::find(tx, *second)) == pdf);
    files::forget(tx, *second);
    CHECK(contents(tx) == 0);
    files::forget(tx, *second);
}

TEST_CASE("A type is told by the content, whatever the name says") {
    CHECK(files::type_of(pdf, "picture.png") == Type::pdf);
    CHECK(files::type_of(png, "agreement.pdf") == Type::png);
    CHECK(files::type_of("namn;ort\nLund;Lund\n", "lista.csv") == Type::csv);
    CHECK(files::type_of("Hej\n", "lista") == Type::text);
    CHECK(files::type_of("{\"a\": 1}", "x.json") == Type::text);
    CHECK(files::type_of(content_of("data/agreements_made/register_made_from_ror_names.xlsx"), "x") ==
          Type::xlsx);
    CHECK(files::type_of(content_of("data/erasmus_eche/destinations.xlsx"), "x") == Type::xlsx);
    CHECK(files::type_of("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s + std::string(600, '\0'), "gammal.xls") ==
          Type::xls);
}

TEST_CASE("Pages, programs and empty files are not stored") {
    testing::TestDatabase database;
    auto tx = database->begin();
    CHECK(reason(stored(tx, "a.txt", "<!doctype html><html><script>alert(1)</script></html>")) ==
          "files.type");
    CHECK(reason(stored(tx, "a.png", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>")) ==
          "files.type");
    CHECK(reason(stored(tx, "a.pdf",
                        "\x7F"
                        "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0\x3E\0"sv)) == "files.type");
    CHECK(reason(stored(tx, "a.pdf", "MZ\x90\0\3\0\0\0\4\0\0\0\xFF\xFF"sv)) == "files.type");
    CHECK(reason(stored(tx, "a.txt", "")) == "files.empty");
    CHECK(reason(stored(tx, "a.txt", "four", 1, {.most_bytes = 3})) == "files.too_large");
    CHECK(reason(stored(tx, "a.pdf", pdf, 1, {.types = {Type::png}})) == "files.type");
    auto book = content_of("data/agreements_made/register_made_from_ror_names.xlsx");
    CHECK(reason(stored(tx, "a.xlsx", book + "xl/vbaProject.bin")) == "files.macros");
    CHECK(contents(tx) == 0);
}

TEST_CASE("A name is made safe and fits the type") {
    CHECK(files::safe_name("report.exe", Type::pdf) == "report.exe.pdf");
    CHECK(files::safe_name("Report.PDF", Type::pdf) == "Report.PDF");
    CHECK(files::safe_name("../../etc/passwd", Type::text) == "passwd.txt");
    CHECK(files::safe_name(".hidden\r\n.txt", Type::text) == "hidden.txt");
    CHECK(files::safe_name("evil\u202Egpj.pdf", Type::pdf) == "evilgpj.pdf"); // was read as evilfdp.jpg
    CHECK(files::safe_name("", Type::pdf) == "file.pdf");
    CHECK(files::safe_name("..", Type::pdf) == "file.pdf");
    auto cut = files::safe_name(std::string(199, 'a') + "ååå.pdf", Type::pdf);
    CHECK(cut == std::string(199, 'a') + ".pdf");
}

TEST_CASE("A download is an attachment with its name in every letter, sent in pieces") {
    testing::TestDatabase database;
    std::string text(3 << 19, 'x');
    auto tx = database->begin();
    auto id = stored(tx, "Avtal \"å\" 100%.txt", text);
    auto file = files::find(tx, *id);
    tx.commit();
    auto response = files::download(*database, *file);
    CHECK(response.type == "text/plain; charset=utf-8");
    CHECK(response.headers[0].second == "attachment; filename=\"Avtal ___ 100_.txt\"; "
                                        "filename*=UTF-8''Avtal%20%22%C3%A5%22%20100%25.txt");
    std::string sent;
    int pieces = 0;
    for (std::string piece = response.pieces(); !piece.empty(); piece = response.pieces())
        sent += piece, ++pieces;
    CHECK(sent == text);
    CHECK(pieces == 2);
}

TEST_CASE("A name cannot break out of its header") {
    CHECK(files::attachment("a\r\nSet-Cookie: x\".pdf").find('\n') == std::string::npos);
}
