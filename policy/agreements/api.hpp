// The register over /api/v1.
#pragma once

#include "platform/web/call.hpp"
#include "policy/agreements/agreement.hpp"

namespace agreements::api {

http::Response list(web::Call& call);
http::Response create(web::Call& call);
http::Response show(web::Call& call, AgreementId id);
http::Response patch(web::Call& call, AgreementId id);
http::Response change_status(web::Call& call, AgreementId id);
http::Response summary(web::Call& call);

} // namespace agreements::api
