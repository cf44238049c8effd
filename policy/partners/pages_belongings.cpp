// Names, identifiers, relations and status of an organisation, each by its own small form on the page of
// changes.
#include "policy/partners/actions.hpp"
#include "policy/partners/edit.hpp"
#include "policy/partners/excuses.hpp"
#include "policy/partners/pages.hpp"
#include "policy/partners/partners.hpp"

namespace partners::pages {
namespace {

int status_of(Fault fault) {
    switch (fault) {
    case Fault::missing:
        return 404;
    case Fault::forbidden:
        return 403;
    case Fault::refused:
        return 409;
    case Fault::outdated:
        return 412;
    case Fault::invalid:
        return 422;
    }
    return 422;
}

// The page again, with what was sent in the form it was sent by.
Response refused_page(Call& call, OrganisationId id, web::FormView Sent::*form, std::string_view which,
                      const Failure& failure) {
    auto reader = call.database().read();
    auto organisation = find_organisation(reader, id);
    if (!organisation) return call.not_found();
    Sent sent;
    (sent.*form).values = call.request.form;
    (sent.*form).add(failure);
    sent.refused = which;
    sent.reasons = failure.reasons;
    sent.may_excuse = may_be_excused(failure.reasons);
    return edit_page(call, *organisation, std::move(sent), status_of(failure.fault));
}

template <class T>
Response answered(Call& call, OrganisationId id, const Result<T>& result, web::FormView Sent::*form,
                  std::string_view which) {
    if (!result) return refused_page(call, id, form, which, result.failure());
    return call.see_other(address_of(id) + "/edit", "partners.edit.done");
}

} // namespace

Response add_name(Call& call, OrganisationId id) {
    web::Form form{call.request};
    auto name = read_name(form);
    auto added = form.good() ? partners::add_name(call.database(), id, name, call.by())
                             : Result<NameId>{form.failure()};
    return answered(call, id, added, &Sent::name, "name");
}

Response remove_name(Call& call, OrganisationId id, NameId name) {
    return answered(call, id, partners::remove_name(call.database(), id, name, call.by()), &Sent::name,
                    "name");
}

Response add_identifier(Call& call, OrganisationId id) {
    web::Form form{call.request};
    auto kind = form.choice<IdentifierKind>("kind", web::Need::required);
    auto value = form.text("value", web::Need::required, 100);
    auto added = form.good() ? partners::add_identifier(call.database(), id, *kind, value,
                                                        call.by({}, excuses_sent(call)))
                             : Result<Done>{form.failure()};
    return answered(call, id, added, &Sent::identifier, "identifier");
}

Response remove_identifier(Call& call, OrganisationId id, int identifier) {
    return answered(call, id, partners::remove_identifier(call.database(), id, identifier, call.by()),
                    &Sent::identifier, "identifier");
}

Response add_relation(Call& call, OrganisationId id) {
    web::Form form{call.request};
    Relation relation{
        .kind = form.choice<RelationKind>("kind", web::Need::required).value_or(RelationKind::related),
        .organisation_id = id,
        .other_id = {},
        .other_name = {},
        .since = form.date("since", web::Need::optional)};
    auto name = form.text("other_name", web::Need::required, 300);
    std::optional<OrganisationId> other;
    if (!name.empty()) {
        auto reader = call.database().read();
        other = organisation_meant(reader, call.request.field("other"), name);
        if (!other) form.fault("other_name", "partners.field.other");
    }
    if (!form.good())
        return answered(call, id, Result<std::int64_t>{form.failure()}, &Sent::relation, "relation");
    relation.other_id = *other;
    return answered(call, id, partners::add_relation(call.database(), relation, call.by()), &Sent::relation,
                    "relation");
}

Response remove_relation(Call& call, OrganisationId id, int relation) {
    return answered(call, id, partners::remove_relation(call.database(), id, relation, call.by()),
                    &Sent::relation, "relation");
}

Response change_status(Call& call, OrganisationId id) {
    web::Form form{call.request};
    auto status = form.choice<OrganisationStatus>("status", web::Need::required);
    auto reason = form.text("reason", web::Need::optional, 2000);
    auto set = form.good() ? set_status(call.database(), id, *status, static_cast<int>(form.version()),
                                        call.by(reason, excuses_sent(call)))
                           : Result<Done>{form.failure()};
    return answered(call, id, set, &Sent::status, "status");
}

} // namespace partners::pages
