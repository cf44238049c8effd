// SQL of collaborations.
#include "platform/text/collation.hpp"
#include "platform/text/folding.hpp"
#include "policy/partnerships/collaborations.hpp"
#include "policy/partnerships/editing.hpp"

namespace partnerships {
namespace {

constexpr db::Sql select_one = R"sql(
    SELECT collaborations.id, collaborations.title, collaborations.level, collaborations.form, collaborations.status,
           collaborations.organisation_id, collaborations.partner, collaborations.host, collaborations.unit_id,
           collaborations.department, collaborations.helper, collaborations.purpose, collaborations.contact, collaborations.registration_number,
           collaborations.starts_on, collaborations.ends_on, collaborations.asked_by_id, collaborations.asked_by,
           collaborations.found_in_id, collaborations.example, collaborations.version, collaborations.created_at,
           coalesce(organisations.name, '')
      FROM collaborations
      LEFT JOIN organisations ON organisations.id = collaborations.organisation_id
     WHERE collaborations.id
)sql";

constexpr db::Sql insert_one = R"sql(
    INSERT INTO collaborations (title, sort_key, folded, level, form, status, organisation_id, partner, host, unit_id, department, helper,
                                purpose, contact, registration_number, starts_on, ends_on, asked_by_id, asked_by, found_in_id,
                                example, created_at, updated_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    RETURNING id
)sql";

constexpr db::Sql update_one = R"sql(
    UPDATE collaborations
       SET title = ?, sort_key = ?, folded = ?, level = ?, form = ?, status = ?, organisation_id = ?, partner = ?, host = ?,
           unit_id = ?, department = ?, helper = ?, purpose = ?, contact = ?, registration_number = ?, starts_on = ?, ends_on = ?,
           version = version + 1, updated_at = ?
     WHERE id = ? AND version = ?
)sql";

constexpr db::Sql select_collaboration_rows = R"sql(
    SELECT collaborations.id, collaborations.title, collaborations.level, collaborations.form, collaborations.status,
           coalesce((SELECT own.name FROM organisation_names own
                         WHERE own.organisation_id = collaborations.organisation_id AND own.language = ?
                           AND own.use IN ('display', 'label')
                         ORDER BY CASE own.use WHEN 'display' THEN 0 ELSE 1 END, own.id LIMIT 1),
                    organisations.name, collaborations.partner),
           coalesce(organisations.country, ''),
           collaborations.department, collaborations.starts_on, collaborations.ends_on, collaborations.host,
           collaborations.contact, collaborations.registration_number, collaborations.unit_id,
           coalesce(units.name_sv, ''), coalesce(units.name_en, ''), collaborations.version
      FROM collaborations
      LEFT JOIN organisations ON organisations.id = collaborations.organisation_id
      LEFT JOIN units ON units.id = collaborations.unit_id
     WHERE 1 = 1
)sql";
constexpr db::Sql select_units_in_use = R"sql(
    SELECT units.id, units.name_sv, units.name_en FROM units
     WHERE EXISTS (SELECT 1 FROM collaborations WHERE collaborations.unit_id = units.id)
     ORDER BY units.name_sv, units.id LIMIT 200
)sql";
constexpr db::Sql count_rows = "SELECT count(*) FROM collaborations WHERE 1 = 1";

// clang-format off
constexpr lists::Filter collaboration_filters[] = {
    {"q",      lists::FilterKind::own},
    {"status", lists::FilterKind::one_of, " AND collaborations.status"},
    {"level",  lists::FilterKind::one_of, " AND collaborations.level"},
    {"form",   lists::FilterKind::one_of, " AND collaborations.form"},
    {"unit",   lists::FilterKind::one_of, " AND CAST(collaborations.unit_id AS text)"},
};
constexpr lists::Sort collaboration_sorts[] = {
    {"title", " ORDER BY collaborations.sort_key, collaborations.id", " ORDER BY collaborations.sort_key DESC, collaborations.id DESC"},
    {"ends",  " ORDER BY coalesce(collaborations.ends_on, '9999'), collaborations.id", " ORDER BY coalesce(collaborations.ends_on, '') DESC, collaborations.id DESC"},
};
constexpr lists::Column collaboration_columns[] = {
    {"title", lists::Shown::always, "title"}, {"partner"}, {"level"}, {"department"}, {"status"}, {"ends", lists::Shown::at_first, "ends"},
    {"form", lists::Shown::when_chosen}, {"unit", lists::Shown::when_chosen}, {"host", lists::Shown::when_chosen}, {"starts", lists::Shown::when_chosen},
    {"contact", lists::Shown::when_chosen}, {"registration_number", lists::Shown::when_chosen},
};
// clang-format on

std::string folded_of(const Collaboration& c) {
    return text::fold(c.title + " " + c.partner + " " + c.organisation_name + " " + c.department);
}

void narrow_collaborations(db::Query& query, const lists::ListState& state) {
    lists::add_filters(query, collaboration_list(), state);
    if (auto words = text::fold(state.value_of("q")); !words.empty())
        query.add(" AND collaborations.folded LIKE ?", "%" + words + "%");
}

} // namespace

const lists::ListSpec& collaboration_list() {
    static constexpr lists::ListSpec spec{
        "collaborations",      "/collaborations",   "partnerships.collaborations",
        collaboration_filters, collaboration_sorts, collaboration_columns};
    return spec;
}

std::optional<Collaboration> find_collaboration(db::Session& session, CollaborationId id) {
    return session.find<Collaboration>(db::Query{select_one}.add(" = ?", id));
}

std::vector<Collaboration> collaborations_of(db::Session& session, const std::vector<CollaborationId>& ids) {
    db::Query query{select_one};
    return session.all<Collaboration>(query.add_in(ids).add(" ORDER BY collaborations.id LIMIT 1000"));
}

CollaborationId insert_collaboration(db::Transaction& tx, const Collaboration& c, Time when) {
    return tx.one<CollaborationId>(insert_one, c.title, db::Bytes{text::sort_key(c.title)}, folded_of(c),
                                   c.level, c.form, c.status, c.organisation_id, c.partner, c.host, c.unit_id,
                                   c.department, c.helper, c.purpose, c.contact, c.registration_number,
                                   c.starts_on, c.ends_on, c.asked_by_id, c.asked_by, c.found_in_id,
                                   c.example, when, when);
}

bool update_collaboration(db::Transaction& tx, const Collaboration& c, Time when) {
    return tx.run(update_one, c.title, db::Bytes{text::sort_key(c.title)}, folded_of(c), c.level, c.form,
                  c.status, c.organisation_id, c.partner, c.host, c.unit_id, c.department, c.helper,
                  c.purpose, c.contact, c.registration_number, c.starts_on, c.ends_on, when, c.id,
                  c.version) > 0;
}

std::vector<CollaborationRow> find_collaborations(db::Session& session, const lists::ListState& state,
                                                  std::string_view language) {
    db::Query query{""};
    query.add(select_collaboration_rows, language);
    narrow_collaborations(query, state);
    lists::add_order(query, collaboration_list(), state);
    lists::add_page(query, collaboration_list(), state);
    return session.all<CollaborationRow>(query);
}

std::vector<CollaborationRow> collaborations_after(db::Session& session, const lists::ListState& state,
                                                   CollaborationId after, int limit) {
    db::Query query{""};
    query.add(select_collaboration_rows, "");
    narrow_collaborations(query, state);
    query.add(" AND collaborations.id > ? ORDER BY collaborations.id LIMIT ?", after, limit);
    return session.all<CollaborationRow>(query);
}

std::vector<UnitRow> units_of_collaborations(db::Session& session) {
    return session.all<UnitRow>(select_units_in_use);
}

std::int64_t count_collaborations(db::Session& session, const lists::ListState& state) {
    db::Query query{count_rows};
    narrow_collaborations(query, state);
    return session.one<std::int64_t>(query);
}

} // namespace partnerships
