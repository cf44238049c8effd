// What the templates of this folder show.
#pragma once

#include "platform/about/report.hpp"
#include "platform/web/fields.hpp"

#include <string>
#include <vector>

namespace about {

struct StartPage {
    std::string institution;
    bool asks_from_outside = false; // there is a public form for requests
    bool has_wizard = false;        // and a guide to what a partnership is
};

struct ReportRow {
    ReportId id;
    std::string page;
    std::string text;
    std::string contact;
    std::string created;
    bool open = true;
    std::string csrf;
};

} // namespace about
