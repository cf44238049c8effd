// What the register of organisations asks of somebody.
#include "policy/partners/work.hpp"

#include "platform/web/call.hpp"
#include "policy/ids.hpp"
#include "policy/may.hpp"
#include "policy/partners/register.hpp"

namespace partners {
namespace {

struct CheckedImport {
    ImportId id;
    std::string file;
    Time started;
};
// Its check page waits for an answer; after a month the file is better sent anew.
constexpr db::Sql select_checked = R"sql(
    SELECT id, file_name, started_at FROM imports
     WHERE subject = 'organisations' AND status = 'checked' AND account_id = ? AND started_at > ?
     ORDER BY id DESC LIMIT 10
)sql";

} // namespace

web::Tasks work_of(web::Call& call, db::Session& session) {
    web::Tasks tasks;
    auto a_month_ago = call.now().plus_seconds(-30 * 24 * 3600);
    for (const auto& import : session.all<CheckedImport>(select_checked, call.actor.account, a_month_ago))
        tasks.add({call.tr("partners.work.import", {{"file", import.file}}),
                   call.tr("partners.work.import.why", {{"day", call.tr.date(import.started.date())}}),
                   "/organisations/imports/" + std::to_string(import.id.value)});
    return tasks;
}

std::span<const web::RecordKind> record_kinds() {
    static constexpr web::RecordKind kinds[] = {
        {"organisations", "partners", "partners.record", "/organisations/{}", May::read_organisations,
         "SELECT id, name FROM organisations WHERE id"},
        {"people", "partners", "partners.record.person", "/people/{}", May::read_organisations,
         "SELECT id, name FROM people WHERE id"},
        {"imports", "partners", "partners.record.import", "/organisations/imports/{}",
         May::import_organisations, "SELECT id, file_name FROM imports WHERE id"}};
    return kinds;
}

std::vector<const lists::ListSpec*> kept_lists() { return {&register_spec()}; }

} // namespace partners
