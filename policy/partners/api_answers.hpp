// What the room's JSON says, in the notation of platform/web/body.hpp; every answer in a test is held against
// it.
#pragma once

#include "platform/web/route.hpp"

namespace partners::answers {

// clang-format off
inline constexpr web::Answered line{"OrganisationLine",
    "id:integer name other_name ror kind status country city website agreements_in_force:integer version:integer"};
inline constexpr web::Answered organisation{"Organisation",
    "id:integer name ror kind status country region city latitude?:number longitude?:number website "
    "established?:integer legal_entity?:integer merged_into?:integer origin note example:boolean version:integer "
    "updated_at:time names?:objects names.id:integer names.name names.language names.use names.valid_to? "
    "identifiers?:objects identifiers.id:integer identifiers.kind identifiers.value identifiers.former:boolean "
    "relations?:objects relations.id:integer relations.kind relations.organisation:integer relations.other:integer "
    "relations.name relations.since?:date "
    "agreements?:objects agreements.id:integer agreements.title agreements.type agreements.status agreements.number "
    "agreements.registration_number agreements.signed_on?:date agreements.in_force_on?:date "
    "agreements.ends_on?:date agreements.open_ended:boolean agreements.renewal agreements.department "
    "agreements.responsible agreements.host agreements.version:integer"};
inline constexpr web::Answered found{"OrganisationsFound",
    "items:objects items.id:integer items.name items.kind items.status items.country items.city items.found_by "
    "total:integer nearly:boolean"};

inline constexpr web::Answered countries{"OrganisationsByCountry",
    "show items:objects items.country items.name items.number:integer"};
inline constexpr web::Answered changed{"OrganisationsChanged", "changed:integer"};

inline constexpr web::Answered unit{"Unit",
    "id:integer organisation:integer parent?:integer name_sv name_en code closed_on?:date version:integer"};
inline constexpr web::Answered seat{"FunctionLine",
    "id:integer title_sv title_en unit_sv unit_en email phone checked_on?:date holders:objects "
    "holders.person:integer holders.person_name holders.starts_on:date holders.ends_on?:date"};
inline constexpr web::Answered function{"Function",
    "id:integer organisation:integer unit?:integer title_sv title_en email phone checked_on?:date holders:objects "
    "holders.id:integer holders.person:integer holders.person_name holders.starts_on:date holders.ends_on?:date "
    "version:integer"};
inline constexpr web::Answered person_line{"PersonLine",
    "id:integer name email phone orcid kind consent_until?:date note example:boolean version:integer"};
inline constexpr web::Answered affiliation{"Affiliation",
    "id:integer person:integer person_name organisation:integer organisation_name unit?:integer unit_sv unit_en "
    "capacity starts_on?:date ends_on?:date"};
inline constexpr web::Answered person{"Person",
    "id:integer name email phone orcid kind consent_until?:date note example:boolean version:integer "
    "affiliations:objects affiliations.id:integer affiliations.person:integer affiliations.person_name "
    "affiliations.organisation:integer affiliations.organisation_name affiliations.unit?:integer "
    "affiliations.unit_sv affiliations.unit_en affiliations.capacity affiliations.starts_on?:date "
    "affiliations.ends_on?:date functions:objects functions.function:integer functions.title_sv "
    "functions.title_en functions.organisation:integer functions.organisation_name functions.starts_on:date "
    "functions.ends_on?:date"};

inline constexpr web::Answered pair{"LikelyPair",
    "keep:integer keep_name keep_country other:integer other_name other_country reason likeness"};
inline constexpr web::Answered told_apart{"ToldApart", "first:integer second:integer"};
inline constexpr web::Answered merge{"Merge", "id:integer kept:integer gone:integer gone_name merged_at:time"};
inline constexpr web::Answered preview{"MergePreview",
    "kept:integer kept_name gone:integer gone_name kept_for gone_for against:objects against.key against.text "
    "moves:objects moves.what moves.number:integer fills:objects fills.field fills.value"};
inline constexpr web::Answered split{"Split", "id:integer kept:integer gone:integer stayed:list"};

inline constexpr web::Answered import_line{"OrganisationImportLine",
    "id:integer format file_name status started_at:time applied_at?:time undone_at?:time read:integer "
    "added:integer updated:integer unchanged:integer retired:integer refused:integer failure"};
inline constexpr web::Answered import{"OrganisationImport",
    "id:integer format file_name status started_at:time applied_at?:time undone_at?:time read:integer "
    "added:integer updated:integer unchanged:integer retired:integer refused:integer failure done?:integer "
    "of?:integer may_apply:boolean may_undo:boolean may_cancel:boolean sample:json"};
inline constexpr web::Answered import_problem{"OrganisationImportProblem",
    "line:integer field value severity reason text"};
// clang-format on

} // namespace partners::answers
