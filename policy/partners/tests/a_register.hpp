// A register on a fresh database, with what tests of importing ask of it.
#pragma once

#include "platform/testing/test_database.hpp"
#include "policy/partners/imports.hpp"
#include "policy/partners/store.hpp"

#include <doctest/doctest.h>

namespace testing {

using namespace partners;

inline By by() { return {{}, "Handläggare (exempel)", "ki", *Time::parse("2026-11-22T08:00:00.000Z")}; }

inline constexpr db::Sql dump_of[] = {
    R"sql(SELECT name || kind || status || country || region || city || coalesce(CAST(latitude AS text), '') || website
              || coalesce(CAST(established AS text), '') || origin || origin_key || CAST(version AS text)
            FROM organisations ORDER BY name, id)sql",
    R"sql(SELECT CAST(organisation_id AS text) || name || folded || language || use || origin
            FROM organisation_names ORDER BY organisation_id, name, use, id)sql",
    R"sql(SELECT CAST(organisation_id AS text) || kind || value || origin
            FROM identifiers ORDER BY organisation_id, kind, value, id)sql",
    R"sql(SELECT CAST(organisation_id AS text) || kind || CAST(other_id AS text) || origin
            FROM organisation_relations ORDER BY organisation_id, kind, other_id, id)sql",
    R"sql(SELECT kind || country || CAST(number AS text)
            FROM organisation_counts WHERE number <> 0 ORDER BY kind, country)sql",
    "SELECT CAST(organisation_id AS text) || text FROM organisation_search ORDER BY organisation_id",
    R"sql(SELECT origin || key || CAST(organisation_id AS text) || digest || fields
            FROM register_records ORDER BY origin, key)sql",
};

inline std::string dump(db::Database& database) {
    auto reader = database.read();
    std::string all;
    for (const db::Sql& sql : dump_of)
        for (const std::string& line : reader.all<std::string>(sql)) all += line + "\n";
    return all;
}

struct Register {
    TestDatabase database;

    ImportId begin(ImportFormat format) {
        auto tx = database->begin();
        auto id = begin_import(tx, format, "release", "hash", by());
        tx.commit();
        return id;
    }
    ImportCounts apply(ImportFormat format, std::string_view content) {
        last = begin(format);
        auto counts = apply_import(*database, last, {{"release", content}}, by());
        REQUIRE(counts);
        return *counts;
    }
    ImportCounts apply(std::string_view content) { return apply(ImportFormat::ror, content); }
    UndoCounts undo(ImportId id) {
        auto counts = undo_import(*database, id, by());
        REQUIRE(counts);
        return *counts;
    }
    Organisation organisation(std::string_view ror) {
        auto reader = database->read();
        auto ids = with_identifier(reader, {IdentifierKind::ror, std::string{ror}});
        REQUIRE(ids.size() == 1);
        return *find_organisation(reader, ids[0]);
    }
    std::string other_than(std::string_view ror) {
        auto reader = database->read();
        return reader.one<std::string>("SELECT min(value) FROM identifiers WHERE kind = 'ror' AND value <> ?",
                                       ror);
    }
    std::vector<StoredProblem> problems() {
        auto reader = database->read();
        return problems_of(reader, last, 1000);
    }
    std::int64_t number(db::Sql sql) {
        auto reader = database->read();
        return reader.one<std::int64_t>(sql);
    }
    void check_search() { // the trigram index says the same as the texts it stands on
        if (database->product() != db::Product::sqlite) return;
        auto tx = database->begin();
        tx.run(
            "INSERT INTO organisation_trigrams (organisation_trigrams, rank) VALUES ('integrity-check', 1)");
    }
    ImportId last;
};

} // namespace testing
