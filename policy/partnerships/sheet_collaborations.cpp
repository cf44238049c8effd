// Collaborations as a file: which columns, what of them is read back, and by whom.
#include "policy/partnerships/collaboration_access.hpp"
#include "policy/partnerships/collaboration_fields.hpp"
#include "policy/partnerships/sheets.hpp"

namespace partnerships {
namespace {

constexpr std::string_view columns[] = {
    "id",         "version",   "title",   "partner", "country",
    "level",      "form",      "status",  "host",    "unit",
    "department", "starts_on", "ends_on", "contact", "registration_number"};
constexpr std::string_view read_back[] = {
    "title", "level", "form", "host", "department", "starts_on", "ends_on", "contact", "registration_number"};
constexpr std::string_view on_the_page = "partnerships.sheet.elsewhere";
constexpr lists::Elsewhere elsewhere[] = {
    {"partner", on_the_page}, {"country", on_the_page}, {"status", on_the_page}, {"unit", on_the_page}};

std::optional<lists::Standing> standing(db::Session& session, std::int64_t id) {
    auto collaboration = find_collaboration(session, {id});
    // The row after the one before it is this one.
    const auto rows =
        collaboration ? collaborations_after(session, {}, {id - 1}, 1) : std::vector<CollaborationRow>{};
    if (rows.empty()) return {};
    web::FormView form;
    fill(form, *collaboration);
    return lists::Standing{collaboration->version, collaboration->title,
                           lists::cells_of(sheet_cells(rows.front()), columns, read_back, form.values)};
}

struct Changed {
    Collaboration collaboration;
    http::Pairs faults;
};

Changed changed_by(db::Session& session, const lists::SheetRow& row, const settings::Settings& institution,
                   const rights::Actor& actor) {
    Changed changed{*find_collaboration(session, {row.id}), {}};
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
    return {.key = collaboration_list().key,
            .path = collaboration_list().path,
            .room = "partnerships",
            .list = "partnerships.collaborations.title",
            .lead = "partnerships.sheet.lead",
            .fields = "partnerships.field.",
            .columns = columns,
            .read_back = read_back,
            .elsewhere = elsewhere,
            .standing = standing,
            .faults_of = [changed](db::Session& session,
                                   const lists::SheetRow& row) { return changed(session, row).faults; },
            .write =
                [changed, &institution, by = call.by()](db::Transaction& tx, const lists::SheetRow& row) {
                    return change_collaboration_within(tx, changed(tx, row).collaboration, institution,
                                                       "changed_by_sheet", by);
                }};
}

std::vector<std::string> sheet_cells(const CollaborationRow& row) {
    auto day = [](const std::optional<Date>& date) { return date ? date->iso() : std::string{}; };
    return {std::to_string(row.id.value),
            std::to_string(row.version),
            row.title,
            row.partner,
            row.country,
            std::string{name_of(row.level)},
            row.form,
            std::string{name_of(row.status)},
            row.host,
            row.unit_sv,
            row.department,
            day(row.starts_on),
            day(row.ends_on),
            row.contact,
            row.registration_number};
}

} // namespace partnerships
