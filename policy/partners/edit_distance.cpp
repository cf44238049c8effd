// Restricted Damerau–Levenshtein distance over bytes, in three rows.
#include "policy/partners/edit_distance.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace partners {

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most) {
    constexpr std::size_t longest = 128;
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > most || b.size() >= longest) return a == b ? 0 : most + 1;
    std::array<std::array<std::uint8_t, longest>, 3> rows;
    std::uint8_t *before = rows[0].data(), *last = rows[1].data(), *row = rows[2].data();
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = static_cast<std::uint8_t>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = static_cast<std::uint8_t>(i);
        std::uint8_t least = row[0];
        for (std::size_t j = 1; j <= b.size(); ++j) {
            int cost = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1] ? 1 : 0)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cost = std::min(cost, before[j - 2] + 1);
            row[j] = static_cast<std::uint8_t>(cost);
            least = std::min(least, row[j]);
        }
        if (least > most) return most + 1;
        std::swap(before, last);
        std::swap(last, row);
    }
    return std::min<std::size_t>(last[b.size()], most + 1);
}

double similarity(std::string_view a, std::string_view b) {
    auto longest = std::max(a.size(), b.size());
    if (longest == 0) return 1;
    auto most = longest / 3;
    auto apart = edit_distance(a, b, most);
    return apart > most ? 0 : 1 - static_cast<double>(apart) / static_cast<double>(longest);
}

} // namespace partners
