// What belongs to an agreement, as JSON: its parties, its files, what it points at, its history.
#include "platform/record_api/history.hpp"
#include "platform/web/form.hpp"
#include "platform/web/paging.hpp"
#include "platform/web/versions.hpp"
#include "policy/agreements/actions.hpp"
#include "policy/agreements/actions_history.hpp"
#include "policy/agreements/api.hpp"
#include "policy/agreements/documents.hpp"
#include "policy/agreements/forms.hpp"
#include "policy/agreements/links.hpp"
#include "policy/agreements/rules.hpp"
#include "policy/agreements/store.hpp"
#include "policy/may.hpp"

#include <algorithm>

namespace agreements::api {
namespace {

// The form of a new agreement names its parties by row; here there is one.
Failure of_one_party(Failure failure) {
    constexpr std::string_view row = "parties.0.";
    for (auto& [field, reason] : failure.fields)
        if (field.starts_with(row)) field.erase(0, row.size());
    return failure;
}

http::Response after(const web::Call& call, AgreementId id, const Result<Done>& done, int status = 200) {
    return done ? now(call, id, status) : call.failure(of_one_party(done.failure()));
}

std::optional<Party> found(const web::Call& call, AgreementId id, AgreementPartyId party) {
    auto reader = call.database().read();
    const auto parties = parties_of(reader, id);
    auto one = std::find_if(parties.begin(), parties.end(), [&](const Party& p) { return p.id == party; });
    return one == parties.end() ? std::nullopt : std::optional{*one};
}

void write_link(web::Json& json, std::string_view name, auto id, const std::string& words) {
    if (!id) return void(json.field(name, nullptr));
    json.object(name).field("id", *id).field("name", words).end();
}

void write_link(web::Json& json, std::string_view name, const std::optional<Neighbour>& other) {
    write_link(json, name, other ? std::optional{other->id} : std::nullopt, other ? other->title : "");
}

} // namespace

http::Response add_party(web::Call& call, AgreementId id) {
    web::Form form{call.request};
    auto party = read_party(form, "", {}, Reading::every_field);
    if (!form.good()) return call.failure(form.failure());
    return after(call, id, agreements::add_party(call.database(), id, std::move(party), call.by()), 201);
}

http::Response change_party(web::Call& call, AgreementId id, AgreementPartyId party_id) {
    auto seen = web::if_match(call.request);
    if (!seen) return call.problem(428);
    auto party = found(call, id, party_id);
    if (!party) return call.not_found();
    web::Form form{call.request};
    auto wanted = read_party(form, "", *party, Reading::sent_fields);
    if (!form.good()) return call.failure(form.failure());
    return after(
        call, id,
        agreements::change_party(call.database(), id, std::move(wanted), static_cast<int>(*seen), call.by()));
}

http::Response remove_party(web::Call& call, AgreementId id, AgreementPartyId party) {
    return after(call, id, agreements::remove_party(call.database(), id, party, call.by()));
}

http::Response files(web::Call& call, AgreementId id) {
    auto place = web::place_asked<AgreementFileId>(call.request);
    if (!place) return call.problem(400);
    auto reader = call.database().read();
    if (!find_agreement(reader, id)) return call.not_found();
    return call.json(
        web::page_of(documents_of(reader, id), *place, [](web::Json& json, const Document& document) {
            json.object()
                .field("id", document.id)
                .field("kind", document.kind)
                .field("name", document.name)
                .field("size", document.size)
                .field("added_at", document.added_at)
                .end();
        }));
}

http::Response attach(web::Call& call, AgreementId id) {
    web::Form form{call.request};
    auto kind = form.choice<FileKind>("kind", web::Need::optional).value_or(FileKind::agreement);
    const auto& uploads = call.request.uploads;
    auto upload =
        std::find_if(uploads.begin(), uploads.end(), [](const http::Upload& u) { return u.field == "file"; });
    if (upload == uploads.end()) form.fault("file", "agreements.file_missing");
    if (!form.good()) return call.failure(form.failure());
    auto done = attach_file(call.database(), id, kind, {upload->file_name, upload->content}, call.by());
    if (!done) return call.failure(done.failure());
    web::Json json;
    auto response = call.json(json.object().field("id", *done).end().take(), 201);
    response.headers.emplace_back("Location", call.request.path + "/" + std::to_string(done->value));
    return response;
}

http::Response take_away(web::Call& call, AgreementId id, AgreementFileId file) {
    auto done = remove_file(call.database(), id, file, call.by());
    if (!done) return call.failure(done.failure());
    web::Json json;
    return call.json(json.object().field("id", file).end().take());
}

http::Response links(web::Call& call, AgreementId id) {
    auto reader = call.database().read();
    auto a = find_agreement(reader, id);
    if (!a) return call.not_found();
    auto language = call.tr.language();
    web::Json json;
    json.object();
    write_link(json, "function", a->function_id, function_name(reader, language, a->function_id));
    write_link(json, "unit", a->unit_id, unit_name(reader, language, a->unit_id));
    write_link(json, "partnership", a->partnership_id, partnership_name(reader, a->partnership_id));
    write_link(json, "replaces", neighbour(reader, a->replaces_id));
    write_link(json, "replaced_by", replaced_by(reader, id));
    json.field("doubts", doubts_about(*a, call.today()));
    return call.json(json.end().take());
}

http::Response history(web::Call& call, AgreementId id) {
    auto reader = call.database().read();
    auto agreement = find_agreement(reader, id);
    if (!agreement) return call.not_found();
    bool edits = call.may(May::edit_agreements);
    return record_api::history(call, reader, {"agreements", id.value}, record_api::Told::whole,
                               [&](const events::Event& event) {
                                   return edits && may_put_back(*agreement, events::changes_of(event));
                               });
}

http::Response put_back(web::Call& call, AgreementId id, events::EventId event) {
    return after(call, id,
                 agreements::put_back(call.database(), id, event, call.services.institution, call.by()));
}

} // namespace agreements::api
