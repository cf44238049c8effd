// Cuts a stream of JSON into its records without parsing it: one a line, or the elements of one long list.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace partners {

class JsonRecords {
public:
    // The record's text is valid during the visit only; the line is where it begins.
    using Visit = std::function<void(std::string_view record, std::int64_t line)>;
    explicit JsonRecords(Visit visit) : visit_(std::move(visit)) {}

    void take(std::string_view piece);
    void finish();

private:
    enum class Shape { unknown, lines, list };
    void take_lines(std::string_view piece);
    void take_list(std::string_view piece);
    void step(char c);
    void give_up_when_endless();
    void give(std::string_view record, std::int64_t line);

    Visit visit_;
    std::string kept_; // the beginning of a record that goes on in the next piece
    Shape shape_ = Shape::unknown;
    std::int64_t line_ = 1, began_ = 1;
    int depth_ = 0;
    enum class Inside { values, text, escape } inside_ = Inside::values;
};

} // namespace partners
