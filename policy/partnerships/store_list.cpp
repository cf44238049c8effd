// SQL of the list of partnerships.
#include "policy/partnerships/list.hpp"

namespace partnerships {
namespace {

// clang-format off
constexpr lists::Filter filters[] = {
    {"q",       lists::FilterKind::contains, " AND lower(partnerships.title) LIKE lower(?)"},
    {"stage",   lists::FilterKind::one_of,   " AND partnerships.stage"},
    {"origin",  lists::FilterKind::one_of,   " AND partnerships.origin"},
    {"host",    lists::FilterKind::one_of,   " AND partnerships.host"},
    {"waiting", lists::FilterKind::yes,      " AND partnerships.answered_on IS NULL AND partnerships.stage IN ('idea', 'screening')"},
};
constexpr lists::Sort sorts[] = {
    {"title", " ORDER BY partnerships.sort_key, partnerships.id",     " ORDER BY partnerships.sort_key DESC, partnerships.id DESC"},
    {"since", " ORDER BY partnerships.stage_since, partnerships.id",  " ORDER BY partnerships.stage_since DESC, partnerships.id DESC"},
    {"due",   " ORDER BY coalesce(partnerships.answer_by, '9999'), partnerships.id", " ORDER BY partnerships.answer_by DESC, partnerships.id DESC"},
};
constexpr lists::Column columns[] = {
    {"title", lists::Shown::always, "title"}, {"stage"}, {"partners"}, {"origin"}, {"host"}, {"due", lists::Shown::at_first, "due"},
};
// clang-format on

constexpr db::Sql select_rows = R"sql(
    SELECT partnerships.id, partnerships.title, partnerships.stage, partnerships.origin, partnerships.host,
           partnerships.number, partnerships.answer_by, partnerships.answered_on, partnerships.stage_since,
           coalesce((SELECT string_agg(coalesce(organisations.name, party.name_as_written), ', ')
                       FROM partnership_parties party
                       LEFT JOIN organisations ON organisations.id = party.organisation_id
                      WHERE party.partnership_id = partnerships.id), '')
      FROM partnerships
     WHERE 1 = 1
)sql";
// SQLite 3.40 knows string_agg only by its own name.
constexpr db::Sql select_rows_sqlite = R"sql(
    SELECT partnerships.id, partnerships.title, partnerships.stage, partnerships.origin, partnerships.host,
           partnerships.number, partnerships.answer_by, partnerships.answered_on, partnerships.stage_since,
           coalesce((SELECT group_concat(coalesce(organisations.name, party.name_as_written), ', ')
                       FROM partnership_parties party
                       LEFT JOIN organisations ON organisations.id = party.organisation_id
                      WHERE party.partnership_id = partnerships.id), '')
      FROM partnerships
     WHERE 1 = 1
)sql";
constexpr db::Sql count_all = "SELECT count(*) FROM partnerships WHERE 1 = 1";
constexpr db::Sql select_stage_counts =
    "SELECT stage, count(*) FROM partnerships GROUP BY stage ORDER BY stage LIMIT 50";

} // namespace

const lists::ListSpec& list_spec() {
    static constexpr lists::ListSpec spec{"partnerships", "/partnerships", "partnerships.list",
                                          filters,        sorts,           columns};
    return spec;
}

std::vector<ListRow> find_rows(db::Session& session, const lists::ListState& state) {
    db::Query query{session.product() == db::Product::sqlite ? select_rows_sqlite : select_rows};
    lists::add_filters(query, list_spec(), state);
    lists::add_order(query, list_spec(), state);
    lists::add_page(query, list_spec(), state);
    return session.all<ListRow>(query);
}

std::int64_t count_rows(db::Session& session, const lists::ListState& state) {
    db::Query query{count_all};
    lists::add_filters(query, list_spec(), state);
    return session.one<std::int64_t>(query);
}

std::vector<StageCount> count_stages(db::Session& session) {
    return session.all<StageCount>(select_stage_counts);
}

} // namespace partnerships
