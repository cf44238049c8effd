// A list as a file: CSV that streams, or a workbook; the room says what a row's cells are.
#pragma once

#include "platform/http/message.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace lists {

using Cells = std::vector<std::string>;
using MoreRows = std::function<std::vector<Cells>()>; // some rows at a time; none: there are no more

struct Export {
    std::string name;  // of the file, without its ending
    std::string title; // of the sheet
    Cells head;
    MoreRows next;
};
http::Response csv_of(Export list);
http::Response xlsx_of(Export list);

inline constexpr int rows_in_a_piece = 500;

// Which rows there are is settled at the start; `cells_of` reads some hundred of them at a time.
template <class Id, class CellsOf> MoreRows in_pieces(std::vector<Id> ids, CellsOf cells_of) {
    return [ids = std::move(ids), cells_of = std::move(cells_of), done = std::ptrdiff_t{0}]() mutable {
        auto begin = ids.begin() + done;
        std::vector<Id> some{begin, begin + std::min<std::ptrdiff_t>(rows_in_a_piece, ids.end() - begin)};
        done += std::ssize(some);
        return some.empty() ? std::vector<Cells>{} : cells_of(some);
    };
}

} // namespace lists
