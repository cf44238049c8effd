// SQL of what an organisation's page tells: other rooms' tables are read here, in sight.
#include "policy/partners/first_rows.hpp"
#include "policy/partners/page_facts.hpp"

namespace partners {
namespace {

constexpr db::Sql select_agreements = R"sql(
    SELECT id, title, type, status, number, in_force_on, ends_on, open_ended, department
      FROM agreements
     WHERE id IN (SELECT agreement_id FROM agreement_parties WHERE organisation_id = ?)
     ORDER BY coalesce(ends_on, CASE open_ended WHEN 1 THEN '9999' ELSE '' END) DESC, id DESC
)sql";

constexpr db::Sql select_partnerships = R"sql(
    SELECT id, title, stage, number, example
      FROM partnerships
     WHERE id IN (SELECT partnership_id FROM partnership_parties WHERE organisation_id = ?)
     ORDER BY stage_since DESC, id DESC
)sql";

constexpr db::Sql select_collaborations = R"sql(
    SELECT id, title, level, form, department, contact, starts_on, ends_on
      FROM collaborations WHERE organisation_id = ? ORDER BY id DESC
)sql";

constexpr db::Sql select_functions = R"sql(
    SELECT functions.id, functions.title_sv, functions.title_en, coalesce(units.name_sv, ''), coalesce(units.name_en, ''),
           functions.email, functions.phone, functions.checked_on, coalesce(people.id, 0), coalesce(people.name, ''),
           holder.starts_on, holder.ends_on
      FROM functions
      LEFT JOIN units ON units.id = functions.unit_id
      LEFT JOIN function_holders holder
             ON holder.function_id = functions.id AND holder.starts_on <= ? AND (holder.ends_on IS NULL OR holder.ends_on >= ?)
      LEFT JOIN people ON people.id = holder.person_id
     WHERE functions.organisation_id = ?
     ORDER BY functions.title_sv, functions.id, holder.starts_on
)sql";

constexpr db::Sql select_affiliations = R"sql(
    SELECT affiliations.id, people.id, people.name, organisations.id, organisations.name, affiliations.unit_id,
           coalesce(units.name_sv, ''), coalesce(units.name_en, ''), affiliations.capacity, affiliations.starts_on,
           affiliations.ends_on
      FROM affiliations
      JOIN people ON people.id = affiliations.person_id
      JOIN organisations ON organisations.id = affiliations.organisation_id
      LEFT JOIN units ON units.id = affiliations.unit_id
     WHERE affiliations.organisation_id = ? AND (affiliations.ends_on IS NULL OR affiliations.ends_on >= ?)
     ORDER BY people.sort_key, affiliations.id
)sql";

constexpr db::Sql select_units = R"sql(
    SELECT id, organisation_id, parent_id, name_sv, name_en, code, closed_on, version
      FROM units WHERE organisation_id = ?
     ORDER BY CASE WHEN closed_on IS NULL THEN 0 ELSE 1 END, name_sv, id
)sql";

} // namespace

std::vector<AgreementLine> agreements_of(db::Session& session, OrganisationId id, int most) {
    return first_rows<AgreementLine>(static_cast<std::size_t>(most), session, select_agreements, id);
}
std::vector<PartnershipLine> partnerships_of(db::Session& session, OrganisationId id) {
    return first_rows<PartnershipLine>(100, session, select_partnerships, id);
}
std::vector<CollaborationLine> collaborations_of(db::Session& session, OrganisationId id) {
    return first_rows<CollaborationLine>(100, session, select_collaborations, id);
}
std::vector<FunctionLine> functions_of(db::Session& session, OrganisationId id, Date day, int most) {
    return first_rows<FunctionLine>(static_cast<std::size_t>(most), session, select_functions, day, day, id);
}
std::vector<Affiliation> affiliations_of_organisation(db::Session& session, OrganisationId id, Date day,
                                                      int most) {
    return first_rows<Affiliation>(static_cast<std::size_t>(most), session, select_affiliations, id, day);
}
std::vector<Unit> units_of(db::Session& session, OrganisationId id, int most) {
    return first_rows<Unit>(static_cast<std::size_t>(most), session, select_units, id);
}

} // namespace partners
