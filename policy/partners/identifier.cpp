// What can be told from an identifier: which scheme a pasted text belongs to, how people write it, where to
// read more.
#include "policy/partners/identifier.hpp"

#include <algorithm>

namespace partners {
namespace {

std::string grouped_by_four(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); i += 4) {
        if (i) result += ' ';
        result += text.substr(i, 4);
    }
    return result;
}

bool names(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

} // namespace

std::optional<Identifier> recognised(std::string_view text) {
    using enum IdentifierKind;
    // ORCID and ISNI share form and check digits, so only the address or the hyphens tell them apart.
    if (names(text, "isni")) {
        auto checked = check(isni, text);
        return checked ? std::optional{Identifier{isni, checked.normal}} : std::nullopt;
    }
    if (names(text, "orcid.org/")) {
        auto checked = check(orcid, text);
        return checked ? std::optional{Identifier{orcid, checked.normal}} : std::nullopt;
    }
    for (IdentifierKind kind : {ror, lei, wikidata, grid, erasmus, swedish_organisation_number})
        if (auto checked = check(kind, text)) return Identifier{kind, checked.normal};
    if (names(text, "10.13039/"))
        if (auto checked = check(fundref, text)) return Identifier{fundref, checked.normal};
    if (auto checked = check(isni, text); checked && !names(text, "-"))
        return Identifier{isni, checked.normal};
    return std::nullopt;
}

std::string_view fault_of_unrecognised(std::string_view text) {
    using enum IdentifierKind;
    auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    bool plain_number = std::all_of(text.begin(), text.end(), is_digit) && text.size() < 16;
    if (plain_number || recognised(text)) return {};
    for (IdentifierKind kind : {ror, lei, isni, swedish_organisation_number})
        if (auto checked = check(kind, text); checked.reason == "partners.identifier.check_digits")
            return checked.reason;
    return {};
}

std::string shown(const Identifier& identifier) {
    switch (identifier.kind) {
    case IdentifierKind::isni:
        return grouped_by_four(identifier.value);
    case IdentifierKind::swedish_organisation_number:
        return identifier.value.size() == 10
                   ? identifier.value.substr(0, 6) + "-" + identifier.value.substr(6)
                   : identifier.value;
    case IdentifierKind::ror:
    case IdentifierKind::lei:
    case IdentifierKind::erasmus:
    case IdentifierKind::pic:
    case IdentifierKind::oid:
    case IdentifierKind::eche:
    case IdentifierKind::schac:
    case IdentifierKind::wikidata:
    case IdentifierKind::grid:
    case IdentifierKind::fundref:
    case IdentifierKind::orcid:
        return identifier.value;
    }
    return identifier.value;
}

std::string address_of(const Identifier& identifier) {
    switch (identifier.kind) {
    case IdentifierKind::ror:
        return "https://ror.org/" + identifier.value;
    case IdentifierKind::isni:
        return "https://isni.org/isni/" + identifier.value;
    case IdentifierKind::lei:
        return "https://search.gleif.org/#/record/" + identifier.value;
    case IdentifierKind::wikidata:
        return "https://www.wikidata.org/wiki/" + identifier.value;
    case IdentifierKind::fundref:
        return "https://doi.org/10.13039/" + identifier.value;
    case IdentifierKind::orcid:
        return "https://orcid.org/" + identifier.value;
    case IdentifierKind::schac:
        return "https://" + identifier.value;
    case IdentifierKind::swedish_organisation_number:
    case IdentifierKind::erasmus:
    case IdentifierKind::pic:
    case IdentifierKind::oid:
    case IdentifierKind::eche:
    case IdentifierKind::grid:
        return {};
    }
    return {};
}

} // namespace partners
