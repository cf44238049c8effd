// Writes JSON straight into a string, commas and escapes by itself: a list of fifty rows costs microseconds.
//
//   Json json;
//   json.object().field("id", line.id).field("name", line.name).list("units");
//   for (const auto& unit : line.units) json.item(unit);
//   json.end().end();                       return call.json(json.take());
#pragma once

#include "platform/basics/clock.hpp"
#include "platform/basics/enum_names.hpp"
#include "platform/basics/id.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace web {

void append_json_text(std::string& out, std::string_view text); // with its quotation marks

class Json {
public:
    Json() { out_.reserve(1024); }

    Json& object() { return open('{', '}'); }
    Json& list() { return open('[', ']'); }
    Json& object(std::string_view name) { return key(name).object(); }
    Json& list(std::string_view name) { return key(name).list(); }
    Json& end() {
        out_ += closing_[--depth_];
        comma_ = true;
        return *this;
    }
    template <class T> Json& field(std::string_view name, const T& value) { return key(name).item(value); }
    // JSON that was made elsewhere: a column that holds JSON.
    Json& raw(std::string_view name, std::string_view json) {
        key(name);
        out_ += json;
        comma_ = true;
        return *this;
    }
    template <class T> Json& item(const T& value) {
        separate();
        write(value);
        comma_ = true;
        return *this;
    }
    std::string take() { return std::move(out_); }
    std::size_t size() const { return out_.size(); }

private:
    Json& open(char begin, char end) {
        separate();
        out_ += begin;
        closing_.at(depth_++) = end;
        comma_ = false;
        return *this;
    }
    Json& key(std::string_view name) {
        separate();
        out_ += '"';
        out_ += name; // names are literals of ours
        out_ += "\":";
        comma_ = false;
        return *this;
    }
    void separate() {
        if (comma_) out_ += ',';
        comma_ = false;
    }
    void write(std::nullptr_t) { out_ += "null"; }
    void write(bool value) { out_ += value ? "true" : "false"; }
    void write(std::string_view text) { append_json_text(out_, text); }
    void write(const std::string& text) { append_json_text(out_, text); }
    void write(const char* text) { append_json_text(out_, text); }
    void write(Date date) { write(date.iso()); }
    void write(Time time) { write(time.iso()); }
    template <class Number>
    requires((std::is_integral_v<Number> && !std::is_same_v<Number, bool>) ||
             std::is_floating_point_v<Number>) void write(Number number) {
        if constexpr (std::is_floating_point_v<Number>)
            if (!std::isfinite(number)) return write(nullptr); // JSON knows no infinity
        char text[32];
        out_.append(text, std::to_chars(text, text + sizeof text, number).ptr);
    }
    template <class Tag> void write(Id<Tag> id) { write(id.value); }
    template <NamedEnum Enum> void write(Enum value) { write(name_of(value)); }
    template <class T> void write(const std::optional<T>& value) { value ? write(*value) : write(nullptr); }
    template <class T> void write(const std::vector<T>& values) {
        out_ += '[';
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (i) out_ += ',';
            write(values[i]);
        }
        out_ += ']';
    }

    std::string out_;
    std::array<char, 32> closing_{};
    std::size_t depth_ = 0;
    bool comma_ = false;
};

} // namespace web
