// Follows HTML character by character, so that every expression is known by its place, and refuses what is
// unsafe or does not fit together. It also makes the page small: no comments, no indentation, few line
// breaks.
#pragma once

#include "tools/template_compiler/template.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace templates {

class Markup {
public:
    explicit Markup(std::vector<Piece>& pieces) : pieces_(pieces) {}

    void character(char c, Spot spot);
    void expression(std::string code, Spot spot);
    // A line of C++; blocks must leave the markup as they found it.
    void code(std::string line, Spot spot);
    void end_of_page(Spot spot);
    // Inside pre and textarea every blank counts.
    bool keeps_blanks() const;

private:
    enum class Place {
        text,
        tag_start,    // after <
        closing_name, // after </
        tag_name,
        in_tag, // between attributes
        slash,  // after / in a tag
        attribute_name,
        before_value, // after =
        value,
        after_value,
        declaration, // <!doctype …>
        comment,
        script, // body of <script>: must stay empty
    };
    struct Open {
        std::string name;
        int line;
        friend bool operator==(const Open& a, const Open& b) { return a.name == b.name && a.line == b.line; }
    };
    struct State {
        Place place = Place::text;
        std::vector<Open> open;
        std::string name;      // of the tag or closing tag being read
        std::string attribute; // being read
        char quote = 0;
        std::string value; // literal part of the attribute's value so far
        int expressions_in_value = 0;
        bool begins_with_expression = false;
        friend bool operator==(const State&, const State&) = default;
    };
    struct Block {
        State state;
        Spot spot;
    };

    void in_text(char c, Spot spot);
    void in_tag_start(char c, Spot spot);
    void in_tag_name(char c, Spot spot);
    void in_closing_name(char c, Spot spot);
    void between_attributes(char c, Spot spot);
    void in_attribute_name(char c, Spot spot);
    void begin_value(char c, Spot spot);
    void in_value(char c, Spot spot);
    void in_declaration(char c, Spot spot);

    void tag_ends(bool closed_itself, Spot spot);
    void check_tag(Spot spot) const;
    void check_attribute(Spot spot) const;
    void attribute_without_value(Spot spot);
    void value_ends(Spot spot);
    void expression_in_value(std::string code, Spot spot);
    Use use_in_address(Spot spot) const;
    void check_scheme(Spot spot) const;
    bool inside(std::string_view name) const;
    bool conditional() const { return state_.attribute.ends_with('?'); }
    bool address() const;

    void put(std::string_view markup);
    void put_line_break();

    std::vector<Piece>& pieces_;
    State state_;
    std::vector<Block> blocks_;
    std::string comment_;     // what has been read of <!…
    bool line_break_ = false; // seen, not yet written
    bool after_block_ = true; // after a block or an opening tag, where blanks show nothing
};

} // namespace templates
