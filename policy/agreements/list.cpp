// SQL of the list. The page's ids are found first, by an index alone, and only those rows are joined.
#include "policy/agreements/list.hpp"

#include "platform/text/folding.hpp"

#include <algorithm>
#include <charconv>
#include <map>

namespace agreements {
namespace {

using lists::FilterKind;
using lists::Shown;

// clang-format off
constexpr lists::Filter filters[] = {
    {"q",            FilterKind::own},
    {"status",       FilterKind::one_of,   " AND agreements.status"},
    {"type",         FilterKind::one_of,   " AND agreements.type"},
    {"country",      FilterKind::one_of,   " AND agreements.country"},
    {"host",         FilterKind::one_of,   " AND agreements.host"},
    {"department",   FilterKind::contains, " AND lower(agreements.department) LIKE lower(?)"},
    {"responsible",  FilterKind::contains, " AND lower(agreements.responsible) LIKE lower(?)"},
    {"ends_from",    FilterKind::from_day, " AND agreements.ends_on >= ?"},
    {"ends_to",      FilterKind::to_day,   " AND agreements.ends_on <= ?"},
    {"notice_from",  FilterKind::from_day, " AND agreements.notice_on >= ?"},
    {"notice_to",    FilterKind::to_day,   " AND agreements.notice_on <= ?"},
    {"signed_from",  FilterKind::from_day, " AND agreements.signed_on >= ?"},
    {"signed_to",    FilterKind::to_day,   " AND agreements.signed_on <= ?"},
    {"open_ended",   FilterKind::yes,      " AND agreements.open_ended = 1"},
    {"automatic",    FilterKind::yes,      " AND agreements.renewal = 'automatic'"},
    {"no_end",       FilterKind::yes,      " AND agreements.ends_on IS NULL AND agreements.open_ended = 0"},
    {"unmatched",    FilterKind::yes,      " AND agreements.organisation_id IS NULL"},
    {"organisation", FilterKind::own},
    {"partnership",  FilterKind::own},
};

constexpr lists::Sort sorts[] = {
    {"title",   " ORDER BY agreements.sort_key, agreements.id",
                " ORDER BY agreements.sort_key DESC, agreements.id DESC"},
    {"ends",    " ORDER BY agreements.end_key, agreements.id",
                " ORDER BY agreements.end_key DESC, agreements.id DESC"},
    {"notice",  " ORDER BY agreements.notice_on IS NULL, agreements.notice_on, agreements.id",
                " ORDER BY agreements.notice_on IS NULL, agreements.notice_on DESC, agreements.id DESC"},
    {"signed",  " ORDER BY agreements.signed_on IS NULL, agreements.signed_on, agreements.id",
                " ORDER BY agreements.signed_on IS NULL, agreements.signed_on DESC, agreements.id DESC"},
    {"partner", " ORDER BY organisations.sort_key IS NULL, organisations.sort_key, agreements.partner, agreements.id",
                " ORDER BY organisations.sort_key IS NULL, organisations.sort_key DESC, agreements.partner DESC, agreements.id DESC"},
    // As an agreement lives, not as our words for it happen to be spelt.
    {"status",  " ORDER BY CASE agreements.status WHEN 'draft' THEN 0 WHEN 'preparation' THEN 1 WHEN 'negotiation' THEN 2"
                " WHEN 'signing' THEN 3 WHEN 'in_force' THEN 4 WHEN 'notice_given' THEN 5 WHEN 'expired' THEN 6"
                " WHEN 'terminated' THEN 7 WHEN 'replaced' THEN 8 ELSE 9 END, agreements.end_key, agreements.id",
                " ORDER BY CASE agreements.status WHEN 'draft' THEN 0 WHEN 'preparation' THEN 1 WHEN 'negotiation' THEN 2"
                " WHEN 'signing' THEN 3 WHEN 'in_force' THEN 4 WHEN 'notice_given' THEN 5 WHEN 'expired' THEN 6"
                " WHEN 'terminated' THEN 7 WHEN 'replaced' THEN 8 ELSE 9 END DESC, agreements.end_key, agreements.id"},
    {"type",    " ORDER BY agreements.type, agreements.sort_key, agreements.id",
                " ORDER BY agreements.type DESC, agreements.sort_key, agreements.id"},
};

constexpr lists::Column columns[] = {
    {"title",               Shown::always,      "title"},
    {"partner",             Shown::always,      "partner"},
    {"type",                Shown::at_first,    "type"},
    {"status",              Shown::at_first,    "status"},
    {"ends",                Shown::at_first,    "ends"},
    {"notice",              Shown::at_first,    "notice"},
    {"responsible",         Shown::at_first},
    {"number",              Shown::when_chosen},
    {"registration_number", Shown::when_chosen},
    {"department",          Shown::when_chosen},
    {"host",                Shown::when_chosen},
    {"signed",              Shown::when_chosen, "signed"},
    {"in_force",            Shown::when_chosen},
    {"renewal",             Shown::when_chosen},
};
// clang-format on

constexpr db::Sql line_columns_of_ids = R"sql(
    SELECT agreements.id, agreements.title, agreements.type, agreements.status, agreements.number,
           agreements.registration_number, agreements.signed_on, agreements.in_force_on, agreements.ends_on,
           agreements.open_ended, agreements.renewal, agreements.renewal_months, agreements.notice_months,
           agreements.notice_on, agreements.department, agreements.responsible, agreements.host,
           agreements.organisation_id, coalesce(organisations.name, agreements.partner), agreements.country,
           agreements.version
      FROM agreements
      LEFT JOIN organisations ON organisations.id = agreements.organisation_id
     WHERE agreements.id
)sql";

constexpr db::Sql begin_page = R"sql(
    SELECT agreements.id, agreements.title, agreements.type, agreements.status, agreements.number,
           agreements.registration_number, agreements.signed_on, agreements.in_force_on, agreements.ends_on,
           agreements.open_ended, agreements.renewal, agreements.renewal_months, agreements.notice_months,
           agreements.notice_on, agreements.department, agreements.responsible, agreements.host,
           agreements.organisation_id, coalesce(organisations.name, agreements.partner), agreements.country,
           agreements.version
      FROM (
    SELECT agreements.id
      FROM agreements
      LEFT JOIN organisations ON organisations.id = agreements.organisation_id
     WHERE 1 = 1
)sql";
constexpr db::Sql end_page = R"sql(
           ) page
      JOIN agreements ON agreements.id = page.id
      LEFT JOIN organisations ON organisations.id = agreements.organisation_id
)sql";

constexpr db::Sql begin_ids = R"sql(
    SELECT agreements.id
      FROM agreements
      LEFT JOIN organisations ON organisations.id = agreements.organisation_id
     WHERE 1 = 1
)sql";
constexpr db::Sql begin_count = "SELECT count(*) FROM agreements WHERE 1 = 1";
constexpr db::Sql sum_counts =
    "SELECT CAST(coalesce(sum(number), 0) AS bigint) FROM agreement_counts WHERE 1 = 1";
constexpr db::Sql select_countries = R"sql(
    SELECT country FROM agreement_country_counts WHERE number > 0 AND country <> '' ORDER BY country LIMIT 300
)sql";

std::int64_t number_or_zero(std::string_view text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

void narrow(db::Query& query, const lists::ListState& state) {
    lists::add_filters(query, list_spec, state);
    if (auto words = text::fold(state.value_of("q")); !words.empty())
        query.add(" AND agreements.folded LIKE ?", "%" + words + "%");
    if (auto organisation = number_or_zero(state.value_of("organisation")))
        query.add(
            " AND agreements.id IN (SELECT agreement_id FROM agreement_parties WHERE organisation_id = ?)",
            organisation);
    if (auto partnership = number_or_zero(state.value_of("partnership")))
        query.add(" AND agreements.partnership_id = ?", partnership);
}

bool only_status(const lists::ListState& state) {
    return state.filters.empty() || (state.filters.size() == 1 && state.filters.begin()->first == "status");
}

} // namespace

const lists::ListSpec list_spec{"agreements", "/agreements", "agreements.list", filters, sorts, columns};

Agreement dates_of(const AgreementLine& line) {
    Agreement a;
    a.status = line.status;
    a.signed_on = line.signed_on;
    a.in_force_on = line.in_force_on;
    a.ends_on = line.ends_on;
    a.open_ended = line.open_ended;
    a.renewal = line.renewal;
    a.renewal_months = line.renewal_months;
    a.notice_months = line.notice_months;
    a.notice_on = line.notice_on;
    return a;
}

db::Query rows_at(const lists::ListState& state, const Place& place) {
    db::Query query{begin_page};
    narrow(query, state);
    if (place.after)
        query.add(" AND (agreements.end_key, agreements.id) > (?, ?)", place.after->first,
                  place.after->second);
    lists::add_order(query, list_spec, state);
    query.add(" LIMIT ? OFFSET ?", place.limit, place.offset);
    query.add(end_page);
    lists::add_order(query, list_spec, state);
    return query;
}

std::vector<AgreementLine> page_of(db::Session& session, const lists::ListState& state) {
    std::int64_t offset = std::int64_t{state.page - 1} * list_spec.page_size;
    return session.all<AgreementLine>(rows_at(state, {list_spec.page_size, offset}));
}

std::int64_t total_of(db::Session& session, const lists::ListState& state) {
    if (!only_status(state)) {
        db::Query query{begin_count};
        narrow(query, state);
        return session.one<std::int64_t>(query);
    }
    db::Query query{sum_counts};
    if (auto found = state.filters.find("status"); found != state.filters.end())
        query.add(" AND status").add_in(found->second);
    return session.one<std::int64_t>(query);
}

std::vector<AgreementId> ids_of(db::Session& session, const lists::ListState& state) {
    db::Query query{begin_ids};
    narrow(query, state);
    lists::add_order(query, list_spec, state);
    query.add(" LIMIT 1000000");
    return session.all<AgreementId>(query);
}

std::vector<AgreementLine> lines_of(db::Session& session, const std::vector<AgreementId>& ids) {
    auto rows = session.all<AgreementLine>(db::Query{line_columns_of_ids}.add_in(ids));
    std::map<AgreementId, std::size_t> place;
    for (std::size_t i = 0; i < ids.size(); ++i) place[ids[i]] = i;
    std::sort(rows.begin(), rows.end(),
              [&](const auto& a, const auto& b) { return place[a.id] < place[b.id]; });
    return rows;
}

std::vector<std::string> countries_in_use(db::Session& session) {
    return session.all<std::string>(select_countries);
}

} // namespace agreements
