// The room's pages, as the route table names them.
#pragma once

#include "platform/web/call.hpp"
#include "policy/agreements/agreement.hpp"

namespace agreements::pages {

http::Response list(web::Call& call);
http::Response new_agreement(web::Call& call);
http::Response create(web::Call& call);
http::Response show(web::Call& call, AgreementId id);

} // namespace agreements::pages
