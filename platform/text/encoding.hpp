// Files from elsewhere come in many encodings; inside the program everything is UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace text {

struct Decoded {
    std::string text;     // UTF-8, without byte order mark
    std::string encoding; // what it was taken for: "UTF-8", "windows-1252", "UTF-16LE" …
};

bool is_utf8(std::string_view bytes);
// By its byte order mark, by being valid UTF-8, else by what the letters look like.
Decoded to_utf8(std::string_view bytes);
// From an encoding that somebody chose. Unknown names are taken for windows-1252.
std::string to_utf8(std::string_view bytes, const std::string& encoding);

// At most so many bytes of UTF-8, and never half a letter: PostgreSQL refuses what ends within one.
std::string_view shortened(std::string_view text, std::size_t bytes);

} // namespace text
