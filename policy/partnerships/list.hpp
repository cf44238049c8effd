// The list of partnerships: what it can be filtered, sorted and arranged by, its rows, and what its pages
// show.
#pragma once

#include "platform/db/database.hpp"
#include "platform/html/fields.hpp"
#include "platform/html/parts.hpp"
#include "platform/lists/lists.hpp"
#include "platform/lists/views.hpp"
#include "platform/web/call.hpp"
#include "platform/web/form.hpp"
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

std::vector<ListRow> find_rows(db::Session& session, const lists::ListState& state);
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

struct Cell {
    std::string text;
    std::string small = {};
    std::string href = {};
    std::string_view style = {}; // class of the text: "late", "pill good"
};
// A column's cell for this reader.
Cell cell_of(const web::Call& call, std::string_view column, const ListRow& row);

struct ListLine {
    std::int64_t id = 0;
    std::string title;
    std::vector<Cell> cells;
};

struct FilterGroup {
    std::string key, label;
    std::vector<html::Choice> choices;
};

// Of either list: partnerships, or collaborations below the university's level.
struct ListPage {
    const lists::ListSpec* spec = nullptr;
    std::string title;
    std::vector<const lists::Column*> shown; // columns, in order
    std::vector<ListLine> lines;
    std::vector<html::SortHead> heads;
    std::vector<FilterGroup> groups;
    std::vector<html::Choice> switches; // filters that are on or off
    std::vector<html::Choice> columns;
    std::vector<html::Link> views, chips;
    std::optional<lists::SavedView> kept; // the arrangement shown is this view, and may be deleted
    lists::ListState state;
    std::int64_t total = 0;
    html::Pager pager;
    std::string query, sort, csrf;
    bool may_propose = false, may_triage = false, may_edit = false, may_upload = false, may_share = false,
         may_keep = false;
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
