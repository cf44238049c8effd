// What the page of the whole history shows.
#pragma once

#include "platform/events/search.hpp"
#include "platform/html/fields.hpp"
#include "platform/html/parts.hpp"
#include "platform/http/message.hpp"

#include <string>
#include <vector>

namespace administration {

// The filters of an address: ?kind= id= act= who= capacity= from= to=.
events::Sought sought_by(const http::Request& request);

struct ChangeLine {
    std::string field, before, after;
};
struct HistoryRow {
    std::int64_t number = 0;
    std::string when, who, capacity, kind, title, href,
        record_href; // href: its page; record_href: its history
    std::string what, reason, note, rule_version;
    std::vector<ChangeLine> changes;
    std::vector<std::string> excuses;
};
struct HistoryPage {
    std::vector<HistoryRow> rows;
    std::vector<html::Choice> kinds, acts, capacities;
    std::string who, from, to, id; // as asked for
    std::string address_of_file, next, first;
    bool filtered = false;
    html::Tone chain_tone = html::Tone::unknown;
    std::string chain; // what the last verification said
};

} // namespace administration
