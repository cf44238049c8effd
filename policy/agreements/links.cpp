// SQL over the tables that agreements point at.
#include "policy/agreements/links.hpp"

#include "policy/agreements/institution.hpp"

namespace agreements {
namespace {

constexpr db::Sql houses = R"sql(
    WITH houses AS (SELECT organisation_id, value AS ror FROM identifiers WHERE kind = 'ror' AND former = 0 AND value
)sql";
// Those of the house; of all others only where the register knows no house yet.
constexpr db::Sql select_functions = R"sql(
    ) SELECT functions.id, title_sv, title_en, organisations.name, coalesce(houses.ror, '')
      FROM functions
      JOIN organisations ON organisations.id = functions.organisation_id
      LEFT JOIN houses ON houses.organisation_id = functions.organisation_id
     WHERE houses.ror IS NOT NULL OR functions.id = ? OR NOT EXISTS (SELECT 1 FROM houses)
     ORDER BY title_sv, functions.id
     LIMIT 300
)sql";
constexpr db::Sql select_units = R"sql(
    ) SELECT units.id, name_sv, name_en, organisations.name, coalesce(houses.ror, '')
      FROM units
      JOIN organisations ON organisations.id = units.organisation_id
      LEFT JOIN houses ON houses.organisation_id = units.organisation_id
     WHERE (closed_on IS NULL AND (houses.ror IS NOT NULL OR NOT EXISTS (SELECT 1 FROM houses))) OR units.id = ?
     ORDER BY name_sv, units.id
     LIMIT 300
)sql";
constexpr db::Sql select_partnerships = "SELECT id, title FROM partnerships ORDER BY title, id LIMIT 300";
constexpr db::Sql select_function = "SELECT id, title_sv, title_en, '', '' FROM functions WHERE id = ?";
constexpr db::Sql select_unit = "SELECT id, name_sv, name_en, '', '' FROM units WHERE id = ?";
constexpr db::Sql select_partnership = "SELECT id, title FROM partnerships WHERE id = ?";
constexpr db::Sql select_newer = R"sql(
    SELECT id, title, number, partner FROM agreements WHERE replaces_id = ? ORDER BY id DESC LIMIT 1
)sql";
constexpr db::Sql select_neighbour = "SELECT id, title, number, partner FROM agreements WHERE id = ?";

struct NamedRow {
    std::int64_t id = 0;
    std::string sv, en, of, ror;
    const std::string& in(text::Language language) const {
        return language == text::Language::en && !en.empty() ? en : sv;
    }
};
struct TitledRow {
    std::int64_t id = 0;
    std::string title;
};

// The house as it calls itself in the reader's language, another organisation as the register has it.
std::vector<html::Choice> choices_of(const web::Call& call, db::Session& session, db::Sql select,
                                     std::int64_t chosen) {
    const auto own = houses_by_ror(call.services.institution);
    const auto language = call.tr.language();
    db::Query query{houses};
    query.add_in(keys_of(own)).add(select, chosen);
    std::vector<html::Choice> choices;
    for (const auto& row : session.all<NamedRow>(query)) {
        auto of = row.ror.empty() ? row.of : name_in(own, row.ror, language);
        choices.push_back({std::to_string(row.id),
                           of.empty() ? row.in(language) : row.in(language) + ", " + of, row.id == chosen});
    }
    return choices;
}

template <class Tag> std::int64_t value_of(const std::optional<Id<Tag>>& id) { return id ? id->value : 0; }

} // namespace

std::vector<html::Choice> function_choices(const web::Call& call, db::Session& session,
                                           std::optional<FunctionId> chosen) {
    return choices_of(call, session, select_functions, value_of(chosen));
}

std::vector<html::Choice> unit_choices(const web::Call& call, db::Session& session,
                                       std::optional<UnitId> chosen) {
    return choices_of(call, session, select_units, value_of(chosen));
}

std::vector<html::Choice> partnership_choices(db::Session& session, std::optional<PartnershipId> chosen) {
    std::vector<html::Choice> choices;
    for (const auto& row : session.all<TitledRow>(select_partnerships))
        choices.push_back({std::to_string(row.id), row.title, row.id == value_of(chosen)});
    return choices;
}

std::string function_name(db::Session& session, text::Language language, std::optional<FunctionId> id) {
    auto row = id ? session.find<NamedRow>(select_function, *id) : std::nullopt;
    return row ? row->in(language) : std::string{};
}

std::string unit_name(db::Session& session, text::Language language, std::optional<UnitId> id) {
    auto row = id ? session.find<NamedRow>(select_unit, *id) : std::nullopt;
    return row ? row->in(language) : std::string{};
}

std::string partnership_name(db::Session& session, std::optional<PartnershipId> id) {
    auto row = id ? session.find<TitledRow>(select_partnership, *id) : std::nullopt;
    return row ? row->title : std::string{};
}

std::optional<Neighbour> replaced_by(db::Session& session, AgreementId id) {
    return session.find<Neighbour>(select_newer, id);
}

std::optional<Neighbour> neighbour(db::Session& session, std::optional<AgreementId> id) {
    return id ? session.find<Neighbour>(select_neighbour, *id) : std::nullopt;
}

std::optional<std::string> broken_link(db::Session& session, const Agreement& a) {
    if (a.function_id && !session.find<NamedRow>(select_function, *a.function_id)) return "function";
    if (a.unit_id && !session.find<NamedRow>(select_unit, *a.unit_id)) return "unit";
    if (a.partnership_id && !session.find<TitledRow>(select_partnership, *a.partnership_id))
        return "partnership";
    if (a.replaces_id && (a.replaces_id == a.id || !neighbour(session, a.replaces_id))) return "replaces";
    return std::nullopt;
}

} // namespace agreements
