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
constexpr std::string_view elsewhere[] = {"partner", "country", "status", "unit"};

std::optional<SheetRecord> find(db::Session& session, std::int64_t id) {
    auto collaboration = find_collaboration(session, {id});
    if (!collaboration) return {};
    SheetRecord record{collaboration->title, collaboration->version, {}, {}};
    fill(record.fields, *collaboration);
    // The row after the one before it is this one.
    for (const auto& row : collaborations_after(session, {}, {id - 1}, 1)) record.cells = sheet_cells(row);
    return record;
}

} // namespace

Sheet sheet_of_collaborations(const settings::Settings& institution, const rights::Actor& actor) {
    auto judge = [&institution, actor](db::Session& session, std::int64_t id, const http::Request& sent) {
        auto collaboration = *find_collaboration(session, {id});
        SheetFaults faults;
        if (!access_of(session, actor, collaboration).edits)
            faults.emplace_back("id", "partnerships.collaboration.not_yours");
        web::Form form{sent};
        read_collaboration(form, institution, session, collaboration, Reading::sent_fields);
        const auto failure = form.failure();
        faults.insert(faults.end(), failure.fields.begin(), failure.fields.end());
        return faults;
    };
    auto change = [&institution](db::Transaction& tx, std::int64_t id, const http::Request& sent,
                                 const By& by) {
        auto collaboration = *find_collaboration(tx, {id});
        web::Form form{sent};
        read_collaboration(form, institution, tx, collaboration, Reading::sent_fields);
        return change_collaboration_within(tx, collaboration, institution, "changed_by_sheet", by);
    };
    return {columns, read_back, elsewhere, find, judge, change};
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
