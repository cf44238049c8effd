// A desk where lists are taken in: a program with one organisation, and short names for the steps.
#pragma once

#include "platform/testing/test_app.hpp"
#include "policy/agreements/actions.hpp"
#include "policy/agreements/import_steps.hpp"
#include "policy/agreements/store.hpp"
#include "policy/partners/partners.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace agreements {

inline constexpr std::string_view a_list =
    "Number,Partner,Country,Signed,Expiry,Type\n"
    "N1,Nordvik Institute of Technology,Norway,2020-01-01,2027-05-31,Student Exchange\n"
    "N2,\"Adelaide, University of\",AUSTRALIA,2021-01-01,unlimited,General Cooperation\n"
    "N3,,Norway,2021-01-01,2029-01-01,Student Exchange\n";

// 450 agreements: three batches.
inline std::string a_long_list() {
    std::string csv = "Number,Partner,Country,Signed,Expiry,Type\n";
    for (int i = 0; i < 450; ++i)
        csv += "L" + std::to_string(i) +
               ",Nordvik Institute of Technology,Norway,2020-01-01,2027-05-31,Exchange\n";
    return csv;
}

struct Desk {
    Desk() {
        app.sign_in_as("contract_administrator");
        auto tx = app.database().begin();
        adelaide = partners::enter_within(tx, "University of Adelaide", "AU", app.by());
        tx.commit();
    }
    Importing with() { return {app.services().institution, app.services().catalogues}; }
    ImportId begin(std::string_view csv) {
        auto id = begin_import(app.database(), {"list.csv", csv}, with(), app.by());
        REQUIRE(id);
        return *id;
    }
    ImportId mapped(std::string_view csv) {
        auto id = begin(csv);
        auto mapping = mapping_in(find(id).mapping);
        REQUIRE(mapping);
        REQUIRE(map_import(app.database(), id, *mapping, "", with(), app.by()));
        return id;
    }
    ImportCounts check(ImportId id) {
        auto counts = check_import(app.database(), id, with(), app.by());
        REQUIRE(counts);
        return *counts;
    }
    ImportId checked(std::string_view csv) {
        auto id = mapped(csv);
        check(id);
        return id;
    }
    ImportCounts apply(ImportId id) {
        check(id);
        auto counts = apply_import(app.database(), id, with(), app.by());
        REQUIRE(counts);
        return *counts;
    }
    ImportId apply(std::string_view csv) {
        auto id = mapped(csv);
        apply(id);
        return id;
    }
    UndoCounts undo(ImportId id) {
        auto counts = undo_import(app.database(), id, app.by());
        REQUIRE(counts);
        return *counts;
    }
    Import find(ImportId id) {
        auto reader = app.database().read();
        return find_import(reader, id).value();
    }
    std::optional<Agreement> agreement(std::int64_t id) {
        auto reader = app.database().read();
        return find_agreement(reader, AgreementId{id});
    }
    std::int64_t number_of(db::Sql sql) {
        auto reader = app.database().read();
        return reader.one<std::int64_t>(sql);
    }
    void write_in(std::int64_t id, std::string note) {
        auto wanted = *agreement(id);
        wanted.note = std::move(note);
        REQUIRE(change(app.database(), wanted, with().institution, app.by()));
    }
    std::int64_t agreements() { return number_of("SELECT count(*) FROM agreements"); }

    testing::TestApp app;
    OrganisationId adelaide;
};

} // namespace agreements
