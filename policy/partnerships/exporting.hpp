// A list as a file: CSV that streams, or a workbook; the room says what a row's cells are.
#pragma once

#include "platform/http/message.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace partnerships {

struct Export {
    std::string name;  // of the file, without its ending
    std::string title; // of the sheet
    std::span<const std::string_view>
        head; // the same in every language, so that a file can be sent to anybody
    std::function<std::vector<std::vector<std::string>>()>
        next; // some rows at a time; none: there are no more
};
http::Response csv_of(Export list);
http::Response xlsx_of(Export list);

} // namespace partnerships
