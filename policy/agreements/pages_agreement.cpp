// The agreement's own page and what can be done there: status, parties, files.
#include "policy/agreements/actions.hpp"
#include "policy/agreements/actions_history.hpp"
#include "policy/agreements/documents.hpp"
#include "policy/agreements/forms.hpp"
#include "policy/agreements/overview.hpp"
#include "policy/agreements/pages.hpp"
#include "policy/agreements/store.hpp"
#include "policy/agreements/views.hpp"
#include "policy/agreements/words.hpp"

#include <algorithm>

namespace agreements::pages {
namespace {

http::Response shown(web::Call& call, AgreementId id, Refused refused, int status) {
    auto reader = call.database().read();
    auto agreement = find_agreement(reader, id);
    if (!agreement) return call.not_found();
    auto page = agreement_page(call, reader, *agreement, std::move(refused));
    return call.page({.title = title_with_partner(agreement->title, agreement->partner),
                      .room = "agreements",
                      .status = status},
                     views::agreement(call.tr, page));
}

std::optional<Party> party_of(const web::Call& call, AgreementId id, AgreementPartyId party_id) {
    auto reader = call.database().read();
    const auto parties = parties_of(reader, id);
    auto found =
        std::find_if(parties.begin(), parties.end(), [&](const Party& p) { return p.id == party_id; });
    return found == parties.end() ? std::nullopt : std::optional{*found};
}

std::string first_reason(const Failure& failure) {
    if (!failure.reasons.empty()) return failure.reasons.front();
    return failure.fields.empty() ? "" : failure.fields.front().second;
}

} // namespace

http::Response show(web::Call& call, AgreementId id) { return shown(call, id, {}, 200); }

http::Response change_status(web::Call& call, AgreementId id) {
    web::Form form{call.request};
    auto reason = form.text("reason", web::Need::optional, 1000);
    auto to = form.choice<Status>("status", web::Need::required);
    Refused refused{.reason = reason, .status = std::string{call.request.field("status")}};
    if (!form.good()) {
        refused.status_reason = "web.field.missing";
        return shown(call, id, std::move(refused), 422);
    }
    auto done = set_status(call.database(), id, *to, static_cast<int>(form.version()), call.by(reason));
    if (done) return call.see_other(agreement_href(id), "agreements.status_saved");
    if (done.failure().fault == Fault::missing) return call.not_found();
    refused.status_reason = first_reason(done.failure());
    return shown(call, id, std::move(refused), done.failure().fault == Fault::outdated ? 412 : 409);
}

http::Response put_back(web::Call& call, AgreementId id, events::EventId event) {
    auto done = agreements::put_back(call.database(), id, event, call.services.institution, call.by());
    return done ? call.see_other(agreement_href(id), "agreements.put_back_done")
                : call.failure(done.failure());
}

http::Response add_party(web::Call& call, AgreementId id) {
    web::Form form{call.request};
    auto parties = read_parties(form);
    {
        auto reader = call.database().read();
        untie_other_names(reader, parties);
    }
    Party party = parties.empty() ? Party{} : parties.front();
    auto done = form.good() ? agreements::add_party(call.database(), id, std::move(party), call.by())
                            : Result<Done>{form.failure()};
    if (done) return call.see_other(agreement_href(id), "agreements.party_added");
    const auto& failure = done.failure();
    if (failure.fault == Fault::missing) return call.not_found();
    Refused refused{.name = std::string{call.request.field("parties.0.name")},
                    .organisation = std::string{call.request.field("parties.0.organisation")},
                    .unit = std::string{call.request.field("parties.0.unit")},
                    .country = std::string{call.request.field("parties.0.country")}};
    bool country = !failure.fields.empty() && failure.fields.front().first == "parties.0.country";
    (country ? refused.party_country : refused.party) = first_reason(failure);
    return shown(call, id, std::move(refused), 422);
}

http::Response tie_party(web::Call& call, AgreementId id, AgreementPartyId party_id) {
    web::Form form{call.request};
    auto organisation = form.id<OrganisationTag>("organisation", web::Need::required);
    if (!form.good()) return call.failure(form.failure());
    auto party = party_of(call, id, party_id);
    if (!party) return call.not_found();
    party->organisation_id = organisation;
    auto done =
        change_party(call.database(), id, std::move(*party), static_cast<int>(form.version()), call.by());
    return done ? call.see_other(agreement_href(id), "agreements.party_tied") : call.failure(done.failure());
}

http::Response remove_party(web::Call& call, AgreementId id, AgreementPartyId party) {
    auto done = agreements::remove_party(call.database(), id, party, call.by());
    return done ? call.see_other(agreement_href(id), "agreements.party_removed")
                : call.failure(done.failure());
}

http::Response attach(web::Call& call, AgreementId id) {
    web::Form form{call.request};
    auto kind = form.choice<FileKind>("kind", web::Need::optional).value_or(FileKind::agreement);
    const auto& uploads = call.request.uploads;
    auto upload = std::find_if(uploads.begin(), uploads.end(), [](const http::Upload& u) {
        return u.field == "file" && !u.file_name.empty();
    });
    if (upload == uploads.end()) return shown(call, id, {.file = "agreements.file_missing"}, 422);
    auto done = attach_file(call.database(), id, kind, {upload->file_name, upload->content}, call.by());
    if (done) return call.see_other(agreement_href(id), "agreements.file_added");
    if (done.failure().reasons == Reasons{"agreements.agreement.missing"}) return call.not_found();
    return shown(call, id, {.file = first_reason(done.failure())}, 422);
}

http::Response download(web::Call& call, AgreementId id, AgreementFileId file) {
    std::optional<files::File> found;
    {
        auto reader = call.database().read();
        const auto documents = documents_of(reader, id);
        for (const auto& document : documents)
            if (document.id == file) found = files::find(reader, document.file_id);
    }
    return found ? files::download(call.database(), *found) : call.not_found();
}

http::Response take_away(web::Call& call, AgreementId id, AgreementFileId file) {
    auto done = remove_file(call.database(), id, file, call.by());
    return done ? call.see_other(agreement_href(id), "agreements.file_removed")
                : call.failure(done.failure());
}

} // namespace agreements::pages
