// The institution's own organisations: who is bound for them, and the units within which rights are given.
#include "policy/cast.hpp"
#include "policy/partners/actions.hpp"
#include "policy/partners/cast.hpp"
#include "policy/partners/partners.hpp"
#include "policy/partners/people.hpp"
#include "policy/partners/store.hpp"

#include <map>
#include <string>

namespace partners {
namespace {

std::optional<OrganisationId> with_ror(db::Database& database, const std::string& ror) {
    auto reader = database.read();
    return identified(reader, "https://ror.org/" + ror);
}

bool is_named(db::Database& database, const std::string& number) {
    auto reader = database.read();
    return identified(reader, number).has_value();
}

void become_part_of(db::Database& database, OrganisationId id, OrganisationId bound, const By& by) {
    std::optional<Organisation> before;
    Details details;
    {
        auto reader = database.read();
        before = find_organisation(reader, id);
        details = details_of(*before, names_of_organisation(reader, id));
    }
    if (before->legal_entity_id == bound) return;
    details.legal_entity = bound;
    cast::played(change_organisation(database, id, details, before->version, OldName::keep_as_former, by),
                 before->name);
}

// The number belongs to whoever is bound: the organisation itself, or the one whose part it is.
void bind(db::Database& database, const settings::Place& host, OrganisationId id, const By& by) {
    auto bound = host.has("legal_entity_ror") ? with_ror(database, host.text("legal_entity_ror")) : id;
    if (!bound) return;
    auto number = host.text("organisation_number");
    if (!is_named(database, number))
        cast::played(
            add_identifier(database, *bound, IdentifierKind::swedish_organisation_number, number, by),
            number);
    if (*bound != id) become_part_of(database, id, *bound, by);
}

} // namespace

void take_in_hosts(db::Database& database, const settings::Settings& institution, const By& by) {
    std::map<std::string, OrganisationId, std::less<>> hosts;
    const auto file = institution.file("institution");
    for (const auto& host : file.list("hosts"))
        if (auto id = with_ror(database, host.text("ror"))) {
            hosts[host.text("key")] = *id;
            bind(database, host, *id, by);
        }
    for (const auto& place : file.list("units")) {
        auto host = hosts.find(place.text("host"));
        if (host == hosts.end()) continue;
        auto name = place.both("name");
        Unit unit;
        unit.organisation_id = host->second;
        unit.name_sv = name.sv;
        unit.name_en = name.en;
        unit.code = place.text("code");
        cast::played(add_unit(database, unit, by), unit.code);
    }
}

} // namespace partners
