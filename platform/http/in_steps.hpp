// A file that can only be sent whole (a workbook), made a little at a time as Response::pieces: between two
// steps the server looks whether anybody still waits for it.
//
//   response.pieces = http::InSteps{[book] { return book->write_some() ? std::nullopt : book->bytes(); }};
#pragma once

#include <functional>
#include <optional>
#include <string>

namespace http {

struct InSteps {
    std::function<std::optional<std::string>()> step; // nothing: not whole yet; then the file, then ""

    // For whoever waits in any case.
    std::string operator()() const {
        for (;;)
            if (auto piece = step()) return std::move(*piece);
    }
};

} // namespace http
