// Text that is already made for its place, and is therefore put in as it is.
#pragma once

#include <string>
#include <utility>

namespace html {

// Ready markup, made by a view or by a function of this folder that vouches for it.
struct Safe {
    std::string markup;

    bool empty() const { return markup.empty(); }
    operator std::string() && { return std::move(markup); }
    friend bool operator==(const Safe&, const Safe&) = default;
};

// A part of an address that is percent-encoded already, such as a whole query: page=2&q=lund.
struct Encoded {
    std::string text;

    bool empty() const { return text.empty(); }
    friend bool operator==(const Encoded&, const Encoded&) = default;
};

} // namespace html
