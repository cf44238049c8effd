// SQL of the register's list. The ids of a page come first, by a narrow index; only those rows are then
// joined.
#include "policy/partners/register.hpp"

#include "platform/text/folding.hpp"
#include "policy/partners/identifier.hpp"
#include "policy/partners/namesakes.hpp"
#include "policy/partners/partners.hpp"

#include <map>

namespace partners {
namespace {

using lists::FilterKind;
using lists::Shown;

// clang-format off
constexpr lists::Filter filters[] = {
    {"q",           FilterKind::own},
    {"country",     FilterKind::one_of, " AND organisations.country"},
    {"kind",        FilterKind::one_of, " AND organisations.kind"},
    {"status",      FilterKind::one_of, " AND organisations.status"},
    {"origin",      FilterKind::one_of, " AND organisations.origin"},
    {"partnership", FilterKind::yes,    " AND organisations.id IN (SELECT organisation_id FROM partnership_parties)"},
    {"agreements",  FilterKind::yes,    R"( AND organisations.id IN (SELECT party.organisation_id FROM agreements
                                             JOIN agreement_parties party ON party.agreement_id = agreements.id
                                            WHERE agreements.status = 'in_force'))"},
};

constexpr lists::Sort sorts[] = {
    {"name",       " ORDER BY organisations.sort_key, organisations.id",
                   " ORDER BY organisations.sort_key DESC, organisations.id DESC"},
    {"country",    " ORDER BY organisations.country, organisations.sort_key, organisations.id",
                   " ORDER BY organisations.country DESC, organisations.sort_key DESC, organisations.id DESC"},
    {"agreements", R"( ORDER BY (SELECT count(*) FROM agreement_parties party JOIN agreements ON agreements.id = party.agreement_id
                                  WHERE party.organisation_id = organisations.id AND agreements.status = 'in_force'),
                                organisations.sort_key, organisations.id)",
                   R"( ORDER BY (SELECT count(*) FROM agreement_parties party JOIN agreements ON agreements.id = party.agreement_id
                                  WHERE party.organisation_id = organisations.id AND agreements.status = 'in_force') DESC,
                                organisations.sort_key, organisations.id)"},
};

constexpr lists::Column register_columns[] = {
    {"name",        Shown::always,      "name"},
    {"country",     Shown::at_first,    "country"},
    {"partnership", Shown::at_first},
    {"agreements",  Shown::at_first,    "agreements", true},
    {"next",        Shown::at_first},
    {"kind",        Shown::when_chosen},
    {"city",        Shown::when_chosen},
    {"status",      Shown::when_chosen},
    {"origin",      Shown::when_chosen},
    {"website",     Shown::when_chosen},
    {"note",        Shown::when_chosen},
};
// clang-format on

constexpr lists::ListSpec spec{"organisations", "/organisations", "partners.list", filters,
                               sorts,           register_columns};

constexpr db::Sql select_line = R"sql(
    SELECT organisations.id, organisations.name, organisations.kind, organisations.status, organisations.country,
           organisations.city, organisations.website, organisations.origin, organisations.note, organisations.example,
           organisations.version,
           coalesce((SELECT other.name
                       FROM organisation_names other
                      WHERE other.organisation_id = organisations.id AND other.use <> 'former'
                        AND other.name <> organisations.name
                      ORDER BY CASE WHEN other.language = ? AND other.use <> 'alias' THEN 0 WHEN other.language = 'en' THEN 1
                                    WHEN other.use = 'acronym' THEN 2 ELSE 3 END, other.id
                      LIMIT 1), ''),
           coalesce((SELECT min(value) FROM identifiers
                      WHERE organisation_id = organisations.id AND kind = 'ror' AND former = 0), ''),
           coalesce((SELECT partnerships.stage
                       FROM partnership_parties party
                       JOIN partnerships ON partnerships.id = party.partnership_id
                      WHERE party.organisation_id = organisations.id
                      ORDER BY CASE WHEN partnerships.stage IN ('ended', 'declined', 'withdrawn', 'lapsed', 'converted') THEN 1
                                    ELSE 0 END, partnerships.stage_since DESC, partnerships.id
                      LIMIT 1), ''),
           (SELECT count(*) FROM collaborations WHERE organisation_id = organisations.id),
           (SELECT count(*) FROM agreement_parties party JOIN agreements ON agreements.id = party.agreement_id
             WHERE party.organisation_id = organisations.id AND agreements.status = 'in_force'),
           (SELECT min(agreements.ends_on) FROM agreement_parties party JOIN agreements ON agreements.id = party.agreement_id
             WHERE party.organisation_id = organisations.id AND agreements.status = 'in_force'),
           (SELECT min(partnerships.answer_by)
              FROM partnership_parties party JOIN partnerships ON partnerships.id = party.partnership_id
             WHERE party.organisation_id = organisations.id AND partnerships.answered_on IS NULL
               AND partnerships.stage IN ('idea', 'screening'))
      FROM organisations
)sql";

constexpr db::Sql select_count = "SELECT count(*) FROM organisations";
constexpr db::Sql select_register_ids = "SELECT organisations.id FROM organisations";
constexpr db::Sql within_page = " JOIN (SELECT organisations.id FROM organisations";

// Without a wish for some status, everything but those that another record took the place of.
constexpr db::Sql where_listed = " WHERE organisations.status <> 'merged'";
constexpr db::Sql where_any = " WHERE organisations.status <> ''";

constexpr db::Sql sum_counts =
    "SELECT CAST(coalesce(sum(number), 0) AS bigint) FROM organisation_counts organisations WHERE number > 0";

constexpr db::Sql select_by_country = R"sql(
    SELECT country, CAST(sum(number) AS bigint) FROM organisation_counts GROUP BY country HAVING sum(number) > 0 ORDER BY country LIMIT 300
)sql";
constexpr db::Sql select_partnerships_by_country = R"sql(
    SELECT organisations.country, count(DISTINCT party.partnership_id)
      FROM partnership_parties party
      JOIN organisations ON organisations.id = party.organisation_id
      JOIN partnerships ON partnerships.id = party.partnership_id
     WHERE partnerships.stage NOT IN ('ended', 'declined', 'withdrawn', 'lapsed', 'converted')
     GROUP BY organisations.country ORDER BY organisations.country LIMIT 300
)sql";
constexpr db::Sql select_agreements_by_country = R"sql(
    SELECT organisations.country, count(DISTINCT agreements.id)
      FROM agreements
      JOIN agreement_parties party ON party.agreement_id = agreements.id
      JOIN organisations ON organisations.id = party.organisation_id
     WHERE agreements.status = 'in_force'
     GROUP BY organisations.country ORDER BY organisations.country LIMIT 300
)sql";

constexpr db::Sql select_release = R"sql(
    SELECT release_name, applied_at FROM imports WHERE format = 'ror' AND status = 'applied' ORDER BY id DESC LIMIT 1
)sql";

// Every word stands somewhere in the names; words of three letters and more are found by the trigram index.
void add_words(db::Query& query, db::Product product, std::string_view question) {
    const auto folded = text::fold(question);
    for (std::size_t at = 0; at < folded.size();) {
        auto end = std::min(folded.find(' ', at), folded.size());
        auto word = folded.substr(at, end - at);
        at = end + 1;
        if (word.empty()) continue;
        bool by_trigrams = product == db::Product::sqlite && word.size() >= 3;
        query.add(by_trigrams ? db::Sql{" AND organisations.id IN (SELECT rowid FROM organisation_trigrams "
                                        "WHERE text LIKE ?)"}
                              : db::Sql{" AND organisations.id IN (SELECT organisation_id FROM "
                                        "organisation_search WHERE text LIKE ?)"},
                  "%" + word + "%");
    }
}

void add_question(db::Query& query, db::Product product, std::string_view question) {
    if (question.empty()) return;
    if (auto known = recognised(question))
        query.add(
            " AND organisations.id IN (SELECT organisation_id FROM identifiers WHERE kind = ? AND value = ?)",
            known->kind, known->value);
    else
        add_words(query, product, question);
}

void add_conditions(db::Query& query, db::Product product, const lists::ListState& state) {
    query.add(state.filters.contains("status") ? where_any : where_listed);
    lists::add_filters(query, spec, state);
    add_question(query, product, state.value_of("q"));
}

// Kind and country are counted while they change, so that these totals cost nothing.
bool is_counted(const lists::ListState& state) {
    for (const auto& [key, values] : state.filters)
        if (key != "kind" && key != "country") return false;
    return true;
}

} // namespace

const lists::ListSpec& register_spec() { return spec; }

std::vector<RegisterLine> register_page(db::Session& session, const lists::ListState& state,
                                        std::string_view language) {
    db::Query query{select_line, language};
    query.add(within_page);
    add_conditions(query, session.product(), state);
    lists::add_order(query, spec, state);
    lists::add_page(query, spec, state);
    query.add(") page ON page.id = organisations.id");
    lists::add_order(query, spec, state);
    return session.all<RegisterLine>(query);
}

std::vector<RegisterLine> register_after(db::Session& session, const lists::ListState& state,
                                         OrganisationId after, int limit, std::string_view language) {
    db::Query query{select_line, language};
    query.add(within_page);
    add_conditions(query, session.product(), state);
    if (after)
        query.add(R"( AND (organisations.sort_key, organisations.id) >
                      ((SELECT last.sort_key FROM organisations last WHERE last.id = ?), ?))",
                  after, after);
    query.add(" ORDER BY organisations.sort_key, organisations.id LIMIT ?", limit);
    query.add(") page ON page.id = organisations.id ORDER BY organisations.sort_key, organisations.id");
    return session.all<RegisterLine>(query);
}

std::int64_t register_total(db::Session& session, const lists::ListState& state) {
    db::Query query{is_counted(state) ? sum_counts : select_count};
    if (is_counted(state))
        lists::add_filters(query, spec, state);
    else
        add_conditions(query, session.product(), state);
    return session.one<std::int64_t>(query);
}

void put_own_language_first(db::Session& session, std::vector<RegisterLine>& lines,
                            std::string_view language) {
    std::vector<OrganisationId> ids;
    for (const auto& line : lines) ids.push_back(line.id);
    auto own = names_in(session, ids, language);
    for (auto& line : lines) {
        auto found = own.find(line.id);
        if (found == own.end() || found->second == line.name) continue;
        line.other_name = std::exchange(line.name, found->second);
    }
}

std::vector<OrganisationId> register_ids(db::Session& session, const lists::ListState& state) {
    db::Query query{select_register_ids};
    add_conditions(query, session.product(), state);
    lists::add_order(query, spec, state);
    return session.all<OrganisationId>(query);
}

std::vector<RegisterLine> register_lines(db::Session& session, const std::vector<OrganisationId>& ids,
                                         std::string_view language) {
    db::Query query{select_line, language};
    query.add(" WHERE organisations.id").add_in(ids);
    std::map<OrganisationId, RegisterLine> found;
    session.each<RegisterLine>(query, [&](RegisterLine& line) { found.emplace(line.id, std::move(line)); });
    std::vector<RegisterLine> lines;
    for (auto id : ids)
        if (auto at = found.find(id); at != found.end()) lines.push_back(std::move(at->second));
    return lines;
}

std::vector<CountryCount> organisations_by_country(db::Session& session) {
    return session.all<CountryCount>(select_by_country);
}
std::vector<CountryCount> partnerships_by_country(db::Session& session) {
    return session.all<CountryCount>(select_partnerships_by_country);
}
std::vector<CountryCount> agreements_by_country(db::Session& session) {
    return session.all<CountryCount>(select_agreements_by_country);
}

std::optional<Release> latest_release(db::Session& session) { return session.find<Release>(select_release); }

} // namespace partners
