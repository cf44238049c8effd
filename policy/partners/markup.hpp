// Names as files of the web write them, with entities and tags, as plain text.
#pragma once

#include <string>
#include <string_view>

namespace partners {

// "R&amp;D", "&#x0026;", and twice so written ("&amp;#233;") as the characters they stand for; <i> and other
// tags removed.
std::string without_markup(std::string_view text);

} // namespace partners
