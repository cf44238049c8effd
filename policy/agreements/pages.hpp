// The room's pages, as the route table names them.
#pragma once

#include "platform/events/events.hpp"
#include "platform/lists/saved_views.hpp"
#include "platform/web/call.hpp"
#include "policy/agreements/agreement.hpp"

namespace agreements::pages {

http::Response list(web::Call& call);
http::Response download_list(web::Call& call);
http::Response download_workbook(web::Call& call);
http::Response save_view(web::Call& call);
http::Response delete_view(web::Call& call, lists::ViewId id);
http::Response summary(web::Call& call);
http::Response suggest(web::Call& call);

http::Response ask_bulk(web::Call& call);
http::Response preview_bulk(web::Call& call);
http::Response change_bulk(web::Call& call);
http::Response put_back(web::Call& call, AgreementId id, events::EventId event);

http::Response new_agreement(web::Call& call);
http::Response create(web::Call& call);
http::Response edit(web::Call& call, AgreementId id);
http::Response save(web::Call& call, AgreementId id);

http::Response show(web::Call& call, AgreementId id);
http::Response change_status(web::Call& call, AgreementId id);
http::Response add_party(web::Call& call, AgreementId id);
http::Response tie_party(web::Call& call, AgreementId id, AgreementPartyId party);
http::Response remove_party(web::Call& call, AgreementId id, AgreementPartyId party);
http::Response attach(web::Call& call, AgreementId id);
http::Response download(web::Call& call, AgreementId id, AgreementFileId file);
http::Response take_away(web::Call& call, AgreementId id, AgreementFileId file);

} // namespace agreements::pages
