// Where the institution's data and the cast stand, when nobody says it: the program may be started from any
// folder.
#pragma once

#include <filesystem>

namespace app {

// The folder where one stands, else beside the program or in a folder above it: a program built in a source
// tree finds that tree's. As it was where there is none; whoever reads it tells.
std::filesystem::path near_program(const std::filesystem::path& folder, const std::filesystem::path& program);
std::filesystem::path this_program();

} // namespace app
