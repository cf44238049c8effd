// Looking for the folders that the program reads.
#include "app/folders.hpp"

namespace app {

namespace fs = std::filesystem;

fs::path near_program(const fs::path& folder, const fs::path& program) {
    std::error_code ignored;
    if (fs::is_directory(folder, ignored)) return folder;
    for (fs::path above = program.parent_path(); !above.empty(); above = above.parent_path()) {
        if (fs::is_directory(above / folder, ignored)) return above / folder;
        if (above == above.root_path()) break;
    }
    return folder;
}

fs::path this_program() {
    std::error_code ignored;
    return fs::read_symlink("/proc/self/exe", ignored);
}

} // namespace app
