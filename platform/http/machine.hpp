// Questions to the machine that the socket library does not ask.
#pragma once

#include <cstddef>

namespace http {

// The reader of a stream has left. What it should not send (more requests) hides that; then a write finds
// out.
bool reader_left(int socket);

// A file for each connection: the usual limit of 1024 would be the first thing to give way. As far as we are
// allowed.
void allow_open_files(std::size_t wanted);

// As many threads as asked for; 0 means one for each core, at least two.
std::size_t threads_for(std::size_t asked);

} // namespace http
