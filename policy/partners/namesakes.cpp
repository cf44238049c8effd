// Names in the reader's language, and what tells namesakes apart.
#include "policy/partners/namesakes.hpp"

#include "platform/text/folding.hpp"
#include "policy/partners/identifier.hpp"
#include "policy/partners/partners.hpp"
#include "policy/partners/store.hpp"

#include <algorithm>
#include <utility>

namespace partners {
namespace {

constexpr db::Sql select_own_names = R"sql(
    SELECT organisation_id, name FROM organisation_names
     WHERE language = ? AND use IN ('display', 'label') AND organisation_id
)sql";
constexpr db::Sql own_names_in_order = " ORDER BY CASE use WHEN 'display' THEN 0 ELSE 1 END, id";
struct OwnName {
    OrganisationId id;
    std::string name;
};

// An identifier that is one's own, ROR rather than another; else the number of the record.
std::string apart(db::Session& session, const text::Words& tr, OrganisationId id) {
    auto own = identifiers_of(session, id);
    std::erase_if(own, [](const StoredIdentifier& one) { return one.former; });
    std::stable_sort(own.begin(), own.end(), [](const StoredIdentifier& a, const StoredIdentifier& b) {
        return a.kind == IdentifierKind::ror && b.kind != IdentifierKind::ror;
    });
    if (own.empty()) return tr("partners.search.record", {{"number", std::to_string(id.value)}});
    const auto& first = own.front();
    return std::string{tr.of("partners.scheme", first.kind)} + " " + shown({first.kind, first.value});
}

} // namespace

std::map<OrganisationId, std::string> names_in(db::Session& session, const std::vector<OrganisationId>& ids,
                                               std::string_view language) {
    std::map<OrganisationId, std::string> names;
    if (ids.empty()) return names;
    db::Query query{select_own_names, language};
    query.add_in(ids).add(own_names_in_order);
    session.each<OwnName>(query, [&](OwnName& found) { names.emplace(found.id, std::move(found.name)); });
    return names;
}

void name_for_reader(db::Session& session, const text::Words& tr, std::vector<NamedOne>& shown) {
    std::vector<OrganisationId> ids;
    for (const auto& one : shown) ids.push_back(one.id);
    auto own = names_in(session, ids, text::code_of(tr.language()));
    std::map<std::string, int> times;
    for (auto& one : shown) {
        if (auto found = own.find(one.id); found != own.end() && found->second != one.name)
            one.registered = std::exchange(one.name, found->second);
        ++times[text::fold(one.name)];
    }
    if (std::none_of(times.begin(), times.end(), [](const auto& name) { return name.second > 1; })) return;
    for (auto& one : shown)
        if (times[text::fold(one.name)] > 1) one.apart = apart(session, tr, one.id);
}

} // namespace partners
