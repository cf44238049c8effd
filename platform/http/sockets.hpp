// Questions to the operating system that the socket library does not ask.
#pragma once

#include <cstddef>

namespace http {

// The reader of a stream has left. What it should not send (more requests) hides that; then a write finds
// out.
bool reader_left(int socket);

// A file for each connection: the usual limit of 1024 would be the first thing to give way. As far as we are
// allowed.
void allow_open_files(std::size_t wanted);

} // namespace http
