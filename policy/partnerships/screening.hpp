// What the screening page shows: who the partners are, what is similar, who declared what, and the decision.
#pragma once

#include "platform/html/fields.hpp"
#include "platform/web/form.hpp"
#include "policy/partnerships/actions.hpp"
#include "policy/partnerships/organisation_choices.hpp"
#include "policy/partnerships/overview.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

namespace partnerships {

// Another case, a collaboration or an agreement with one of the same partners.
struct SimilarRow {
    JoinedKind kind;
    std::int64_t id = 0;
    std::string title;
    std::string state; // stage, level or status: a key
    std::string partner;
    bool joined = false;
};
std::vector<SimilarRow> similar_to(db::Session& session, PartnershipId id);

struct Similar {
    SimilarRow row;
    std::string href;
    std::string what; // stage, level or status in words
};
std::vector<Similar> similar_in_words(const web::Call& call, db::Session& session, PartnershipId id);

// What is wrong with a field: its id, the text key of what is wrong, and of what it is about.
struct FieldFault {
    std::string id, error, about;
};

struct ScreeningPage {
    CasePage page;
    std::vector<Similar> similar;
    bool seen = false;
    std::optional<Declaration> mine;
    std::string mine_when;
    std::vector<Named> forms;
    web::FormView form;
    OrganisationChoices choices; // when the name sent did not say which organisation is meant
    text::Language language;
    std::vector<std::string> musts, shoulds; // reasons that stand in the way of accepting
    std::vector<FieldFault> errors;          // of all the forms, first on the page
    std::int64_t version = 0;                // of the case, as the reader has read it
    std::string changed_by;                  // who changed it meanwhile, when that stopped the answer
};

// Without one nobody can say that there is nothing similar.
bool has_a_matched_partner(const ScreeningPage& page);
// The test is the next thing to do, before anybody says yes.
bool has_definition_left(const ScreeningPage& page);
// The field that takes the excuse for this reason.
std::string excuse_id(std::string_view reason);

ScreeningPage screening_page(web::Call& call, db::Session& session, const Partnership& partnership);
// With what the reader had begun to write.
http::Response show_screening(web::Call& call, db::Session& session, ScreeningPage page);
// What the request says of the reader's own interest.
std::optional<Declaring> interest_in(web::Form& form);
// What was written for one button of the page is there when another has been pressed, until the answer is
// given.
void keep_answer(web::Call& call, PartnershipId id, std::initializer_list<std::string_view> but);
void forget_answer(web::Call& call, PartnershipId id);
// The page again, with what was typed and what was wrong with it.
http::Response screening_again(web::Call& call, PartnershipId id, const Failure& failure);

} // namespace partnerships
