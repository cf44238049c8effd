// The list of partnerships: what it can be filtered, sorted and arranged by, its rows, and what its pages
// show.
#pragma once

#include "platform/db/database.hpp"
#include "platform/html/fields.hpp"
#include "platform/html/parts.hpp"
#include "platform/lists/list_page.hpp"
#include "platform/web/call.hpp"
#include "platform/web/form.hpp"
#include "policy/partnerships/bulk.hpp"
#include "policy/partnerships/case.hpp"
#include "policy/partnerships/institution.hpp"

#include <optional>
#include <string>
#include <vector>

namespace partnerships {

const lists::ListSpec& list_spec();

struct ListRow {
    PartnershipId id;
    std::string title;
    Stage stage;
    Origin origin;
    std::string host;
    std::string number;
    std::string registration_number;
    std::optional<Date> answer_by;
    std::optional<Date> answered_on;
    Time stage_since;
    std::string areas, formats;
    std::optional<int> term_months;
    std::string sponsor;
    std::string unit_sv, unit_en;
    std::string coordinator;
    int version = 1;
    std::string partners; // names, joined by commas
};

// With partners named in that language, where the register has such a name.
std::vector<ListRow> find_rows(db::Session& session, const lists::ListState& state,
                               std::string_view language = "");
// From this row on, for exports and cursors: by id.
std::vector<ListRow> rows_after(db::Session& session, const lists::ListState& state, PartnershipId after,
                                int limit);
std::vector<ListRow> rows_of(db::Session& session, const std::vector<PartnershipId>& ids);
std::int64_t count_rows(db::Session& session, const lists::ListState& state);
// Where partners of any case are, by code.
std::vector<std::string> countries_of_partners(db::Session& session);
struct StageCount {
    Stage stage;
    std::int64_t number;
};
std::vector<StageCount> count_stages(db::Session& session);

// A column's cell for this reader.
lists::Cell cell_of(const web::Call& call, std::string_view column, const ListRow& row);

struct ListPage {
    lists::ListPage list;
    bool may_propose = false, may_triage = false;
};

struct BoardColumn {
    Stage stage;
    std::int64_t number = 0;
    std::vector<ListRow> rows; // the first of them
};
struct BoardPage {
    std::vector<BoardColumn> columns;
};

struct BulkPage {
    std::vector<ListRow> rows;
    LeftOut left_out;
    std::vector<html::Choice> hosts, units, coordinators;
    web::FormView form;
    std::vector<std::string> reasons;
};

// The promised day in words, "" once answered; and whether it has passed.
struct Due {
    std::string words;
    bool late = false;
};
Due due_of(const web::Call& call, const ListRow& row);

} // namespace partnerships
