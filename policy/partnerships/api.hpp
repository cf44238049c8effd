// The room as JSON, as the route table names it.
#pragma once

#include "platform/web/call.hpp"
#include "policy/ids.hpp"

namespace partnerships::api {

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
http::Response reopen_case(web::Call& call, PartnershipId id);
http::Response write(web::Call& call, PartnershipId id);
http::Response collaborations(web::Call& call);
http::Response definition_test(web::Call& call, PartnershipId id);
http::Response answer_definition(web::Call& call, PartnershipId id);
http::Response collaboration(web::Call& call, CollaborationId id);
http::Response create_collaboration(web::Call& call);
http::Response patch_collaboration(web::Call& call, CollaborationId id);
http::Response collaboration_status(web::Call& call, CollaborationId id);

} // namespace partnerships::api
