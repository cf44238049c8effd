// The institution that this room's tests play in, and the organisations they name.
#pragma once

#include "platform/basics/clock.hpp"
#include "platform/db/database.hpp"
#include "platform/settings/settings.hpp"
#include "policy/ids.hpp"

#include "testing/source_folder.hpp"
#include <string>

namespace partnerships {

inline settings::Settings ki() {
    return settings::Settings::read(std::string{ENTENTE_SOURCE_DIR} + "/institutions/ki");
}

// The organisation's row is the partners room's; here only that there is one.
inline OrganisationId organisation_in(db::Database& database, const std::string& name) {
    constexpr db::Sql insert = R"sql(
        INSERT INTO organisations (name, sort_key, kind, created_at, updated_at) VALUES (?, ?, 'university', ?, ?)
        RETURNING id
    )sql";
    const auto when = *Time::parse("2026-11-22T08:00:00Z");
    auto tx = database.begin();
    auto id = tx.one<OrganisationId>(insert, name, db::Bytes{name}, when, when);
    tx.commit();
    return id;
}

} // namespace partnerships
