// What the search over the whole house shows: each room gives its own hits.
#pragma once

#include "platform/rights/rights.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace web {

class Call;

struct Hit {
    std::string title;
    std::string note; // "Organisation · Sverige"
    std::string href;
};

// A room's part. It is asked only for those who hold the permission.
struct SearchSource {
    std::string_view heading; // text key: "partners.title"
    rights::Permission who;
    std::vector<Hit> (*find)(Call&, std::string_view words, int limit);
};

} // namespace web
