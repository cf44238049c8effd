// Judging the head of a message. Two readers of one message (a proxy and us) must never see two different
// messages, so whatever can be read in two ways is refused.
#include "platform/http/arrival.hpp"

#include "platform/basics/ascii.hpp"
#include "platform/http/encoding.hpp"
#include "platform/http/forms.hpp"

#include <algorithm>

namespace http {

namespace {

Method method_named(std::string_view name) {
    if (name == "GET" || name == "HEAD") return Method::get;
    if (name == "POST") return Method::post;
    if (name == "PUT") return Method::put;
    if (name == "PATCH") return Method::patch;
    if (name == "DELETE") return Method::del;
    return Method::other;
}

bool has_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

// "http://host/path" (RFC 9112, 3.2.2): the host in the target counts, not the header.
void split_absolute(std::string& target, Pairs& headers) {
    auto start = target.starts_with("http://") ? 7U : target.starts_with("https://") ? 8U : 0U;
    if (start == 0) return;
    auto slash = std::min(target.find_first_of("/?", start), target.size());
    for (auto& [name, value] : headers)
        if (name == "host") value = target.substr(start, slash - start);
    target.erase(0, slash);
    if (!target.starts_with('/')) target.insert(0, 1, '/');
}

int judge_headers(const Pairs& headers, unsigned version) {
    int hosts = 0, lengths = 0;
    for (const auto& [name, value] : headers) {
        if (name == "host") {
            ++hosts;
            if (value.find_first_of(" \t/@,\\?#") != std::string::npos) return 400;
        }
        if (name == "content-length" &&
            (++lengths > 1 || value.find_first_not_of("0123456789") != std::string::npos))
            return 400;
        if (name == "transfer-encoding" && version < 11) return 400;
        if (name == "transfer-encoding" && !same_word(value, "chunked")) return 501;
        if (name == "expect" && !same_word(value, "100-continue")) return 417;
    }
    bool right_hosts = version < 11 ? hosts <= 1 : hosts == 1;
    return right_hosts ? 0 : 400;
}

int read_target(Request& into) {
    if (into.method == Method::other && into.target == "*") {
        into.path = "*";
        return 0;
    }
    std::string_view query = into.target;
    auto path = decode(take_until(query, '?'), Plus::is_plus);
    if (!path || !path->starts_with('/') || !is_text(*path) || has_control(*path)) return 400;
    auto pairs = read_pairs(query);
    if (!pairs) return 400;
    into.path = std::move(*path);
    into.query = std::move(*pairs);
    return 0;
}

} // namespace

int read_head(Head head, Request& into) {
    into.method = method_named(head.method);
    into.target = std::move(head.target);
    into.headers = std::move(head.headers);
    for (auto& [name, value] : into.headers) name = ascii::small(name);
    if (int status = judge_headers(into.headers, head.version)) return status;
    split_absolute(into.target, into.headers);
    return read_target(into);
}

void name_client(Request& request, std::string_view peer, const std::vector<std::string>& trusted_proxies) {
    request.client = peer;
    if (std::find(trusted_proxies.begin(), trusted_proxies.end(), peer) == trusted_proxies.end()) {
        std::erase_if(request.headers,
                      [](const auto& header) { return header.first.starts_with("x-forwarded-"); });
        return;
    }
    for (const auto& [name, value] : request.headers)
        if (name == "x-forwarded-for")
            request.client = one_line(trimmed(std::string_view{value}.substr(value.rfind(',') + 1)));
}

} // namespace http
