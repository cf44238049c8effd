// What the screening page shows: who the partners are, what is similar, who declared what, and the decision.
#pragma once

#include "platform/web/form.hpp"
#include "policy/partnerships/overview.hpp"

#include <optional>
#include <string>
#include <vector>

namespace partnerships {

// Another case or collaboration with one of the same partners.
struct Similar {
    std::string title;
    std::string href;
    std::string what; // stage or level, in words
    std::string with; // the partner they share
};

struct ScreeningPage {
    CasePage page;
    std::vector<Similar> similar;
    bool seen = false;
    std::optional<Declaration> mine;
    std::string mine_when;
    std::vector<Named> forms;
    web::FormView form;
    text::Language language;
    std::vector<std::string> musts, shoulds; // reasons that stand in the way of accepting
    bool may_begin = false;                  // no must stands in the way of beginning
};

// Other cases and collaborations with these partners, newest first.
struct SimilarRow {
    PartnershipId id;
    std::string title;
    Stage stage;
    std::string partner;
};
struct CollaborationRow {
    CollaborationId id;
    std::string title;
    Level level;
    std::string partner;
};
std::vector<SimilarRow> similar_cases(db::Session& session, PartnershipId id);
std::vector<CollaborationRow> similar_collaborations(db::Session& session, PartnershipId id);

} // namespace partnerships
