// The units that the institution's data name, as units of its organisations: rights are given within them.
#include "policy/partners/cast.hpp"
#include "policy/partners/partners.hpp"
#include "policy/partners/people.hpp"

#include <map>
#include <string>

namespace partners {

Result<int> take_in_units(db::Database& database, const settings::Settings& institution, const By& by) {
    std::map<std::string, OrganisationId, std::less<>> hosts;
    const auto file = institution.file("institution");
    {
        auto reader = database.read();
        for (const auto& host : file.list("hosts"))
            if (auto id = identified(reader, "https://ror.org/" + host.text("ror")))
                hosts[host.text("key")] = *id;
    }
    int taken = 0;
    for (const auto& place : file.list("units")) {
        auto host = hosts.find(place.text("host"));
        if (host == hosts.end()) continue;
        auto name = place.both("name");
        Unit unit;
        unit.organisation_id = host->second;
        unit.name_sv = name.sv;
        unit.name_en = name.en;
        unit.code = place.text("code");
        auto added = add_unit(database, unit, by);
        if (!added) return added.failure();
        ++taken;
    }
    return taken;
}

} // namespace partners
