// Names, identifiers and relations of an organisation, one by one.
#include "platform/web/json.hpp"
#include "policy/partners/actions.hpp"
#include "policy/partners/api.hpp"
#include "policy/partners/edit.hpp"
#include "policy/partners/excuses.hpp"
#include "policy/partners/store.hpp"

namespace partners::api {
namespace {

template <class T>
Response answered(Call& call, OrganisationId id, const Result<T>& result, int status = 200) {
    return result ? changed(call, id, status) : call.failure(result.failure());
}

} // namespace

Response add_name(Call& call, OrganisationId id) {
    web::Form form{call.request};
    auto name = read_name(form);
    if (!form.good()) return call.failure(form.failure());
    return answered(call, id, partners::add_name(call.database(), id, name, call.by()), 201);
}

Response remove_name(Call& call, OrganisationId id, NameId name) {
    return answered(call, id, partners::remove_name(call.database(), id, name, call.by()));
}

Response add_identifier(Call& call, OrganisationId id) {
    web::Form form{call.request};
    auto kind = form.choice<IdentifierKind>("kind", web::Need::required);
    auto value = form.text("value", web::Need::required, 100);
    if (!form.good()) return call.failure(form.failure());
    auto by = call.by({}, excuses_sent(call));
    return answered(call, id, partners::add_identifier(call.database(), id, *kind, value, by), 201);
}

Response remove_identifier(Call& call, OrganisationId id, int identifier) {
    return answered(call, id, partners::remove_identifier(call.database(), id, identifier, call.by()));
}

Response add_relation(Call& call, OrganisationId id) {
    web::Form form{call.request};
    Relation relation;
    relation.organisation_id = id;
    relation.kind = form.choice<RelationKind>("kind", web::Need::required).value_or(RelationKind::related);
    relation.other_id = form.id<OrganisationTag>("other", web::Need::required);
    relation.since = form.date("since", web::Need::optional);
    if (!form.good()) return call.failure(form.failure());
    return answered(call, id, partners::add_relation(call.database(), relation, call.by()), 201);
}

Response remove_relation(Call& call, OrganisationId id, int relation) {
    return answered(call, id, partners::remove_relation(call.database(), id, relation, call.by()));
}

} // namespace partners::api
