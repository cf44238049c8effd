// What the page of the search over all rooms shows.
#pragma once

#include "platform/web/hit.hpp"

#include <string>
#include <vector>

namespace app {

struct SearchPart {
    std::string heading;
    std::vector<web::Hit> hits;
};
struct SearchPage {
    std::string words;
    std::vector<SearchPart> parts;
};

} // namespace app
