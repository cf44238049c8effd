// Transliteration by ICU's Any-Latin.
#include "platform/text/latin.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>
#include <unicode/utrans.h>

#include <memory>
#include <mutex>
#include <stdexcept>

namespace text {
namespace {

bool is_foreign(UChar32 letter) {
    if (!u_isalpha(letter)) return false;
    UErrorCode status = U_ZERO_ERROR;
    auto script = uscript_getScript(letter, &status);
    return script != USCRIPT_LATIN && script != USCRIPT_COMMON && script != USCRIPT_INHERITED;
}

struct CloseTransliterator {
    void operator()(UTransliterator* it) const { utrans_close(it); }
};
using Transliterator = std::unique_ptr<UTransliterator, CloseTransliterator>;

Transliterator open_to_latin() {
    UErrorCode status = U_ZERO_ERROR;
    Transliterator opened(utrans_openU(u"Any-Latin; NFC", -1, UTRANS_FORWARD, nullptr, 0, nullptr, &status));
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no transliteration to Latin");
    return opened;
}

// Opening takes some 50 ms, so only when the first such name comes; it keeps no state between texts.
const UTransliterator* to_latin() {
    static const Transliterator transliterator = open_to_latin();
    return transliterator.get();
}

} // namespace

bool has_foreign_letters(const std::u16string& text) {
    for (std::size_t i = 0; i < text.size();) {
        UChar32 letter = 0;
        U16_NEXT(text.data(), i, text.size(), letter);
        if (letter >= 0x250 && is_foreign(letter)) return true;
    }
    return false;
}

std::u16string in_utf16(std::string_view text) {
    std::u16string out(text.size() + 1, u'\0');
    std::int32_t length = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8WithSub(out.data(), static_cast<std::int32_t>(out.size()), &length, text.data(),
                         static_cast<std::int32_t>(text.size()), ' ', nullptr, &status);
    out.resize(static_cast<std::size_t>(length));
    return out;
}

std::u16string in_latin(std::u16string text) {
    // ICU does not promise that transliterators may be shared; this is the rare way, so a lock costs nothing.
    static std::mutex one_at_a_time;
    std::lock_guard lock(one_at_a_time);
    std::int32_t length = static_cast<std::int32_t>(text.size());
    std::int32_t limit = length;
    auto capacity = text.size() * 12 + 64;
    text.resize(capacity);
    UErrorCode status = U_ZERO_ERROR;
    utrans_transUChars(to_latin(), text.data(), &length, static_cast<std::int32_t>(capacity), 0, &limit, &status);
    text.resize(U_SUCCESS(status) ? static_cast<std::size_t>(length) : static_cast<std::size_t>(limit));
    return text;
}

} // namespace text
