// The pages of search, duplicates and merges, and what they show. routes_finding.cpp says where they stand.
#pragma once

#include "platform/web/call.hpp"
#include "policy/ids.hpp"
#include "policy/partners/search.hpp"

#include <string>
#include <vector>

namespace partners {

struct SuggestedLine {
    OrganisationId id;
    std::string value; // the name; with its country where two have the same
    std::string note;  // where it is, and the name it was found by
};
struct SuggestionPage {
    std::string words, action, total;
    std::vector<SuggestedLine> lines;
    bool nearly = false;
};

namespace pages {

http::Response suggest(web::Call& call);
http::Response similar(web::Call& call);
http::Response api_search(web::Call& call);

} // namespace pages
} // namespace partners
