// The list of partnerships: what it can be filtered and sorted by, and its rows.
#pragma once

#include "platform/db/database.hpp"
#include "platform/lists/lists.hpp"
#include "platform/lists/views.hpp"
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
    std::optional<Date> answer_by;
    std::optional<Date> answered_on;
    Time stage_since;
    std::string partners; // names, joined by commas
};

std::vector<ListRow> find_rows(db::Session& session, const lists::ListState& state);
std::int64_t count_rows(db::Session& session, const lists::ListState& state);
struct StageCount {
    Stage stage;
    std::int64_t number;
};
std::vector<StageCount> count_stages(db::Session& session);

struct ListLine {
    ListRow row;
    std::string host;
    std::string due; // the promised day in words, "" once answered
    bool late = false;
    std::string since;
};

struct ListPage {
    std::vector<ListLine> lines;
    std::vector<StageCount> stages;
    lists::ListState state;
    std::int64_t total = 0;
    std::string previous, next;
    bool may_propose = false;

    std::string address_of_stage(Stage stage) const;
    bool shows(Stage stage) const { return state.has("stage", name_of(stage)); }
};

} // namespace partnerships
