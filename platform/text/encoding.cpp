// Telling encodings apart and reading them, by ICU.
#include "platform/text/encoding.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>

namespace text {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr const char* usual = "windows-1252"; // what Swedish offices' spreadsheets save

std::string utf8_only(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size());
    const auto* octets = reinterpret_cast<const std::uint8_t*>(bytes.data());
    auto length = static_cast<std::int32_t>(bytes.size());
    for (std::int32_t i = 0; i < length;) {
        std::int32_t begin = i;
        UChar32 letter = 0;
        U8_NEXT(octets, i, length, letter);
        if (letter < 0)
            out += "\xEF\xBF\xBD";
        else
            out.append(bytes.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin)));
    }
    return out;
}

// Two bytes a letter without a mark: every other byte of Latin text is zero.
const char* wide_encoding(std::string_view bytes) {
    auto sample = bytes.substr(0, 2000);
    std::size_t zeros[2] = {};
    for (std::size_t i = 0; i < sample.size(); ++i)
        if (sample[i] == '\0') ++zeros[i % 2];
    if (zeros[1] * 4 > sample.size()) return "UTF-16LE";
    if (zeros[0] * 4 > sample.size()) return "UTF-16BE";
    return nullptr;
}

struct CloseDetector {
    void operator()(UCharsetDetector* it) const { ucsdet_close(it); }
};

// ISO 8859 is read as the Windows code page that contains it.
std::string by_letters(std::string_view bytes) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
    auto sample = bytes.substr(0, 64 * 1024);
    ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
    const auto* match = ucsdet_detect(detector.get(), &status);
    if (U_FAILURE(status) || match == nullptr) return usual;
    std::string name = ucsdet_getName(match, &status);
    if (U_FAILURE(status) || ucsdet_getConfidence(match, &status) < 10) return usual;
    if (name == "ISO-8859-1" || name.starts_with("UTF") || name.starts_with("IBM")) return usual;
    if (name == "ISO-8859-2") return "windows-1250";
    return name;
}

} // namespace

bool is_utf8(std::string_view bytes) {
    const auto* octets = reinterpret_cast<const std::uint8_t*>(bytes.data());
    auto length = static_cast<std::int32_t>(bytes.size());
    for (std::int32_t i = 0; i < length;) {
        UChar32 letter = 0;
        U8_NEXT(octets, i, length, letter);
        if (letter < 0) return false;
    }
    return true;
}

std::string to_utf8(std::string_view bytes, const std::string& encoding) {
    if (encoding == "UTF-8") {
        if (bytes.starts_with(utf8_mark)) bytes.remove_prefix(3);
        return is_utf8(bytes) ? std::string(bytes) : utf8_only(bytes);
    }
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) bytes.remove_prefix(2);
    std::string out(bytes.size() * 3 + 16, '\0');
    UErrorCode status = U_ZERO_ERROR;
    auto length = ucnv_convert("UTF-8", encoding.c_str(), out.data(), static_cast<std::int32_t>(out.size()),
                               bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
    if (U_FAILURE(status)) return encoding == usual ? utf8_only(bytes) : to_utf8(bytes, usual);
    out.resize(static_cast<std::size_t>(length));
    return out;
}

Decoded to_utf8(std::string_view bytes) {
    std::string encoding;
    if (bytes.starts_with("\xFF\xFE"))
        encoding = "UTF-16LE";
    else if (bytes.starts_with("\xFE\xFF"))
        encoding = "UTF-16BE";
    else if (const char* wide = wide_encoding(bytes))
        encoding = wide;
    else if (is_utf8(bytes))
        encoding = "UTF-8";
    else
        encoding = by_letters(bytes);
    return {to_utf8(bytes, encoding), encoding};
}

std::string_view shortened(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
    return text.substr(0, bytes);
}

} // namespace text
