// Identifiers of organisations and people: which schemes we know, and how a text becomes the one normal form
// in which an identifier is stored and compared (catalogue D14). Check digits are computed wherever the
// scheme has them.
#pragma once

#include "platform/basics/enum_names.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace partners {

enum class IdentifierKind {
    ror,                         // Research Organization Registry: 056d84691
    isni,                        // ISO 27729: 16 characters, the last may be X
    lei,                         // ISO 17442: 20 characters
    swedish_organisation_number, // 10 digits
    erasmus,                     // Erasmus code: S  STOCKHO03, where the inner spaces count
    pic,                         // the Commission's participant code: 9 digits
    oid,                         // the Commission's organisation id: E10208308
    eche,                        // Erasmus charter: the number of its proposal, or the older long text
    schac,                       // internet domain as name of an institution (Erasmus Without Paper): ki.se
    wikidata,                    // Q219564
    grid,                        // legacy, read from older records: grid.4714.6
    fundref,                     // Crossref funder id: 501100004047
    orcid,                       // a person: 0000-0002-1825-0097
};
constexpr EnumNames<IdentifierKind, 13> names_of(IdentifierKind) {
    return {"ror",     "isni",     "lei",  "swedish_organisation_number",
            "erasmus", "pic",      "oid",  "eche",
            "schac",   "wikidata", "grid", "fundref",
            "orcid"};
}

struct Identifier {
    IdentifierKind kind = IdentifierKind::ror;
    std::string value; // normal form

    friend auto operator<=>(const Identifier&, const Identifier&) = default;
};

// Either the normal form, or the text key of what is wrong with it ("partners.identifier.check_digits").
struct CheckedIdentifier {
    std::string normal;
    std::string_view reason;

    explicit operator bool() const { return reason.empty(); }
};

// Reads what people and files write: with or without spaces, hyphens, and the scheme's web address before it.
CheckedIdentifier check(IdentifierKind kind, std::string_view text);

// The kind a text can only be: by its web address, or by its form with check digits. For a field where
// anything is pasted. Nothing when it could be several.
std::optional<Identifier> recognised(std::string_view text);

// A text that is recognised as nothing, but has the form of a scheme with check digits that are wrong: what
// is wrong with it, or "". Plain numbers may be a list's own and are left in peace.
std::string_view fault_of_unrecognised(std::string_view text);

// As people write it: 0000 0004 1937 0626, 202100-2973.
std::string shown(const Identifier& identifier);

// The scheme's page about it, or empty when the scheme has none.
std::string address_of(const Identifier& identifier);

} // namespace partners
