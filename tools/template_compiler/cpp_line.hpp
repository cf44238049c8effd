// The little that must be understood of C++ in a template: where an expression ends, which braces a line
// opens.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace templates {

struct Braces {
    int closed = 0; // blocks of earlier lines that this line closes
    int opened = 0; // blocks it leaves open
};
Braces braces_of(std::string_view line);

// Where the } stands that ends an expression beginning at `from`, or npos.
std::size_t end_of_expression(std::string_view line, std::size_t from);

// The place behind a string or character literal that begins at `from`, or npos when it does not end on the
// line.
std::size_t behind_literal(std::string_view line, std::size_t from);

struct Parameter {
    std::string declaration; // without default: "const text::Words& tr"
    std::string name;        // "tr"
};
std::vector<Parameter> parameters_of(std::string_view list);

} // namespace templates
