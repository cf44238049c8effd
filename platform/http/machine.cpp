// Asking the kernel.
#include "platform/http/machine.hpp"

#include <sys/resource.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <thread>

namespace http {

bool reader_left(int socket) {
    char byte = 0;
    auto got = recv(socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR);
}

void allow_open_files(std::size_t wanted) {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted) return;
    limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, wanted);
    setrlimit(RLIMIT_NOFILE, &limit);
}

std::size_t threads_for(std::size_t asked) {
    return asked > 0 ? asked : std::max<std::size_t>(2, std::thread::hardware_concurrency());
}

} // namespace http
