// The definition test: what characterises a strategic partnership, and how far each characteristic is met.
// The characteristics themselves are data (institutions/*/definition.toml).
#pragma once

#include "platform/basics/clock.hpp"
#include "platform/basics/enum_names.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace definition {

// "During the start-up phase … all elements of the partnership are rarely in place; instead, the assessment …
// is made on the basis of the intentions jointly expressed by the parties." (policy, Definition of a
// strategic partnership)
enum class State { unanswered, in_place, intended, missing };
constexpr EnumNames<State, 4> names_of(State) { return {"unanswered", "in_place", "intended", "missing"}; }

// What of the register may speak of a characteristic. Gates hang on these words, so the institution's data
// may say no others.
enum class Speaks { geography, framework, sponsors, stakeholders, breadth };
constexpr EnumNames<Speaks, 5> names_of(Speaks) {
    return {"geography", "framework", "sponsors", "stakeholders", "breadth"};
}

struct Characteristic {
    std::string key;                   // d1 … d7
    bool decisive = false;             // without it, nothing can be called strategic (catalogue D2)
    std::vector<Speaks> evidence = {}; // what of the register speaks of it
};

struct Answer {
    std::string item; // Characteristic::key
    State state = State::unanswered;
    std::optional<Date> intended_by; // only with State::intended
    std::string statement;           // what the parties say together, or what shows that it is in place

    friend bool operator==(const Answer&, const Answer&) = default;
};

// What the register itself says of a characteristic, beside what people answer.
struct Evidence {
    Speaks about = Speaks::geography;
    bool speaks_for = false;
    std::string words;
    std::string href; // where it stands, or can be supplied; "" for nowhere
};

// What other rooms may know of a partnership's test.
struct DefinitionFacts {
    int in_place = 0;
    int intended = 0;
    int missing = 0;
    int unanswered = 0;
    bool decisive_met = false;        // every decisive characteristic is in place or jointly intended
    std::vector<Speaks> claimed = {}; // evidence of the characteristics that are said to be in place

    bool claims(Speaks evidence) const;

    int total() const { return in_place + intended + missing + unanswered; }
    friend bool operator==(const DefinitionFacts&, const DefinitionFacts&) = default;
};

} // namespace definition
