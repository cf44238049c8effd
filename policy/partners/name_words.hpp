// The words of an organisation's name or of an affiliation text, as they are compared: folded, in one
// spelling, without the little words; with the place where each stood.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace partners {

struct NameWord {
    std::string text;          // folded, and the spelling we compare by: "universität" → "university"
    std::uint16_t segment = 0; // which part between commas, semicolons, brackets, double spaces
    bool capitals = false;     // written in capitals only, at least two: may be an acronym
    bool after_little = false; // a little word ("of", "de") was left out before it

    friend bool operator==(const NameWord&, const NameWord&) = default;
};

std::vector<NameWord> name_words(std::string_view text);

// What single words tell, in the spelling we compare by.
// Any kind of unit: "department", "university".
bool names_a_unit(std::string_view word);
// A kind of organisation: "university", "hospital", "society".
bool names_a_kind(std::string_view word);
// After a university's name it makes another organisation of it: "hospital", "clinic", "foundation".
bool names_a_kind_of_its_own(std::string_view word);
// "ltd", "gmbh".
bool names_a_legal_form(std::string_view word);
// "technical", "medical", "state": before the kind of organisation it makes another organisation of it.
bool tells_apart(std::string_view word);
// "street", "avenue": what stands before it is an address.
bool names_a_street(std::string_view word);
// "department", "faculty": a part of an organisation, seldom one of its own.
bool names_a_part(std::string_view word);

} // namespace partners
