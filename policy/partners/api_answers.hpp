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
    "agreements?:objects agreements.id:integer agreements.title agreements.type agreements.status agreements.number "
    "agreements.registration_number agreements.signed_on?:date agreements.in_force_on?:date "
    "agreements.ends_on?:date agreements.open_ended:boolean agreements.renewal agreements.department "
    "agreements.responsible agreements.host agreements.version:integer"};
inline constexpr web::Answered found{"OrganisationsFound",
    "items:objects items.id:integer items.name items.kind items.status items.country items.city items.found_by "
    "total:integer nearly:boolean"};
// clang-format on

} // namespace partners::answers
