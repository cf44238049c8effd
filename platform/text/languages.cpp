// The locale data of ICU.
#include "platform/text/languages.hpp"

#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>

namespace text {
namespace {

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

std::string in_utf8(const UChar* letters, std::int32_t length) {
    std::array<char, 512> bytes{};
    std::int32_t size = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strToUTF8(bytes.data(), static_cast<std::int32_t>(bytes.size()), &size, letters, length, &status);
    return U_FAILURE(status) ? std::string{} : std::string{bytes.data(), static_cast<std::size_t>(size)};
}

} // namespace

std::string language_name(std::string_view code, Language reader) {
    if (code.size() < 2 || code.size() > 3 || !std::all_of(code.begin(), code.end(), is_small)) return {};
    std::array<UChar, 128> name{};
    UErrorCode status = U_ZERO_ERROR;
    auto length = uloc_getDisplayLanguage(std::string{code}.c_str(), std::string{code_of(reader)}.c_str(),
                                          name.data(), static_cast<std::int32_t>(name.size()), &status);
    // A language that it has no name for it calls by its code.
    if (U_FAILURE(status) || length <= 0 || in_utf8(name.data(), length) == code) return {};
    name[0] = static_cast<UChar>(u_toupper(name[0]));
    return in_utf8(name.data(), length);
}

std::string language_of_country(std::string_view alpha2) {
    if (alpha2.size() != 2 || !std::all_of(alpha2.begin(), alpha2.end(), is_capital)) return {};
    std::array<char, ULOC_FULLNAME_CAPACITY> locale{}, language{};
    UErrorCode status = U_ZERO_ERROR;
    uloc_addLikelySubtags(("und_" + std::string{alpha2}).c_str(), locale.data(),
                          static_cast<std::int32_t>(locale.size()), &status);
    uloc_getLanguage(locale.data(), language.data(), static_cast<std::int32_t>(language.size()), &status);
    std::string code{language.data()};
    if (U_FAILURE(status) || code.size() != 2) return {};
    return code == "nb" ? "no" : code; // registers and readers say Norwegian
}

} // namespace text
