// Markdown of any bytes becomes markup without scripts, handlers, or addresses with a foreign scheme.
#include "platform/html/markdown.hpp"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    auto markup = html::markdown({reinterpret_cast<const char*>(bytes), size}).markup;
    for (const char* forbidden :
         {"<script", "<img", "<iframe", "<style", "href=\"javascript:", "href=\"data:", "<!--"})
        if (markup.find(forbidden) != std::string::npos) __builtin_trap();
    return 0;
}
