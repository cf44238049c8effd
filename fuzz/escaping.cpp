// No text leaves the escaper with a character that ends its place, and no address leaves with a foreign
// scheme.
#include "platform/basics/ascii.hpp"
#include "platform/html/out.hpp"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    std::string_view text(reinterpret_cast<const char*>(bytes), size);
    if (html::escaped(text).find_first_of("<>\"'") != std::string::npos) __builtin_trap();
    if (html::percent_encoded(text).find_first_of("<>\"'&/?#: ") != std::string::npos) __builtin_trap();
    html::Out out;
    out.address(text);
    auto address = out.take().markup;
    auto colon = address.find(':');
    auto before = address.substr(0, std::min(colon, address.find_first_of("/?#&\\")));
    if (colon == std::string::npos || before.size() < colon) return 0;
    auto scheme = ascii::small(before);
    if (scheme != "http" && scheme != "https" && scheme != "mailto" && scheme != "tel") __builtin_trap();
    return 0;
}
