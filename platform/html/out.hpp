// Where views write: markup as it is, values escaped for the place they stand in. Ready markup is a Safe, and
// nothing else is ever put in unescaped.
#pragma once

#include "platform/basics/enum_names.hpp"
#include "platform/basics/id.hpp"
#include "platform/html/escape.hpp"
#include "platform/html/safe.hpp"

#include <atomic>
#include <charconv>
#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace html {

// How large a view was last time, so that the next begins with room enough.
using Size = std::atomic<std::size_t>;

template <class T>
concept Wording = std::convertible_to<const T&, std::string_view>;
template <class T>
concept Whole = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char>;

class Out {
public:
    Out() = default;
    explicit Out(const Size& size) { text_.reserve(size.load(std::memory_order_relaxed) + 256); }

    void raw(std::string_view markup) { text_.append(markup); }

    // Between tags: what plain() takes, and ready markup.
    void text(const Safe& safe) { text_.append(safe.markup); }
    template <class T> void text(const std::optional<T>& value) {
        if (value) text(*value);
    }
    template <class T> void text(const T& value) { plain(value); }

    // Where markup cannot stand: an attribute's value, a textarea.
    template <Wording T> void plain(const T& value) { append_escaped(text_, std::string_view(value)); }
    template <Whole T> void plain(T value) { number(value); }
    template <NamedEnum T> void plain(T value) { append_escaped(text_, name_of(value)); }
    template <class Tag> void plain(Id<Tag> id) { number(id.value); }
    template <class T> void plain(const std::optional<T>& value) {
        if (value) plain(*value);
    }
    void plain(char c) { append_escaped(text_, {&c, 1}); }
    void plain(const Encoded& encoded) { append_escaped(text_, encoded.text); }
    void plain(const Safe&) = delete; // markup stands between tags only
    void plain(bool) = delete;        // say what it means, in words
    void plain(double) = delete;      // say how it is written
    void plain(std::nullptr_t) = delete;

    // The beginning of an address; one that a browser should not follow becomes "#".
    template <class T> void address(const T& value) { address_text(string_of(value)); }
    // What follows: percent-encoded, unless Encoded.
    void address_part(const Encoded& encoded) { append_escaped(text_, encoded.text); }
    template <class T> void address_part(const std::optional<T>& value) {
        if (value) address_part(*value);
    }
    template <class T> void address_part(const T& value) { append_percent_encoded(text_, string_of(value)); }

    // name?="{value}": alone when true, with its value when there is one, nothing otherwise.
    template <class T> void attribute(std::string_view name, const T& value) {
        if constexpr (std::same_as<T, bool>) {
            if (value) begin_attribute(name);
        } else if constexpr (Wording<T>) {
            if (!std::string_view(value).empty()) write_attribute(name, value);
        } else if constexpr (requires { value.has_value(); }) {
            if (value) write_attribute(name, *value);
        } else {
            write_attribute(name, value);
        }
    }

    Safe take() { return {std::move(text_)}; }
    Safe take(Size& size) {
        size.store(text_.size(), std::memory_order_relaxed);
        return take();
    }

private:
    void begin_attribute(std::string_view name) { (text_ += ' ') += name; }
    template <class T> void write_attribute(std::string_view name, const T& value) {
        begin_attribute(name);
        text_ += "=\"";
        plain(value);
        text_ += '"';
    }
    void address_text(std::string_view address);
    template <Whole T> void number(T value) {
        char digits[24];
        text_.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
    }
    template <Wording T> static std::string_view string_of(const T& value) { return value; }
    template <class T> static std::string string_of(const T& value) {
        Out out;
        out.unescaped(value);
        return std::move(out.text_);
    }
    template <Whole T> void unescaped(T value) { number(value); }
    template <NamedEnum T> void unescaped(T value) { text_ += name_of(value); }
    template <class Tag> void unescaped(Id<Tag> id) { number(id.value); }
    void unescaped(const Encoded& encoded) { text_ += encoded.text; }
    template <class T> void unescaped(const std::optional<T>& value) {
        if (value) text_ += string_of(*value);
    }

    std::string text_;
};

// A stretch of a view as a value, to hand to another view:  @auto body = html::captured([&](html::Out& out) {
// …  @});
template <class Write> Safe captured(Write&& write) {
    Out out;
    write(out);
    return out.take();
}

} // namespace html
