// What the room's JSON says, in the notation of platform/web/body.hpp; every answer in a test is held against
// it.
#pragma once

#include "platform/web/route.hpp"

namespace agreements::answers {

// clang-format off
inline constexpr web::Answered line{"AgreementLine",
    "id:integer title type status number registration_number signed_on?:date in_force_on?:date ends_on?:date "
    "open_ended:boolean renewal renewal_months?:integer notice_months?:integer notice_on?:date department "
    "responsible host organisation:object organisation.id?:integer organisation.name organisation.country "
    "version:integer"};
inline constexpr web::Answered agreement{"Agreement",
    "id:integer title type status number registration_number signed_on?:date in_force_on?:date ends_on?:date "
    "open_ended:boolean renewal renewal_months?:integer notice_months?:integer notice_on?:date department "
    "responsible host note unit?:integer function?:integer partnership?:integer replaces?:integer version:integer created_at:time updated_at:time parties:objects parties.id:integer "
    "parties.organisation?:integer parties.name parties.name_as_written parties.unit parties.country parties.side"};
inline constexpr web::Answered summary{"AgreementSummary",
    "by_status:objects by_status.status by_status.number:integer by_country:objects by_country.country "
    "by_country.number:integer total:integer in_force:integer ends_soon:integer no_end:integer countries:integer"};

inline constexpr web::Answered file{"AgreementFile", "id:integer kind name size:integer added_at:time"};
inline constexpr web::Answered attached{"Attached", "id:integer"};
inline constexpr web::Answered removed{"Removed", "id:integer"};
inline constexpr web::Answered links{"AgreementLinks",
    "function?:object function.id:integer function.name unit?:object unit.id:integer unit.name "
    "partnership?:object partnership.id:integer partnership.name replaces?:object replaces.id:integer replaces.name "
    "replaced_by?:object replaced_by.id:integer replaced_by.name doubts:list"};
inline constexpr web::Answered preview{"AgreementPreview",
    "id:integer version:integer title changes:objects changes.field changes.before? changes.after? reasons:list"};
inline constexpr web::Answered several{"AgreementsChanged", "changed:integer"};

inline constexpr web::Answered import_line{"AgreementImportLine",
    "id:integer file_name status started_at:time applied_at?:time undone_at?:time failure? counts:object "
    "counts.read:integer counts.added:integer counts.updated:integer counts.unchanged:integer counts.refused:integer"};
inline constexpr web::Answered import{"AgreementImport",
    "id:integer file_name status started_at:time applied_at?:time undone_at?:time failure? counts:object "
    "counts.read:integer counts.added:integer counts.updated:integer counts.unchanged:integer counts.refused:integer "
    "names:object names.matched:integer names.open:integer names.new:integer progress?:object progress.done:integer "
    "progress.total?:integer progress.message kept:integer sample:objects sample.act sample.title sample.partner "
    "sample.changes:objects sample.changes.field sample.changes.before? sample.changes.after?"};
inline constexpr web::Answered columns{"AgreementImportColumns",
    "encoding separator sheet sheets:list header_row:integer rows:integer dates usual_type host remembered_as? "
    "columns:objects columns.name columns.examples:list columns.field types:objects types.written "
    "types.number:integer types.meaning statuses:objects statuses.written statuses.number:integer statuses.meaning"};
inline constexpr web::Answered name{"AgreementImportName",
    "position:integer written country identifier number:integer how organisation?:integer open:boolean "
    "candidates:objects candidates.id:integer candidates.name candidates.country"};
inline constexpr web::Answered problem{"AgreementImportProblem", "row:integer column value reason text kind"};
// clang-format on

} // namespace agreements::answers
