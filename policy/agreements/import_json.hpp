// What an import keeps of itself as JSON, read back. Inner header.
#pragma once

#include <string>
#include <string_view>

namespace simdjson::dom {
class element;
}

namespace agreements {

// The text under a key; "" when there is none.
std::string text_at(simdjson::dom::element json, std::string_view key);

} // namespace agreements
