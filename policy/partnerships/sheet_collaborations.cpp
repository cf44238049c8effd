// Collaborations as a file: which columns, what of them is read back, and by whom.
#include "platform/basics/written.hpp"
#include "policy/partners/partners.hpp"
#include "policy/partnerships/collaboration_access.hpp"
#include "policy/partnerships/collaboration_fields.hpp"
#include "policy/partnerships/sheets.hpp"

namespace partnerships {
namespace {

// clang-format off
constexpr SheetColumn<CollaborationRow> collaboration_columns_of_sheet[] = {
    {"id", [](const CollaborationRow& row) { return std::to_string(row.id.value); }},
    {"version", [](const CollaborationRow& row) { return std::to_string(row.version); }},
    {"title", [](const CollaborationRow& row) { return row.title; }},
    {"partner", [](const CollaborationRow& row) { return row.partner; }},
    {"country", [](const CollaborationRow& row) { return row.country; }},
    {"level", [](const CollaborationRow& row) { return std::string{name_of(row.level)}; }},
    {"form", [](const CollaborationRow& row) { return row.form; }},
    {"status", [](const CollaborationRow& row) { return std::string{name_of(row.status)}; }},
    {"host", [](const CollaborationRow& row) { return row.host; }},
    {"unit", [](const CollaborationRow& row) { return row.unit_sv; }},
    {"department", [](const CollaborationRow& row) { return row.department; }},
    {"starts_on", [](const CollaborationRow& row) { return written(row.starts_on); }},
    {"ends_on", [](const CollaborationRow& row) { return written(row.ends_on); }},
    {"contact", [](const CollaborationRow& row) { return row.contact; }},
    {"registration_number", [](const CollaborationRow& row) { return row.registration_number; }},
};
// clang-format on
constexpr auto keys_of_collaboration_columns = keys_in(collaboration_columns_of_sheet);
constexpr std::string_view collaboration_read_back[] = {
    "title", "level", "form", "host", "department", "starts_on", "ends_on", "contact", "registration_number"};
constexpr std::string_view on_the_collaboration = "partnerships.sheet.elsewhere";
constexpr lists::Elsewhere collaboration_elsewhere[] = {{"partner", on_the_collaboration},
                                                        {"country", on_the_collaboration},
                                                        {"status", on_the_collaboration},
                                                        {"unit", on_the_collaboration}};

std::optional<lists::Standing> standing_collaboration(db::Session& session, std::int64_t id) {
    auto collaboration = find_collaboration(session, {id});
    // The row after the one before it is this one.
    const auto rows =
        collaboration ? collaborations_after(session, {}, {id - 1}, 1) : std::vector<CollaborationRow>{};
    if (rows.empty()) return {};
    web::FormView form;
    fill(form, *collaboration);
    return lists::Standing{collaboration->version, collaboration->title,
                           lists::cells_of(sheet_cells(rows.front()), keys_of_collaboration_columns,
                                           collaboration_read_back, form.values)};
}

std::vector<lists::SheetWord> words_of_countries() {
    std::vector<lists::SheetWord> words;
    for (const auto& country : partners::countries())
        words.push_back({std::string{country.alpha2}, {std::string{country.sv}, std::string{country.en}}});
    return words;
}

struct ChangedCollaboration {
    Collaboration collaboration;
    http::Pairs faults;
};

ChangedCollaboration changed_by(db::Session& session, const lists::SheetRow& row,
                                const settings::Settings& institution, const rights::Actor& actor) {
    ChangedCollaboration changed{*find_collaboration(session, {row.id}), {}};
    if (!access_of(session, actor, changed.collaboration).edits)
        changed.faults.emplace_back("id", "partnerships.collaboration.not_yours");
    const auto sent = lists::as_sent(row);
    web::Form form{sent};
    read_collaboration(form, institution, session, changed.collaboration, Reading::sent_fields);
    const auto failure = form.failure();
    changed.faults.insert(changed.faults.end(), failure.fields.begin(), failure.fields.end());
    return changed;
}

} // namespace

lists::Sheet sheet_of_collaborations(const web::Call& call) {
    const auto& institution = call.services.institution;
    auto changed = [&institution, actor = call.actor](db::Session& session, const lists::SheetRow& row) {
        return changed_by(session, row, institution, actor);
    };
    const auto& catalogues = call.services.catalogues;
    auto reader = call.database().read();
    return {.catalogues = &catalogues,
            .key = collaboration_list().key,
            .path = collaboration_list().path,
            .room = "partnerships",
            .list = "partnerships.collaborations.title",
            .lead = "partnerships.sheet.lead",
            .fields = "partnerships.field.",
            .columns = keys_of_collaboration_columns,
            .read_back = collaboration_read_back,
            .elsewhere = collaboration_elsewhere,
            .spoken = {{"country", words_of_countries()},
                       {"level", lists::words_of<Level>(catalogues, "partnerships.level")},
                       {"form", words_of(other_forms(institution))},
                       {"status", lists::words_of<CollaborationStatus>(catalogues,
                                                                       "partnerships.collaboration.status")},
                       {"host", words_of(hosts(institution))},
                       {"unit", words_of(host_units(reader, host_rors(institution)))}},
            .standing = standing_collaboration,
            .faults_of = [changed](db::Session& session,
                                   const lists::SheetRow& row) { return changed(session, row).faults; },
            .write =
                [changed, &institution, actor = call.actor, by = call.by()](db::Transaction& tx,
                                                                            const lists::SheetRow& row) {
                    return change_collaboration_within(tx, changed(tx, row).collaboration, institution,
                                                       "changed_by_sheet", actor, by);
                }};
}

std::vector<std::string> sheet_cells(const CollaborationRow& row) {
    return cells_in(collaboration_columns_of_sheet, row);
}

} // namespace partnerships
