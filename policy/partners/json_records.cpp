// Lines are found by their ends; elements of a list by counting braces outside texts.
#include "policy/partners/json_records.hpp"

namespace partners {

void JsonRecords::take(std::string_view piece) {
    if (shape_ == Shape::unknown) {
        if (line_ == 1 && piece.starts_with("\xEF\xBB\xBF")) piece.remove_prefix(3);
        auto first = piece.find_first_not_of(" \t\r\n");
        for (char c : piece.substr(0, first)) line_ += c == '\n';
        if (first == std::string_view::npos) return;
        shape_ = piece[first] == '[' ? Shape::list : Shape::lines;
        piece.remove_prefix(shape_ == Shape::list ? first + 1 : first);
    }
    if (shape_ == Shape::lines)
        take_lines(piece);
    else
        take_list(piece);
}

void JsonRecords::give(std::string_view record, std::int64_t line) {
    while (!record.empty() && (record.back() == '\r' || record.back() == ' ')) record.remove_suffix(1);
    if (!record.empty()) visit_(record, line);
}

void JsonRecords::take_lines(std::string_view piece) {
    for (;;) {
        auto end = piece.find('\n');
        if (end == std::string_view::npos) break;
        if (kept_.empty()) {
            give(piece.substr(0, end), line_);
        } else {
            kept_ += piece.substr(0, end);
            give(kept_, line_);
            kept_.clear();
        }
        ++line_;
        piece.remove_prefix(end + 1);
    }
    kept_ += piece;
    give_up_when_endless();
}

// A file that only looked like records must not fill the memory; what was kept is told as one bad record.
void JsonRecords::give_up_when_endless() {
    constexpr std::size_t longest = 16 << 20;
    if (kept_.size() < longest) return;
    give(kept_, began_);
    kept_.clear();
    depth_ = 0;
    inside_ = Inside::values;
}

void JsonRecords::step(char c) {
    switch (inside_) {
    case Inside::escape:
        inside_ = Inside::text;
        return;
    case Inside::text:
        if (c == '\\')
            inside_ = Inside::escape;
        else if (c == '"')
            inside_ = Inside::values;
        return;
    case Inside::values:
        if (c == '"')
            inside_ = Inside::text;
        else if (c == '{' || c == '[')
            ++depth_;
        else if (c == '}' || c == ']')
            --depth_;
        return;
    }
}

void JsonRecords::take_list(std::string_view piece) {
    std::size_t start = 0; // of the part of this piece that belongs to the open record
    for (std::size_t at = 0; at < piece.size(); ++at) {
        line_ += piece[at] == '\n';
        int before = depth_;
        step(piece[at]);
        if (before == 0 && depth_ == 1) {
            start = at;
            began_ = line_;
        }
        if (before != 1 || depth_ != 0) continue;
        if (kept_.empty()) {
            give(piece.substr(start, at + 1 - start), began_);
        } else {
            kept_ += piece.substr(0, at + 1);
            give(kept_, began_);
            kept_.clear();
        }
    }
    if (depth_ > 0) kept_ += piece.substr(kept_.empty() ? start : 0);
    give_up_when_endless();
}

void JsonRecords::finish() {
    if (!kept_.empty()) give(kept_, shape_ == Shape::lines ? line_ : began_);
    kept_.clear();
}

} // namespace partners
