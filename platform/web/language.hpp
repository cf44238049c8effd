// Which language a request is answered in.
#pragma once

#include "platform/http/message.hpp"
#include "platform/text/words.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace web {

class Router;

// The address asks for it (?lang=en); the choice is then remembered in a cookie.
std::optional<text::Language> language_asked(const http::Request& request);
// The address, the cookie, the account's own choice, the browser's wish, Swedish: the first that says
// something.
text::Language language_of(const http::Request& request, std::string_view accounts_choice);
// Where the switch of language leads: this page, or, when it answers a form, the page the form stood on, or
// else the nearest page above.
std::string page_to_return_to(const http::Request& request, const Router& router);

} // namespace web
