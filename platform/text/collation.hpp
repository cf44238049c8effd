// The order of names: Swedish, with å ä ö last, the same in both databases because it is stored as bytes.
#pragma once

#include <string>
#include <string_view>

namespace text {

// Keys compare as bytes the way their texts stand in a Swedish list. Stored in the sort_key column of a list.
std::string sort_key(std::string_view text);

} // namespace text
