// The room's pages, as the route table names them.
#pragma once

#include "platform/events/events.hpp"
#include "platform/lists/saved_views.hpp"
#include "platform/web/call.hpp"
#include "policy/ids.hpp"
#include "policy/partnerships/stakeholders.hpp"

namespace partnerships::pages {

http::Response list(web::Call& call);
http::Response keep_view(web::Call& call);
http::Response delete_view(web::Call& call, lists::ViewId view);
http::Response board(web::Call& call);
http::Response triage(web::Call& call);
http::Response csv(web::Call& call);
http::Response xlsx(web::Call& call);
http::Response ask_sheet(web::Call& call);
http::Response check_file(web::Call& call);
http::Response apply_file(web::Call& call);
http::Response ask_bulk(web::Call& call);
http::Response change_bulk(web::Call& call);
http::Response new_idea(web::Call& call);
http::Response propose(web::Call& call);
http::Response new_request(web::Call& call);
http::Response send_request(web::Call& call);
http::Response request_status(web::Call& call);
http::Response overview(web::Call& call, PartnershipId id);
http::Response history(web::Call& call, PartnershipId id);
http::Response definition_test(web::Call& call, PartnershipId id);
http::Response answer_definition(web::Call& call, PartnershipId id);
http::Response screening(web::Call& call, PartnershipId id);
http::Response to_screening(web::Call& call, PartnershipId id);
http::Response from_party(web::Call& call, PartnershipId id, PartyId party);
http::Response declare(web::Call& call, PartnershipId id);
http::Response see_similar(web::Call& call, PartnershipId id);
http::Response match(web::Call& call, PartnershipId id, PartyId party);
http::Response begin(web::Call& call, PartnershipId id);
http::Response decide(web::Call& call, PartnershipId id);
http::Response withdraw_case(web::Call& call, PartnershipId id);
http::Response reopen_case(web::Call& call, PartnershipId id);
http::Response set_number(web::Call& call, PartnershipId id);
http::Response messages(web::Call& call, PartnershipId id);
http::Response write(web::Call& call, PartnershipId id);
http::Response send_back(web::Call& call);
http::Response edit(web::Call& call, PartnershipId id);
http::Response save(web::Call& call, PartnershipId id);
http::Response put_back_change(web::Call& call, PartnershipId id, events::EventId event);
http::Response to_edit(web::Call& call, PartnershipId id);
http::Response add_to_team(web::Call& call, PartnershipId id);
http::Response remove_from_team(web::Call& call, PartnershipId id, AccountId account);
http::Response team_to_edit(web::Call& call, PartnershipId id);
http::Response party_to_edit(web::Call& call, PartnershipId id, PartyId party);
http::Response add_partner(web::Call& call, PartnershipId id);
http::Response save_partner(web::Call& call, PartnershipId id, PartyId party);
http::Response remove_partner(web::Call& call, PartnershipId id, PartyId party);
http::Response add_stakeholder(web::Call& call, PartnershipId id);
http::Response save_stakeholder(web::Call& call, PartnershipId id, StakeholderId stakeholder);
http::Response remove_stakeholder(web::Call& call, PartnershipId id, StakeholderId stakeholder);
http::Response stakeholder_to_edit(web::Call& call, PartnershipId id, StakeholderId stakeholder);

http::Response collaborations(web::Call& call);
http::Response keep_collaboration_view(web::Call& call);
http::Response delete_collaboration_view(web::Call& call, lists::ViewId view);
http::Response ask_collaborations_sheet(web::Call& call);
http::Response check_collaborations_file(web::Call& call);
http::Response apply_collaborations_file(web::Call& call);
http::Response collaborations_csv(web::Call& call);
http::Response collaborations_xlsx(web::Call& call);
http::Response collaboration(web::Call& call, CollaborationId id);
http::Response collaboration_status(web::Call& call, CollaborationId id);
http::Response ask_collaboration_bulk(web::Call& call);
http::Response change_collaboration_bulk(web::Call& call);
http::Response put_back_collaboration_change(web::Call& call, CollaborationId id, events::EventId event);
http::Response new_collaboration(web::Call& call);
http::Response create_collaboration(web::Call& call);
http::Response edit_collaboration(web::Call& call, CollaborationId id);
http::Response save_collaboration(web::Call& call, CollaborationId id);

} // namespace partnerships::pages
