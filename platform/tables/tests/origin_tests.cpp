// Packed files are unpacked as a stream, and those that would unpack without end are stopped.
#include "platform/tables/origin.hpp"
#include "platform/tables/tables.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <doctest/doctest.h>

using namespace std::literals;
using Files = std::vector<std::pair<std::string, std::string>>;

namespace {

enum class Packing { zip, gzip };

std::string packed(Packing packing, const Files& files) {
    std::string bytes(1 << 20, '\0');
    std::size_t used = 0;
    archive* writer = archive_write_new();
    if (packing == Packing::zip)
        archive_write_set_format_zip(writer);
    else
        archive_write_set_format_raw(writer), archive_write_add_filter_gzip(writer);
    archive_write_open_memory(writer, bytes.data(), bytes.size(), &used);
    for (auto& [name, content] : files) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
        archive_write_header(writer, entry);
        archive_write_data(writer, content.data(), content.size());
        archive_entry_free(entry);
    }
    archive_write_close(writer);
    archive_write_free(writer);
    bytes.resize(used);
    return bytes;
}

std::vector<std::string> lines_of(const tables::Origin& origin, std::string_view entry = {}) {
    std::vector<std::string> lines;
    auto done = tables::each_line(
        origin, [&](std::string_view line, std::int64_t) { return lines.emplace_back(line), true; }, entry);
    CHECK(done);
    return lines;
}

} // namespace

TEST_CASE("Lines come out of plain, gzip and zip files alike") {
    std::vector<std::string> lines{"{\"a\":1}", "", "last"};
    std::string text = "{\"a\":1}\r\n\nlast";
    CHECK(lines_of(std::string_view{text}) == lines);
    CHECK(lines_of(std::string_view{packed(Packing::gzip, {{"x", text}})}) == lines);
    std::string zip = packed(Packing::zip, {{"readme.txt", "no"}, {"åäö.jsonl", text}});
    CHECK(lines_of(std::string_view{zip}, "åäö.jsonl") == lines);
    auto names = tables::entries_of(std::string_view{zip});
    REQUIRE(names);
    CHECK(*names == std::vector<std::string>{"readme.txt", "åäö.jsonl"});
    CHECK(lines_of(""sv).empty());
}

TEST_CASE("Lines that span pieces are put together") {
    std::string text;
    for (int i = 0; i < 5000; ++i) text += std::string(static_cast<std::size_t>(i % 700), 'x') + "\n";
    auto gzip = packed(Packing::gzip, {{"x", text}});
    std::size_t sum = 0;
    std::int64_t last = 0;
    CHECK(tables::each_line(std::string_view{gzip}, [&](std::string_view line, std::int64_t number) {
        CHECK(line.size() == static_cast<std::size_t>((number - 1) % 700));
        sum += line.size() + 1;
        last = number;
        return true;
    }));
    CHECK(sum == text.size());
    CHECK(last == 5000);
}

TEST_CASE("A file that unpacks beyond the limit is stopped") {
    auto bomb = packed(Packing::gzip, {{"x", std::string(5 << 20, '0')}});
    CHECK(bomb.size() < 100'000);
    auto whole = tables::unpacked(std::string_view{bomb}, {}, {.bytes = 1 << 20});
    REQUIRE_FALSE(whole);
    CHECK(whole.failure().reasons.at(0) == "tables.too_many_bytes");
    auto line = tables::each_line(std::string_view{bomb}, [](auto, auto) { return true; }, {},
                                  {.line_bytes = 1 << 20});
    REQUIRE_FALSE(line);
    CHECK(line.failure().reasons.at(0) == "tables.line_too_long");
}

TEST_CASE("A broken or absent file is told, not thrown") {
    std::string text;
    for (int i = 0; i < 50'000; ++i) text += std::to_string(i * 7919 % 104'729);
    auto gzip = packed(Packing::gzip, {{"x", text}});
    CHECK(tables::unpacked(std::string_view{gzip}.substr(0, gzip.size() / 2)).failure().reasons.at(0) ==
          "tables.cannot_unpack");
    CHECK(tables::unpacked(std::filesystem::path{"/no/such/file"}).failure().reasons.at(0) ==
          "tables.cannot_open");
    auto zip = packed(Packing::zip, {{"a.csv", "x"}});
    CHECK(tables::unpacked(std::string_view{zip}, "b.csv").failure().reasons.at(0) == "tables.no_such_entry");
}

TEST_CASE("A table is found inside a zip; with several it must be said which") {
    auto one = packed(Packing::zip, {{"readme.md", "x"}, {"list.csv", "a,b\nc,d\n"}});
    auto table = tables::read(std::string_view{one});
    REQUIRE(table);
    CHECK(table->rows[0].cells[1] == "d");
    auto two = packed(Packing::zip, {{"a.csv", "a,b\nc,d\n"}, {"b.csv", "a,b\ne,f\n"}});
    CHECK(tables::read(std::string_view{two}).failure().reasons.at(0) == "tables.several_files");
    CHECK(tables::read(std::string_view{two}, {.entry = "b.csv"})->rows[0].cells[0] == "e");
    auto none = packed(Packing::zip, {{"a.png", "a"}, {"b.png", "b"}});
    CHECK(tables::read(std::string_view{none}).failure().reasons.at(0) == "tables.not_a_table");
}
