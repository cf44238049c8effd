// Merge and split: one transaction each.
#include "platform/events/events.hpp"
#include "policy/partners/duplicates.hpp"
#include "policy/partners/import_record.hpp"
#include "policy/partners/merging.hpp"
#include "policy/partners/merging_links.hpp"
#include "policy/partners/store.hpp"
#include "policy/partners/store_details.hpp"

#include <algorithm>

namespace partners {
namespace {

constexpr db::Sql select_merge = R"sql(
    SELECT merge.id, merge.kept_id, merge.gone_id, gone.name, merge.moved, merge.merged_at,
           CASE WHEN merge.split_at IS NULL THEN 0 ELSE 1 END
      FROM organisation_merges merge
      JOIN organisations gone ON gone.id = merge.gone_id
     WHERE merge.id = ?
)sql";
constexpr db::Sql select_merges = R"sql(
    SELECT merge.id, merge.kept_id, merge.gone_id, gone.name, merge.moved, merge.merged_at, 0
      FROM organisation_merges merge
      JOIN organisations gone ON gone.id = merge.gone_id
     WHERE merge.kept_id = ? AND merge.split_at IS NULL
     ORDER BY merge.id DESC
     LIMIT 100
)sql";
constexpr db::Sql select_running_imports =
    "SELECT count(*) FROM imports WHERE subject = 'organisations' AND status IN ('applying', 'undoing')";
constexpr db::Sql select_display_names =
    "SELECT id FROM organisation_names WHERE organisation_id = ? AND use = 'display' ORDER BY id LIMIT 20";
constexpr db::Sql insert_merge = R"sql(
    INSERT INTO organisation_merges (kept_id, gone_id, moved, merged_at, account_id) VALUES (?, ?, ?, ?, ?) RETURNING id
)sql";
constexpr db::Sql mark_split = "UPDATE organisation_merges SET split_at = ? WHERE id = ?";
constexpr db::Sql mark_merged = R"sql(
    UPDATE organisations SET status = 'merged', merged_into_id = ?, version = version + 1, updated_at = ? WHERE id = ?
)sql";
constexpr db::Sql mark_whole = R"sql(
    UPDATE organisations SET status = ?, merged_into_id = NULL, version = version + 1, updated_at = ? WHERE id = ?
)sql";
constexpr db::Sql change_use =
    "UPDATE organisation_names SET use = ? WHERE id = ? AND organisation_id = ? AND use = ?";

// Carried over where the one kept says nothing.
constexpr std::string_view fillable[] = {"country", "region", "city", "website", "established"};

std::string& text_in(FieldTexts& texts, std::string_view field) {
    auto at = std::find(imported_fields.begin(), imported_fields.end(), field) - imported_fields.begin();
    return texts.at(static_cast<std::size_t>(at));
}

bool import_runs(db::Session& session) { return session.one<std::int64_t>(select_running_imports) > 0; }

void move_all(db::Transaction& tx, const Moved& moved, OrganisationId from, OrganisationId to) {
    for (const Link& link : links)
        for (const auto& [what, ids] : moved.rows)
            if (what == link.what)
                for (auto id : ids) tx.run(link.move, to, id, from);
}

// Gives the kinds of rows of which some are not where the merge put them.
std::vector<std::string> put_back(db::Transaction& tx, const Moved& moved, OrganisationId from,
                                  OrganisationId to) {
    std::vector<std::string> stayed;
    for (const Link& link : links)
        for (const auto& [what, ids] : moved.rows) {
            if (what != link.what) continue;
            std::int64_t back = 0;
            for (auto id : ids) back += tx.run(link.move, to, id, from);
            if (back < static_cast<std::int64_t>(ids.size())) stayed.push_back(what);
        }
    return stayed;
}

void fill(db::Transaction& tx, Organisation kept, const Moved& moved, Time when) {
    auto texts = texts_of(kept);
    for (const auto& [name, value] : moved.fields) text_in(texts, name) = value;
    set_fields(kept, texts);
    update_organisation(tx, kept, when);
}

void empty_again(db::Transaction& tx, Organisation kept, const Moved& moved, Time when,
                 std::vector<std::string>& stayed) {
    auto texts = texts_of(kept);
    for (const auto& [name, value] : moved.fields) {
        auto& now = text_in(texts, name);
        if (now == value)
            now.clear();
        else
            stayed.push_back(name);
    }
    set_fields(kept, texts);
    update_organisation(tx, kept, when);
}

// Its shown name may have been taken away meanwhile.
void show_name_again(db::Transaction& tx, const Organisation& gone, const Moved& moved) {
    for (auto id : moved.display_names) tx.run(change_use, "display", id, gone.id, "label");
    if (!tx.find<std::int64_t>(select_display_names, gone.id))
        insert_name(tx, gone.id, {{}, gone.name, "", NameUse::display, {}, gone.origin});
}

} // namespace

std::optional<MergeRow> find_merge(db::Session& session, MergeId id) {
    return session.find<MergeRow>(select_merge, id);
}
std::vector<MergeRow> merges_into(db::Session& session, OrganisationId kept) {
    return session.all<MergeRow>(select_merges, kept);
}

std::vector<IdentifierKind> kinds_apart(db::Session& session, OrganisationId kept, OrganisationId gone) {
    auto valid = [&](OrganisationId id) {
        std::vector<Identifier> identifiers;
        for (const auto& one : identifiers_of(session, id))
            if (!one.former) identifiers.push_back({one.kind, one.value});
        return identifiers;
    };
    return kinds_that_tell_apart(valid(kept), valid(gone));
}

MergeFacts merge_facts(db::Session& session, OrganisationId kept, OrganisationId gone) {
    auto first = find_organisation(session, kept), second = find_organisation(session, gone);
    return {kept,
            gone,
            first && second,
            first && first->merged_into_id,
            second && second->merged_into_id,
            import_runs(session),
            !kinds_apart(session, kept, gone).empty()};
}

KeepFacts keep_facts(db::Session& session, OrganisationId id) {
    const auto identifiers = identifiers_of(session, id);
    bool has_ror = std::any_of(identifiers.begin(), identifiers.end(), [](const auto& one) {
        return one.kind == IdentifierKind::ror && !one.former;
    });
    auto use = use_of(session, id);
    return {has_ror, use.agreements_in_force + use.partnerships};
}

Moved to_move(db::Session& session, const Organisation& kept, const Organisation& gone) {
    Moved moved;
    moved.status = name_of(gone.status);
    for (const Link& link : links)
        if (auto ids = session.all<std::int64_t>(link.select, gone.id, kept.id); !ids.empty())
            moved.rows.push_back({std::string{link.what}, std::move(ids)});
    for (auto id : session.all<std::int64_t>(select_display_names, gone.id)) {
        bool moves = !moved.rows.empty() && moved.rows[0].what == "names" &&
                     std::count(moved.rows[0].ids.begin(), moved.rows[0].ids.end(), id) > 0;
        if (moves) moved.display_names.push_back(id);
    }
    auto mine = texts_of(kept), theirs = texts_of(gone);
    for (std::string_view field : fillable)
        if (text_in(mine, field).empty() && !text_in(theirs, field).empty())
            moved.fields.push_back({std::string{field}, text_in(theirs, field)});
    return moved;
}

Result<Done> tell_apart(db::Database& database, OrganisationId a, OrganisationId b, const By& by) {
    auto tx = database.begin();
    auto other = find_organisation(tx, b);
    if (a == b || !other || !find_organisation(tx, a)) return missing("partners");
    remember_different(tx, a, b, by);
    events::record(tx, {"organisations", a.value}, "called_different", by, {}, other->name);
    tx.commit();
    return Done{};
}

Result<MergeId> merge(db::Database& database, OrganisationId kept_id, OrganisationId gone_id, const By& by) {
    auto tx = database.begin();
    auto verdict = may_merge(merge_facts(tx, kept_id, gone_id));
    if (!verdict.passes(by.excuses)) return refused(verdict);
    const auto kept = *find_organisation(tx, kept_id), gone = *find_organisation(tx, gone_id);
    const auto moved = to_move(tx, kept, gone);
    for (auto id : moved.display_names) tx.run(change_use, "label", id, gone_id, "display");
    move_all(tx, moved, gone_id, kept_id);
    fill(tx, kept, moved, by.when);
    tx.run(mark_merged, kept_id, by.when, gone_id);
    count(tx, gone.kind, gone.country, -1);
    refresh_search(tx, kept_id);
    forget_search(tx, gone_id);
    auto id = tx.one<MergeId>(insert_merge, kept_id, gone_id, json_of(moved), by.when, by.account);
    events::record(tx, {"organisations", kept_id.value}, "merged", by, {}, gone.name);
    events::record(tx, {"organisations", gone_id.value}, "merged_away", by, {}, kept.name);
    tx.commit();
    return id;
}

Result<SplitResult> split(db::Database& database, MergeId id, const By& by) {
    auto tx = database.begin();
    auto row = find_merge(tx, id);
    if (!row) return missing("partners.merge");
    const auto kept = *find_organisation(tx, row->kept), gone = *find_organisation(tx, row->gone);
    auto verdict = may_split({row->is_split, gone.merged_into_id == kept.id, import_runs(tx)});
    if (!verdict.passes(by.excuses)) return refused(verdict);
    const auto moved = moved_from(row->moved);
    SplitResult result{put_back(tx, moved, row->kept, row->gone)};
    show_name_again(tx, gone, moved);
    empty_again(tx, kept, moved, by.when, result.stayed);
    tx.run(mark_whole, moved.status, by.when, row->gone);
    count(tx, gone.kind, gone.country, 1);
    refresh_search(tx, row->kept);
    refresh_search(tx, row->gone);
    tx.run(mark_split, by.when, id);
    events::record(tx, {"organisations", kept.id.value}, "split", by, {}, gone.name);
    events::record(tx, {"organisations", gone.id.value}, "split_off", by, {}, kept.name);
    tx.commit();
    return result;
}

} // namespace partners
