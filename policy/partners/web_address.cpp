// Reads what stands before the host, the host, and looks through the rest.
#include "policy/partners/web_address.hpp"

#include "platform/basics/ascii.hpp"

#include <algorithm>

namespace partners {
namespace {

constexpr std::size_t longest_label = 63; // of a domain name

// Letters outside ASCII are allowed: browsers turn them into what the network uses.
bool is_letter_of_host(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

bool is_label(std::string_view label) {
    return !label.empty() && label.size() <= longest_label && label.front() != '-' && label.back() != '-' &&
           std::all_of(label.begin(), label.end(), [](char c) {
               return is_letter_of_host(c) || ascii::is_digit(c) || c == '-' || c == '_';
           });
}

// Two labels at least, the last of them a word: "ki.se", not "localhost", not "1.2".
bool is_host(std::string_view host) {
    std::size_t labels = 0;
    std::string_view label;
    for (auto rest = host;; rest.remove_prefix(label.size() + 1)) {
        label = rest.substr(0, rest.find('.'));
        if (!is_label(label)) return false;
        ++labels;
        if (label.size() == rest.size()) break;
    }
    return labels >= 2 && std::any_of(label.begin(), label.end(), is_letter_of_host);
}

bool is_port(std::string_view port) {
    return !port.empty() && port.size() <= 5 && std::all_of(port.begin(), port.end(), ascii::is_digit);
}

} // namespace

std::optional<std::string> web_address(std::string_view written) {
    auto first = written.find_first_not_of(" \t\r\n"), last = written.find_last_not_of(" \t\r\n");
    if (first == written.npos) return std::nullopt;
    written = written.substr(first, last - first + 1);
    std::string scheme = "https";
    if (auto end = written.find("://"); end != written.npos) {
        scheme = ascii::small(written.substr(0, end));
        written.remove_prefix(end + 3);
    }
    auto place = written.substr(0, written.find_first_of("/?#"));
    auto colon = place.find(':');
    bool good = (scheme == "https" || scheme == "http") && is_host(place.substr(0, colon)) &&
                (colon == place.npos || is_port(place.substr(colon + 1)));
    bool clean = std::none_of(written.begin(), written.end(), [](char c) {
        return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F ||
               std::string_view{"<>\"\\^`{|}"}.find(c) != std::string_view::npos;
    });
    if (!good || !clean) return std::nullopt;
    return scheme + "://" + std::string{written};
}

std::string host_of(std::string_view website) {
    if (auto scheme = website.find("://"); scheme != website.npos) website.remove_prefix(scheme + 3);
    auto host = ascii::small(website.substr(0, website.find_first_of("/?#: ")));
    if (host.starts_with("www.")) host.erase(0, 4);
    return host.find('.') == host.npos ? std::string{} : host;
}

} // namespace partners
