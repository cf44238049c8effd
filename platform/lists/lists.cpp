// The state of a list: from the address, to the address, into a statement.
#include "platform/lists/lists.hpp"

#include "platform/basics/clock.hpp"
#include "platform/http/encoding.hpp"
#include "platform/http/forms.hpp"

#include <algorithm>
#include <charconv>

namespace lists {
namespace {

constexpr std::size_t most_values = 200; // of one filter: an address is no place for more

const Filter* filter_named(const ListSpec& spec, std::string_view key) {
    auto found =
        std::find_if(spec.filters.begin(), spec.filters.end(), [&](const Filter& f) { return f.key == key; });
    return found == spec.filters.end() ? nullptr : &*found;
}

const Sort* sort_named(const ListSpec& spec, std::string_view key) {
    auto found =
        std::find_if(spec.sorts.begin(), spec.sorts.end(), [&](const Sort& s) { return s.key == key; });
    return found == spec.sorts.end() ? nullptr : &*found;
}

const Column* column_named(const ListSpec& spec, std::string_view key) {
    auto found =
        std::find_if(spec.columns.begin(), spec.columns.end(), [&](const Column& c) { return c.key == key; });
    return found == spec.columns.end() ? nullptr : &*found;
}

bool sensible(const Filter& filter, std::string_view value) {
    switch (filter.kind) {
    case FilterKind::from_day:
    case FilterKind::to_day:
        return Date::parse(value).has_value();
    case FilterKind::yes:
        return value == "1";
    case FilterKind::one_of:
    case FilterKind::contains:
    case FilterKind::own:
        return !value.empty();
    }
    return false;
}

void read_filter(ListState& state, const Filter& filter, const std::string& value) {
    if (!sensible(filter, value)) return;
    auto& values = state.filters[std::string{filter.key}];
    bool many = filter.kind == FilterKind::one_of;
    if (!many) values.clear();
    if (values.size() < most_values && std::find(values.begin(), values.end(), value) == values.end())
        values.push_back(value);
}

void read_columns(ListState& state, const ListSpec& spec, std::string_view text) {
    while (!text.empty()) {
        auto end = std::min(text.find(','), text.size());
        auto key = text.substr(0, end);
        bool known = column_named(spec, key) != nullptr;
        if (known && std::find(state.columns.begin(), state.columns.end(), key) == state.columns.end())
            state.columns.emplace_back(key);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

void append(std::string& query, std::string_view name, std::string_view value) {
    if (!query.empty()) query += '&';
    query += name;
    query += '=';
    query += http::encode(value);
}

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const auto& part : parts) {
        if (!text.empty()) text += ',';
        text += part;
    }
    return text;
}

} // namespace

std::string_view ListState::value_of(std::string_view filter) const {
    auto found = filters.find(filter);
    return found == filters.end() || found->second.empty() ? std::string_view{} : found->second.front();
}

bool ListState::has(std::string_view filter, std::string_view value) const {
    auto found = filters.find(filter);
    return found != filters.end() &&
           std::find(found->second.begin(), found->second.end(), value) != found->second.end();
}

std::span<const std::string> ListState::values_of(std::string_view filter) const {
    auto found = filters.find(filter);
    return found == filters.end() ? std::span<const std::string>{} : found->second;
}

ListState read_state(const ListSpec& spec, const http::Request& request) {
    return read_state(spec, request.query);
}

ListState read_state(const ListSpec& spec, const http::Pairs& query) {
    ListState state;
    for (const auto& [name, value] : query) {
        if (name == "sort") {
            bool downwards = value.starts_with('-');
            auto key = std::string_view{value}.substr(downwards ? 1 : 0);
            if (sort_named(spec, key)) state.sort = key, state.downwards = downwards;
        } else if (name == "page") {
            int page = 0;
            std::from_chars(value.data(), value.data() + value.size(), page);
            state.page = std::clamp(page, 1, 1'000'000);
        } else if (name == "columns") {
            read_columns(state, spec, value);
        } else if (const Filter* filter = filter_named(spec, name)) {
            read_filter(state, *filter, value);
        }
    }
    return state;
}

std::string understood(const ListSpec& spec, std::string_view query) {
    auto state = read_state(spec, http::read_pairs(query).value_or(http::Pairs{}));
    state.page = 1;
    return query_of(spec, state);
}

std::string query_of(const ListSpec& spec, const ListState& state) {
    std::string query;
    for (const Filter& filter : spec.filters) {
        auto found = state.filters.find(filter.key);
        if (found == state.filters.end()) continue;
        for (const auto& value : found->second) append(query, filter.key, value);
    }
    bool first_sort = state.sort.empty() || (state.sort == spec.sorts.front().key && !state.downwards);
    if (!first_sort) append(query, "sort", (state.downwards ? "-" : "") + state.sort);
    if (!state.columns.empty()) append(query, "columns", joined(state.columns));
    if (state.page > 1) append(query, "page", std::to_string(state.page));
    return query;
}

std::string address_of(const ListSpec& spec, const ListState& state) {
    auto query = query_of(spec, state);
    return query.empty() ? std::string{spec.path} : std::string{spec.path} + '?' + query;
}

std::string address_without(const ListSpec& spec, const ListState& state, std::string_view filter) {
    ListState next = state;
    next.page = 1;
    if (auto found = next.filters.find(filter); found != next.filters.end()) next.filters.erase(found);
    return address_of(spec, next);
}

std::string address_without(const ListSpec& spec, const ListState& state, std::string_view filter,
                            std::string_view value) {
    ListState next = state;
    next.page = 1;
    if (auto found = next.filters.find(filter); found != next.filters.end()) {
        std::erase(found->second, value);
        if (found->second.empty()) next.filters.erase(found);
    }
    return address_of(spec, next);
}

std::string address_sorted(const ListSpec& spec, const ListState& state, std::string_view sort) {
    ListState next = state;
    std::string_view current = state.sort.empty() ? spec.sorts.front().key : std::string_view{state.sort};
    next.downwards = current == sort && !state.downwards;
    next.sort = sort;
    next.page = 1;
    return address_of(spec, next);
}

std::string address_of_page(const ListSpec& spec, const ListState& state, int page) {
    ListState next = state;
    next.page = page;
    return address_of(spec, next);
}

void add_filters(db::Query& query, const ListSpec& spec, const ListState& state) {
    for (const Filter& filter : spec.filters) {
        auto found = state.filters.find(filter.key);
        if (found == state.filters.end()) continue;
        switch (filter.kind) {
        case FilterKind::one_of:
            query.add(filter.where).add_in(found->second);
            break;
        case FilterKind::contains:
            query.add(filter.where, "%" + found->second.front() + "%");
            break;
        case FilterKind::from_day:
        case FilterKind::to_day:
            query.add(filter.where, found->second.front());
            break;
        case FilterKind::yes:
            query.add(filter.where);
            break;
        case FilterKind::own:
            break;
        }
    }
}

void add_order(db::Query& query, const ListSpec& spec, const ListState& state) {
    const Sort* sort = state.sort.empty() ? &spec.sorts.front() : sort_named(spec, state.sort);
    if (!sort) sort = &spec.sorts.front();
    query.add(state.downwards ? sort->downwards : sort->upwards);
}

void add_page(db::Query& query, const ListSpec& spec, const ListState& state) {
    query.add(" LIMIT ? OFFSET ?", spec.page_size, (std::int64_t{state.page} - 1) * spec.page_size);
}

std::vector<const Column*> shown_columns(const ListSpec& spec, const ListState& state) {
    std::vector<const Column*> shown;
    for (const Column& column : spec.columns)
        if (column.shown == Shown::always) shown.push_back(&column);
    if (state.columns.empty()) {
        for (const Column& column : spec.columns)
            if (column.shown == Shown::at_first) shown.push_back(&column);
        return shown;
    }
    for (const auto& key : state.columns)
        if (const Column* column = column_named(spec, key); column && column->shown != Shown::always)
            shown.push_back(column);
    return shown;
}

} // namespace lists
