// Pictures of figures. Each is SVG without style attributes and stands beside its figures as text or as a
// table.
#pragma once

#include "platform/basics/clock.hpp"
#include "platform/basics/enum_names.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace html {

struct Measure {
    std::string label;   // in words
    double value = 0;    // its length
    std::string written; // "4,1 av 5"
    std::string href = {};
};

// Lengths in hundredths of the longest, or of `most` when it is more than 0.
std::vector<int> lengths_of(const std::vector<Measure>& measures, int longest, double most = 0);

enum class Term { first, second, past };
constexpr EnumNames<Term, 3> names_of(Term) { return {"term", "term second", "term past"}; }

struct Stretch {
    Date from, until; // both included
    std::string said; // "Agreement, in force"
    Term term = Term::first;
};
struct Mark {
    Date day;
    std::string said; // "Evaluation due"
};
struct Lane {
    std::string label;
    std::string href = {};
    std::vector<Stretch> stretches = {};
    std::vector<Mark> marks = {};
};
// Years side by side, the first of January of one to the last of December of another.
struct Lanes {
    std::string said; // what the picture shows
    int first_year = 0;
    int last_year = 0;
    std::vector<Lane> lanes = {};
    Date today = {};

    // Where a day stands on a lane of the given width; days outside stand at its edge.
    int place_of(Date day, int width) const;
};

} // namespace html
