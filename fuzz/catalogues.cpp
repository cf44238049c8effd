// A catalogue of any bytes is refused or read; looking up and filling work on whatever was read.
#include "platform/text/words.hpp"

#include <cstddef>
#include <cstdint>
#include <stdexcept>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    std::string_view catalogue(reinterpret_cast<const char*>(bytes), size);
    try {
        auto words = text::Words::read(text::Language::sv, catalogue);
        words("text.today", {{"count", catalogue}});
        words.count("text.days_late", 2);
    } catch (const std::runtime_error&) {
    }
    return 0;
}
