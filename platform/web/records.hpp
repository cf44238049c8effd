// What the rooms tell of their records, for pages that show the records of many rooms side by side: the
// history, what changed lately, mails about it. A room gives a table; it knows nothing of the pages.
//
//   constexpr web::RecordKind kinds[] = {{"partnerships", "partnerships", "partnerships.one",
//   "/partnerships/{}",
//                                         May::read_partnerships, "SELECT id, title FROM partnerships WHERE
//                                         id", own}};
#pragma once

#include "platform/db/session.hpp"
#include "platform/events/events.hpp"
#include "platform/rights/rights.hpp"
#include "platform/text/words.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace web {

// The records somebody has a part in: proposed, coordinates, sits in its team. At most some hundred.
using OwnRecords = std::vector<std::int64_t> (*)(db::Session&, AccountId);

struct RecordKind {
    std::string_view kind;  // the thing's table, as in the events
    std::string_view words; // its texts begin so: <words>.event.<act>, <words>.field.<field>
    std::string_view name;  // text key of one such thing: "Partnership"
    std::string_view path;  // its page, {} for its number; "" has none
    rights::Permission who; // may open that page
    db::Sql select_titles;  // number and title; ends before " IN (…)"
    OwnRecords own = nullptr;
};
using Records = std::vector<RecordKind>;

const RecordKind* find_kind(const Records& records, std::string_view kind);

// A record as others name it.
struct RecordName {
    std::string title; // "" when it is gone, or has none
    std::string href;  // "" when there is no page
};
using Subject = std::pair<std::string, std::int64_t>; // kind and number
using RecordNames = std::map<Subject, RecordName>;
// One query for each kind.
RecordNames names_of(db::Session& session, const Records& records, const std::vector<Subject>& subjects);
// All records that these events are about.
RecordNames names_of(db::Session& session, const Records& records, const std::vector<events::Event>& events);

// "Screening began"; the bare act where a room has no words for it, so that an old event never breaks a page.
std::string act_in_words(const text::Words& tr, const Records& records, std::string_view kind,
                         std::string_view act);
std::string field_in_words(const text::Words& tr, const Records& records, std::string_view kind,
                           std::string_view field);

} // namespace web
