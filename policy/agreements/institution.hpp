// What the institution's data say about agreements: their types, and whose register an agreement stands in.
#pragma once

#include "platform/settings/settings.hpp"
#include "platform/text/words.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace agreements {

struct Named {
    std::string key;
    text::Both name;
};

std::vector<Named> types(const settings::Settings& institution);
std::vector<Named> hosts(const settings::Settings& institution); // "both" last
// Their own ids in the register of organisations, and what each is called.
std::vector<Named> houses_by_ror(const settings::Settings& institution);
bool is_type(const settings::Settings& institution, std::string_view key);
// A key that is no longer known is shown as it is.
std::string name_in(const std::vector<Named>& among, std::string_view key, text::Language language);
std::vector<std::string> keys_of(const std::vector<Named>& named);

} // namespace agreements
