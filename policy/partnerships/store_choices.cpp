// SQL of what a case can be given to: units of the house, and people.
#include "platform/text/folding.hpp"
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
    SELECT DISTINCT accounts.id, accounts.name, accounts.email
      FROM accounts
      JOIN role_grants ON role_grants.account_id = accounts.id AND role_grants.revoked_at IS NULL
     WHERE accounts.active = 1 AND role_grants.valid_from <= ?
       AND (role_grants.valid_to IS NULL OR role_grants.valid_to >= ?) AND role_grants.role
)sql";
constexpr db::Sql by_name = " ORDER BY accounts.name, accounts.id LIMIT ?";
constexpr std::int64_t whole_house = 100'000;
constexpr std::size_t most_meant = 20;

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

bool has_all_words(std::string_view name, std::string_view words) {
    bool any = false;
    while (!words.empty()) {
        const auto word = words.substr(0, words.find(' '));
        words.remove_prefix(std::min(words.size(), word.size() + 1));
        if (word.empty()) continue;
        any = true;
        if (name.find(word) == name.npos) return false;
    }
    return any;
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
    query.add(by_name, std::int64_t{most_people} + 1);
    std::vector<PersonRow> people;
    session.each<NamedPerson>(query, [&](NamedPerson& one) {
        people.push_back({one.id, std::move(one.name)});
    });
    return people;
}

std::vector<NamedPerson> people_named(db::Session& session, const rights::Roles& roles,
                                      rights::Permission permission, Date today, std::string_view text) {
    const auto asked = text::fold(text);
    std::vector<NamedPerson> exact, alike;
    auto query = people_query(roles, permission, today);
    // What a database calls the same letter is not what people do, so the names are compared here.
    session.each<NamedPerson>(query.add(by_name, whole_house), [&](NamedPerson& one) {
        const auto name = text::fold(one.name);
        if (name == asked || text::fold(one.email) == asked)
            exact.push_back(one);
        else if (has_all_words(name, asked) && alike.size() < most_meant)
            alike.push_back(one);
    });
    return exact.empty() ? alike : exact;
}

std::optional<std::string> name_of_person_who(db::Session& session, const rights::Roles& roles,
                                              rights::Permission permission, AccountId account, Date today) {
    auto query = people_query(roles, permission, today);
    query.add(" AND accounts.id = ?", account);
    auto found = session.find<NamedPerson>(query);
    return found ? std::optional{found->name} : std::nullopt;
}

std::optional<UnitRow> find_unit(db::Session& session, UnitId id) {
    return session.find<UnitRow>(select_unit, id);
}

std::string name_of_account(db::Session& session, AccountId id) {
    return session.find<std::string>(select_name, id).value_or("");
}

} // namespace partnerships
