// What the template compiler knows of HTML by name: elements without end tags, blocks, addresses.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace templates {

inline bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
inline bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
inline bool is_name(char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':' || c == '.';
}
inline char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
// SVG has names like linearGradient; HTML has not.
inline bool keeps_case(bool in_drawing) { return in_drawing; }

template <std::size_t count>
bool is_one_of(const std::array<std::string_view, count>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

inline bool is_void_element(std::string_view name) {
    static constexpr auto names =
        std::to_array<std::string_view>({"area", "base", "br", "col", "embed", "hr", "img", "input", "link",
                                         "meta", "source", "track", "wbr"});
    return is_one_of(names, name);
}

inline bool is_refused_element(std::string_view name) {
    static constexpr auto names =
        std::to_array<std::string_view>({"xmp", "plaintext", "noembed", "noframes", "object", "embed",
                                         "applet", "base", "frame", "frameset"});
    return is_one_of(names, name);
}

// Blanks at the edge of these show nothing.
inline bool is_block(std::string_view name) {
    static constexpr auto names = std::to_array<std::string_view>(
        {"address", "article", "aside",   "blockquote", "body",     "caption", "col",      "colgroup",
         "dd",      "details", "dialog",  "div",        "dl",       "dt",      "fieldset", "figcaption",
         "figure",  "footer",  "form",    "h1",         "h2",       "h3",      "h4",       "h5",
         "h6",      "head",    "header",  "hr",         "html",     "legend",  "li",       "link",
         "main",    "meta",    "nav",     "ol",         "optgroup", "option",  "p",        "pre",
         "script",  "search",  "section", "summary",    "table",    "tbody",   "td",       "tfoot",
         "th",      "thead",   "title",   "tr",         "ul",       "circle",  "defs",     "g",
         "line",    "path",    "polygon", "polyline",   "rect"});
    return is_one_of(names, name);
}

// Attributes whose value is an address that the browser follows.
inline bool is_address(std::string_view name) {
    static constexpr auto names =
        std::to_array<std::string_view>({"href", "src", "action", "formaction", "poster", "cite", "ping",
                                         "data", "xlink:href", "background", "manifest", "hx-get", "hx-post",
                                         "hx-put", "hx-patch", "hx-delete", "hx-push-url", "hx-replace-url"});
    return is_one_of(names, name);
}

} // namespace templates
