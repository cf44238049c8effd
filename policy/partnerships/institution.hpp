// What the institution's data say about collaboration: areas, formats, other forms, hosts, units.
#pragma once

#include "platform/settings/settings.hpp"
#include "platform/text/words.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace partnerships {

struct Named {
    std::string key;
    text::Both name;
};

std::vector<Named> areas(const settings::Settings& institution);
std::vector<Named> formats(const settings::Settings& institution);
std::vector<Named> other_forms(const settings::Settings& institution);
std::vector<Named> hosts(const settings::Settings& institution); // "both" last
std::vector<std::string> host_rors(const settings::Settings& institution);

// The level at which this form is kept, and the unit that helps with it; what is not told is a department's.
struct OtherForm {
    Named named;
    std::string level;
    std::string unit;
};
std::vector<OtherForm> forms_with_levels(const settings::Settings& institution);
std::vector<std::string> form_keys(const settings::Settings& institution);
std::string helper_of_form(const settings::Settings& institution, std::string_view form);
std::string unit_name(const settings::Settings& institution, std::string_view code, text::Language language);
std::string unit_email(const settings::Settings& institution, std::string_view code);
// Where this installation is reached, without a slash at the end; "" when the data do not say.
std::string address_in_mails(const settings::Settings& institution);

// The names of keys separated by spaces, joined by commas; a key that is no longer known is shown as it is.
std::string names_in_words(const std::vector<Named>& among, std::string_view keys, text::Language language);
// "5 år", or "42 månader" where the years are not whole.
std::string term_in_words(const text::Words& tr, int months);
std::vector<std::string> keys_in(std::string_view text);
std::string joined(const std::vector<std::string>& keys);

} // namespace partnerships
