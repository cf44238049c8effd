// Writes the cast's organisations as an import would: names, identifiers, place, with the register as their
// origin.
#include "policy/partners/cast.hpp"

#include "platform/events/events.hpp"
#include "platform/tables/origin.hpp"
#include "policy/partners/partners.hpp"
#include "policy/partners/ror.hpp"
#include "policy/partners/store.hpp"

#include <algorithm>

namespace partners {
namespace {

OrganisationKind kind_from(const std::vector<RegisterType>& types) {
    using enum RegisterType;
    constexpr std::pair<RegisterType, OrganisationKind> by_weight[] = {
        {education, OrganisationKind::university},    {healthcare, OrganisationKind::hospital},
        {company, OrganisationKind::company},         {government, OrganisationKind::authority},
        {archive, OrganisationKind::archive},         {facility, OrganisationKind::research_institute},
        {nonprofit, OrganisationKind::civil_society}, {funder, OrganisationKind::foundation},
    };
    for (auto [type, kind] : by_weight)
        if (std::find(types.begin(), types.end(), type) != types.end()) return kind;
    return OrganisationKind::other;
}

Organisation organisation_from(const IncomingOrganisation& incoming) {
    Organisation organisation;
    organisation.name = incoming.name();
    organisation.kind = kind_from(incoming.types);
    if (incoming.status != RegisterStatus::active) organisation.status = OrganisationStatus::inactive;
    organisation.country = incoming.country();
    organisation.website = incoming.website;
    organisation.established = incoming.established;
    organisation.origin = "ror";
    organisation.origin_key = incoming.key;
    if (incoming.places.empty()) return organisation;
    const IncomingPlace& place = incoming.places.front();
    organisation.region = place.region;
    organisation.city = place.city;
    organisation.latitude = place.latitude;
    organisation.longitude = place.longitude;
    return organisation;
}

void write(db::Transaction& tx, const IncomingOrganisation& incoming, const By& by) {
    if (identified(tx, incoming.key)) return; // the whole register is here already
    auto id = insert_organisation(tx, organisation_from(incoming), by.when);
    for (const IncomingName& name : incoming.names)
        insert_name(tx, id,
                    {.id = {},
                     .name = name.text,
                     .language = name.language,
                     .use = name.use,
                     .valid_to = {},
                     .origin = "ror"});
    for (const Identifier& identifier : incoming.identifiers) insert_identifier(tx, id, identifier, "ror");
    refresh_search(tx, id);
    events::record(tx, {"organisations", id.value}, "imported", by);
}

} // namespace

Result<int> take_in_cast(db::Database& database, const std::filesystem::path& folder, const By& by) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator{folder})
        if (entry.path().string().ends_with(".jsonl.xz")) files.push_back(entry.path());
    std::sort(files.begin(), files.end());

    auto tx = database.begin();
    int count = 0;
    for (const auto& file : files) {
        auto text = tables::unpacked(file);
        if (!text) return text.failure();
        RorReading reading{
            {.organisation = [&](IncomingOrganisation&& one, std::int64_t) { write(tx, one, by), ++count; },
             .problem = [](const IncomingProblem&) {}}};
        reading.take(*text);
        reading.finish();
    }
    tx.commit();
    return count;
}

} // namespace partners
