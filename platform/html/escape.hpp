// Making text harmless for the place it goes to.
#pragma once

#include <string>
#include <string_view>

namespace html {

void append_escaped(std::string& out, std::string_view text);         // & < > " '
void append_percent_encoded(std::string& out, std::string_view text); // for one part of a path or query
std::string escaped(std::string_view text);
std::string percent_encoded(std::string_view text);
// Whether a browser may follow it: http, https, mailto, tel, or an address within this site.
bool is_followable(std::string_view address);

} // namespace html
