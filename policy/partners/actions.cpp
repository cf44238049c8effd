// Adding and changing organisations: load, judge, write, record.
#include "policy/partners/actions.hpp"

#include "platform/events/events.hpp"
#include "policy/partners/alike.hpp"
#include "policy/partners/merging.hpp"
#include "policy/partners/partners.hpp"
#include "policy/partners/store.hpp"
#include "policy/partners/store_details.hpp"

#include <algorithm>

namespace partners {
namespace {

std::optional<std::string> unless_empty(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional{text};
}

std::vector<events::Change> differences(const Texts& before, const Texts& after) {
    std::vector<events::Change> changes;
    for (std::size_t i = 0; i < after.size(); ++i)
        if (before[i].second != after[i].second)
            changes.push_back(
                {after[i].first, unless_empty(before[i].second), unless_empty(after[i].second)});
    return changes;
}

void put_details(Organisation& organisation, const Details& details) {
    organisation.name = details.name;
    organisation.kind = details.kind;
    organisation.country = details.country;
    organisation.region = details.region;
    organisation.city = details.city;
    organisation.latitude = details.latitude;
    organisation.longitude = details.longitude;
    organisation.website = details.website;
    organisation.established = details.established;
    organisation.legal_entity_id = details.legal_entity;
    organisation.note = details.note;
}

void write_names(db::Transaction& tx, OrganisationId id, const Details& details) {
    set_display_name(tx, id, details.name, details.language);
    set_label(tx, id, "sv", details.language == "sv" ? std::string{} : details.name_sv);
    set_label(tx, id, "en", details.language == "en" ? std::string{} : details.name_en);
    refresh_search(tx, id);
}

// The legal entity must be there, and be another than the organisation itself.
std::optional<Failure> fault_of_legal_entity(db::Session& session, const Details& details,
                                             OrganisationId id) {
    if (!details.legal_entity) return std::nullopt;
    if (*details.legal_entity != id && find_organisation(session, *details.legal_entity)) return std::nullopt;
    return invalid({{"legal_entity", "partners.field.legal_entity"}});
}

bool names_differ(const Details& a, const Details& b) {
    return a.name != b.name || a.language != b.language || a.name_sv != b.name_sv || a.name_en != b.name_en;
}

// The field's text before that event; nothing when the event did not change it.
std::optional<std::string> before_event(db::Session& session, OrganisationId id, events::EventId event_id,
                                        std::string_view field) {
    const auto history = events::history_of(session, {"organisations", id.value}, 1000);
    for (const auto& event : history)
        if (event.id == event_id)
            for (const auto& change : events::changes_of(event))
                if (change.field == field) return change.before.value_or("");
    return std::nullopt;
}

OrganisationId add_within(db::Transaction& tx, const Details& details, const By& by) {
    Organisation organisation;
    put_details(organisation, details);
    auto id = insert_organisation(tx, organisation, by.when);
    write_names(tx, id, details);
    events::record(tx, {"organisations", id.value}, "added", by,
                   differences(texts_of({}), texts_of(details)));
    return id;
}

} // namespace

Result<OrganisationId> add_organisation(db::Database& database, const Details& details, const By& by,
                                        const std::vector<OrganisationId>& other_than) {
    auto tx = database.begin();
    if (auto fault = fault_of_legal_entity(tx, details, {})) return *fault;
    const auto alike = alike_to(tx, details);
    auto not_told_apart = std::count_if(alike.begin(), alike.end(), [&](const SearchHit& one) {
        return std::find(other_than.begin(), other_than.end(), OrganisationId{one.id}) == other_than.end();
    });
    auto verdict = may_add(static_cast<std::size_t>(not_told_apart));
    if (!verdict.passes(by.excuses)) return refused(verdict);
    auto id = add_within(tx, details, by);
    for (const SearchHit& one : alike) remember_different(tx, id, one.id, by);
    tx.commit();
    return id;
}

OrganisationId enter_within(db::Transaction& tx, std::string_view name, std::string_view country,
                            const By& by) {
    Details details;
    details.name = name;
    details.country = country;
    return add_within(tx, details, by);
}

Result<bool> change_within(db::Transaction& tx, const Organisation& organisation, const Details& details,
                           OldName old_name, std::string_view act, const By& by) {
    auto verdict = may_change(organisation);
    if (!verdict.passes(by.excuses)) return refused(verdict);
    if (auto fault = fault_of_legal_entity(tx, details, organisation.id)) return *fault;

    auto before = details_of(organisation, names_of_organisation(tx, organisation.id));
    auto changes = differences(texts_of(before), texts_of(details));
    if (changes.empty()) return false;
    Organisation changed = organisation;
    put_details(changed, details);
    if (!update_organisation(tx, changed, by.when)) return outdated("partners");
    if (names_differ(before, details)) {
        if (old_name == OldName::keep_as_former && before.name != details.name)
            insert_name(tx, organisation.id,
                        {.name = before.name,
                         .language = before.language,
                         .use = NameUse::former,
                         .valid_to = by.when.date()});
        write_names(tx, organisation.id, details);
    }
    events::record(tx, {"organisations", organisation.id.value}, act, by, changes);
    return true;
}

Result<int> change_organisation(db::Database& database, OrganisationId id, const Details& details, int seen,
                                OldName old_name, const By& by) {
    auto tx = database.begin();
    auto organisation = find_organisation(tx, id);
    if (!organisation) return missing("partners");
    if (organisation->version != seen) return outdated("partners");
    auto changed = change_within(tx, *organisation, details, old_name, "changed", by);
    if (!changed) return changed.failure();
    if (!*changed) return seen;
    tx.commit();
    return seen + 1;
}

Result<int> put_back(db::Database& database, OrganisationId id, events::EventId event_id,
                     std::string_view field, int seen, const By& by) {
    auto tx = database.begin();
    auto organisation = find_organisation(tx, id);
    if (!organisation) return missing("partners");
    if (organisation->version != seen) return outdated("partners");
    auto before = before_event(tx, id, event_id, field);
    if (!before) return missing("partners.event");
    const auto now = details_of(*organisation, names_of_organisation(tx, id));
    auto back = details_from({{std::string{field}, *before}}, now);
    if (!back) return back.failure();
    auto changed = change_within(tx, *organisation, *back, OldName::forget, "changed", by);
    if (!changed) return changed.failure();
    if (!*changed) return seen;
    tx.commit();
    return seen + 1;
}

Result<bool> set_status_within(db::Transaction& tx, Organisation organisation, OrganisationStatus status,
                               const By& by) {
    auto verdict = may_set_status(organisation, status, use_of(tx, organisation.id), !by.reason.empty());
    if (!verdict.passes(by.excuses)) return refused(verdict);
    std::string before{name_of(organisation.status)};
    organisation.status = status;
    if (!update_organisation(tx, organisation, by.when)) return outdated("partners");
    events::record(tx, {"organisations", organisation.id.value}, "status_set", by,
                   {{"status", before, std::string{name_of(status)}}});
    return true;
}

Result<Done> set_status(db::Database& database, OrganisationId id, OrganisationStatus status, int seen,
                        const By& by) {
    auto tx = database.begin();
    auto organisation = find_organisation(tx, id);
    if (!organisation) return missing("partners");
    if (organisation->version != seen) return outdated("partners");
    auto set = set_status_within(tx, *organisation, status, by);
    if (!set) return set.failure();
    tx.commit();
    return Done{};
}

Result<int> change_many(db::Database& database, const std::vector<OrganisationId>& ids,
                        const BulkChange& change, const By& by) {
    auto tx = database.begin();
    int changed = 0;
    for (auto id : ids) {
        auto organisation = find_organisation(tx, id);
        if (!organisation) return missing("partners");
        bool differs = false;
        if (change.kind || change.note) {
            auto details = details_of(*organisation, names_of_organisation(tx, id));
            if (change.kind) details.kind = *change.kind;
            if (change.note) details.note = *change.note;
            auto done = change_within(tx, *organisation, details, OldName::forget, "changed_with_others", by);
            if (!done) return done.failure();
            differs = *done;
        }
        if (change.status && *change.status != organisation->status) {
            auto done = set_status_within(tx, *find_organisation(tx, id), *change.status, by);
            if (!done) return done.failure();
            differs = true;
        }
        changed += differs;
    }
    if (changed > 0) tx.commit();
    return changed;
}

} // namespace partners
