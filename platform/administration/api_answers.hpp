// What the room's JSON says, in the notation of platform/web/body.hpp; every answer in a test is held against
// it.
#pragma once

#include "platform/web/route.hpp"

namespace administration::answers {

// clang-format off
inline constexpr web::Answered me{"Me",
    "id:integer name email capacity permissions:list roles:objects roles.role roles.unit?:integer"};
inline constexpr web::Answered account_line{"AccountLine",
    "id:integer email name language capacities active:boolean version:integer"};
inline constexpr web::Answered account{"Account",
    "id:integer email name language capacities active:boolean version:integer roles:objects roles.id:integer roles.role "
    "roles.unit?:integer roles.from:date roles.to?:date"};
inline constexpr web::Answered new_account{"NewAccount",
    "id:integer"};
inline constexpr web::Answered timetable{"Timetable",
    "items:objects items.name items.rhythm items.state? items.finished_at?:time items.count:integer "
    "items.last_error items.expected_slot items.overdue:boolean jobs:object jobs.waiting:integer "
    "jobs.overdue:integer jobs.running:integer jobs.dead:integer"};
inline constexpr web::Answered mail{"Mail",
    "id:integer to subject about_kind about:integer status tries:integer last_error queued_at:time sent_at?:time"};
inline constexpr web::Answered role{"Role", "key name_sv name_en description_sv description_en permissions:list"};
inline constexpr web::Answered token{"Token", "id:integer name permissions:list created_at:time expires_at:time last_used_at?:time"};
inline constexpr web::Answered new_token{"NewToken", "token"};
// clang-format on

} // namespace administration::answers
