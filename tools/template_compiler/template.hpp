// What a template is once read: pages made of pieces, each knowing its line. Reading, checking and writing
// share these.
#pragma once

#include <string>
#include <vector>

namespace templates {

struct Spot {
    int line = 0;
    int column = 0;
};

// Why a template cannot be compiled. Thrown while reading, told with file:line:column by main.
struct Fault {
    Spot spot;
    std::string why;
};

enum class Use {
    markup,       // stands as written
    text,         // an expression between tags; ready markup (html::Safe) passes
    plain,        // an expression where markup cannot stand: attribute value, textarea, title
    address,      // an expression that begins an address: its scheme is checked
    address_part, // an expression after the beginning of an address: percent-encoded
    attribute,    // a whole attribute that may be left out: name?="{expression}"
    code,         // a line of C++
};

struct Piece {
    Use use;
    std::string text;
    Spot spot;
    std::string attribute = {}; // its name, for Use::attribute
};

struct Page {
    std::string name;
    std::string parameters; // as written between the parentheses
    Spot spot;
    std::vector<Piece> pieces;
};

struct Template {
    std::string file;                  // as it is told in messages: policy/partners/views/list.html
    std::vector<std::string> includes; // "policy/partners/organisation.hpp", with its quotes
    std::vector<Page> pages;
};

} // namespace templates
