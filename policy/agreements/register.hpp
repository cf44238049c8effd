// What the list's template shows.
#pragma once

#include "platform/html/fields.hpp"
#include "platform/html/out.hpp"
#include "platform/html/parts.hpp"
#include "platform/http/message.hpp"
#include "policy/agreements/agreement.hpp"

#include <string>
#include <vector>

namespace agreements {

struct Cell {
    std::string text;
    std::string small = {};
    std::string href = {};
    std::string country = {};    // a flag before it
    std::string_view style = {}; // class of the text: "late", "soft", "pill good"
    std::string label = {};      // names it where the row is a block
};

struct FilterGroup {
    std::string key;
    std::string label;
    std::vector<html::Choice> choices;
    int chosen = 0;
};

struct TextFilter {
    std::string key, label, value;
};

struct DayFilter {
    std::string label;
    TextFilter from, to;
};

struct SavedViewLink {
    html::Link link;
    std::int64_t id = 0;
    bool mine = false;
};

struct RegisterPage {
    std::int64_t total = 0; // of the whole register
    std::string question;
    std::vector<SavedViewLink> views;
    std::vector<FilterGroup> groups;
    std::vector<html::Choice> yes; // filters that are one box each
    std::vector<html::Link> chips;
    std::vector<html::Choice> columns;
    std::vector<html::SortHead> heads;
    std::vector<std::vector<Cell>> rows;
    std::vector<AgreementId> ids; // of the rows
    html::Pager pager;
    http::Pairs kept; // sort and columns, for the form of filters
    std::vector<TextFilter> texts;
    std::vector<DayFilter> days;
    std::string query; // of the address, for saving it as a view
    std::string csv_href, xlsx_href;
    std::string csrf;
    bool filtered = false;
    bool may_edit = false;
    bool may_import = false;
    bool may_share = false;
};

// For who looks for one agreement by some words.
struct SuggestedLine {
    std::string value, note, href;
};
struct SuggestionPage {
    std::string words;
    std::vector<SuggestedLine> lines;
};

} // namespace agreements
