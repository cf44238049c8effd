// Writes what was planned, and takes it back: each change is kept with the state before and the version after
// it.
#include "policy/agreements/import_steps.hpp"

#include "platform/web/json.hpp"
#include "policy/agreements/differences.hpp"
#include "policy/agreements/import_json.hpp"
#include "policy/agreements/store.hpp"
#include "policy/partners/partners.hpp"

#include <simdjson.h>

#include <map>
#include <stdexcept>

namespace agreements {
namespace {

constexpr db::Sql insert_change = R"sql(
    INSERT INTO import_changes (import_id, subject_id, act, before) VALUES (?, ?, ?, ?)
)sql";
constexpr db::Sql select_left = R"sql(
    SELECT subject_id, act, before
      FROM import_changes
     WHERE import_id = ? AND act IN ('added', 'updated')
     ORDER BY subject_id
     LIMIT ?
)sql";
constexpr db::Sql count_left =
    "SELECT count(*) FROM import_changes WHERE import_id = ? AND act IN ('added', 'updated')";
constexpr db::Sql count_acts = "SELECT count(*) FROM import_changes WHERE import_id = ? AND act = ?";
constexpr db::Sql update_act = "UPDATE import_changes SET act = ? WHERE import_id = ? AND subject_id = ?";
constexpr db::Sql select_earlier = R"sql(
    SELECT import_changes.import_id, import_changes.before
      FROM import_changes
      JOIN imports ON imports.id = import_changes.import_id AND imports.subject = 'agreements'
     WHERE import_changes.subject_id = ? AND import_changes.import_id <> ?
       AND import_changes.act IN ('added', 'updated')
     ORDER BY import_changes.import_id
     LIMIT 1000
)sql";
constexpr db::Sql update_image =
    "UPDATE import_changes SET before = ? WHERE import_id = ? AND subject_id = ?";

struct Changed {
    AgreementId id;
    ImportAct act = ImportAct::added;
    std::string before;
};

using simdjson::dom::element;

std::string note_of(ImportId id) { return "import " + std::to_string(id.value); }

void write_parties(web::Json& json, const std::vector<Party>& parties) {
    json.list("parties");
    for (const auto& party : parties)
        json.object()
            .field("organisation", party.organisation_id)
            .field("unit", party.acting_unit)
            .field("name", party.name_as_written)
            .field("country", party.country)
            .field("side", party.side)
            .end();
    json.end();
}

// What undoing needs: the version that the import left (first: `with_version` says so), the one that it met
// and, of what was there, how it was.
std::string image_of(db::Session& session, const Planned& planned, AgreementId id,
                     const std::vector<Party>& parties) {
    web::Json json;
    json.object().field("version", find_agreement(session, id)->version);
    if (planned.act == ImportAct::updated) {
        json.field("met", planned.before.version);
        json.field("status", planned.before.status).object("fields");
        for (const auto& [field, text] : texts_of(planned.before)) json.field(field, text);
        json.end();
        write_parties(json, parties);
    }
    return json.end().take();
}

AgreementId add(db::Transaction& tx, ImportId import, const Planned& planned, const By& by) {
    auto id = insert_agreement(tx, planned.after, planned.parties, by.when);
    events::record(tx, {"agreements", id.value}, "imported", by,
                   {{"status", std::nullopt, std::string{name_of(planned.after.status)}}}, note_of(import));
    return id;
}

void replace_parties(db::Transaction& tx, AgreementId id, const std::vector<Party>& parties, Time when) {
    delete_parties(tx, id);
    for (const auto& party : parties) insert_party(tx, id, party);
    refresh_parties(tx, *find_agreement(tx, id), when);
}

// Nobody comes between within one transaction; were it so, the batch is not written.
void sure(bool written) {
    if (!written) throw std::runtime_error("an agreement changed while its list was written");
}

// The fields first: that is one version on, which the status must know of.
void set_all(db::Transaction& tx, AgreementId id, Agreement after, Time when) {
    auto now = find_agreement(tx, id);
    after.version = now->version;
    if (!differences(*now, after).empty()) sure(update_agreement(tx, after, when));
    if (now->status != after.status) sure(set_status(tx, *find_agreement(tx, id), after.status, when));
}

std::vector<Party> parties_in(element image) {
    std::vector<Party> parties;
    simdjson::dom::array list;
    if (image["parties"].get(list) != simdjson::SUCCESS) return parties;
    for (element one : list) {
        Party party;
        std::int64_t organisation = 0;
        if (one["organisation"].get(organisation) == simdjson::SUCCESS)
            party.organisation_id = OrganisationId{organisation};
        party.acting_unit = text_at(one, "unit");
        party.name_as_written = text_at(one, "name");
        party.country = text_at(one, "country");
        party.side = enum_named<Side>(text_at(one, "side")).value_or(Side::partner);
        party.position = static_cast<int>(parties.size());
        parties.push_back(std::move(party));
    }
    return parties;
}

// Organisations may have been merged since; a party keeps pointing at one that is there.
void find_names(db::Session& session, std::vector<Party>& parties) {
    for (auto& party : parties)
        if (party.organisation_id)
            if (auto facts = partners::facts_of(session, *party.organisation_id)) {
                party.organisation_id = facts->id;
                party.organisation_name = facts->name;
            }
}

std::int64_t number_at(element json, std::string_view key) {
    std::int64_t number = 0;
    return json[key].get(number) == simdjson::SUCCESS ? number : 0;
}

std::string with_version(std::string_view image, int version) {
    auto rest = image.find_first_of(",}");
    return R"({"version":)" + std::to_string(version) + std::string{image.substr(rest)};
}

// What an undone list changed is no change of anybody's: the list before it, which left the agreement as this
// one met it, finds it as it left it. The versions tell which one that is, not the order they were begun in.
void hand_back(db::Transaction& tx, ImportId import, AgreementId agreement, std::int64_t met) {
    struct Earlier {
        ImportId import;
        std::string before;
    };
    const auto now = find_agreement(tx, agreement);
    simdjson::dom::parser parser;
    for (const auto& earlier : tx.all<Earlier>(select_earlier, agreement, import)) {
        element image;
        if (parser.parse(earlier.before).get(image) != simdjson::SUCCESS) continue;
        if (number_at(image, "version") != met) continue;
        tx.run(update_image, with_version(earlier.before, now->version), earlier.import, agreement);
    }
}

void put_back(db::Transaction& tx, const Agreement& now, element image, const By& by, ImportId import) {
    Agreement before = now;
    simdjson::dom::object fields;
    if (image["fields"].get(fields) == simdjson::SUCCESS)
        for (auto [name, value] : fields) {
            std::string_view text;
            if (value.get(text) == simdjson::SUCCESS) set_text(before, name, std::string{text});
        }
    before.status = enum_named<Status>(text_at(image, "status")).value_or(now.status);
    auto changes = differences(now, before);
    if (now.status != before.status)
        changes.push_back({"status", std::string{name_of(now.status)}, std::string{name_of(before.status)}});
    set_all(tx, now.id, before, by.when);
    if (auto parties = parties_in(image); !parties.empty()) {
        find_names(tx, parties);
        replace_parties(tx, now.id, parties, by.when);
    }
    events::record(tx, {"agreements", now.id.value}, "import_undone", by, changes, note_of(import));
    hand_back(tx, import, now.id, number_at(image, "met"));
}

ImportAct undo_one(db::Transaction& tx, ImportId import, const Changed& changed, const By& by) {
    simdjson::dom::parser parser;
    element image;
    auto now = find_agreement(tx, changed.id);
    bool read = parser.parse(changed.before).get(image) == simdjson::SUCCESS;
    bool untouched = now && read && now->version == number_at(image, "version");
    if (untouched && changed.act == ImportAct::updated) {
        put_back(tx, *now, image, by, import);
        return ImportAct::put_back;
    }
    if (untouched && changed.act == ImportAct::added && delete_agreement(tx, *now)) {
        events::record(tx, {"agreements", changed.id.value}, "import_undone", by, {}, now->title);
        return ImportAct::removed;
    }
    return ImportAct::kept;
}

} // namespace

void write_import(db::Transaction& tx, ImportId id, const Plan& plan, MetAgreements& met, const By& by) {
    for (const auto& planned : plan.changes) {
        if (planned.act == ImportAct::added) {
            auto added = add(tx, id, planned, by);
            met.insert(added);
            tx.run(insert_change, id, added, planned.act, image_of(tx, planned, added, {}));
            continue;
        }
        auto agreement = planned.before.id;
        auto parties = planned.parties_differ ? parties_of(tx, agreement) : std::vector<Party>{};
        set_all(tx, agreement, planned.after, by.when);
        if (planned.parties_differ) replace_parties(tx, agreement, planned.parties, by.when);
        tx.run(insert_change, id, agreement, planned.act, image_of(tx, planned, agreement, parties));
        events::record(tx, {"agreements", agreement.value}, "changed_by_import", by, planned.changes,
                       note_of(id));
    }
}

void enter_names(db::Transaction& tx, ImportId id, std::vector<ImportName>& names, const By& by) {
    std::map<std::pair<std::string, std::string>, OrganisationId> entered;
    for (auto& name : names) {
        if (name.how != How::added || name.organisation_id) continue;
        auto& organisation = entered[{name.written, name.country}];
        if (!organisation) organisation = partners::enter_within(tx, name.written, name.country, by);
        name.organisation_id = organisation;
        save_choice(tx, id, {name.position, name.how, name.organisation_id});
    }
}

std::size_t undo_changes(db::Transaction& tx, ImportId id, int limit, const By& by) {
    const auto left = tx.all<Changed>(select_left, id, limit);
    for (const auto& changed : left) tx.run(update_act, undo_one(tx, id, changed, by), id, changed.id);
    return left.size();
}

std::int64_t changes_left(db::Session& session, ImportId id) {
    return session.one<std::int64_t>(count_left, id);
}

UndoCounts undone_so_far(db::Session& session, ImportId id) {
    auto number = [&](ImportAct act) { return session.one<std::int64_t>(count_acts, id, act); };
    return {number(ImportAct::removed), number(ImportAct::put_back), number(ImportAct::kept)};
}

} // namespace agreements
