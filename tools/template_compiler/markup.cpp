// Markup: the places of HTML one by one.
#include "tools/template_compiler/markup.hpp"

#include "tools/template_compiler/cpp_line.hpp"
#include "tools/template_compiler/names.hpp"

namespace templates {

void Markup::character(char c, Spot spot) {
    switch (state_.place) {
    case Place::text:
        return in_text(c, spot);
    case Place::tag_start:
        return in_tag_start(c, spot);
    case Place::closing_name:
        return in_closing_name(c, spot);
    case Place::tag_name:
        return in_tag_name(c, spot);
    case Place::in_tag:
        return between_attributes(c, spot);
    case Place::slash:
        if (c != '>') throw Fault{spot, "a / in a tag is followed by >"};
        return tag_ends(true, spot);
    case Place::attribute_name:
        return in_attribute_name(c, spot);
    case Place::before_value:
        return begin_value(c, spot);
    case Place::value:
        return in_value(c, spot);
    case Place::after_value:
        if (!is_blank(c) && c != '>' && c != '/')
            throw Fault{spot, "a blank is missing between two attributes"};
        state_.place = Place::in_tag;
        return between_attributes(c, spot);
    case Place::declaration:
        return in_declaration(c, spot);
    case Place::comment:
        comment_ += c;
        if (comment_.ends_with("-->")) state_.place = Place::text;
        return;
    case Place::script:
        if (c == '<')
            state_.place = Place::tag_start;
        else if (!is_blank(c))
            throw Fault{spot, "a script's body belongs in a file: the page's policy forbids inline script"};
        return;
    }
}

void Markup::in_text(char c, Spot) {
    if (c == '<') {
        state_.place = Place::tag_start;
    } else if (c == '\n' && !keeps_blanks()) {
        line_break_ = true;
    } else {
        put_line_break();
        put({&c, 1});
        after_block_ = false;
    }
}

void Markup::in_tag_start(char c, Spot spot) {
    bool script = inside("script");
    if (c == '/') {
        state_.name.clear();
        state_.place = Place::closing_name;
    } else if (script) {
        throw Fault{spot, "a script's body belongs in a file: the page's policy forbids inline script"};
    } else if (c == '!') {
        comment_.clear();
        state_.place = Place::declaration;
    } else if (is_letter(c)) {
        state_.name = lower(c);
        state_.place = Place::tag_name;
    } else {
        throw Fault{spot, "a < that begins no tag is written &lt;"};
    }
}

void Markup::in_tag_name(char c, Spot spot) {
    if (is_name(c)) {
        state_.name += keeps_case(inside("svg")) ? c : lower(c);
        return;
    }
    check_tag(spot);
    if (!is_block(state_.name)) put_line_break();
    line_break_ = false;
    put("<" + state_.name);
    state_.place = Place::in_tag;
    between_attributes(c, spot);
}

void Markup::in_closing_name(char c, Spot spot) {
    if (is_name(c)) {
        state_.name += keeps_case(inside("svg")) ? c : lower(c);
        return;
    }
    if (is_blank(c)) return;
    if (c != '>') throw Fault{spot, "</" + state_.name + " is not closed with >"};
    if (state_.open.empty()) throw Fault{spot, "</" + state_.name + "> closes nothing"};
    const Open& open = state_.open.back();
    if (open.name != state_.name)
        throw Fault{spot, "</" + state_.name + "> stands where <" + open.name + "> of line " +
                              std::to_string(open.line) + " should be closed"};
    line_break_ = false;
    put("</" + state_.name + ">");
    state_.open.pop_back();
    state_.place = Place::text;
    after_block_ = is_block(state_.name);
    state_.name.clear();
}

void Markup::between_attributes(char c, Spot spot) {
    if (is_blank(c)) return;
    if (c == '>') return tag_ends(false, spot);
    if (c == '/') {
        state_.place = Place::slash;
    } else if (is_name(c) || c == '@') {
        state_.attribute = std::string(1, c);
        state_.place = Place::attribute_name;
    } else {
        throw Fault{spot, std::string("an attribute cannot begin with ") + c};
    }
}

void Markup::in_attribute_name(char c, Spot spot) {
    if (is_name(c) || c == '?') {
        state_.attribute += c;
        return;
    }
    if (c == '=') {
        check_attribute(spot);
        if (!conditional()) put(" " + state_.attribute + "=");
        state_.value.clear();
        state_.expressions_in_value = 0;
        state_.begins_with_expression = false;
        state_.place = Place::before_value;
        return;
    }
    attribute_without_value(spot);
    state_.place = Place::in_tag;
    between_attributes(c, spot);
}

void Markup::attribute_without_value(Spot spot) {
    check_attribute(spot);
    if (conditional()) throw Fault{spot, state_.attribute + " needs a value: name?=\"{expression}\""};
    put(" " + state_.attribute);
    state_.attribute.clear();
}

void Markup::begin_value(char c, Spot spot) {
    if (c != '"' && c != '\'') throw Fault{spot, "the value of " + state_.attribute + " needs quotes"};
    state_.quote = c;
    state_.place = Place::value;
    if (!conditional()) put({&c, 1});
}

void Markup::in_value(char c, Spot spot) {
    if (c == state_.quote) return value_ends(spot);
    if (c == '\n') c = ' ';
    if (conditional()) throw Fault{spot, state_.attribute + "=\"…\" holds one expression and nothing else"};
    if (address() && c == ':' && state_.begins_with_expression &&
        state_.value.find_first_of("/?#") == std::string::npos)
        throw Fault{spot,
                    "an expression cannot stand before the : of an address, it would choose the scheme"};
    state_.value += c;
    put({&c, 1});
}

void Markup::value_ends(Spot spot) {
    if (address()) check_scheme(spot);
    if (conditional() && state_.expressions_in_value != 1)
        throw Fault{spot, state_.attribute + "=\"…\" holds one expression and nothing else"};
    if (!conditional()) put({&state_.quote, 1});
    state_.attribute.clear();
    state_.value.clear();
    state_.expressions_in_value = 0;
    state_.begins_with_expression = false;
    state_.quote = 0;
    state_.place = Place::after_value;
}

void Markup::in_declaration(char c, Spot spot) {
    comment_ += c;
    if (comment_ == "--") {
        state_.place = Place::comment;
        comment_.clear();
    } else if (c == '>') {
        if (comment_ != "doctype html>") throw Fault{spot, "the only declaration is <!doctype html>"};
        put("<!doctype html>");
        state_.place = Place::text;
    }
}

void Markup::tag_ends(bool closed_itself, Spot spot) {
    bool is_void = is_void_element(state_.name);
    bool drawing = inside("svg") || inside("math");
    if (closed_itself && !is_void && !drawing)
        throw Fault{spot,
                    "<" + state_.name + "/> does not close itself in HTML: write </" + state_.name + ">"};
    bool closed = closed_itself && !is_void;
    put(closed ? "/>" : ">");
    after_block_ = is_block(state_.name) || !(is_void || closed);
    state_.place = state_.name == "script" ? Place::script : Place::text;
    if (!is_void && !closed) state_.open.push_back({state_.name, spot.line});
    state_.name.clear();
}

void Markup::check_tag(Spot spot) const {
    if (state_.name == "style") throw Fault{spot, "<style> is refused by the page's policy: write a class"};
    if (is_refused_element(state_.name)) throw Fault{spot, "<" + state_.name + "> is not used"};
}

void Markup::check_attribute(Spot spot) const {
    std::string name;
    for (char c : state_.attribute) name += lower(c);
    if (name.ends_with('?')) name.pop_back();
    if (name.find('?') != std::string::npos)
        throw Fault{spot, "a ? stands only at the end of an attribute's name"};
    if (name.starts_with("on") || name.starts_with("hx-on") || name.starts_with('@'))
        throw Fault{spot, name + "= is refused by the page's policy: listen from a script file"};
    if (name == "style") throw Fault{spot, "style= is refused by the page's policy: write a class"};
    if (name == "srcdoc") throw Fault{spot, "srcdoc= is refused: it is a page within an attribute"};
}

void Markup::expression(std::string code, Spot spot) {
    switch (state_.place) {
    case Place::text:
        put_line_break();
        after_block_ = false;
        pieces_.push_back(
            {inside("textarea") || inside("title") ? Use::plain : Use::text, std::move(code), spot});
        return;
    case Place::value:
        return expression_in_value(std::move(code), spot);
    case Place::before_value:
        throw Fault{spot, "the value of " + state_.attribute + " needs quotes"};
    case Place::comment:
        throw Fault{spot, "an expression in a comment: the comment does not reach the page"};
    case Place::script:
        throw Fault{spot, "an expression in a script: give it in a data- attribute"};
    default:
        throw Fault{spot, "an expression cannot make a tag or an attribute: use name?=\"{…}\" or @if"};
    }
}

void Markup::expression_in_value(std::string code, Spot spot) {
    ++state_.expressions_in_value;
    if (conditional()) {
        std::string name = state_.attribute.substr(0, state_.attribute.size() - 1);
        if (state_.expressions_in_value > 1)
            throw Fault{spot, state_.attribute + "=\"…\" holds one expression"};
        if (is_address(name)) throw Fault{spot, state_.attribute + " is an address: use @if inside the tag"};
        pieces_.push_back({Use::attribute, std::move(code), spot, name});
        return;
    }
    Use use = address() ? use_in_address(spot) : Use::plain;
    if (use == Use::address) state_.begins_with_expression = true;
    pieces_.push_back({use, std::move(code), spot});
}

Use Markup::use_in_address(Spot spot) const {
    if (state_.begins_with_expression && state_.value.find_first_of("/?#") == std::string::npos)
        throw Fault{spot, "two expressions begin this address: join them before, or put / ? or # between"};
    if (state_.value.empty() && !state_.begins_with_expression) return Use::address;
    check_scheme(spot);
    return Use::address_part;
}

void Markup::check_scheme(Spot spot) const {
    if (state_.begins_with_expression) return;
    auto end = state_.value.find_first_of(":/?#");
    if (end == std::string::npos || state_.value[end] != ':') return;
    std::string scheme = state_.value.substr(0, end);
    if (scheme != "http" && scheme != "https" && scheme != "mailto" && scheme != "tel")
        throw Fault{spot, "the scheme " + scheme + ": is not used in addresses"};
}

void Markup::code(std::string line, Spot spot) {
    if (state_.place == Place::attribute_name) attribute_without_value(spot), state_.place = Place::in_tag;
    if (state_.place == Place::text) put_line_break();
    Braces braces = braces_of(line);
    for (int i = 0; i < braces.closed; ++i) {
        if (blocks_.empty()) throw Fault{spot, "this } closes no block of the page"};
        if (!(blocks_.back().state == state_))
            throw Fault{spot, "the block of line " + std::to_string(blocks_.back().spot.line) +
                                  " must close the tags it opens, and no others"};
        blocks_.pop_back();
    }
    for (int i = 0; i < braces.opened; ++i) blocks_.push_back({state_, spot});
    pieces_.push_back({Use::code, std::move(line), spot});
}

void Markup::end_of_page(Spot spot) {
    if (!blocks_.empty())
        throw Fault{spot, "the block of line " + std::to_string(blocks_.back().spot.line) + " is not closed"};
    if (!state_.open.empty())
        throw Fault{spot, "<" + state_.open.back().name + "> of line " +
                              std::to_string(state_.open.back().line) + " is not closed"};
    if (state_.place != Place::text) throw Fault{spot, "the page ends inside a tag or comment"};
}

bool Markup::keeps_blanks() const { return inside("pre") || inside("textarea"); }

bool Markup::inside(std::string_view name) const {
    for (const Open& open : state_.open)
        if (open.name == name) return true;
    return false;
}

bool Markup::address() const { return is_address(state_.attribute); }

void Markup::put(std::string_view markup) {
    if (pieces_.empty() || pieces_.back().use != Use::markup) pieces_.push_back({Use::markup, "", {}});
    pieces_.back().text += markup;
}

void Markup::put_line_break() {
    if (line_break_ && !after_block_) put("\n");
    line_break_ = false;
}

} // namespace templates
