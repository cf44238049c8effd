// The first of sorted rows. SQLite makes a table on the side for ORDER BY with LIMIT, even for no rows at
// all; a page that asks a dozen such questions is a sixth slower for it. Rows that are few by nature are
// sorted without.
#pragma once

#include "platform/db/session.hpp"

#include <vector>

namespace partners {

template <class Row, class... P>
std::vector<Row> first_rows(std::size_t most, db::Session& session, db::Sql sql, const P&... parameters) {
    std::vector<Row> rows;
    auto take = [&](Row& row) { return rows.push_back(std::move(row)), rows.size() < most; };
    session.each<Row>(sql, take, parameters...);
    return rows;
}

} // namespace partners
