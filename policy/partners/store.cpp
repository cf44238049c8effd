// SQL of organisations: the row itself and the two things kept in step with it, search text and counts.
#include "policy/partners/store.hpp"

#include "platform/text/collation.hpp"
#include "platform/text/folding.hpp"

namespace partners {
namespace {

constexpr db::Sql select_organisation = R"sql(
    SELECT id, name, kind, status, country, region, city, latitude, longitude, website, established, legal_entity_id,
           merged_into_id, origin, origin_key, note, example, version, updated_at
      FROM organisations
     WHERE id = ?
)sql";

constexpr db::Sql insert_row = R"sql(
    INSERT INTO organisations (name, sort_key, kind, status, country, region, city, latitude, longitude, website,
                               established, legal_entity_id, origin, origin_key, note, example, created_at, updated_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    RETURNING id
)sql";

constexpr db::Sql update_row = R"sql(
    UPDATE organisations
       SET name = ?, sort_key = ?, kind = ?, status = ?, country = ?, region = ?, city = ?, latitude = ?, longitude = ?,
           website = ?, established = ?, legal_entity_id = ?, note = ?, version = version + 1, updated_at = ?
     WHERE id = ? AND version = ?
)sql";

constexpr db::Sql touch_row = "UPDATE organisations SET version = version + 1, updated_at = ? WHERE id = ?";

constexpr db::Sql add_to_count = R"sql(
    INSERT INTO organisation_counts (kind, country, number) VALUES (?, ?, ?)
        ON CONFLICT (kind, country) DO UPDATE SET number = organisation_counts.number + excluded.number
)sql";

constexpr db::Sql select_search_text = "SELECT text FROM organisation_search WHERE organisation_id = ?";

constexpr db::Sql select_folded = R"sql(
    SELECT folded FROM organisation_names WHERE organisation_id = ? ORDER BY id LIMIT 500
)sql";

// The trigram index of SQLite reads from organisation_search and must be told the old text before the new
// one.
constexpr db::Sql forget_trigrams = R"sql(
    INSERT INTO organisation_trigrams (organisation_trigrams, rowid, text) VALUES ('delete', ?, ?)
)sql";
constexpr db::Sql learn_trigrams = "INSERT INTO organisation_trigrams (rowid, text) VALUES (?, ?)";

constexpr db::Sql insert_search = "INSERT INTO organisation_search (organisation_id, text) VALUES (?, ?)";
constexpr db::Sql delete_search = "DELETE FROM organisation_search WHERE organisation_id = ?";

} // namespace

std::optional<Organisation> find_organisation(db::Session& session, OrganisationId id) {
    return session.find<Organisation>(select_organisation, id);
}

OrganisationId insert_organisation(db::Transaction& tx, const Organisation& o, Time when) {
    auto id =
        tx.one<OrganisationId>(insert_row, o.name, db::Bytes{text::sort_key(o.name)}, o.kind, o.status,
                               o.country, o.region, o.city, o.latitude, o.longitude, o.website, o.established,
                               o.legal_entity_id, o.origin, o.origin_key, o.note, o.example, when, when);
    count(tx, o.kind, o.country, 1);
    return id;
}

bool update_organisation(db::Transaction& tx, const Organisation& o, Time when) {
    auto before = find_organisation(tx, o.id);
    if (!before || before->version != o.version) return false;
    if (tx.run(update_row, o.name, db::Bytes{text::sort_key(o.name)}, o.kind, o.status, o.country, o.region,
               o.city, o.latitude, o.longitude, o.website, o.established, o.legal_entity_id, o.note, when,
               o.id, o.version) == 0)
        return false;
    if (before->kind != o.kind || before->country != o.country) {
        count(tx, before->kind, before->country, -1);
        count(tx, o.kind, o.country, 1);
    }
    return true;
}

void touch(db::Transaction& tx, OrganisationId id, Time when) { tx.run(touch_row, when, id); }

void count(db::Transaction& tx, OrganisationKind kind, std::string_view country, int by) {
    tx.run(add_to_count, kind, country, by);
}

void refresh_search(db::Transaction& tx, OrganisationId id) {
    std::string text = "\n";
    for (const auto& folded : tx.all<std::string>(select_folded, id)) text += folded + '\n';
    forget_search(tx, id);
    if (tx.product() == db::Product::sqlite) tx.run(learn_trigrams, id, text);
    tx.run(insert_search, id, text);
}

void forget_search(db::Transaction& tx, OrganisationId id) {
    if (tx.product() == db::Product::sqlite)
        if (auto old = tx.find<std::string>(select_search_text, id)) tx.run(forget_trigrams, id, *old);
    tx.run(delete_search, id);
}

} // namespace partners
