// SQL of the JSON answers: rows go from the database's own memory into the text that is sent.
#include "policy/partners/api_rows.hpp"

namespace partners {
namespace {

using Text = std::string_view; // valid while its row is read

constexpr db::Sql select_whole_organisation = R"sql(
    SELECT id, name, kind, status, country, region, city, latitude, longitude, website, established, legal_entity_id,
           merged_into_id, origin, note, example, version, updated_at,
           coalesce((SELECT min(value) FROM identifiers
                      WHERE organisation_id = organisations.id AND kind = 'ror' AND former = 0), '')
      FROM organisations
     WHERE id = ?
)sql";
struct OrganisationRow {
    std::int64_t id;
    Text name, kind, status, country, region, city;
    std::optional<double> latitude, longitude;
    Text website;
    std::optional<std::int64_t> established, legal_entity, merged_into;
    Text origin, note;
    bool example;
    std::int64_t version;
    Text updated_at, ror;
};

constexpr db::Sql select_agreements_after = R"sql(
    SELECT id, title, type, status, number, registration_number, signed_on, in_force_on, ends_on, open_ended, renewal,
           department, responsible, host, version
      FROM agreements
     WHERE id IN (SELECT agreement_id FROM agreement_parties WHERE organisation_id = ?)
     ORDER BY coalesce(ends_on, CASE open_ended WHEN 1 THEN '9999' ELSE '' END) DESC, id DESC
     LIMIT 50
)sql";
struct AgreementRow {
    std::int64_t id;
    Text title, type, status, number, registration_number;
    std::optional<Text> signed_on, in_force_on, ends_on;
    bool open_ended;
    Text renewal, department, responsible, host;
    std::int64_t version;
};

} // namespace

std::optional<std::int64_t> write_organisation(web::Json& json, db::Session& session, OrganisationId id) {
    std::optional<std::int64_t> version;
    session.each<OrganisationRow>(
        select_whole_organisation,
        [&](const OrganisationRow& row) {
            version = row.version;
            json.field("id", row.id).field("name", row.name).field("ror", row.ror).field("kind", row.kind);
            json.field("status", row.status).field("country", row.country).field("region", row.region);
            json.field("city", row.city).field("latitude", row.latitude).field("longitude", row.longitude);
            json.field("website", row.website).field("established", row.established);
            json.field("legal_entity", row.legal_entity)
                .field("merged_into", row.merged_into)
                .field("origin", row.origin);
            json.field("note", row.note).field("example", row.example).field("version", row.version);
            json.field("updated_at", row.updated_at);
        },
        id);
    return version;
}

void write_agreements(web::Json& json, db::Session& session, OrganisationId id) {
    json.list("agreements");
    session.each<AgreementRow>(
        select_agreements_after,
        [&](const AgreementRow& row) {
            json.object().field("id", row.id).field("title", row.title).field("type", row.type);
            json.field("status", row.status)
                .field("number", row.number)
                .field("registration_number", row.registration_number);
            json.field("signed_on", row.signed_on)
                .field("in_force_on", row.in_force_on)
                .field("ends_on", row.ends_on);
            json.field("open_ended", row.open_ended)
                .field("renewal", row.renewal)
                .field("department", row.department);
            json.field("responsible", row.responsible)
                .field("host", row.host)
                .field("version", row.version)
                .end();
        },
        id);
    json.end();
}

void write_hit(web::Json& json, const SearchHit& hit) {
    json.object()
        .field("id", hit.id)
        .field("name", hit.name)
        .field("kind", hit.kind)
        .field("status", hit.status);
    json.field("country", hit.country).field("city", hit.city).field("found_by", hit.found_by).end();
}

} // namespace partners
