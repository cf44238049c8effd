// Registers and lists of organisations from the shell: entente import ror|eche|domains|table FILE… (--check).
#pragma once

#include "platform/shell/shell.hpp"
#include "policy/partners/imports.hpp"

namespace partners {

// All files together are one register. Gives the status that the shell sees.
int import_from_shell(const shell::Desk& desk, ImportFormat format, const std::vector<std::string>& files,
                      bool only_check);
int undo_from_shell(const shell::Desk& desk, ImportId id);

} // namespace partners
