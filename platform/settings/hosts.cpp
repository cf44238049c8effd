// The first of them is the usual one.
#include "platform/settings/hosts.hpp"

namespace settings {

std::string usual_host(const Settings& institution) {
    const auto hosts = institution.file("institution").list("hosts");
    return hosts.empty() ? std::string{} : hosts.front().text("key");
}

std::string host_for(const Settings& institution, std::string_view capacity) {
    return capacity.empty() ? usual_host(institution) : std::string{capacity};
}

} // namespace settings
