// The register over /api/v1: the same rules and actions as the pages.
#pragma once

#include "platform/events/events.hpp"
#include "platform/web/call.hpp"
#include "platform/web/json.hpp"
#include "policy/agreements/agreement.hpp"

#include <vector>

namespace agreements::api {

http::Response list(web::Call& call);
http::Response create(web::Call& call);
http::Response show(web::Call& call, AgreementId id);
http::Response patch(web::Call& call, AgreementId id);
http::Response change_status(web::Call& call, AgreementId id);
http::Response summary(web::Call& call);

http::Response add_party(web::Call& call, AgreementId id);
http::Response change_party(web::Call& call, AgreementId id, AgreementPartyId party);
http::Response remove_party(web::Call& call, AgreementId id, AgreementPartyId party);

http::Response files(web::Call& call, AgreementId id);
http::Response attach(web::Call& call, AgreementId id);
http::Response take_away(web::Call& call, AgreementId id, AgreementFileId file);

http::Response links(web::Call& call, AgreementId id);
http::Response history(web::Call& call, AgreementId id);
http::Response put_back(web::Call& call, AgreementId id, events::EventId event);

http::Response preview_bulk(web::Call& call);
http::Response change_bulk(web::Call& call);

http::Response imports(web::Call& call);
http::Response upload_import(web::Call& call);
http::Response one_import(web::Call& call, ImportId id);
http::Response import_columns(web::Call& call, ImportId id);
http::Response save_columns(web::Call& call, ImportId id);
http::Response read_anew(web::Call& call, ImportId id);
http::Response import_names(web::Call& call, ImportId id);
http::Response save_names(web::Call& call, ImportId id);
http::Response check(web::Call& call, ImportId id);
http::Response import_problems(web::Call& call, ImportId id);
http::Response apply(web::Call& call, ImportId id);
http::Response undo(web::Call& call, ImportId id);

// What several of them write (api_rows.cpp).
http::Response now(const web::Call& call, AgreementId id, int status = 200);
void write_changes(web::Json& json, const std::vector<events::Change>& changes);

} // namespace agreements::api
