// Before-images: rows are kept with their ids, so that putting back gives the very same rows.
#include "policy/partners/import_images.hpp"

#include "platform/text/collation.hpp"
#include "platform/web/json.hpp"
#include "policy/partners/merging.hpp"
#include "policy/partners/store.hpp"

#include <simdjson.h>

#include <set>

namespace partners {
namespace {

constexpr db::Sql select_names_before = R"sql(
    SELECT id, name, folded, language, use FROM organisation_names WHERE organisation_id = ? AND origin = ? ORDER BY id
)sql";
constexpr db::Sql select_identifiers_before = R"sql(
    SELECT id, kind, value, former FROM identifiers WHERE organisation_id = ? AND origin = ? ORDER BY id
)sql";
constexpr db::Sql select_relations_before = R"sql(
    SELECT id, organisation_id, kind, other_id
      FROM organisation_relations
     WHERE (organisation_id = ? OR other_id = ?) AND origin = ?
     ORDER BY id
)sql";
constexpr db::Sql select_records = R"sql(
    SELECT key, digest, fields FROM register_records WHERE organisation_id = ? AND origin = ? ORDER BY key
)sql";

constexpr db::Sql delete_names = "DELETE FROM organisation_names WHERE organisation_id = ? AND origin = ?";
constexpr db::Sql delete_identifiers = "DELETE FROM identifiers WHERE organisation_id = ? AND origin = ?";
constexpr db::Sql delete_relations =
    "DELETE FROM organisation_relations WHERE (organisation_id = ? OR other_id = ?) AND origin = ?";
constexpr db::Sql delete_records = "DELETE FROM register_records WHERE organisation_id = ? AND origin = ?";

// One at a time, where some are not the register's to take away.
constexpr db::Sql delete_name_row = "DELETE FROM organisation_names WHERE id = ?";
constexpr db::Sql delete_added_identifier = "DELETE FROM identifiers WHERE id = ?";
constexpr db::Sql delete_added_relation = "DELETE FROM organisation_relations WHERE id = ?";

// A row may be elsewhere by now: merged, split, or at the other end of a relation.
constexpr db::Sql put_name = R"sql(
    INSERT INTO organisation_names (id, organisation_id, name, folded, language, use, origin) VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO NOTHING
)sql";
constexpr db::Sql put_identifier = R"sql(
    INSERT INTO identifiers (id, organisation_id, kind, value, former, origin) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO NOTHING
)sql";
constexpr db::Sql put_relation = R"sql(
    INSERT INTO organisation_relations (id, organisation_id, kind, other_id, origin) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (id) DO NOTHING
)sql";
constexpr db::Sql put_record = R"sql(
    INSERT INTO register_records (key, digest, fields, organisation_id, origin) VALUES (?, ?, ?, ?, ?)
)sql";
constexpr db::Sql update_organisation_row = R"sql(
    UPDATE organisations
       SET name = ?, sort_key = ?, kind = ?, status = ?, country = ?, region = ?, city = ?, latitude = ?, longitude = ?,
           website = ?, established = ?, origin = ?, origin_key = ?, version = ?
     WHERE id = ?
)sql";

struct Name {
    std::int64_t id;
    std::string name, folded, language, use;
};
struct StoredId {
    std::int64_t id;
    std::string kind, value;
    std::int64_t former;
};
struct TieBefore {
    std::int64_t id, from;
    std::string kind;
    std::int64_t to;
};
struct RecordBefore {
    std::string key, digest, fields;
};

using simdjson::dom::array;
using simdjson::dom::element;

std::string text_at(element row, std::size_t i) {
    std::string_view text;
    return row.at(i).get(text) == simdjson::SUCCESS ? std::string{text} : std::string{};
}
std::int64_t number_at(element row, std::size_t i) {
    std::int64_t number = 0;
    return row.at(i).get(number) == simdjson::SUCCESS ? number : 0;
}
FieldTexts fields_of(element image, std::string_view key) {
    FieldTexts fields;
    for (std::size_t i = 0; i < fields.size(); ++i) fields[i] = text_at(image[key], i);
    return fields;
}

// What merges brought to an organisation is still the other one's: a split must find it.
using RowIds = std::set<std::int64_t>;
struct Brought {
    RowIds names, identifiers, relations;
    bool nothing() const { return names.empty() && identifiers.empty() && relations.empty(); }
};
Brought brought_to(db::Session& session, OrganisationId id) {
    Brought brought;
    for (const MergeRow& merge : merges_into(session, id)) {
        const Moved moved = moved_from(merge.moved);
        for (const auto& [what, ids] : moved.rows) {
            if (what == "names") brought.names.insert(ids.begin(), ids.end());
            if (what == "identifiers") brought.identifiers.insert(ids.begin(), ids.end());
            if (what.starts_with("relations")) brought.relations.insert(ids.begin(), ids.end());
        }
    }
    return brought;
}

template <class Row>
void remove_but(db::Transaction& tx, db::Sql remove, const std::vector<Row>& rows, const RowIds& but) {
    for (const Row& row : rows)
        if (!but.contains(row.id)) tx.run(remove, row.id);
}

void put_back_fields(db::Transaction& tx, OrganisationId id, element image) {
    auto organisation = find_organisation(tx, id);
    if (!organisation) return;
    const FieldTexts before = fields_of(image, "before"), after = fields_of(image, "after");
    FieldTexts now = texts_of(*organisation);
    for (std::size_t i = 0; i < now.size(); ++i)
        if (now[i] == after[i]) now[i] = before[i];
    Organisation o = *organisation;
    set_fields(o, now);
    if (!o.merged_into_id && (o.kind != organisation->kind || o.country != organisation->country)) {
        count(tx, organisation->kind, organisation->country, -1);
        count(tx, o.kind, o.country, 1);
    }
    const auto version = number_at(image["row"], 0);
    const bool touched_since = organisation->version != version + 1;
    tx.run(update_organisation_row, o.name, db::Bytes{text::sort_key(o.name)}, o.kind, o.status, o.country,
           o.region, o.city, o.latitude, o.longitude, o.website, o.established, text_at(image["row"], 1),
           text_at(image["row"], 2), touched_since ? organisation->version + 1 : version, id);
}

} // namespace

std::string json_of(db::Session& session, const Image& image) {
    const Organisation& o = image.before;
    const Brought brought = brought_to(session, o.id);
    web::Json json;
    json.object().list("row").item(o.version).item(o.origin).item(o.origin_key).end();
    json.raw("before", json_of(texts_of(o))).raw("after", json_of(image.after));
    json.list("names");
    for (const Name& n : session.all<Name>(select_names_before, o.id, image.origin))
        if (!brought.names.contains(n.id))
            json.list().item(n.id).item(n.name).item(n.folded).item(n.language).item(n.use).end();
    json.end().list("identifiers");
    for (const StoredId& i : session.all<StoredId>(select_identifiers_before, o.id, image.origin))
        if (!brought.identifiers.contains(i.id))
            json.list().item(i.id).item(i.kind).item(i.value).item(i.former).end();
    json.end().list("relations");
    for (const TieBefore& t : session.all<TieBefore>(select_relations_before, o.id, o.id, image.origin))
        if (!brought.relations.contains(t.id))
            json.list().item(t.id).item(t.from).item(t.kind).item(t.to).end();
    json.end().list("records");
    for (const RecordBefore& r : session.all<RecordBefore>(select_records, o.id, image.origin))
        json.list().item(r.key).item(r.digest).item(r.fields).end();
    return json.end().end().take();
}

void clear_belongings(db::Transaction& tx, OrganisationId id, std::string_view origin) {
    if (const Brought brought = brought_to(tx, id); !brought.nothing()) {
        remove_but(tx, delete_name_row, tx.all<Name>(select_names_before, id, origin), brought.names);
        remove_but(tx, delete_added_identifier, tx.all<StoredId>(select_identifiers_before, id, origin),
                   brought.identifiers);
        remove_but(tx, delete_added_relation, tx.all<TieBefore>(select_relations_before, id, id, origin),
                   brought.relations);
        return;
    }
    tx.run(delete_names, id, origin);
    tx.run(delete_identifiers, id, origin);
    tx.run(delete_relations, id, id, origin);
}

void put_back(db::Transaction& tx, OrganisationId id, std::string_view origin, std::string_view json) {
    simdjson::dom::parser parser;
    element image;
    if (parser.parse(json.data(), json.size()).get(image) != simdjson::SUCCESS)
        throw std::logic_error("an image of an import cannot be read");
    clear_belongings(tx, id, origin);
    tx.run(delete_records, id, origin);
    put_back_fields(tx, id, image);
    for (element row : array{image["names"]})
        tx.run(put_name, number_at(row, 0), id, text_at(row, 1), text_at(row, 2), text_at(row, 3),
               text_at(row, 4), origin);
    for (element row : array{image["identifiers"]})
        tx.run(put_identifier, number_at(row, 0), id, text_at(row, 1), text_at(row, 2), number_at(row, 3),
               origin);
    for (element row : array{image["relations"]})
        tx.run(put_relation, number_at(row, 0), number_at(row, 1), text_at(row, 2), number_at(row, 3),
               origin);
    for (element row : array{image["records"]})
        tx.run(put_record, text_at(row, 0), text_at(row, 1), text_at(row, 2), id, origin);
    auto now = find_organisation(tx, id);
    if (now && !now->merged_into_id) refresh_search(tx, id);
}

} // namespace partners
