// Lists: what the address asks for, and what it can never do.
#include "platform/http/in_steps.hpp"
#include "platform/lists/exporting.hpp"
#include "platform/lists/lists.hpp"
#include "platform/lists/marked.hpp"

#include <doctest/doctest.h>

namespace {

constexpr lists::Filter filters[] = {
    {"country", lists::FilterKind::one_of, " AND country"},
    {"name", lists::FilterKind::contains, " AND folded LIKE ?"},
    {"ends_before", lists::FilterKind::to_day, " AND ends_on <= ?"},
    {"open", lists::FilterKind::yes, " AND open_ended = 1"},
};
constexpr lists::Sort sorts[] = {
    {"name", " ORDER BY sort_key, id", " ORDER BY sort_key DESC, id DESC"},
    {"ends", " ORDER BY ends_on, id", " ORDER BY ends_on DESC, id DESC"},
};
constexpr lists::Column columns[] = {
    {"name", lists::Shown::always, "name"},
    {"country"},
    {"city", lists::Shown::when_chosen},
    {"ends", lists::Shown::at_first, "ends"},
};
const lists::ListSpec spec{"things", "/things", "test.list", filters, sorts, columns};

lists::ListState state_of(const http::Pairs& query) { return lists::read_state(spec, query); }

} // namespace

TEST_CASE("A list's address is read and written again unchanged") {
    http::Pairs query{{"country", "SE"}, {"country", "NO"}, {"name", "å & b"},
                      {"sort", "-ends"}, {"page", "3"},     {"columns", "city,country"}};
    auto state = state_of(query);
    CHECK(lists::address_of(spec, state) ==
          "/things?country=SE&country=NO&name=%C3%A5%20%26%20b&sort=-ends&columns=city%2Ccountry&page=3");
}

TEST_CASE("A list with nothing asked for has the plain address") {
    CHECK(lists::address_of(spec, state_of({})) == "/things");
    CHECK(lists::address_of(spec, state_of({{"sort", "name"}, {"page", "1"}})) == "/things");
}

TEST_CASE("What an address should not ask for is left out, not an error") {
    auto state = state_of({{"sort", "id; DROP TABLE"},
                           {"page", "-4"},
                           {"columns", "nonsense,name,name"},
                           {"ends_before", "soon"},
                           {"open", "yes"},
                           {"unknown", "1"},
                           {"name", ""}});
    CHECK(state.sort.empty());
    CHECK(state.page == 1);
    CHECK(state.columns == std::vector<std::string>{"name"});
    CHECK_FALSE(state.filtered());
}

TEST_CASE("Filters become parameters, never text of the statement") {
    db::Query query{"SELECT id FROM things WHERE 1 = 1"};
    auto state = state_of({{"country", "x' OR 1=1"}, {"country", "NO"}, {"open", "1"}, {"name", "lund"}});
    lists::add_filters(query, spec, state);
    lists::add_order(query, spec, state);
    lists::add_page(query, spec, state);
    CHECK(query.text() ==
          "SELECT id FROM things WHERE 1 = 1 AND country IN (?, ?) AND folded LIKE ? AND open_ended = 1"
          " ORDER BY sort_key, id LIMIT ? OFFSET ?");
    CHECK(query.values().size() == 5);
}

TEST_CASE("A click on a column's head sorts, a second turns the order, and the page begins again") {
    auto state = state_of({{"page", "4"}});
    CHECK(lists::address_sorted(spec, state, "ends") == "/things?sort=ends");
    CHECK(lists::address_sorted(spec, state_of({{"sort", "ends"}}), "ends") == "/things?sort=-ends");
    CHECK(lists::address_sorted(spec, state_of({}), "name") == "/things?sort=-name");
}

TEST_CASE("One value of a filter can be taken off") {
    auto state = state_of({{"country", "SE"}, {"country", "NO"}});
    CHECK(lists::address_without(spec, state, "country", "SE") == "/things?country=NO");
    CHECK(lists::address_without(spec, state, "country") == "/things");
}

TEST_CASE("Columns: those always shown come first, then the chosen ones in their order") {
    auto keys = [](const lists::ListState& state) {
        std::string text;
        for (auto* column : lists::shown_columns(spec, state)) text += std::string{column->key} + " ";
        return text;
    };
    CHECK(keys(state_of({})) == "name country ends ");
    CHECK(keys(state_of({{"columns", "ends,city"}})) == "name ends city ");
}

TEST_CASE("A workbook is written some rows at a time, so that it can be given up in between") {
    int asked = 0;
    auto response =
        lists::xlsx_of({"things", "Things", {"name"}, [&asked] {
                            bool more = ++asked <= 3;
                            return more ? std::vector<lists::Cells>{{"a"}} : std::vector<lists::Cells>{};
                        }});
    auto* steps = response.pieces.target<http::InSteps>();
    REQUIRE(steps);
    for (int step = 1; step <= 3; ++step) {
        CHECK_FALSE(steps->step());
        CHECK(asked == step);
    }
    CHECK(response.pieces().starts_with("PK"));
    CHECK(response.pieces().empty());
}

TEST_CASE("More rows marked than one change takes are refused, not cut") {
    http::Request request;
    for (std::size_t i = 1; i <= lists::most_marked; ++i) request.form.emplace_back("id", std::to_string(i));
    CHECK(lists::marked_in<Id<struct ThingTag>>(request)->size() == lists::most_marked);
    request.form.emplace_back("id", "9999");
    auto refused = lists::marked_in<Id<struct ThingTag>>(request);
    REQUIRE_FALSE(refused);
    CHECK(refused.failure().reasons == Reasons{"lists.too_many_marked"});
}
