// What the program can be told to do. Each answers with the status that the shell sees.
#pragma once

#include "app/command.hpp"
#include "platform/settings/settings.hpp"

namespace app {

int serve(const Command& command);   // serve.cpp
int migrate(const Command& command); // verbs_database.cpp
int verify(const Command& command);
int backup(const Command& command);
int restore(const Command& command);
int routes_list(const Command& command); // verbs_content.cpp
int user(const Command& command);
int demo(const Command& command); // demo.cpp
void make_demo(const Command& command);
int import_lists(const Command& command); // verbs_import.cpp
void say_who_signs_in(const Command& command, const settings::Place& accounts);

} // namespace app
