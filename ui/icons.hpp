// Small pictures within the text. An icon never stands alone without words: beside it, or as the label of
// what it stands in.
#pragma once

#include "platform/html/out.hpp"

#include <string_view>

namespace ui {

// By the names of ui/icons.json: icon("search"). Hidden from screen readers.
html::Safe icon(std::string_view name);

// A country's flag, "SE"; nothing for a code that is not a country's. The country's name stands beside it.
html::Safe flag(std::string_view country);

} // namespace ui
