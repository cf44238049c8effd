// Lists of agreements from the shell: entente import agreements FILE… (--check, --mapping NAME).
#pragma once

#include "platform/shell/shell.hpp"
#include "policy/agreements/imports.hpp"

namespace agreements {

struct ListsAsked {
    std::vector<std::string> files;
    std::string mapping;     // the name of one that is remembered; "": remembered for the shape, or guessed
    bool only_check = false; // say what would happen
    bool join = false;       // the files are one list: agreements in one, their members in another
};
// Each file by itself: one that is refused does not stop the others. Gives the status that the shell sees.
int import_from_shell(const shell::Desk& desk, const Importing& with, const ListsAsked& asked);
int undo_from_shell(const shell::Desk& desk, ImportId id);

} // namespace agreements
