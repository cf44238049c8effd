// Addresses of organisations on the web, as people and files write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace partners {

// "ki.se/en" → "https://ki.se/en". Nothing where it is no address of the web: another scheme, no host,
// blanks.
std::optional<std::string> web_address(std::string_view written);

// "www.KI.se/en" and "https://ki.se" → "ki.se"; empty when there is none.
std::string host_of(std::string_view website);

} // namespace partners
