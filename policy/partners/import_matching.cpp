// The tables that matching looks in: what several bear is in none of them.
#include "policy/partners/import_matching.hpp"

#include "platform/text/folding.hpp"
#include "policy/partners/web_address.hpp"

namespace partners {
namespace {

constexpr db::Sql select_identifiers_to_match = R"sql(
    SELECT kind, value, organisation_id
      FROM identifiers
     WHERE former = 0 AND (kind = 'ror' OR ? <> 'ror')
       AND organisation_id NOT IN (SELECT subject_id FROM import_changes WHERE import_id = ? AND act = 'added')
)sql";
constexpr db::Sql select_hosts = R"sql(
    SELECT website, id
      FROM organisations
     WHERE website <> '' AND status = 'active'
       AND id NOT IN (SELECT subject_id FROM import_changes WHERE import_id = ? AND act = 'added')
)sql";
// ROR tells its own namesakes apart by itself; what others wrote in may be one of its records.
constexpr db::Sql select_names_to_match = R"sql(
    SELECT DISTINCT names.folded, organisations.country, organisations.id
      FROM organisation_names names
      JOIN organisations ON organisations.id = names.organisation_id
     WHERE organisations.status = 'active' AND names.use <> 'acronym' AND (? <> 'ror' OR organisations.origin <> 'ror')
       AND organisations.id NOT IN (SELECT subject_id FROM import_changes WHERE import_id = ? AND act = 'added')
)sql";

struct IdentifierLine {
    std::string_view kind, value;
    OrganisationId id;
};
struct HostLine {
    std::string_view website;
    OrganisationId id;
};
struct NameLine {
    std::string_view folded, country;
    OrganisationId id;
};

std::string joined(std::string_view one, std::string_view two) {
    return std::string{one}.append(1, '\x1f').append(two);
}

} // namespace

void Matching::add(Index& index, std::string key, OrganisationId id) {
    auto [place, fresh] = index.emplace(std::move(key), id);
    if (!fresh && place->second != id) place->second = {};
}

std::optional<OrganisationId> Matching::in(const Index& index, const std::string& key) {
    auto found = index.find(key);
    if (found == index.end() || !found->second) return std::nullopt;
    return found->second;
}

Matching::Matching(db::Session& session, const Import& import) : format_(import.format) {
    load(session, import.id);
}

void Matching::load(db::Session& session, ImportId id) {
    session.each<IdentifierLine>(
        select_identifiers_to_match,
        [this](const IdentifierLine& line) { add(identifiers_, joined(line.kind, line.value), line.id); },
        format_, id);
    session.each<NameLine>(
        select_names_to_match,
        [this](const NameLine& line) { add(names_, joined(line.folded, line.country), line.id); }, format_,
        id);
    if (!uses_names()) return;
    session.each<HostLine>(
        select_hosts,
        [this](const HostLine& line) {
            if (auto host = host_of(line.website); !host.empty()) add(hosts_, std::move(host), line.id);
        },
        id);
}

bool Matching::has_namesake(const RegisterRecord& record) const {
    return names_.contains(joined(text::fold(record.name()), record.country()));
}

std::optional<OrganisationId> Matching::of(const RegisterRecord& record) const {
    for (const Identifier& identifier : record.identifiers)
        if (auto id = in(identifiers_, joined(name_of(identifier.kind), identifier.value))) return id;
    if (!uses_names()) return std::nullopt;
    if (auto id = in(names_, joined(text::fold(record.name()), record.country()))) return id;
    for (const Identifier& identifier : record.identifiers)
        if (identifier.kind == IdentifierKind::schac)
            if (auto id = in(hosts_, identifier.value)) return id;
    auto host = host_of(record.website());
    return host.empty() ? std::nullopt : in(hosts_, host);
}

} // namespace partners
