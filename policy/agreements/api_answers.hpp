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
    "responsible host note version:integer created_at:time updated_at:time parties:objects parties.id:integer "
    "parties.organisation?:integer parties.name parties.name_as_written parties.unit parties.country parties.side"};
inline constexpr web::Answered summary{"AgreementSummary",
    "by_status:objects by_status.status by_status.number:integer by_country:objects by_country.country "
    "by_country.number:integer total:integer"};
// clang-format on

} // namespace agreements::answers
