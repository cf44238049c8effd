// SQL of the list of partnerships.
#include "platform/text/folding.hpp"
#include "policy/partnerships/list.hpp"

namespace partnerships {
namespace {

using lists::FilterKind;
using lists::Shown;

// clang-format off
constexpr lists::Filter filters[] = {
    {"q",       FilterKind::own},
    {"stage",   FilterKind::one_of,   " AND partnerships.stage"},
    {"origin",  FilterKind::one_of,   " AND partnerships.origin"},
    {"host",    FilterKind::one_of,   " AND partnerships.host"},
    {"area",    FilterKind::contains, " AND ' ' || partnerships.areas || ' ' LIKE ?"},
    {"country", FilterKind::one_of},  // within a subquery, which no table can close: see narrow
    {"waiting", FilterKind::yes,      " AND partnerships.answered_on IS NULL AND partnerships.stage IN ('idea', 'screening')"},
};
constexpr lists::Sort sorts[] = {
    {"title", " ORDER BY partnerships.sort_key, partnerships.id",     " ORDER BY partnerships.sort_key DESC, partnerships.id DESC"},
    {"since", " ORDER BY partnerships.stage_since, partnerships.id",  " ORDER BY partnerships.stage_since DESC, partnerships.id DESC"},
    {"due",   " ORDER BY coalesce(partnerships.answer_by, '9999'), partnerships.id", " ORDER BY coalesce(partnerships.answer_by, '') DESC, partnerships.id DESC"},
    {"number", " ORDER BY partnerships.number, partnerships.id", " ORDER BY partnerships.number DESC, partnerships.id DESC"},
};
constexpr lists::Column columns[] = {
    {"title", Shown::always, "title"}, {"stage", Shown::at_first, "since"}, {"origin"}, {"host"}, {"due", Shown::at_first, "due"},
    {"number", Shown::when_chosen, "number"}, {"registration_number", Shown::when_chosen}, {"areas", Shown::when_chosen},
    {"formats", Shown::when_chosen}, {"unit", Shown::when_chosen}, {"coordinator", Shown::when_chosen}, {"sponsor", Shown::when_chosen},
    {"term_months", Shown::when_chosen, "", true},
};
// clang-format on

// SQLite 3.40 knows string_agg only by its own name.
constexpr db::Sql names_sqlite = "group_concat";
constexpr db::Sql names_postgres = "string_agg";
constexpr db::Sql select_rows = R"sql(
    SELECT partnerships.id, partnerships.title, partnerships.stage, partnerships.origin, partnerships.host,
           partnerships.number, partnerships.registration_number, partnerships.answer_by, partnerships.answered_on,
           partnerships.stage_since, partnerships.areas, partnerships.formats, partnerships.term_months, partnerships.sponsor,
           coalesce(units.name_sv, ''), coalesce(units.name_en, ''), coalesce(accounts.name, ''), partnerships.version,
           coalesce((SELECT )sql";
constexpr db::Sql from_rows = R"sql((coalesce((SELECT own.name FROM organisation_names own
                         WHERE own.organisation_id = party.organisation_id AND own.language = ?
                           AND own.use IN ('display', 'label')
                         ORDER BY CASE own.use WHEN 'display' THEN 0 ELSE 1 END, own.id LIMIT 1),
                               organisations.name, party.name_as_written), ', ')
                       FROM partnership_parties party
                       LEFT JOIN organisations ON organisations.id = party.organisation_id
                      WHERE party.partnership_id = partnerships.id), '')
      FROM partnerships
      LEFT JOIN units ON units.id = partnerships.unit_id
      LEFT JOIN accounts ON accounts.id = partnerships.coordinator_id
     WHERE 1 = 1
)sql";
constexpr db::Sql count_all = "SELECT count(*) FROM partnerships WHERE 1 = 1";
constexpr db::Sql select_stage_counts =
    "SELECT stage, count(*) FROM partnerships GROUP BY stage ORDER BY stage LIMIT 50";
// By title and numbers, or by any name of a partner.
constexpr db::Sql where_words = R"sql(
       AND (partnerships.folded LIKE ?
            OR EXISTS (SELECT 1 FROM partnership_parties party
                         LEFT JOIN organisation_search search ON search.organisation_id = party.organisation_id
                        WHERE party.partnership_id = partnerships.id
                          AND (search.text LIKE ? OR party.folded LIKE ?)))
)sql";

constexpr db::Sql where_country = R"sql(
       AND EXISTS (SELECT 1 FROM partnership_parties party
                     LEFT JOIN organisations ON organisations.id = party.organisation_id
                    WHERE party.partnership_id = partnerships.id AND coalesce(organisations.country, party.country)
)sql";
constexpr db::Sql select_countries = R"sql(
    SELECT DISTINCT coalesce(organisations.country, party.country)
      FROM partnership_parties party
      LEFT JOIN organisations ON organisations.id = party.organisation_id
     WHERE coalesce(organisations.country, party.country) <> ''
     ORDER BY 1
     LIMIT 300
)sql";

// Partners by their names in that language, where the register has one.
db::Query rows_query(db::Session& session, std::string_view language) {
    db::Query query{select_rows};
    query.add(session.product() == db::Product::sqlite ? names_sqlite : names_postgres);
    query.add(from_rows, language);
    return query;
}

void narrow(db::Query& query, const lists::ListState& state) {
    auto others = state;
    others.filters.erase("country");
    lists::add_filters(query, list_spec(), others);
    if (auto countries = state.filters.find("country"); countries != state.filters.end())
        query.add(where_country).add_in(countries->second).add(")");
    auto typed = text::fold(state.value_of("q"));
    if (typed.empty()) return;
    auto folded = "%" + typed + "%";
    query.add(where_words, folded, folded, folded);
}

} // namespace

const lists::ListSpec& list_spec() {
    static constexpr lists::ListSpec spec{"partnerships", "/partnerships", "partnerships.list",
                                          filters,        sorts,           columns};
    return spec;
}

std::vector<ListRow> find_rows(db::Session& session, const lists::ListState& state,
                               std::string_view language) {
    auto query = rows_query(session, language);
    narrow(query, state);
    lists::add_order(query, list_spec(), state);
    lists::add_page(query, list_spec(), state);
    return session.all<ListRow>(query);
}

std::vector<ListRow> rows_after(db::Session& session, const lists::ListState& state, PartnershipId after,
                                int limit) {
    auto query = rows_query(session, "");
    narrow(query, state);
    query.add(" AND partnerships.id > ? ORDER BY partnerships.id LIMIT ?", after, limit);
    return session.all<ListRow>(query);
}

std::vector<ListRow> rows_of(db::Session& session, const std::vector<PartnershipId>& ids) {
    auto query = rows_query(session, "");
    query.add(" AND partnerships.id")
        .add_in(ids)
        .add(" ORDER BY partnerships.sort_key, partnerships.id LIMIT 500");
    return session.all<ListRow>(query);
}

std::int64_t count_rows(db::Session& session, const lists::ListState& state) {
    db::Query query{count_all};
    narrow(query, state);
    return session.one<std::int64_t>(query);
}

std::vector<std::string> countries_of_partners(db::Session& session) {
    return session.all<std::string>(select_countries);
}

std::vector<StageCount> count_stages(db::Session& session) {
    return session.all<StageCount>(select_stage_counts);
}

} // namespace partnerships
