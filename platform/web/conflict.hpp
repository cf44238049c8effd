// Two people changed the same thing. What only one of them touched is kept as that one wrote it, without a
// question; where both wrote, the second sees the original, theirs and mine side by side and chooses, with
// nothing chosen beforehand. Any room can use it; the form it shows posts to the same address with the
// version that is there now.
//
//   return call.page({.title = …, .status = 412}, views::conflict(call.tr, conflict));
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace web {

struct ConflictLine {
    std::string field;                                           // name in the form
    std::string label;                                           // in words
    std::string original;                                        // when I opened the form
    std::string theirs;                                          // as it stands now
    std::string mine;                                            // as I sent it
    std::vector<std::pair<std::string, std::string>> words = {}; // how values that are keys are said

    bool asks() const { return !same(theirs, mine) && !same(mine, original) && !same(theirs, original); }
    // What holds where there is nothing to ask: mine if only I wrote, else theirs.
    const std::string& settled() const { return same(theirs, original) ? mine : theirs; }
    std::string_view said(const std::string& value) const {
        for (const auto& [key, word] : words)
            if (key == value) return word;
        return value.empty() ? std::string_view{"–"} : std::string_view{value};
    }

private:
    // Browsers end lines with \r\n, what is kept ends them with \n.
    static bool same(std::string a, std::string b) {
        std::erase(a, '\r');
        std::erase(b, '\r');
        return a == b;
    }
};

struct Conflict {
    std::string what;   // name of the thing
    std::string who;    // who was first; may be empty
    std::string action; // address of the form
    std::string csrf;
    std::int64_t version = 0; // the one that is there now
    std::vector<ConflictLine> lines;
    std::vector<std::pair<std::string, std::string>> other_fields = {}; // sent on as they are

    bool asks() const {
        return std::any_of(lines.begin(), lines.end(), [](const auto& line) { return line.asks(); });
    }
};

} // namespace web
