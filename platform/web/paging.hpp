// Paging by cursor: where the last page ended, so that new rows in between neither repeat nor hide others.
#pragma once

#include "platform/http/message.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace web {

// The sort values of the last row shown, as one opaque word for an address.
std::string cursor_of(const std::vector<std::string>& values);
// Nothing when it is not a cursor with that many values.
std::optional<std::vector<std::string>> read_cursor(std::string_view cursor, std::size_t values);
// ?limit=, between 1 and `most`.
int limit_of(const http::Request& request, int usual = 50, int most = 200);

} // namespace web
