// Writes what was planned. New organisations are most of a first release, so their rows go straight in, and
// the counts follow once for each batch.
#include "policy/partners/import_writing.hpp"
#include "platform/text/collation.hpp"
#include "platform/text/folding.hpp"
#include "policy/partners/import_images.hpp"
#include "policy/partners/store.hpp"

#include <algorithm>
#include <set>
#include <unordered_set>

namespace partners {
namespace {

constexpr db::Sql insert_imported_row = R"sql(
    INSERT INTO organisations (name, sort_key, kind, status, country, region, city, latitude, longitude, website,
                               established, origin, origin_key, origin_changed_on, created_at, updated_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    RETURNING id
)sql";
constexpr db::Sql insert_imported_name = R"sql(
    INSERT INTO organisation_names (organisation_id, name, folded, language, use, origin) VALUES (?, ?, ?, ?, ?, ?)
)sql";
constexpr db::Sql insert_imported_identifier =
    "INSERT INTO identifiers (organisation_id, kind, value, origin) VALUES (?, ?, ?, ?)";
constexpr db::Sql insert_imported_search =
    "INSERT INTO organisation_search (organisation_id, text) VALUES (?, ?)";
constexpr db::Sql insert_imported_relation = R"sql(
    INSERT INTO organisation_relations (organisation_id, kind, other_id, origin) VALUES (?, ?, ?, ?)
)sql";
constexpr db::Sql upsert_record = R"sql(
    INSERT INTO register_records (origin, key, organisation_id, digest, fields) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (origin, key) DO UPDATE SET digest = excluded.digest, fields = excluded.fields
)sql";
// The image before the first of several records that are about the same organisation is the one that counts.
constexpr db::Sql insert_change = R"sql(
    INSERT INTO import_changes (import_id, subject_id, act, before) VALUES (?, ?, ?, ?)
        ON CONFLICT (import_id, subject_id) DO NOTHING
)sql";

constexpr db::Sql update_fields = R"sql(
    UPDATE organisations
       SET name = ?, sort_key = ?, kind = ?, status = ?, country = ?, region = ?, city = ?, latitude = ?, longitude = ?,
           website = ?, established = ?, origin = ?, origin_key = ?, version = version + ?, updated_at = ?
     WHERE id = ?
)sql";

constexpr db::Sql learn_imported_trigrams = "INSERT INTO organisation_trigrams (rowid, text) VALUES (?, ?)";

constexpr db::Sql select_relations_to_tie = R"sql(
    SELECT organisation_id, kind, other_id FROM organisation_relations WHERE origin = ?
)sql";

constexpr db::Sql select_changed = "SELECT subject_id FROM import_changes WHERE import_id = ?";
constexpr db::Sql select_merged =
    "SELECT id, merged_into_id FROM organisations WHERE merged_into_id IS NOT NULL";

struct Tie {
    OrganisationId from;
    RelationKind kind = RelationKind::related;
    OrganisationId to;
    friend auto operator<=>(const Tie&, const Tie&) = default;
};

// Registers tell a relation at both ends; we keep it once.
Tie tie_of(OrganisationId one, RegisterRelation kind, OrganisationId other) {
    switch (kind) {
    case RegisterRelation::parent:
        return {one, RelationKind::parent, other};
    case RegisterRelation::child:
        return {other, RelationKind::parent, one};
    case RegisterRelation::predecessor:
        return {one, RelationKind::predecessor, other};
    case RegisterRelation::successor:
        return {other, RelationKind::predecessor, one};
    case RegisterRelation::related:
        break;
    }
    return {std::min(one, other), RelationKind::related, std::max(one, other)};
}

} // namespace

void Writing::write(Plan& plan) {
    for (Planned& planned : plan.changes) {
        if (!planned.organisation)
            planned.organisation = add(*planned.record);
        else
            update(planned);
        plan.known.emplace(planned.record->key, planned.organisation);
    }
    plan.changes.clear();
}

// One after the other, when the batch's rows are there: SQLite writes an index of words out before each
// insert of another kind, which took a third of the whole import.
void Writing::learn() {
    for (const auto& [id, search] : not_yet_learnt_) tx_.run(learn_imported_trigrams, id, search);
    not_yet_learnt_.clear();
}

void Writing::finish() {
    learn();
    for (const auto& [key, by] : counts_)
        if (by != 0) count(tx_, key.first, key.second, by);
    counts_.clear();
}

OrganisationId Writing::add(const RegisterRecord& record) {
    Organisation o;
    set_fields(o, record.fields);
    auto id =
        tx_.one<OrganisationId>(insert_imported_row, o.name, db::Bytes{text::sort_key(o.name)}, o.kind,
                                o.status, o.country, o.region, o.city, o.latitude, o.longitude, o.website,
                                o.established, origin_, record.key, record.changed_on, when_, when_);
    std::string search = "\n"; // as refresh_search writes it
    for (const IncomingName& name : record.names) {
        auto folded = text::fold(name.text);
        tx_.run(insert_imported_name, id, name.text, folded, name.language, name.use, origin_);
        search += folded + '\n';
    }
    for (const Identifier& identifier : record.identifiers)
        tx_.run(insert_imported_identifier, id, identifier.kind, identifier.value, origin_);
    tx_.run(insert_imported_search, id, search);
    if (tx_.product() == db::Product::sqlite) not_yet_learnt_.emplace_back(id, std::move(search));
    tx_.run(upsert_record, origin_, record.key, id, record.digest, json_of(record.fields));
    tx_.run(insert_change, id_, id, ImportAct::added, "");
    ++counts_[{o.kind, o.country}];
    return id;
}

void Writing::update(const Planned& planned) {
    learn(); // an organisation of this batch may be the one that is changed
    const OrganisationId id = planned.organisation;
    const auto image = json_of(tx_, Image{planned.before, planned.after, origin_});
    // One version on for the whole import, whatever the number of records: so undoing it sees who changed it
    // since.
    const auto versions_on = static_cast<int>(tx_.run(insert_change, id_, id, planned.act, image));
    if (planned.hold == Hold::owned) clear_belongings(tx_, id, origin_);
    add_names(planned);
    for (const Identifier& identifier : planned.record->identifiers) add_identifier(id, identifier);
    bool owned = planned.hold == Hold::owned;
    write_fields(planned, versions_on);
    tx_.run(upsert_record, origin_, planned.record->key, id, planned.record->digest,
            owned ? json_of(planned.record->fields) : std::string{});
    refresh_search(tx_, id);
}

void Writing::write_fields(const Planned& planned, int versions_on) {
    Organisation o = planned.before;
    set_fields(o, planned.after);
    bool taken_over = planned.hold == Hold::owned;
    --counts_[{planned.before.kind, planned.before.country}];
    ++counts_[{o.kind, o.country}];
    tx_.run(update_fields, o.name, db::Bytes{text::sort_key(o.name)}, o.kind, o.status, o.country, o.region,
            o.city, o.latitude, o.longitude, o.website, o.established,
            taken_over ? origin_ : std::string_view{o.origin},
            taken_over ? planned.record->key : o.origin_key, versions_on, when_, planned.organisation);
}

// The name shown stays the one that people chose; the register's is then one of the others.
void Writing::add_names(const Planned& planned) {
    const OrganisationId id = planned.organisation;
    std::vector<std::string> known;
    bool shown = false;
    for (const OrganisationName& name : names_of_organisation(tx_, id)) {
        known.push_back(text::fold(name.name));
        shown = shown || name.use == NameUse::display;
    }
    if (!shown && planned.after[0] != planned.record->name()) {
        tx_.run(insert_imported_name, id, planned.after[0], text::fold(planned.after[0]), "",
                NameUse::display, "user");
        shown = true;
    }
    for (const IncomingName& name : planned.record->names) {
        auto folded = text::fold(name.text);
        bool there = std::find(known.begin(), known.end(), folded) != known.end();
        if (there && (planned.hold == Hold::enriched || shown)) continue;
        NameUse use = name.use == NameUse::display && shown ? NameUse::label : name.use;
        if (planned.hold == Hold::enriched && use == NameUse::label) use = NameUse::alias;
        tx_.run(insert_imported_name, id, name.text, folded, name.language, use, origin_);
    }
}

void Writing::add_identifier(OrganisationId id, const Identifier& identifier) {
    const auto bearers = with_identifier(tx_, identifier);
    if (std::find(bearers.begin(), bearers.end(), id) == bearers.end())
        tx_.run(insert_imported_identifier, id, identifier.kind, identifier.value, origin_);
}

namespace {

// Whom a key stands for: a merged organisation's place was taken by the one that was kept.
class Bearers {
public:
    Bearers(db::Session& session, const Plan& plan) : known_(plan.known) {
        session.each<Merged>(select_merged,
                             [&](const Merged& one) { merged_.emplace(one.gone.value, one.kept); });
    }
    std::optional<OrganisationId> of(const std::string& key) const {
        auto found = known_.find(key);
        if (found == known_.end()) return std::nullopt;
        auto merged = merged_.find(found->second.value);
        return merged == merged_.end() ? found->second : merged->second;
    }

private:
    struct Merged {
        OrganisationId gone, kept;
    };
    const std::unordered_map<std::string, OrganisationId>& known_;
    std::unordered_map<std::int64_t, OrganisationId> merged_;
};

} // namespace

// One that the file does not have is told, not an error.
void write_relations(db::Transaction& tx, ImportId id, ImportFormat format, const ReadRegister& from,
                     Plan& plan) {
    std::set<Tie> ties;
    tx.each<Tie>(
        select_relations_to_tie, [&](const Tie& tie) { ties.insert(tie); }, name_of(format));
    std::unordered_set<std::int64_t> changed;
    tx.each<std::int64_t>(
        select_changed, [&](std::int64_t one) { changed.insert(one); }, id);
    const Bearers bearers{tx, plan};
    for (const RegisterRecord& record : from.records) {
        auto mine = bearers.of(record.key);
        if (!mine || !changed.contains(mine->value)) continue;
        for (const IncomingRelation& relation : record.relations) {
            auto other = bearers.of(relation.key);
            if (!other) {
                plan.problems.push_back({record.line, "relationships", relation.key,
                                         "partners.import.other_missing", Severity::warning});
                continue;
            }
            Tie tie = tie_of(*mine, relation.kind, *other);
            if (tie.from != tie.to && ties.insert(tie).second)
                tx.run(insert_imported_relation, tie.from, tie.kind, tie.to, name_of(format));
        }
    }
}

} // namespace partners
