// SQL of what a case can be given to: units of the house, and people.
#include "policy/partnerships/editing.hpp"

#include <algorithm>

namespace partnerships {
namespace {

constexpr db::Sql select_units = R"sql(
    SELECT units.id, units.name_sv, units.name_en
      FROM units
      JOIN identifiers ON identifiers.organisation_id = units.organisation_id AND identifiers.kind = 'ror'
     WHERE units.closed_on IS NULL AND identifiers.value
)sql";
constexpr db::Sql in_order = " ORDER BY units.name_sv, units.id LIMIT 500";

constexpr db::Sql select_people = R"sql(
    SELECT DISTINCT accounts.id, accounts.name
      FROM accounts
      JOIN role_grants ON role_grants.account_id = accounts.id AND role_grants.revoked_at IS NULL
     WHERE accounts.active = 1 AND role_grants.valid_from <= ?
       AND (role_grants.valid_to IS NULL OR role_grants.valid_to >= ?) AND role_grants.role
)sql";
constexpr db::Sql by_name = " ORDER BY accounts.name, accounts.id LIMIT 500";

constexpr db::Sql select_unit = "SELECT id, name_sv, name_en FROM units WHERE id = ?";
constexpr db::Sql select_name = "SELECT name FROM accounts WHERE id = ?";

db::Query people_query(const rights::Roles& roles, rights::Permission permission, Date today) {
    std::vector<std::string> keys{""}; // no role's: a list of none is no condition
    for (const auto& role : roles.all())
        if (std::binary_search(role.permissions.begin(), role.permissions.end(), permission.name))
            keys.push_back(role.key);
    db::Query query{""};
    query.add(select_people, today, today).add_in(keys);
    return query;
}

} // namespace

std::vector<UnitRow> host_units(db::Session& session, const std::vector<std::string>& rors) {
    if (rors.empty()) return {};
    db::Query query{select_units};
    query.add_in(rors).add(in_order);
    return session.all<UnitRow>(query);
}

std::vector<PersonRow> people_who(db::Session& session, const rights::Roles& roles,
                                  rights::Permission permission, Date today) {
    auto query = people_query(roles, permission, today);
    query.add(by_name);
    return session.all<PersonRow>(query);
}

std::optional<std::string> name_of_person_who(db::Session& session, const rights::Roles& roles,
                                              rights::Permission permission, AccountId account, Date today) {
    auto query = people_query(roles, permission, today);
    query.add(" AND accounts.id = ?", account);
    auto found = session.find<PersonRow>(query);
    return found ? std::optional{found->name} : std::nullopt;
}

std::optional<UnitRow> find_unit(db::Session& session, UnitId id) {
    return session.find<UnitRow>(select_unit, id);
}

std::string name_of_account(db::Session& session, AccountId id) {
    return session.find<std::string>(select_name, id).value_or("");
}

} // namespace partnerships
