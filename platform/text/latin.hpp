// Other scripts in Latin letters, by ICU. Only folding.cpp asks.
#pragma once

#include <string>
#include <string_view>

namespace text {

std::u16string in_utf16(std::string_view text);
bool has_foreign_letters(const std::u16string& text);
std::u16string in_latin(std::u16string text);

} // namespace text
