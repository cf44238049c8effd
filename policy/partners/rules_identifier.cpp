// The rules of each scheme of identifiers: form, check digits, normal form. Pure text in, text out.
#include "platform/basics/ascii.hpp"
#include "policy/partners/identifier.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>

namespace partners {
namespace {

constexpr std::string_view wrong_form = "partners.identifier.form";
constexpr std::string_view wrong_check_digits = "partners.identifier.check_digits";
constexpr std::string_view personal_number = "partners.identifier.personal_number";
constexpr std::string_view unclear_spaces = "partners.identifier.unclear_spaces";

CheckedIdentifier good(std::string normal) { return {std::move(normal), {}}; }
CheckedIdentifier bad(std::string_view reason) { return {{}, reason}; }

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), ascii::is_digit);
}

// No-break spaces and the various dashes of word processors become the plain ones, and the ends are trimmed.
std::string plain(std::string_view text) {
    constexpr std::pair<std::string_view, std::string_view> replacements[] = {
        {"\u00a0", " "}, {"\u202f", " "}, {"\u2009", " "}, {"\u2007", " "}, {"\u200b", ""},  {"\ufeff", ""},
        {"\u2010", "-"}, {"\u2011", "-"}, {"\u2012", "-"}, {"\u2013", "-"}, {"\u2212", "-"}, {"\t", " "}};
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] > ' ' && static_cast<unsigned char>(text[at]) < 0x80) { // nearly all of them
            result += text[at++];
            continue;
        }
        auto found = std::find_if(std::begin(replacements), std::end(replacements),
                                  [&](const auto& r) { return text.substr(at).starts_with(r.first); });
        if (found == std::end(replacements)) {
            result += text[at++];
        } else {
            result += found->second;
            at += found->first.size();
        }
    }
    result.erase(0, result.find_first_not_of(" \r\n"));
    result.erase(result.find_last_not_of(" \r\n") + 1);
    return result;
}

std::string without(std::string_view text, std::string_view characters) {
    std::string result;
    std::copy_if(text.begin(), text.end(), std::back_inserter(result),
                 [&](char c) { return characters.find(c) == std::string_view::npos; });
    return result;
}

// What follows the scheme's web address or prefix, whichever of them the text begins with.
std::string after_address(std::string_view text, std::span<const std::string_view> prefixes) {
    if (text.find_first_of(":/. ") == std::string_view::npos)
        return std::string{text}; // bare, as in most files
    std::string small = ascii::small(text);
    std::size_t start = 0;
    for (std::string_view scheme : {"https://", "http://"})
        if (std::string_view{small}.starts_with(scheme)) start = scheme.size();
    if (std::string_view{small}.substr(start).starts_with("www.")) start += 4;
    for (std::string_view prefix : prefixes)
        if (std::string_view{small}.substr(start).starts_with(prefix)) {
            std::string rest{text.substr(start + prefix.size())};
            rest.erase(std::min(rest.find_first_of("?#"), rest.size()));
            while (rest.ends_with('/') || rest.ends_with(' ')) rest.pop_back();
            rest.erase(0, std::min(rest.find_first_not_of(' '), rest.size()));
            return rest;
        }
    return std::string{text};
}

// Nine characters: 0, six of base 32 without i, l, o, u, and two digits: 98 − (value · 100 mod 97).
CheckedIdentifier check_ror(std::string_view text) {
    constexpr std::string_view prefixes[] = {"ror.org/", "ror:"};
    constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    std::string id = ascii::small(after_address(text, prefixes));
    if (id.size() != 9 || id[0] != '0' || !all_digits(std::string_view{id}.substr(7))) return bad(wrong_form);
    std::uint64_t value = 0;
    for (char c : std::string_view{id}.substr(1, 6)) {
        auto digit = alphabet.find(c);
        if (digit == std::string_view::npos) return bad(wrong_form);
        value = value * 32 + digit;
    }
    auto digits = static_cast<std::uint64_t>((id[7] - '0') * 10 + (id[8] - '0'));
    return digits == 98 - value * 100 % 97 ? good(id) : bad(wrong_check_digits);
}

// ISO 7064 mod 11-2, for ISNI and ORCID: 15 digits and a check character 0–9 or X.
CheckedIdentifier check_mod_11_2(std::string_view text, std::span<const std::string_view> prefixes) {
    std::string id = ascii::capitals(without(after_address(text, prefixes), " -"));
    if (id.size() != 16 || !all_digits(std::string_view{id}.substr(0, 15))) return bad(wrong_form);
    if (!ascii::is_digit(id[15]) && id[15] != 'X') return bad(wrong_form);
    if (id == "0000000000000000") return bad(wrong_check_digits);
    int sum = 0;
    for (char c : std::string_view{id}.substr(0, 15)) sum = (sum + (c - '0')) * 2 % 11;
    int last = (12 - sum) % 11;
    return id[15] == (last == 10 ? 'X' : static_cast<char>('0' + last)) ? good(id) : bad(wrong_check_digits);
}

CheckedIdentifier check_isni(std::string_view text) {
    constexpr std::string_view prefixes[] = {"isni.org/isni/", "isni.org/", "isni-url.oclc.nl/isni/",
                                             "isni:", "isni "};
    return check_mod_11_2(text, prefixes);
}

CheckedIdentifier check_orcid(std::string_view text) {
    constexpr std::string_view prefixes[] = {"orcid.org/", "orcid:", "orcid "};
    auto checked = check_mod_11_2(text, prefixes);
    if (!checked) return checked;
    std::string grouped;
    for (std::size_t i = 0; i < 16; i += 4) grouped += (i ? "-" : "") + checked.normal.substr(i, 4);
    return good(grouped);
}

// ISO 7064 mod 97-10: letters count as 10–35, the whole number leaves 1; the check digits run from 02 to 98.
CheckedIdentifier check_lei(std::string_view text) {
    constexpr std::string_view prefixes[] = {"search.gleif.org/#/record/", "lei.info/", "lei:", "lei "};
    std::string id = ascii::capitals(without(after_address(text, prefixes), " -"));
    if (id.size() != 20 || !all_digits(std::string_view{id}.substr(18))) return bad(wrong_form);
    unsigned remainder = 0;
    for (char c : id) {
        if (!ascii::is_digit(c) && !ascii::is_capital(c)) return bad(wrong_form);
        remainder = ascii::is_digit(c) ? (remainder * 10 + static_cast<unsigned>(c - '0')) % 97
                                       : (remainder * 100 + static_cast<unsigned>(c - 'A' + 10)) % 97;
    }
    auto digits = std::string_view{id}.substr(18);
    return remainder == 1 && digits != "00" && digits != "01" && digits != "99" ? good(id)
                                                                                : bad(wrong_check_digits);
}

bool luhn_holds(std::string_view digits) {
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        int digit = digits[digits.size() - 1 - i] - '0';
        if (i % 2 == 1) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
        sum += digit;
    }
    return sum % 10 == 0;
}

// Ten digits, also with century 16 before or as VAT number (SE…01). The third digit is at least 2: below that
// it is the month of a birth, that is a personal identity number, which we neither need nor want to keep.
CheckedIdentifier check_organisation_number(std::string_view text) {
    std::string id = ascii::capitals(without(text, " -"));
    if (id.size() == 14 && id.starts_with("SE") && id.ends_with("01")) id = id.substr(2, 10);
    if (id.size() == 12 && id.starts_with("16")) id = id.substr(2);
    if (id.size() == 12 && (id.starts_with("19") || id.starts_with("20")) && all_digits(id))
        return bad(personal_number);
    if (id.size() != 10 || !all_digits(id)) return bad(wrong_form);
    if (!luhn_holds(id)) return bad(wrong_check_digits);
    return id[2] >= '2' ? good(id) : bad(personal_number);
}

// The letters of countries with which Erasmus codes begin; not those of ISO 3166.
constexpr std::string_view erasmus_countries[] = {
    "A",  "AL", "B",  "BA", "BE",  "BG", "CH", "CY", "CZ",  "D",  "DK", "E",  "EE", "F",
    "G",  "HR", "HU", "I",  "IRL", "IS", "LI", "LT", "LUX", "LV", "ME", "MK", "MT", "N",
    "NL", "P",  "PL", "RO", "RS",  "S",  "SF", "SI", "SK",  "TR", "UK", "XK"};

bool is_erasmus_country(std::string_view letters) {
    return std::find(std::begin(erasmus_countries), std::end(erasmus_countries), letters) !=
           std::end(erasmus_countries);
}

// Letters or hyphens, then two or three digits.
bool is_erasmus_place(std::string_view place) {
    auto letters = std::min(place.find_first_of("0123456789"), place.size());
    auto digits = place.substr(letters);
    return letters >= 2 && letters <= 9 && ascii::is_capital(place[0]) && all_digits(digits) &&
           digits.size() >= 2 && digits.size() <= 3 &&
           std::all_of(place.begin(), place.begin() + static_cast<std::ptrdiff_t>(letters),
                       [](char c) { return ascii::is_capital(c) || c == '-'; });
}

// Where no space is left, the country is looked for. Three letters are whole as they stand (IRLDUBLIN01); if
// a country of one letter and one of two would both do (DKOLN01: D KOLN or DK OLN), we do not guess.
CheckedIdentifier check_erasmus_without_spaces(std::string_view code) {
    std::string found;
    for (std::size_t length : {3U, 2U, 1U}) {
        if (code.size() <= length || !is_erasmus_country(code.substr(0, length))) continue;
        if (!is_erasmus_place(code.substr(length))) continue;
        if (!found.empty()) return bad(unclear_spaces);
        found = std::string{code.substr(0, length)} + std::string(3 - length, ' ') +
                std::string{code.substr(length)};
        if (length == 3) break;
    }
    return found.empty() ? bad(wrong_form) : good(found);
}

// The country is padded with spaces to three, then the place. Files lose these spaces or turn them into
// no-break ones.
CheckedIdentifier check_erasmus(std::string_view text) {
    std::string code = ascii::capitals(text);
    auto space = code.find(' ');
    if (space == std::string::npos) return check_erasmus_without_spaces(code);
    if (space > 3) {
        code.erase(std::remove(code.begin(), code.end(), ' '), code.end());
        return check_erasmus_without_spaces(code);
    }
    std::string country = code.substr(0, space);
    std::string place = without(std::string_view{code}.substr(space), " ");
    if (!is_erasmus_country(country) || !is_erasmus_place(place)) return bad(wrong_form);
    country.resize(3, ' ');
    return good(country + place);
}

CheckedIdentifier check_digits_only(std::string_view text, std::size_t shortest, std::size_t longest) {
    std::string id = without(text, " ");
    bool fits = all_digits(id) && id.size() >= shortest && id.size() <= longest &&
                id.find_first_not_of('0') != std::string::npos;
    return fits ? good(id) : bad(wrong_form);
}

CheckedIdentifier check_pic(std::string_view text) {
    constexpr std::string_view prefixes[] = {"pic:", "pic "};
    return check_digits_only(after_address(text, prefixes), 9, 9);
}

// A letter E and eight digits.
CheckedIdentifier check_oid(std::string_view text) {
    constexpr std::string_view prefixes[] = {"oid:", "oid "};
    std::string id = ascii::capitals(without(after_address(text, prefixes), " "));
    return id.size() == 9 && id[0] == 'E' && all_digits(std::string_view{id}.substr(1)) ? good(id)
                                                                                        : bad(wrong_form);
}

// 101012444, or 29191-LA-1-2014-1-SE-E4AKA1-ECHE.
CheckedIdentifier check_eche(std::string_view text) {
    std::string id = ascii::capitals(text);
    bool characters = std::all_of(
        id.begin(), id.end(), [](char c) { return ascii::is_digit(c) || ascii::is_capital(c) || c == '-'; });
    bool fits = characters && id.size() >= 5 && id.size() <= 50 && ascii::is_digit(id[0]);
    return fits ? good(id) : bad(wrong_form);
}

// Labels of letters, digits and hyphens with points between; the last is of letters (or xn--…).
CheckedIdentifier check_schac(std::string_view text) {
    constexpr std::string_view prefixes[] = {"urn:schac:homeorganization:", "schac:", ""};
    std::string domain = ascii::small(after_address(text, prefixes));
    domain.erase(std::min(domain.find('/'), domain.size()));
    if (domain.size() > 253 || domain.find('.') == std::string::npos) return bad(wrong_form);
    std::size_t label = 0;
    for (std::size_t at = 0; at <= domain.size(); ++at) {
        if (at < domain.size() && domain[at] != '.') {
            if (!ascii::is_digit(domain[at]) && !ascii::is_small(domain[at]) && domain[at] != '-')
                return bad(wrong_form);
            continue;
        }
        auto length = at - label;
        if (length == 0 || length > 63 || domain[label] == '-' || domain[at - 1] == '-')
            return bad(wrong_form);
        if (at < domain.size()) label = at + 1;
    }
    return domain.size() - label >= 2 && ascii::is_small(domain[label]) ? good(domain) : bad(wrong_form);
}

CheckedIdentifier check_wikidata(std::string_view text) {
    constexpr std::string_view prefixes[] = {"wikidata.org/wiki/", "wikidata.org/entity/", "wikidata:"};
    std::string id = ascii::capitals(after_address(text, prefixes));
    bool fits = id.size() >= 2 && id.size() <= 12 && id[0] == 'Q' && id[1] != '0' &&
                all_digits(std::string_view{id}.substr(1));
    return fits ? good(id) : bad(wrong_form);
}

// grid.4714.6: a number and a short check in hexadecimal.
CheckedIdentifier check_grid(std::string_view text) {
    constexpr std::string_view prefixes[] = {"grid.ac/institutes/"};
    std::string id = ascii::small(after_address(text, prefixes));
    auto point = id.rfind('.');
    if (!id.starts_with("grid.") || point < 6 || !all_digits(std::string_view{id}.substr(5, point - 5)))
        return bad(wrong_form);
    auto last = std::string_view{id}.substr(point + 1);
    bool hexadecimal = std::all_of(last.begin(), last.end(),
                                   [](char c) { return ascii::is_digit(c) || (c >= 'a' && c <= 'f'); });
    return hexadecimal && !last.empty() && last.size() <= 2 ? good(id) : bad(wrong_form);
}

CheckedIdentifier check_fundref(std::string_view text) {
    constexpr std::string_view prefixes[] = {"doi.org/10.13039/", "dx.doi.org/10.13039/", "doi:10.13039/",
                                             "10.13039/"};
    return check_digits_only(after_address(text, prefixes), 9, 12);
}

} // namespace

CheckedIdentifier check(IdentifierKind kind, std::string_view text) {
    std::string written = plain(text);
    if (written.empty()) return bad(wrong_form);
    switch (kind) {
    case IdentifierKind::ror:
        return check_ror(written);
    case IdentifierKind::isni:
        return check_isni(written);
    case IdentifierKind::lei:
        return check_lei(written);
    case IdentifierKind::swedish_organisation_number:
        return check_organisation_number(written);
    case IdentifierKind::erasmus:
        return check_erasmus(written);
    case IdentifierKind::pic:
        return check_pic(written);
    case IdentifierKind::oid:
        return check_oid(written);
    case IdentifierKind::eche:
        return check_eche(written);
    case IdentifierKind::schac:
        return check_schac(written);
    case IdentifierKind::wikidata:
        return check_wikidata(written);
    case IdentifierKind::grid:
        return check_grid(written);
    case IdentifierKind::fundref:
        return check_fundref(written);
    case IdentifierKind::orcid:
        return check_orcid(written);
    }
    return bad(wrong_form);
}

} // namespace partners
