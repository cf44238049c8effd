// The world with some countries coloured. The page gives the same facts as a table beside it: nothing is told
// by colour alone.
#pragma once

#include "platform/html/out.hpp"

#include <span>
#include <string>
#include <string_view>

namespace ui {

struct CountryValue {
    std::string code;      // "SE"
    int level = 1;         // 1 to 4, the colour's strength
    std::string label;     // "Sverige: 14 partnerskap"; shown when one points at it
    std::string href = {}; // where a click leads; empty: nowhere
};

// `label` names the whole picture for screen readers.
html::Safe world_map(std::span<const CountryValue> countries, std::string_view label);

} // namespace ui
