// What the templates of one organisation show.
#pragma once

#include "platform/events/events.hpp"
#include "platform/following/button.hpp"
#include "platform/html/fields.hpp"
#include "platform/web/form.hpp"
#include "policy/partners/details.hpp"
#include "policy/partners/finding.hpp"
#include "policy/partners/page_facts.hpp"
#include "policy/partners/store.hpp"

#include <string>
#include <vector>

namespace partners {

struct ShownIdentifier {
    std::int64_t id = 0;
    std::string scheme;  // in words
    std::string written; // as people write it
    std::string href;    // the scheme's own page
    bool former = false;
    std::string fault; // text key, when it does not pass its own check
};

struct ShownRelation {
    std::int64_t id = 0;
    std::string group; // "Parents", in words
    OrganisationId other;
    std::string name;
    std::optional<Date> since;
};

struct ShownChange {
    std::string field, label, before, after;
    bool may_put_back = false;
};
struct ShownEvent {
    std::int64_t id = 0;
    std::string what, who, when, reason;
    std::vector<ShownChange> changes;
    bool may_split = false; // a merge that stands
};

// "Zürich, Zurich" would tell nothing more than Zürich.
bool region_tells_more(const Organisation& organisation);

struct OrganisationPage {
    following::Button follow;
    Organisation organisation;   // named in the reader's language
    std::string registered_name; // where the register shows another
    std::string legal_entity;
    std::vector<OrganisationName> names;
    std::vector<ShownIdentifier> identifiers;
    std::vector<ShownRelation> relations;
    std::vector<Unit> units;
    std::vector<FunctionLine> functions;
    std::vector<Affiliation> affiliations;
    std::vector<AgreementLine> agreements;
    std::vector<PartnershipLine> partnerships;
    std::vector<CollaborationLine> collaborations;
    std::vector<ShownEvent> history;
    std::string csrf;
    bool may_edit = false, may_merge = false;
    bool all_history = false;
};

struct DetailsForm {
    std::string title;
    std::string action;
    web::FormView form;
    Texts was;                // as it stood when the form was opened: for a conflict
    std::string legal_entity; // its name
    std::vector<html::Choice> kinds, countries, languages;
    bool is_new = false;
    SuggestionPage alike; // what a new one may already be
};

// The page where everything of an organisation is changed.
struct EditPage {
    Organisation organisation;
    DetailsForm details;
    std::vector<OrganisationName> names;
    std::vector<ShownIdentifier> identifiers;
    std::vector<ShownRelation> relations;
    web::FormView name_form, identifier_form, relation_form, status_form;
    std::vector<html::Choice> name_uses, schemes, relation_kinds, statuses, languages;
    std::vector<std::string> reasons; // text keys: why something was not done
    std::string refused;              // which form: "identifier", "relation", "status"
    bool may_excuse = false;          // it can be passed over with an explanation
    std::string csrf;
};

std::string language_in_words(const text::Words& tr, std::string_view language);

} // namespace partners
