// Which language a request is answered in.
#pragma once

#include "platform/http/message.hpp"
#include "platform/text/words.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace web {

// The address asks for it (?lang=en); the choice is then remembered in a cookie.
std::optional<text::Language> language_asked(const http::Request& request);
// The address, the cookie, the account's own choice, the browser's wish, Swedish: the first that says
// something.
text::Language language_of(const http::Request& request, std::string_view accounts_choice);
// The same page in another language: for the switch on every page.
std::string same_page_in(text::Language language, const http::Request& request);

} // namespace web
