// The made register against its answer key: how often its names are tied to the right organisation, with the
// real register's names around them. One in twenty of the registry stands there, and all those that the key
// names.
#include "platform/settings/settings.hpp"
#include "platform/tables/origin.hpp"
#include "platform/tables/tables.hpp"
#include "platform/testing/test_app.hpp"
#include "policy/agreements/imports.hpp"
#include "policy/partners/imports.hpp"
#include "policy/partners/partners.hpp"

#include "testing/source_folder.hpp"
#include <doctest/doctest.h>

#include <map>
#include <set>

namespace {

std::filesystem::path data(const std::string& name) {
    return std::string{ENTENTE_SOURCE_DIR} + "/data/" + name;
}

using Key = std::map<std::int64_t, std::string>; // row of the list → ROR id

Key answer_key() {
    auto table = tables::read(data("agreements_made/register_answer_key.csv"));
    REQUIRE(table);
    Key key;
    for (const auto& row : table->rows) key[std::stoll(std::string{row.cell(0)})] = row.cell(2);
    return key;
}

// Of the registry, the organisations that the key names and one in twenty of the others.
std::string part_of_the_registry(const std::string& file, const std::set<std::string>& wanted) {
    std::string lines;
    std::int64_t number = 0;
    auto done = tables::each_line(data("ror/" + file), [&](std::string_view line, std::int64_t) {
        auto at = line.find("https://ror.org/");
        bool named = at != line.npos && wanted.contains(std::string{line.substr(at, 25)});
        if (named || ++number % 20 == 0) lines.append(line).append("\n");
        return true;
    });
    REQUIRE(done);
    return lines;
}

void take_in_registry(testing::TestApp& app, const Key& key) {
    std::set<std::string> wanted;
    for (const auto& [row, ror] : key) wanted.insert(ror);
    auto second = part_of_the_registry("ror_v2_asof_v2.7.jsonl.xz", wanted);
    auto first = part_of_the_registry("ror_v1_only_asof_v2.7.jsonl.xz", wanted);
    auto tx = app.database().begin();
    auto id = partners::begin_import(tx, partners::ImportFormat::ror, "part", "", app.by());
    tx.commit();
    std::vector<partners::ImportFile> files{{"v2", std::string_view{second}},
                                            {"v1", std::string_view{first}}};
    REQUIRE(partners::apply_import(app.database(), id, files, app.by()));
}

} // namespace

TEST_CASE(
    "Import: the names of the made register are tied to the right organisations, as its answer key says") {
    testing::TestApp app;
    app.sign_in_as("contract_administrator");
    auto key = answer_key();
    take_in_registry(app, key);
    auto list = tables::whole_file(data("agreements_made/register_made_from_ror_names.csv"), 1 << 20);
    REQUIRE(list);
    agreements::Importing with{app.services().institution, app.services().catalogues};
    auto id = agreements::begin_import(app.database(), {"made.csv", *list}, with, app.by());
    REQUIRE(id);
    auto mapping = [&] {
        auto reader = app.database().read();
        return *agreements::mapping_in(agreements::find_import(reader, *id)->mapping);
    }();
    REQUIRE(agreements::map_import(app.database(), *id, mapping, "", with, app.by()));

    auto reader = app.database().read();
    auto table = agreements::table_of(reader, *id, mapping);
    REQUIRE(table);
    agreements::ImportWords words{with.institution, with.catalogues};
    auto read = agreements::read_agreements(*table, mapping, words, app.clock.today());
    const auto names = agreements::names_of_import(reader, *id);
    agreements::NameBook book{names};
    int answered = 0, right = 0;
    for (const auto& incoming : read.agreements) {
        const auto* name = book.find(incoming.parties.at(0));
        if (!name || !name->organisation_id) continue;
        ++answered;
        bool is = partners::facts_of(reader, *name->organisation_id)->ror == key.at(incoming.line).substr(16);
        right += is;
        if (!is) MESSAGE(name->written, " -> ", partners::facts_of(reader, *name->organisation_id)->name);
    }
    double precision = double(right) / answered, recall = double(right) / double(key.size());
    MESSAGE("precision ", precision, ", recall ", recall, " of ", key.size());
    CHECK(precision >= 0.97);
    CHECK(recall >= 0.9);
    REQUIRE(agreements::check_import(app.database(), *id, with, app.by()));
    auto done = agreements::apply_import(app.database(), *id, with, app.by());
    REQUIRE(done);
    CHECK(done->added == 228);
    CHECK(done->refused == 0);
    auto back = agreements::undo_import(app.database(), *id, app.by());
    REQUIRE(back);
    CHECK(back->removed == 228);
}

TEST_CASE(
    "Import: the registers of transformative agreements, in three shapes, go all the way in and out again") {
    testing::TestApp app;
    app.sign_in_as("contract_administrator");
    agreements::Importing with{app.services().institution, app.services().catalogues};
    for (const char* name :
         {"tu9_esac_agreements.csv", "tu9_agreement_members.csv", "jct_ta_2025-02-21.csv"}) {
        CAPTURE(name);
        auto list = tables::whole_file(data(std::string{"agreements_transformative/"} + name), 25 << 20);
        REQUIRE(list);
        auto id = agreements::begin_import(app.database(), {name, *list}, with, app.by());
        REQUIRE(id);
        auto mapping = [&] {
            auto reader = app.database().read();
            return *agreements::mapping_in(agreements::find_import(reader, *id)->mapping);
        }();
        auto mapped = agreements::map_import(app.database(), *id, mapping, "", with, app.by());
        if (!mapped) MESSAGE(mapped.failure().reasons.at(0));
        REQUIRE(mapped);
        auto checked = agreements::check_import(app.database(), *id, with, app.by());
        REQUIRE(checked);
        // The last has no parties: it can only change agreements that are there under its numbers.
        CHECK((checked->added > 0) == (std::string_view{name}.starts_with("tu9")));
        CHECK(checked->added + checked->refused > 0);
        auto done = agreements::apply_import(app.database(), *id, with, app.by());
        REQUIRE(done);
        CHECK(*done == *checked);
        auto back = agreements::undo_import(app.database(), *id, app.by());
        REQUIRE(back);
        CHECK(back->removed == done->added);
        CHECK(back->kept == 0);
    }
}
