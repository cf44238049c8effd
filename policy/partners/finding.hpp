// The pages of search and what they show. routes_finding.cpp says where they stand.
#pragma once

#include "platform/web/call.hpp"
#include "policy/ids.hpp"
#include "policy/partners/search.hpp"

#include <string>
#include <vector>

namespace partners {

struct SuggestedLine {
    OrganisationId id;
    std::string name;  // in the reader's language
    std::string value; // the name; with its place where two have the same
    std::string note;  // where it is, the name it was found by, what tells it from a namesake
};
struct SuggestionPage {
    std::string words, action, total;
    std::vector<SuggestedLine> lines;
    bool nearly = false;
};

// What somebody who begins to write a name may mean: of that country where it is known, else of all.
std::vector<SearchHit> similar_to(db::Session& session, std::string_view name, std::string_view country);
// What a hit is called and where it is, told from others of the same name.
std::vector<SuggestedLine> lines_of(const web::Call& call, db::Session& session,
                                    const std::vector<SearchHit>& hits);

namespace pages {

http::Response suggest(web::Call& call);
http::Response similar(web::Call& call);

} // namespace pages
} // namespace partners
