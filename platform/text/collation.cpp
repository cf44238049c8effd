// Sort keys from ICU's Swedish collation.
#include "platform/text/collation.hpp"

#include <unicode/ucol.h>
#include <unicode/ustring.h>

#include <memory>
#include <stdexcept>
#include <vector>

namespace text {
namespace {

struct CloseCollator {
    void operator()(UCollator* collator) const { ucol_close(collator); }
};
using Collator = std::unique_ptr<UCollator, CloseCollator>;

Collator open_swedish() {
    UErrorCode status = U_ZERO_ERROR;
    Collator collator(ucol_open("sv", &status));
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no Swedish collation");
    return collator;
}

// Opened at the first use, not at the start; asking a collator for keys changes nothing in it, so all threads
// share it.
const UCollator* swedish() {
    static const Collator collator = open_swedish();
    return collator.get();
}

} // namespace

std::string sort_key(std::string_view text) {
    std::vector<UChar> letters(text.size() + 1);
    std::int32_t length = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8WithSub(letters.data(), static_cast<std::int32_t>(letters.size()), &length, text.data(),
                         static_cast<std::int32_t>(text.size()), 0xFFFD, nullptr, &status);
    std::string key(text.size() * 3 + 16, '\0');
    auto ask = [&] {
        return ucol_getSortKey(swedish(), letters.data(), length, reinterpret_cast<std::uint8_t*>(key.data()),
                               static_cast<std::int32_t>(key.size()));
    };
    auto needed = static_cast<std::size_t>(ask());
    if (needed > key.size()) {
        key.resize(needed);
        ask();
    }
    key.resize(needed > 0 ? needed - 1 : 0); // without the zero at the end
    return key;
}

} // namespace text
