// Folding in three ways of falling speed: bytes of ASCII, a table of the Latin letters, and ICU for all else.
#include "platform/text/folding.hpp"

#include "platform/basics/ascii.hpp"
#include "platform/text/latin.hpp"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <array>
#include <mutex>
#include <shared_mutex>
#include <stdexcept>
#include <unordered_map>

namespace text {
namespace {

enum class Rings { folded, kept }; // å ä ö

constexpr UChar32 latin_end = 0x250;

constexpr std::array<char, 128> ascii = [] {
    std::array<char, 128> table{};
    for (std::size_t c = 0; c < 128; ++c) {
        auto letter = ascii::small(static_cast<char>(c));
        bool stays = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
        table[c] = stays ? letter : ' ';
    }
    return table;
}();

// A blank only between words: never first, never two.
void put(std::string& out, char c) {
    if (c != ' ')
        out += c;
    else if (!out.empty() && out.back() != ' ')
        out += ' ';
}

void put_letter(std::string& out, UChar32 letter) {
    char bytes[U8_MAX_LENGTH];
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, letter);
    out.append(bytes, static_cast<std::size_t>(length));
}

// Letters that Unicode does not take apart into a base letter and a mark.
std::string_view special(UChar32 letter) {
    switch (letter) {
    case 0xDF:
    case 0x1E9E:
        return "ss";
    case 0xE6:
        return "ae";
    case 0xF0:
    case 0x111:
    case 0x256:
        return "d";
    case 0xF8:
        return "o";
    case 0xFE:
        return "th";
    case 0x127:
        return "h";
    case 0x131:
        return "i";
    case 0x138:
        return "k";
    case 0x142:
        return "l";
    case 0x14B:
        return "n";
    case 0x153:
        return "oe";
    case 0x167:
        return "t";
    case 0x180:
        return "b";
    case 0x1DD:
    case 0x259:
        return "a";
    default:
        return {};
    }
}

const UNormalizer2* decomposition() {
    UErrorCode status = U_ZERO_ERROR;
    const auto* normalizer = unorm2_getNFKDInstance(&status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no NFKD");
    return normalizer;
}

// One letter of any script by Unicode's properties; marks vanish, punctuation becomes a blank.
void put_by_properties(std::string& out, UChar32 letter) {
    UChar parts[20];
    UErrorCode status = U_ZERO_ERROR;
    auto length = unorm2_getDecomposition(decomposition(), letter, parts, 20, &status);
    if (length <= 0 || U_FAILURE(status)) {
        length = 0;
        U16_APPEND_UNSAFE(parts, length, letter);
    }
    for (std::int32_t i = 0; i < length;) {
        UChar32 part = 0;
        U16_NEXT(parts, i, length, part);
        part = u_foldCase(part, U_FOLD_CASE_DEFAULT);
        auto category = u_charType(part);
        if (category == U_NON_SPACING_MARK || category == U_MODIFIER_LETTER || category == U_ENCLOSING_MARK)
            continue;
        if (auto base = special(part); !base.empty())
            out += base;
        else if (u_isalnum(part) || category == U_COMBINING_SPACING_MARK)
            put_letter(out, part);
        else
            put(out, ' ');
    }
}

struct LatinLetter {
    std::array<char, 3> text{};
    std::uint8_t length = 0;
};
using LatinTable = std::array<LatinLetter, static_cast<std::size_t>(latin_end)>;

LatinTable make_latin() {
    LatinTable table;
    for (UChar32 letter = 0x80; letter < latin_end; ++letter) {
        std::string folded = "x"; // so that a blank is not the first
        put_by_properties(folded, letter);
        LatinLetter& entry = table[static_cast<std::size_t>(letter)];
        entry.length = static_cast<std::uint8_t>(folded.copy(entry.text.data(), 3, 1));
    }
    return table;
}

const LatinTable& latin() {
    static const LatinTable table = make_latin();
    return table;
}

std::string_view swedish_letter(UChar32 letter) {
    switch (letter) {
    case 0xC5:
    case 0xE5:
        return "å";
    case 0xC4:
    case 0xE4:
        return "ä";
    case 0xD6:
    case 0xF6:
        return "ö";
    default:
        return {};
    }
}

void put_latin(std::string& out, UChar32 letter, Rings rings) {
    if (letter < 0x80) return put(out, ascii[static_cast<std::size_t>(letter)]);
    auto kept = rings == Rings::kept ? swedish_letter(letter) : std::string_view{};
    if (!kept.empty()) {
        out += kept;
        return;
    }
    const LatinLetter& entry = latin()[static_cast<std::size_t>(letter)];
    for (std::uint8_t i = 0; i < entry.length; ++i) put(out, entry.text[i]);
}

std::u16string composed(const std::u16string& text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* normalizer = unorm2_getNFCInstance(&status);
    std::u16string out(text.size() * 3 + 16, u'\0');
    auto length = unorm2_normalize(normalizer, text.data(), static_cast<std::int32_t>(text.size()),
                                   out.data(), static_cast<std::int32_t>(out.size()), &status);
    if (U_FAILURE(status)) return text;
    out.resize(static_cast<std::size_t>(length));
    return out;
}

void put_all(std::string& out, const std::u16string& letters, Rings rings) {
    for (std::size_t i = 0; i < letters.size();) {
        UChar32 letter = 0;
        U16_NEXT(letters.data(), i, letters.size(), letter);
        if (letter < latin_end)
            put_latin(out, letter, rings);
        else
            put_by_properties(out, letter);
    }
}

std::string fold_any(std::string_view text, Rings rings) {
    std::u16string letters = composed(in_utf16(text));
    if (has_foreign_letters(letters)) letters = in_latin(std::move(letters));
    std::string out;
    out.reserve(text.size() + 16);
    put_all(out, letters, rings);
    return out;
}

// Scripts in which a letter reads the same wherever it stands, so that each is put into Latin once and
// remembered.
bool stands_alone(UChar32 letter) {
    auto within = [letter](UChar32 first, UChar32 last) { return letter >= first && letter <= last; };
    return within(0x1E00, 0x1EFF) ||                         // Latin of Vietnam and others
           within(0x386, 0x3FF) || within(0x400, 0x52F) ||   // Greek, Cyrillic
           within(0x5D0, 0x5EA) || within(0x621, 0x64A) ||   // Hebrew, Arabic
           within(0xAC00, 0xD7A3) || within(0x4E00, 0x9FFF); // Hangul, Han
}

class LoneLetters {
public:
    void put(std::string& out, UChar32 letter) const {
        {
            std::shared_lock lock(mutex_);
            auto known = known_.find(letter);
            if (known != known_.end()) return append(out, known->second);
        }
        std::string latin = in_latin_letters(letter);
        append(out, latin);
        std::unique_lock lock(mutex_);
        known_.emplace(letter, std::move(latin));
    }

private:
    static void append(std::string& out, const std::string& latin) {
        for (char c : latin) text::put(out, c);
    }
    static std::string in_latin_letters(UChar32 letter) {
        std::string out = "x"; // so that a blank is not the first
        std::string bytes;
        put_letter(bytes, letter);
        auto letters = in_utf16(bytes);
        if (has_foreign_letters(letters)) letters = in_latin(std::move(letters));
        bool is_word = letter >= 0x4E00 && letter <= 0x9FFF;
        if (is_word) out += ' ';
        put_all(out, letters, Rings::folded);
        if (is_word) out += ' ';
        return out.substr(1);
    }
    mutable std::shared_mutex mutex_;
    mutable std::unordered_map<UChar32, std::string> known_;
};

const LoneLetters& lone_letters() {
    static const LoneLetters letters;
    return letters;
}

// Bytes of ASCII only, which most names are. False when something else turns up.
bool fold_ascii(std::string& out, std::string_view text) {
    out.resize(text.size());
    char* at = out.data();
    bool blank = true; // or the beginning
    for (char c : text) {
        auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80) return false;
        char letter = ascii[byte];
        if (letter != ' ' || !blank) *at++ = letter;
        blank = letter == ' ';
    }
    out.resize(static_cast<std::size_t>(at - out.data()));
    return true;
}

// Letters that can be taken one by one. False when something else turns up.
bool fold_letters(std::string& out, std::string_view text, Rings rings) {
    out.clear();
    const auto* octets = reinterpret_cast<const std::uint8_t*>(text.data());
    auto length = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < length;) {
        UChar32 letter = 0;
        U8_NEXT(octets, i, length, letter);
        if (letter >= 0 && letter < latin_end)
            put_latin(out, letter, rings);
        else if (letter >= 0x2010 && letter <= 0x2027)
            put(out, ' '); // dashes and quotes
        else if (stands_alone(letter))
            lone_letters().put(out, letter);
        else
            return false;
    }
    return true;
}

std::string folded(std::string_view text, Rings rings) {
    std::string out;
    if (!fold_ascii(out, text) && !fold_letters(out, text, rings)) out = fold_any(text, rings);
    if (out.ends_with(' ')) out.pop_back();
    return out;
}

} // namespace

std::string fold(std::string_view text) { return folded(text, Rings::folded); }
std::string fold_swedish(std::string_view text) { return folded(text, Rings::kept); }

} // namespace text
