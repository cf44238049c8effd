// The room as JSON, as the route table names it.
#pragma once

#include "platform/events/events.hpp"
#include "platform/web/call.hpp"
#include "policy/ids.hpp"
#include "policy/partnerships/stakeholders.hpp"

namespace partnerships::api {

// Why, where it may be said and need not be.
std::string reason_in(const web::Call& call);

http::Response list(web::Call& call);
http::Response create(web::Call& call);
http::Response show(web::Call& call, PartnershipId id);
http::Response patch(web::Call& call, PartnershipId id);
http::Response match(web::Call& call, PartnershipId id, PartyId party);
http::Response see_similar(web::Call& call, PartnershipId id);
http::Response declare(web::Call& call, PartnershipId id);
http::Response begin(web::Call& call, PartnershipId id);
http::Response decide(web::Call& call, PartnershipId id);
http::Response withdraw_case(web::Call& call, PartnershipId id);
http::Response set_number(web::Call& call, PartnershipId id);
http::Response reopen_case(web::Call& call, PartnershipId id);
http::Response write(web::Call& call, PartnershipId id);
http::Response messages(web::Call& call, PartnershipId id);
http::Response gate(web::Call& call, PartnershipId id);
http::Response similar(web::Call& call, PartnershipId id);
http::Response add_partner(web::Call& call, PartnershipId id);
http::Response change_partner(web::Call& call, PartnershipId id, PartyId party);
http::Response partner(web::Call& call, PartnershipId id, PartyId party);
http::Response stakeholders(web::Call& call, PartnershipId id);
http::Response add_stakeholder(web::Call& call, PartnershipId id);
http::Response change_stakeholder(web::Call& call, PartnershipId id, StakeholderId stakeholder);
http::Response remove_stakeholder(web::Call& call, PartnershipId id, StakeholderId stakeholder);
http::Response remove_partner(web::Call& call, PartnershipId id, PartyId party);
http::Response team(web::Call& call, PartnershipId id);
http::Response join_team(web::Call& call, PartnershipId id);
http::Response leave_team(web::Call& call, PartnershipId id, AccountId account);
http::Response history(web::Call& call, PartnershipId id);
http::Response put_back_change(web::Call& call, PartnershipId id, events::EventId event);
http::Response change_several(web::Call& call);
http::Response check_sheet(web::Call& call);
http::Response apply_sheet(web::Call& call);
http::Response check_collaborations_sheet(web::Call& call);
http::Response apply_collaborations_sheet(web::Call& call);
http::Response send_request(web::Call& call);
http::Response request(web::Call& call, std::string_view number);
http::Response reply_to_request(web::Call& call, std::string_view number);
http::Response collaborations(web::Call& call);
http::Response change_several_collaborations(web::Call& call);
http::Response collaboration_history(web::Call& call, CollaborationId id);
http::Response put_back_collaboration_change(web::Call& call, CollaborationId id, events::EventId event);
http::Response definition_test(web::Call& call, PartnershipId id);
http::Response answer_definition(web::Call& call, PartnershipId id);
http::Response collaboration(web::Call& call, CollaborationId id);
http::Response create_collaboration(web::Call& call);
http::Response patch_collaboration(web::Call& call, CollaborationId id);
http::Response collaboration_status(web::Call& call, CollaborationId id);

} // namespace partnerships::api
