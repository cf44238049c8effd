// What the room's JSON says, in the notation of platform/web/body.hpp; every answer in a test is held against
// it.
#pragma once

#include "platform/web/route.hpp"

namespace partnerships::answers {

// clang-format off
inline constexpr web::Answered line{"PartnershipLine",
    "id:integer number title stage origin host partners areas:list registration_number answer_by?:date "
    "answered_on?:date stage_since:time version:integer"};
inline constexpr web::Answered partnership{"Partnership",
    "id:integer number title stage stage_since:time level origin host unit?:integer coordinator?:integer "
    "registration_number purpose strategic_meaning operational_meaning areas:list formats:list term_months?:integer "
    "answer_by?:date answered_on?:date created_at:time version:integer sponsor? initiated_by? proposer?:object "
    "proposer.name proposer.organisation financial_meaning? answer? other_form? parties:objects parties.id:integer "
    "geography parties.organisation?:integer parties.name parties.name_as_written parties.country "
    "parties.version:integer"};
inline constexpr web::Answered party{"PartnershipParty",
    "id:integer organisation?:integer name name_as_written country website contact sponsor drivers version:integer"};
inline constexpr web::Answered stakeholder{"Stakeholder",
    "id:integer party?:integer name interest involvement version:integer"};
inline constexpr web::Answered now{"PartnershipNow",
    "id:integer stage version:integer"};
inline constexpr web::Answered message{"PartnershipMessage",
    "at:time author account?:integer kind to_proposer:boolean body"};
inline constexpr web::Answered member{"TeamMember",
    "account:integer name function since:time"};
inline constexpr web::Answered gate_line{"GateLine",
    "reason met:boolean must:boolean text"};
inline constexpr web::Answered similar{"SimilarToPartnership",
    "kind id:integer title state partner joined:boolean"};
inline constexpr web::Answered several{"PartnershipsChanged",
    "changed:integer"};
inline constexpr web::Answered receipt{"RequestReceipt",
    "number key answer_by:date"};
inline constexpr web::Answered request{"RequestFromOutside",
    "number title stage received:time answer_by?:date answered_on?:date answer messages:objects messages.at:time "
    "messages.author messages.kind messages.body"};
inline constexpr web::Answered definition_test{"DefinitionTest",
    "partnership:integer version:integer in_place:integer intended:integer missing:integer unanswered:integer "
    "decisive_met:boolean items:objects items.key items.state items.by?:date items.statement "
    "evidence:objects evidence.key evidence.speaks_for:boolean evidence.text"};
inline constexpr web::Answered collaboration_line{"CollaborationLine",
    "id:integer title level form status partner country unit?:integer department host starts_on?:date ends_on?:date contact "
    "registration_number version:integer"};
inline constexpr web::Answered collaboration{"Collaboration",
    "id:integer title level form status organisation?:integer partner host unit?:integer department purpose contact "
    "starts_on?:date ends_on?:date registration_number helper found_in?:integer version:integer"};
// clang-format on

} // namespace partnerships::answers
