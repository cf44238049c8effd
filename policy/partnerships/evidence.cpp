// What the case, its parties and the register of agreements say, in words.
#include "policy/partnerships/evidence.hpp"

#include "policy/may.hpp"
#include "policy/partners/partners.hpp"
#include "policy/partnerships/institution.hpp"
#include "policy/partnerships/rules.hpp"
#include "policy/partnerships/stakeholders.hpp"

#include <algorithm>
#include <set>

namespace partnerships {
namespace {

using definition::Speaks;

std::string countries_of(const std::vector<Party>& parties, text::Language language) {
    std::string countries;
    std::set<std::string_view> codes;
    for (const Party& party : parties) {
        if (party.country.empty() || !codes.insert(party.country).second) continue;
        if (!countries.empty()) countries += ", ";
        countries += partners::country_name(party.country, language);
    }
    return countries;
}

definition::Evidence geography(const web::Call& call, const std::vector<Party>& parties) {
    auto where = geography_in(call.services.institution, parties);
    if (where == Geography::unknown)
        return {Speaks::geography, false, std::string{call.tr("partnerships.evidence.no_country")}, ""};
    return {Speaks::geography, true,
            call.tr("partnerships.evidence.geography",
                    {{"where", call.tr.of("partnerships.geography", where)},
                     {"countries", countries_of(parties, call.tr.language())}}),
            ""};
}

definition::Evidence framework(const web::Call& call, db::Session& session, PartnershipId id,
                               const std::vector<Party>& parties) {
    auto found = framework_of(session, call.services.institution, id, parties, call.today());
    if (!found)
        return {Speaks::framework, false, std::string{call.tr("partnerships.evidence.no_framework")}, ""};
    if (!call.may(May::read_agreements))
        return {Speaks::framework, true, std::string{call.tr("partnerships.evidence.some_framework")}, ""};
    return {Speaks::framework, true, call.tr("partnerships.evidence.framework", {{"title", found->title}}),
            "/agreements/" + std::to_string(found->id.value)};
}

definition::Evidence sponsor_of(const web::Call& call, const Party& party, const Access& access) {
    text::Fill fill{{"party", party.shown()}, {"sponsor", party.sponsor}};
    auto key = party.sponsor.empty() ? "partnerships.evidence.no_sponsor"
               : access.reads_all    ? "partnerships.evidence.sponsor"
                                     : "partnerships.evidence.some_sponsor";
    return {Speaks::sponsors, !party.sponsor.empty(), call.tr(key, fill), ""};
}

// R18: all that are listed have been asked or told, at the least.
definition::Evidence concerned(const web::Call& call, db::Session& session, PartnershipId id) {
    const auto all = stakeholders_of(session, id);
    if (all.empty())
        return {Speaks::stakeholders, false, std::string{call.tr("partnerships.evidence.no_stakeholders")},
                ""};
    auto involved = std::count_if(all.begin(), all.end(), [](const Stakeholder& one) {
        return one.involvement != Involvement::not_asked;
    });
    return {Speaks::stakeholders, involved == static_cast<std::ptrdiff_t>(all.size()),
            call.tr("partnerships.evidence.stakeholders",
                    {{"all", std::to_string(all.size())}, {"involved", std::to_string(involved)}}),
            ""};
}

definition::Evidence breadth(const web::Call& call, const Partnership& p) {
    auto areas = static_cast<int>(keys_in(p.areas).size()),
         formats = static_cast<int>(keys_in(p.formats).size());
    const bool broad = is_broad(areas, formats);
    return {Speaks::breadth, broad,
            call.tr(broad ? "partnerships.evidence.breadth" : "partnerships.evidence.no_breadth",
                    {{"areas", std::to_string(areas)}, {"formats", std::to_string(formats)}}),
            ""};
}

} // namespace

std::optional<agreements::Framework> framework_of(db::Session& session, const settings::Settings& institution,
                                                  PartnershipId id, const std::vector<Party>& parties,
                                                  Date today) {
    std::vector<OrganisationId> organisations;
    for (const Party& party : parties)
        if (party.organisation_id) organisations.push_back(*party.organisation_id);
    return agreements::framework_in_force(session, id, organisations,
                                          institution.file("definition").texts("framework_types"), today);
}

Geography geography_in(const settings::Settings& institution, const std::vector<Party>& parties) {
    Home home;
    const auto file = institution.file("institution");
    if (auto place = file.table("home")) home = {place->text("country"), place->texts("cities")};
    return geography_of(home, parties);
}

std::vector<definition::Evidence> evidence_of(const web::Call& call, db::Session& session,
                                              const Partnership& p, const std::vector<Party>& parties,
                                              const Access& access) {
    std::vector<definition::Evidence> all{geography(call, parties), framework(call, session, p.id, parties)};
    for (const Party& party : parties) all.push_back(sponsor_of(call, party, access));
    all.push_back({Speaks::sponsors, !p.sponsor.empty(),
                   p.sponsor.empty() ? std::string{call.tr("partnerships.sponsor_missing")}
                                     : call.tr("partnerships.evidence.own_sponsor", {{"sponsor", p.sponsor}}),
                   ""});
    all.push_back(breadth(call, p));
    all.push_back(concerned(call, session, p.id));
    return all;
}

} // namespace partnerships
