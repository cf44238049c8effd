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

// Opened at the first use, since that takes some 50 ms. ICU does not promise that transliterators may be
// shared; this is the rare way, so a lock costs nothing.
class ToLatin {
public:
    ToLatin() {
        UErrorCode status = U_ZERO_ERROR;
        opened_.reset(utrans_openU(u"Any-Latin; NFC", -1, UTRANS_FORWARD, nullptr, 0, nullptr, &status));
        if (U_FAILURE(status)) throw std::runtime_error("ICU has no transliteration to Latin");
    }
    std::u16string of(std::u16string text) const {
        auto length = static_cast<std::int32_t>(text.size());
        std::int32_t limit = length;
        text.resize(text.size() * 12 + 64);
        UErrorCode status = U_ZERO_ERROR;
        std::lock_guard lock(one_at_a_time_);
        utrans_transUChars(opened_.get(), text.data(), &length, static_cast<std::int32_t>(text.size()), 0,
                           &limit, &status);
        text.resize(static_cast<std::size_t>(U_SUCCESS(status) ? length : limit));
        return text;
    }

private:
    std::unique_ptr<UTransliterator, CloseTransliterator> opened_;
    mutable std::mutex one_at_a_time_;
};

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
    static const ToLatin to_latin;
    return to_latin.of(std::move(text));
}

} // namespace text
